"""What the rasters benchmark measures ours beside: rasterio and numpy in their usual manners, window by window and on whole arrays.

rasters.py ndvi|median|focal-RADIUS|zones  windows|whole  OUT|-  IN...  [CREATION=OPTION...]
rasters.py make FOLDER SCENES SIZE
"""
import os
import sys

import numpy as np
import rasterio
from rasterio.windows import Window

task, manner, out = sys.argv[1:4]
files = [arg for arg in sys.argv[4:] if "=" not in arg]
creation = dict(arg.lower().split("=") for arg in sys.argv[4:] if "=" in arg)
np.seterr(all="ignore")


def ndvi(red, nir):
    red, nir = red.astype(np.float32), nir.astype(np.float32)
    return (nir - red) / (nir + red)


def median(scenes):
    return np.median(scenes, axis=0).astype(np.uint16)


def focal(a, radius):
    """Sums of shifted views of a padded array, and a count where the padding has no data."""
    padded = np.pad(a.astype(np.float32), radius)
    ones = np.pad(np.ones(a.shape, np.float32), radius)
    return box(padded, radius) / box(ones, radius)


def box(a, radius):
    n = 2 * radius + 1
    rows = sum(a[i:a.shape[0] - n + 1 + i] for i in range(n))
    return sum(rows[:, i:rows.shape[1] - n + 1 + i] for i in range(n))


def zonal(values, zones, sums):
    values, zones = values.ravel(), zones.ravel()
    n = sums.shape[1]
    sums[0] += np.bincount(zones, minlength=n)
    sums[1] += np.bincount(zones, values, minlength=n)
    np.minimum.at(sums[2], zones, values) if out == "at" else minmax(values, zones, sums)


def minmax(values, zones, sums):
    order = np.argsort(zones, kind="stable")
    numbers, starts = np.unique(zones[order], return_index=True)
    sums[2][numbers] = np.minimum(sums[2][numbers], np.minimum.reduceat(values[order], starts))
    sums[3][numbers] = np.maximum(sums[3][numbers], np.maximum.reduceat(values[order], starts))


def windows(source):
    return [window for _, window in source.block_windows(1)]


def create(source, dtype):
    profile = {**source.profile, "dtype": dtype, "tiled": True, "blockxsize": 512, "blockysize": 512, "BIGTIFF": "IF_SAFER"}
    profile.pop("compress", None)
    profile.update(creation)
    return rasterio.open(out, "w", **profile)


sources = [rasterio.open(file) for file in files]
first = sources[0]
whole = Window(0, 0, first.width, first.height)
parts = windows(first) if manner == "windows" else [whole]
if task == "zones":
    sums = np.array([np.zeros(4096), np.zeros(4096), np.full(4096, np.inf), np.full(4096, -np.inf)])
    for window in parts:
        zonal(first.read(1, window=window), sources[1].read(1, window=window), sums)
    for zone in np.flatnonzero(sums[0]):
        print(zone, *(repr(float(x)).removesuffix(".0") for x in sums[:, zone]))
elif task == "ndvi":
    with create(first, "float32") as result:
        for window in parts:
            result.write(ndvi(*(s.read(1, window=window) for s in sources)), 1, window=window)
elif task == "median":
    with create(first, "uint16") as result:
        for window in parts:
            result.write(median(np.stack([s.read(1, window=window) for s in sources])), 1, window=window)
else:
    radius = int(task.split("-")[1])
    with create(first, "float32") as result:
        for w in parts:
            left, top = max(w.col_off - radius, 0), max(w.row_off - radius, 0)
            right, bottom = min(w.col_off + w.width + radius, first.width), min(w.row_off + w.height + radius, first.height)
            a = focal(first.read(1, window=Window(left, top, right - left, bottom - top)), radius)
            y, x = w.row_off - top, w.col_off - left
            result.write(a[y:y + w.height, x:x + w.width], 1, window=w)
