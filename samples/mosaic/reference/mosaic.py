"""Joins rasters on one grid: every tile is warped by rasterio onto the grid of all, and laid over those before it."""
import argparse
import glob
import math
import os

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.transform import from_origin
from rasterio.vrt import WarpedVRT
from rasterio.warp import transform_bounds

parser = argparse.ArgumentParser()
parser.add_argument("--tiles", required=True)
parser.add_argument("--crs", default="EPSG:4326")
parser.add_argument("--resolution", type=float, required=True)
parser.add_argument("--resampling", default="bilinear", type=str.lower)
parser.add_argument("--output_file", default="mosaic.tif")
args = parser.parse_args()

paths = sorted(glob.glob(os.path.join(args.tiles, "*.tif")), key=os.path.basename)
crs = CRS.from_string(args.crs)
resampling = {"near": "nearest"}.get(args.resampling, args.resampling)


def bounds(path):
    with rasterio.open(path) as tile, WarpedVRT(tile, crs=crs) as warped:
        return warped.bounds


# Pixels begin at multiples of the resolution.
size = args.resolution
west = math.floor(min(bounds(path).left for path in paths) / size) * size
east = math.ceil(max(bounds(path).right for path in paths) / size) * size
south = math.floor(min(bounds(path).bottom for path in paths) / size) * size
north = math.ceil(max(bounds(path).top for path in paths) / size) * size
width, height = round((east - west) / size), round((north - south) / size)
grid = {"crs": crs, "transform": from_origin(west, north, size, size), "width": width, "height": height}

with rasterio.open(paths[0]) as first:
    no_data, kind = first.nodata, first.dtypes[0]
mosaic = np.full((height, width), no_data, kind)
for path in paths:
    with rasterio.open(path) as tile, WarpedVRT(tile, resampling=Resampling[resampling], nodata=no_data, tolerance=1e-9, **grid) as warped:
        pixels = warped.read(1)
        mosaic = np.where(pixels == no_data, mosaic, pixels)

profile = {"driver": "GTiff", "count": 1, "dtype": kind, "nodata": no_data, "compress": "deflate", **grid}
with rasterio.open(os.path.join("output", args.output_file), "w", **profile) as result:
    result.write(mosaic, 1)
