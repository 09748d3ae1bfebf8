#!/usr/bin/python3
"""Makes the data that the samples run on: small, the same every time, and nobody's.

Usage: samples/make-data.py FOLDER      (Debian: python3-gdal python3-numpy python3-h5py)
"""
import json
import os
import sys

import h5py
import numpy as np
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
osr.UseExceptions()
ogr.UseExceptions()
ROOT = sys.argv[1]


def folder(name):
    path = os.path.join(ROOT, name)
    os.makedirs(path, exist_ok=True)
    return path


def system(code):
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(code)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


GEOGRAPHIC = system(4326)


def place(code, west, north, size, width, height):
    """Longitude and latitude of the middle of each pixel."""
    columns, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    x, y = west + columns * size, north - rows * size
    if code == 4326:
        return x, y
    points = osr.CoordinateTransformation(system(code), GEOGRAPHIC).TransformPoints(np.column_stack([x.ravel(), y.ravel()]).tolist())
    points = np.array(points)
    return points[:, 0].reshape(height, width), points[:, 1].reshape(height, width)


def height_at(longitude, latitude):
    return 1500 + 900 * np.sin(longitude * 14) * np.cos(latitude * 11) + 300 * np.sin(longitude * 47 + 1) * np.sin(latitude * 39)


def write(path, code, west, north, size, bands, kind, no_data):
    height, width = bands[0].shape
    raster = gdal.GetDriverByName("GTiff").Create(path, width, height, len(bands), kind, ["COMPRESS=DEFLATE", "TILED=YES", "BLOCKXSIZE=128", "BLOCKYSIZE=128"])
    raster.SetProjection(system(code).ExportToWkt())
    raster.SetGeoTransform([west, size, 0, north, 0, -size])
    for number, pixels in enumerate(bands, 1):
        band = raster.GetRasterBand(number)
        band.SetNoDataValue(no_data)
        band.WriteArray(pixels)
    raster.FlushCache()


def tiles():
    """Heights in three coordinate systems, which overlap; a corner of each has no data."""
    out = folder("tiles")
    for name, code, west, north, size in [
        ("a", 32632, 620000, 5200000, 100),
        ("b", 32632, 640000, 5200000, 100),
        ("c", 32633, 200000, 5190000, 120),
        ("d", 4326, 10.60, 46.80, 0.0012),
    ]:
        longitude, latitude = place(code, west, north, size, 256, 240)
        pixels = height_at(longitude, latitude).astype("float32")
        pixels[:30, :40] = -9999
        write(os.path.join(out, f"{name}.tif"), code, west, north, size, [pixels], gdal.GDT_Float32, -9999)


def scenes():
    """Red, near infrared and Fmask of seven days, one of them in another season."""
    out = folder("scenes")
    longitude, latitude = place(32632, 620000, 5200000, 100, 300, 300)
    green = 0.5 + 0.4 * np.sin(longitude * 25) * np.cos(latitude * 19)
    for number, day in enumerate(["20260301", "20260605", "20260612", "20260619", "20260703", "20260717", "20260801"]):
        random = np.random.default_rng(number)
        season = 0.3 if number == 0 else 1
        red = 900 - 500 * green * season + random.normal(0, 20, green.shape)
        nir = 1500 + 2500 * green * season + random.normal(0, 40, green.shape)
        fmask = np.full(green.shape, 64, "uint16")
        for _ in range(6):
            x, y, r = random.integers(0, 300), random.integers(0, 300), random.integers(20, 60)
            columns, rows = np.meshgrid(np.arange(300), np.arange(300))
            cloud = (columns - x) ** 2 + (rows - y) ** 2 < r * r
            red[cloud], nir[cloud] = 6000, 6500
            fmask[cloud] |= 2
            shadow = (columns - x - 15) ** 2 + (rows - y - 25) ** 2 < r * r
            fmask[shadow & ~cloud] |= 8
        bands = [np.clip(red, 1, 10000).astype("uint16"), np.clip(nir, 1, 10000).astype("uint16"), fmask]
        bands[0][:, :5] = bands[1][:, :5] = 0
        write(os.path.join(out, f"scene_{day}_v1.tif"), 32632, 620000, 5200000, 100, bands, gdal.GDT_UInt16, 0)


