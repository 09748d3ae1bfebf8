"""Composes one picture of a season: of each pixel the median of the scenes in which Fmask says that it is clear."""
import argparse
import datetime
import glob
import os
import re

import numpy as np
import rasterio

HIDDEN = 0b1_1110  # cloud, beside a cloud, its shadow, snow

parser = argparse.ArgumentParser()
parser.add_argument("--scenes", required=True)
parser.add_argument("--season", default="")
parser.add_argument("--output_file", default="composite.tif")
args = parser.parse_args()

start, end = (args.season or "0001-01-01/9999-12-31").split("/")


def day(path):
    digits = re.search(r"_(\d{8})[_.]", os.path.basename(path)).group(1)
    return datetime.datetime.strptime(digits, "%Y%m%d").date().isoformat()


paths = sorted(path for path in glob.glob(os.path.join(args.scenes, "*.tif")) if start <= day(path) <= end)
stack = []
for path in paths:
    with rasterio.open(path) as scene:
        bands = scene.read([1, 2]).astype("float32")
        bands[:, (scene.read(3) & HIDDEN) != 0] = np.nan
        bands[bands == scene.nodata] = np.nan
        stack.append(bands)
        profile = scene.profile

red, nir = np.nanmedian(np.stack(stack), axis=0)
with np.errstate(invalid="ignore", divide="ignore"):
    result = np.stack([red, nir, (nir - red) / (nir + red)]).astype("float32")
result[np.isnan(result)] = -9999

profile.update(driver="GTiff", count=3, dtype="float32", nodata=-9999)
with rasterio.open(os.path.join("output", args.output_file), "w", **profile) as file:
    file.write(result)
    for number, name in enumerate(["red", "nir", "ndvi"], 1):
        file.set_band_description(number, name)
