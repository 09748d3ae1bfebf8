# Made from algorithm_config.yml by dps sync, for CWL engines of one's own; DPS makes its own when the algorithm is registered.
cwlVersion: v1.2
$graph:
- class: Workflow
  label: template-algorithm-name
  doc: Reduces a raster to a percentage of its size.
  id: template-algorithm-name
  inputs:
    input_file:
      doc: The raster to reduce
      label: Input file
      type: File
    output_file:
      doc: Name of the result under output/
      label: Output file
      type: string
      default: reduced.tif
    outsize:
      doc: Percent of the original size
      label: Size in percent
      type: int
      default: 30
  outputs:
    out:
      type: Directory
      outputSource: process/outputs_result
  steps:
    process:
      run: '#main'
      in:
        input_file: input_file
        output_file: output_file
        outsize: outsize
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
    output_file:
      type: string
      default: reduced.tif
      inputBinding:
        position: 2
        prefix: --output_file
    outsize:
      type: int
      default: 30
      inputBinding:
        position: 3
        prefix: --outsize
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
s:keywords: gdal, raster
$namespaces:
  s: https://schema.org/