def granules():
    """Footprints of a lidar in HDF5, as GEDI has them: a group for each beam, a variable for each property."""
    out = folder("granules")
    for number in range(3):
        random = np.random.default_rng(100 + number)
        with h5py.File(os.path.join(out, f"granule_{number}.h5"), "w") as file:
            for beam in ["BEAM0000", "BEAM0001", "BEAM0101"]:
                count = 400
                along = np.linspace(0, 1, count)
                group = file.create_group(beam)
                group["lon_lowestmode"] = 10.4 + 0.25 * number + 0.5 * along + 0.02 * int(beam[-4:], 2)
                group["lat_lowestmode"] = 46.3 + 0.6 * along
                group["agbd"] = np.where(random.random(count) < 0.05, -9999, random.gamma(3, 40, count)).astype("float32")
                group["l4_quality_flag"] = (random.random(count) < 0.8).astype("uint8")
                group["shot_number"] = np.arange(count, dtype="uint64") + np.uint64(10**17 * (number + 1) + 10**6 * int(beam[-4:], 2))
                group["agbd"].attrs["units"] = "Mg / ha"


def areas():
    """An area of interest, and zones with a hole, an island and a part outside the raster."""
    out = folder("areas")
    ring = [[10.5, 46.4], [10.95, 46.45], [11.0, 46.8], [10.7, 46.85], [10.45, 46.7], [10.5, 46.4]]
    with open(os.path.join(out, "aoi.geojson"), "w") as file:
        json.dump({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": "valley"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}]}, file)

    zones = ogr.GetDriverByName("GPKG").CreateDataSource(os.path.join(out, "zones.gpkg"))
    layer = zones.CreateLayer("zones", system(32632), ogr.wkbMultiPolygon)
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    for name, wkt in [
        ("north", "MULTIPOLYGON (((625000 5198000, 640000 5199000, 638000 5190000, 624000 5189000, 625000 5198000), (630000 5195000, 633000 5195000, 633000 5193000, 630000 5193000, 630000 5195000)))"),
        ("south", "MULTIPOLYGON (((626000 5186000, 636000 5187000, 630000 5178000, 626000 5186000)), ((640000 5180000, 642000 5180000, 642000 5178000, 640000 5178000, 640000 5180000)))"),
        ("edge, east", "MULTIPOLYGON (((640000 5190000, 660000 5190000, 660000 5184000, 640000 5184000, 640000 5190000)))"),
        ("outside", "MULTIPOLYGON (((700000 5190000, 710000 5190000, 710000 5184000, 700000 5190000)))"),
    ]:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["name"] = name
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)


def archive():
    """A bucket of scenes as a STAC catalogue has them, from two tiles whose coordinate systems differ: a file for each band. And points in them."""
    days = ["20260301", "20260605", "20260612", "20260619", "20260703", "20260717", "20260801"]
    items = []
    for tile, code, west, north, number, day in [
        *(("T32TPS", 32632, 620000, 5200000, number, day) for number, day in enumerate(days)),
        *(("T33TTM", 32633, 180000, 5200000, 10 + number, day) for number, day in enumerate(["20260606", "20260704"])),
    ]:
        name = f"HLS.S30.{tile}.{day}"
        longitude, latitude = place(code, west, north, 120, 250, 250)
        random = np.random.default_rng(500 + number)
        green = (0.5 + 0.4 * np.sin(longitude * 25) * np.cos(latitude * 19)) * (0.3 if day == "20260301" else 1)
        red = (900 - 500 * green + random.normal(0, 20, green.shape)).astype("uint16")
        nir = (1500 + 2500 * green + random.normal(0, 40, green.shape)).astype("uint16")
        red[:, :5] = nir[:, :5] = 0
        fmask = np.where(random.random(green.shape) < 0.1, 66, 64).astype("uint16")
        assets = {}
        for asset, pixels in {"B04": red, "B8A": nir, "Fmask": fmask}.items():
            write(os.path.join(folder(f"archive/hls/{name}"), f"{asset}.tif"), code, west, north, 120, [pixels], gdal.GDT_UInt16, 0)
            assets[asset] = {"href": f"s3://hls/{name}/{asset}.tif", "type": "image/tiff; application=geotiff"}
        box = [longitude.min(), latitude.min(), longitude.max(), latitude.max()]
        corners = [[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]], [box[0], box[1]]]
        items.append({
            "type": "Feature", "stac_version": "1.0.0", "id": name, "collection": "hls", "bbox": box, "links": [], "assets": assets,
            "geometry": {"type": "Polygon", "coordinates": [corners]},
            "properties": {"datetime": f"{day[:4]}-{day[4:6]}-{day[6:]}T10:10:31Z"}})
    with open(os.path.join(folder("archive"), "items.json"), "w") as file:
        json.dump(items, file, indent=1)

    with open(os.path.join(folder("points"), "points.geojson"), "w") as file:
        json.dump({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Point", "coordinates": [x, y]}}
            for name, x, y in [("meadow", 10.8, 46.85), ("forest", 10.9, 46.73), ("pass, in snow", 10.7, 46.8), ("edge", 10.58, 46.9), ("far away", 12.5, 47.5)]
        ]}, file)


tiles()
scenes()
granules()
areas()
archive()
