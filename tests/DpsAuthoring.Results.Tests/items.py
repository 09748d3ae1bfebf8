"""Judges items of rasters by what Debian's GDAL says of the same files.

The first argument is a folder, which has items beside its files. Prints what is wrong, a line each; the last line counts the items.
"""
import glob
import hashlib
import json
import math
import os
import sys

import numpy as np
from osgeo import gdal
from osgeo_utils.samples.validate_cloud_optimized_geotiff import validate

gdal.UseExceptions()
os.environ["GDAL_PAM_ENABLED"] = "NO"
TYPES = {
    "Byte": "uint8", "UInt16": "uint16", "Int16": "int16", "Float32": "float32", "Float64": "float64", "CFloat32": "cfloat32", "CInt16": "cint16",
}
NO_PLACE = {"no_crs.tif", "nowhere.tif", "outside.tif", "picture.png", "broken.tif", "garbage.tif"}


def near(one, other):
    return one is not None and abs(one - other) <= 1e-9 * max(1, abs(one), abs(other))


def number(value):
    return value if isinstance(value, (int, float)) else float(value)


def judge(path, item):
    name = os.path.basename(path)
    asset = item["assets"]["data"]
    content = open(path, "rb").read()
    if asset["file:size"] != len(content) or asset["file:checksum"] != "1220" + hashlib.sha256(content).hexdigest():
        yield "size or checksum"
    if (item["geometry"] is None) != (name in NO_PLACE and name != "broken.tif") and name != "broken.tif":
        yield f"its geometry is {item['geometry']}"
    if item["geometry"] is None and "bbox" in item:
        yield "a bbox without a geometry"
    if name == "garbage.tif":
        return
    raster = gdal.Open(path)
    properties = item["properties"]
    if properties["proj:shape"] != [raster.RasterYSize, raster.RasterXSize]:
        yield f"shape {properties['proj:shape']}"
    t = raster.GetGeoTransform(can_return_null=True)
    if t and properties["proj:transform"] != [t[1], t[2], t[0], t[4], t[5], t[3]]:
        yield f"transform {properties.get('proj:transform')}"
    if not t and "proj:transform" in properties:
        yield "a transform of nothing"
    system = raster.GetSpatialRef()
    code = f"{system.GetAuthorityName(None)}:{system.GetAuthorityCode(None)}" if system and system.GetAuthorityCode(None) else None
    if properties.get("proj:code") != code:
        yield f"code {properties.get('proj:code')}, not {code}"
    if system and not code and not (properties["proj:wkt2"] and properties["proj:projjson"]):
        yield "neither WKT nor PROJJSON"
    if path.endswith(".tif") and name != "broken.tif":
        is_cog = not validate(path, full_check=True)[1]
        if asset["type"].endswith("cloud-optimized") != is_cog:
            yield f"{asset['type']}, and GDAL says {is_cog} to its being a COG: {validate(path)[:2]}"
    if len(asset["bands"]) != raster.RasterCount:
        yield f"{len(asset['bands'])} bands"
    for i, told in enumerate(asset["bands"], 1):
        band = raster.GetRasterBand(i)
        if told["data_type"] != TYPES[gdal.GetDataTypeName(band.DataType)]:
            yield f"type {told['data_type']}"
        nodata = band.GetNoDataValue()
        if (nodata is None) != ("nodata" not in told) or (nodata is not None and not (
                math.isnan(nodata) and told["nodata"] == "nan" or number(told["nodata"]) == nodata)):
            yield f"nodata {told.get('nodata')}, not {nodata}"
        if told.get("unit", "") != band.GetUnitType():
            yield f"unit {told.get('unit')}"
        if name == "broken.tif" or gdal.DataTypeIsComplex(band.DataType):
            if "statistics" in told:
                yield "statistics of what has none"
            continue
        values = band.ReadAsArray().astype(np.float64)
        valid = np.isfinite(values)
        if band.GetMaskFlags() != gdal.GMF_ALL_VALID:
            valid &= band.GetMaskBand().ReadAsArray() != 0
        found, statistics = values[valid], told["statistics"]
        if statistics["count"] != values.size or not abs(statistics["valid_percent"] - 100 * found.size / values.size) < 1e-3:
            yield f"counts {statistics}, not {found.size} of {values.size}"
        if found.size == 0:
            if "minimum" in statistics:
                yield "a minimum of nothing"
        elif not (near(statistics["minimum"], found.min()) and near(statistics["maximum"], found.max()) and near(statistics["mean"], found.mean())
                  and abs(statistics["stddev"] - found.std()) <= 1e-6 * max(1e-3, found.std())):
            yield f"{statistics}, not {found.min()} {found.max()} {found.mean()} {found.std()}"


count = 0
for path in sorted(glob.glob(os.path.join(sys.argv[1], "*.stac.json"))):
    count += 1
    for problem in judge(path[:-len(".stac.json")], json.load(open(path, encoding="utf-8"))):
        print(f"{os.path.basename(path)}: {problem}")
print(f"{count} items")
