"""Sums up a raster over the zones of a vector file, with rasterio, fiona and numpy."""
import argparse
import csv
import os

import fiona
import numpy as np
import rasterio
from rasterio.features import rasterize
from rasterio.warp import transform_geom

parser = argparse.ArgumentParser()
parser.add_argument("--raster", required=True)
parser.add_argument("--zones", required=True)
parser.add_argument("--band", type=int, default=1)
parser.add_argument("--table", default="zones.csv")
parser.add_argument("--map", default="statistics.gpkg")
args = parser.parse_args()

with rasterio.open(args.raster) as raster:
    pixels = raster.read(args.band, masked=True).astype("float64")
    grid = {"out_shape": raster.shape, "transform": raster.transform}
    system = raster.crs

with fiona.open(args.zones) as zones:
    features = list(zones)
    schema, crs = zones.schema, zones.crs

schema["properties"].update({"count": "int64", "mean": "float", "min": "float", "max": "float"})
with fiona.open(os.path.join("output", args.map), "w", driver="GPKG", layer="zones", schema=schema, crs=crs) as result, \
        open(os.path.join("output", args.table), "w", newline="") as file:
    table = csv.writer(file)
    table.writerow(["name", "count", "mean", "min", "max"])
    for feature in features:
        geometry = transform_geom(crs, system, feature["geometry"])
        inside = rasterize([(geometry, 1)], fill=0, dtype="uint8", **grid).astype(bool)
        values = pixels[inside].compressed()
        properties = dict(feature["properties"])
        if len(values):
            numbers = {"count": len(values), "mean": values.mean(), "min": values.min(), "max": values.max()}
        else:
            numbers = dict.fromkeys(["count", "mean", "min", "max"])
        table.writerow([properties["name"], numbers["count"] or 0, numbers["mean"], numbers["min"], numbers["max"]])
        result.write({"geometry": feature["geometry"], "properties": {**properties, **numbers}})
