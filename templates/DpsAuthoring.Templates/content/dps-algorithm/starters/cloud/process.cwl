# Made from algorithm_config.yml by dps sync, for CWL engines of one's own; DPS makes its own when the algorithm is registered.
cwlVersion: v1.2
$graph:
- class: Workflow
  label: template-algorithm-name
  doc: Cuts a box out of a raster on the web or in a bucket.
  id: template-algorithm-name
  inputs:
    scene:
      doc: Address of the raster, best a cloud-optimized GeoTIFF
      label: Scene
      type: string
    bbox:
      doc: West, south, east and north of the box in degrees
      label: Box
      type: string
    output_file:
      doc: Name of the result under output/
      label: Output file
      type: string
      default: clip.tif
  outputs:
    out:
      type: Directory
      outputSource: process/outputs_result
  steps:
    process:
      run: '#main'
      in:
        scene: scene
        bbox: bbox
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
    scene:
      type: string
      inputBinding:
        position: 1
        prefix: --scene
    bbox:
      type: string
      inputBinding:
        position: 2
        prefix: --bbox
    output_file:
      type: string
      default: clip.tif
      inputBinding:
        position: 3
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
s:keywords: gdal, raster, cloud
$namespaces:
  s: https://schema.org/
