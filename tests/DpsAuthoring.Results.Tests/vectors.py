"""Makes files of shapes in a folder; with 'judge' before it, judges their items: all shapes must lie in the footprint and the bbox."""
import glob
import json
import os
import random
import sys

from osgeo import ogr, osr
from shapely.geometry import Point, shape

ogr.UseExceptions()
osr.UseExceptions()
random.seed(5)
earth = osr.SpatialReference()
earth.ImportFromEPSG(4326)
earth.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)


def make(name, driver, crs, points, second=None):
    source = ogr.GetDriverByName(driver).CreateDataSource(os.path.join(folder, name))
    for i, (code, places) in enumerate([(crs, points)] + ([second] if second else [])):
        system = None
        if code:
            system = osr.SpatialReference()
            system.SetFromUserInput(code)
        layer = source.CreateLayer(f"layer{i}", system, ogr.wkbPoint)
        for x, y in places:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({x} {y})"))
            layer.CreateFeature(feature)


def judge(path, item):
    name = os.path.basename(path)
    if name.startswith("none_"):
        if item["geometry"] is not None or "bbox" in item:
            yield "it has a place"
        return
    area = shape(item["geometry"]).buffer(2e-8)
    west, south, east, north = item["bbox"]
    source = ogr.Open(path)
    seen = 0
    for i in range(source.GetLayerCount()):
        layer = source.GetLayer(i)
        system = layer.GetSpatialRef()
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        way = osr.CoordinateTransformation(system, earth)
        for feature in layer:
            geometry = feature.GetGeometryRef().Clone()
            lon, lat, _ = way.TransformPoint(geometry.GetX(), geometry.GetY())
            lon = (lon + 180) % 360 - 180
            seen += 1
            if not area.contains(Point(lon, lat)):
                yield f"{lon} {lat} is not in it"
            if not (south - 1e-7 <= lat <= north + 1e-7) or not (west - 1e-7 <= lon <= east + 1e-7 if west <= east else lon >= west or lon <= east):
                yield f"{lon} {lat} is not in its bbox"
    if seen == 0:
        yield "nothing was looked at"


if sys.argv[1] == "judge":
    count = 0
    for path in sorted(glob.glob(os.path.join(sys.argv[2], "*.stac.json"))):
        count += 1
        for problem in list(judge(path[:-len(".stac.json")], json.load(open(path, encoding="utf-8"))))[:3]:
            print(f"{os.path.basename(path)}: {problem}")
    print(f"{count} items")
else:
    folder = sys.argv[1]

    def cloud(x, y, size):
        return [(x + random.uniform(0, size), y + random.uniform(0, size)) for _ in range(40)]

    make("utm.gpkg", "GPKG", "EPSG:32633", cloud(400000, 5000000, 100000))
    make("two.gpkg", "GPKG", "EPSG:32633", cloud(400000, 5000000, 1000), ("EPSG:32633", cloud(500000, 5100000, 1000)))
    make("none_differ.gpkg", "GPKG", "EPSG:32633", cloud(400000, 5000000, 1000), ("EPSG:4326", cloud(10, 50, 1)))
    make("antimeridian.gpkg", "GPKG", "EPSG:32660", cloud(600000, 7000000, 200000))
    make("pole.gpkg", "GPKG", "EPSG:3031", cloud(-1000000, -1000000, 2000000))
    make("degrees.geojson", "GeoJSON", "EPSG:4326", cloud(10, 50, 3))
    make("point.geojson", "GeoJSON", "EPSG:4326", [(12.5, 45.25)])
    make("shapes.shp", "ESRI Shapefile", "EPSG:2193", cloud(1500000, 5400000, 90000))
    make("none_empty.gpkg", "GPKG", "EPSG:4326", [])
    make("none_crs.shp", "ESRI Shapefile", None, cloud(0, 0, 10))
    with open(os.path.join(folder, "none_broken.gpkg"), "wb") as broken:
        broken.write(open(os.path.join(folder, "utm.gpkg"), "rb").read()[:5000])
