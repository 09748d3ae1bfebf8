"""What the rasters benchmark measures ours beside: rasterio and numpy in their usual manners, window by window and on whole arrays.

rasters.py ndvi|median|focal-RADIUS|zones  windows|whole  OUT|-  IN...  [CREATION=OPTION...]
rasters.py make FOLDER SCENES SIZE
"""
import sys

import numpy as np
import rasterio
import rasterio.enums
import rasterio.transform
from rasterio.windows import Window

np.seterr(all="ignore")


def make(folder, scenes, size):
    """Scenes like a satellite's, in tiles: a smooth surface with 7 bits of noise; and zones of 500 x 700 pixels."""
    with rasterio.open("/usr/share/proj/egm96_15.gtx") as heights:
        surface = heights.read(1, out_shape=(size, size), resampling=rasterio.enums.Resampling.bilinear)
    surface = (surface - surface.min()) / (surface.max() - surface.min())
    random = np.random.default_rng(1)
    profile = {
        "driver": "GTiff", "width": size, "height": size, "count": 1, "tiled": True, "blockxsize": 512, "blockysize": 512,
        "compress": "deflate", "num_threads": "all_cpus", "transform": rasterio.transform.from_origin(600000, 5100000, 10, 10),
    }
    for i in range(scenes):
        with rasterio.open(f"{folder}/s{i}.tif", "w", dtype="uint16", **profile) as scene:
            scene.write((1000 + 3000 * surface + random.integers(0, 128, (size, size))).astype(np.uint16), 1)
    zones = (np.arange(size) // 700)[:, None] * 22 + np.arange(size) // 500 + 1
    with rasterio.open(f"{folder}/zones.tif", "w", dtype="int32", **profile) as result:
        result.write(zones.astype(np.int32), 1)


if sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    sys.exit()

task, manner, out = sys.argv[1:4]
files = [arg for arg in sys.argv[4:] if "=" not in arg]
creation = dict(arg.lower().split("=") for arg in sys.argv[4:] if "=" in arg)


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
