# Made from algorithm_config.yml by dps sync, for CWL engines of one's own; DPS makes its own when the algorithm is registered.
cwlVersion: v1.2
$graph:
- class: Workflow
  label: template-algorithm-name
  doc: Joins rasters on one grid into a cloud-optimized GeoTIFF.
  id: template-algorithm-name
  inputs:
    tiles:
      doc: The rasters; where they overlap, the last by name lies on top
      label: Tiles
      type: Directory
    crs:
      doc: Coordinate system of the result
      label: Coordinate system
      type: string
      default: EPSG:4326
    resolution:
      doc: Size of a pixel in units of the coordinate system; nothing means that of the tiles
      label: Resolution
      type: double?
    resampling:
      doc: How a pixel is made of those around it
      label: Resampling
      type: string
      default: Bilinear
    output_file:
      doc: Name of the result under output/
      label: Output file
      type: string
      default: mosaic.tif
  outputs:
    out:
      type: Directory
      outputSource: process/outputs_result
  steps:
    process:
      run: '#main'
      in:
        tiles: tiles
        crs: crs
        resolution: resolution
        resampling: resampling
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
    tiles:
      type: Directory
      inputBinding:
        position: 1
        prefix: --tiles
    crs:
      type: string
      default: EPSG:4326
      inputBinding:
        position: 2
        prefix: --crs
    resolution:
      type: double?
      inputBinding:
        position: 3
        prefix: --resolution
    resampling:
      type: string
      default: Bilinear
      inputBinding:
        position: 4
        prefix: --resampling
    output_file:
      type: string
      default: mosaic.tif
      inputBinding:
        position: 5
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
s:keywords: gdal, raster, mosaic
$namespaces:
  s: https://schema.org/
