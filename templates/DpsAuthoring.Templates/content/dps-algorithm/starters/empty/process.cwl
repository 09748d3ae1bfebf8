# Made from algorithm_config.yml by dps sync, for CWL engines of one's own; DPS makes its own when the algorithm is registered.
cwlVersion: v1.2
$graph:
- class: Workflow
  label: template-algorithm-name
  doc: Counts the lines of a text.
  id: template-algorithm-name
  inputs:
    input_file:
      doc: The text to read
      label: Input file
      type: File
  outputs:
    out:
      type: Directory
      outputSource: process/outputs_result
  steps:
    process:
      run: '#main'
      in:
        input_file: input_file
      out: [outputs_result]
- class: CommandLineTool
  id: main
  requirements:
    DockerRequirement:
      dockerPull: localhost/template-algorithm-name:main
    NetworkAccess:
      networkAccess: true
    ResourceRequirement:
      ramMin: 8
      coresMin: 1
      outdirMax: 20
  baseCommand: /app/template-repository-folder/run.sh
  inputs:
    input_file:
      type: File
      inputBinding:
        position: 1
        prefix: --input_file
  outputs:
    outputs_result:
      outputBinding:
        glob: ./output*
      type: Directory
#if (author != "")
s:author:
- class: s:Person
  s:name: template-person
#endif
s:codeRepository: template-repository-url
s:softwareVersion: main
s:version: main
s:keywords: text
$namespaces:
  s: https://schema.org/
