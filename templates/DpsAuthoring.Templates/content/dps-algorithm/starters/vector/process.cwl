# Made from algorithm_config.yml by dps sync, for CWL engines of one's own; DPS makes its own when the algorithm is registered.
cwlVersion: v1.2
$graph:
- class: Workflow
  label: template-algorithm-name
  doc: Counts the points in each area and averages their values.
  id: template-algorithm-name
  inputs:
    areas:
      doc: The areas, polygons of the first layer
      label: Areas
      type: File
    points:
      doc: The points, a table with the columns longitude and latitude in degrees
      label: Points
      type: File
    column:
      doc: The column that is averaged
      label: Column
      type: string
      default: value
    output_file:
      doc: Name of the result under output/
      label: Output file
      type: string
      default: areas.gpkg
  outputs:
    out:
      type: Directory
      outputSource: process/outputs_result
  steps:
    process:
      run: '#main'
      in:
        areas: areas
        points: points
        column: column
        output_file: output_file
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
    areas:
      type: File
      inputBinding:
        position: 1
        prefix: --areas
    points:
      type: File
      inputBinding:
        position: 2
        prefix: --points
    column:
      type: string
      default: value
      inputBinding:
        position: 3
        prefix: --column
    output_file:
      type: string
      default: areas.gpkg
      inputBinding:
        position: 4
        prefix: --output_file
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
s:keywords: gdal, vector
$namespaces:
  s: https://schema.org/
