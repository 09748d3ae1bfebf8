"""Judges footprints: points of a raster must lie in its footprint, and points beside the raster outside of it.

Reads lines of JSON from the file that is named first: width, height, transform, crs, polygons, bbox. PROJ is asked here through GDAL's own
Python, which shares nothing with the code that made the footprints. Prints what is wrong; its last line counts what was looked at.
"""
import json
import math
import random
import sys

from osgeo import osr
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.prepared import prep

osr.UseExceptions()
random.seed(7)
earth = osr.SpatialReference()
earth.ImportFromEPSG(4326)
earth.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)


class Raster:
    def __init__(self, line):
        self.width, self.height, self.transform = line["width"], line["height"], line["transform"]
        self.crs = osr.SpatialReference()
        self.crs.SetFromUserInput(line["crs"])
        self.crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        self.geographic = bool(self.crs.IsGeographic())
        self.cylinder = line["crs"] in ("EPSG:3857", "EPSG:3395", "EPSG:6933", "EPSG:3832", "EPSG:3994")
        self.there = osr.CoordinateTransformation(self.crs, earth)
        self.back = osr.CoordinateTransformation(earth, self.crs)
        t = self.transform
        self.reach = math.hypot(t[1] * self.width, t[4] * self.width) + math.hypot(t[2] * self.height, t[5] * self.height)

    def place(self, across, down):
        """The position at a part of the width and height; None beyond the world."""
        t, column, row = self.transform, across * self.width, down * self.height
        x, y = t[0] + column * t[1] + row * t[2], t[3] + column * t[4] + row * t[5]
        if self.geographic:
            if abs(y) > 90:
                return None
            lon, lat, _ = self.there.TransformPoint((x + 180) % 360 - 180, y)
            return lon, lat
        try:
            lon, lat, _ = self.there.TransformPoint(x, y)
            if not (math.isfinite(lon) and math.isfinite(lat)):
                return None
            back_x, back_y, _ = self.back.TransformPoint(lon, lat)
        except RuntimeError:
            return None
        round_world = self.cylinder and abs(back_x - x) > 1e7 and abs(back_y - y) < 1e-5 * self.reach  # One turn of a cylinder.
        near = abs(back_x - x) + abs(back_y - y) < max(1e-5 * self.reach, 1)
        return ((lon + 180) % 360 - 180, lat) if near or round_world else None

    def safely(self, across, down, margin):
        """The same, where all around it is on Earth too."""
        here = self.place(across, down)
        if here is None or abs(here[1]) > 89.9999:
            return None
        around = [(across + margin * i, down + margin * j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        return here if all(self.place(*point) for point in around) else None


def judge(line):
    raster = Raster(line)
    shape = MultiPolygon([Polygon(ring) for ring in line["polygons"]])
    problems = []
    if not shape.is_valid:
        problems.append("its polygons are not valid")
    for ring in line["polygons"]:
        if not Polygon(ring).exterior.is_ccw:
            problems.append("a ring runs clockwise")
        if ring[0] != ring[-1]:
            problems.append("a ring is not closed")
        if any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in ring):
            problems.append("a position is none")
    west, south, east, north = line["bbox"]
    lons = [lon for ring in line["polygons"] for lon, _ in ring]
    if west > east and not (any(lon == 180 for lon in lons) and any(lon == -180 for lon in lons)):
        problems.append("its bbox goes over the antimeridian, and its polygons do not")
    fast = prep(shape)
    corners = [(0, 0), (0, 1), (1, 0), (1, 1), (0, .5), (.5, 0), (1, .5), (.5, 1)]
    margin = .002 if all(raster.place(*corner) for corner in corners) else .03
    inside = [(i / 24, j / 24) for i in range(25) for j in range(25)] + [(random.random(), random.random()) for _ in range(200)]
    looked = 0
    for a, d in inside:
        a, d = margin + a * (1 - 2 * margin), margin + d * (1 - 2 * margin)
        here = raster.safely(a, d, margin / 2)
        if here is None:
            continue
        looked += 1
        if not fast.intersects(Point(here)):
            problems.append(f"{here}, {a:.3f} {d:.3f} of the raster, is not in it")
        lon, lat = here
        if not south <= lat <= north or not (west <= lon <= east if west <= east else lon >= west or lon <= east):
            problems.append(f"{here}, {a:.3f} {d:.3f} of the raster, is not in its bbox {line['bbox']}")
    for _ in range(400):
        beside = random.choice([-margin, 1 + margin]) + random.uniform(-.25, .25)
        a, d = (beside, random.uniform(-.25, 1.25)) if random.random() < .5 else (random.uniform(-.25, 1.25), beside)
        if -margin < a < 1 + margin and -margin < d < 1 + margin:
            continue
        here = raster.safely(a, d, margin / 2)
        if here is None or (raster.geographic or raster.cylinder) and west < -179.999 and east > 179.999:
            continue
        looked += 1
        if fast.contains(Point(here)):
            problems.append(f"{here}, {a:.3f} {d:.3f} beside the raster, is in it")
    return problems[:3], looked


total = looked = 0
with open(sys.argv[1], encoding="utf-8") as lines:
    for text in lines:
        line = json.loads(text)
        problems, points = judge(line)
        total, looked = total + 1, looked + points
        if points < 100 and line["polygons"]:
            problems.append(f"only {points} points of it could be looked at")
        for problem in problems:
            print(f"{line['name']}: {problem}")
print(f"{total} rasters, {looked} points")
