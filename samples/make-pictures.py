#!/usr/bin/python3
"""Draws the READMEs' pictures from what the samples have made.

Usage: samples/make-pictures.py DATA RESULTS      (Debian: python3-gdal python3-h5py python3-matplotlib python3-pil)
RESULTS has what `dps run` has written with --output RESULTS/<sample>.
"""
import csv
import datetime
import io
import os
import sys

import h5py
import h5py
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from osgeo import gdal, ogr
from PIL import Image

gdal.UseExceptions()
ogr.UseExceptions()
DATA, RESULTS = sys.argv[1:]
HERE = os.path.dirname(os.path.abspath(__file__))


def read(path, band=1):
    """Pixels, NaN where there are no data, and the box that they cover."""
    raster = gdal.Open(path)
    source = raster.GetRasterBand(band)
    pixels = source.ReadAsArray().astype(float)
    pixels[source.GetMaskBand().ReadAsArray() == 0] = np.nan
    west, width, _, north, _, height = raster.GetGeoTransform()
    return pixels, [west, west + width * raster.RasterXSize, north + height * raster.RasterYSize, north]


def result(sample, name):
    found = [os.path.join(folder, name) for folder, _, files in os.walk(os.path.join(RESULTS, sample)) if name in files]
    return max(found, key=os.path.getmtime)


def shade(pixels):
    dy, dx = np.gradient(pixels)
    return np.clip(0.7 - 0.006 * dx + 0.006 * dy, 0.3, 1)


def features(path):
    source = ogr.Open(path)   # Features live no longer than it.
    yield from source.GetLayer(0)


def outlines(axes, path, color="black", transform=lambda x, y: (x, y), **style):
    for feature in features(path):
        geometry = feature.GetGeometryRef()
        polygons = [geometry] if geometry.GetGeometryName() == "POLYGON" else list(geometry)
        for polygon in polygons:
            for ring in polygon:
                axes.plot(*np.array([transform(*point[:2]) for point in ring.GetPoints()]).T, color=color, **style)


def save(figure, sample):
    memory = io.BytesIO()
    figure.savefig(memory, dpi=80, bbox_inches="tight")
    Image.open(memory).convert("RGB").quantize(96).save(os.path.join(HERE, sample, f"{sample}.png"), optimize=True)
    plt.close(figure)


def mosaic():
    figure, axes = plt.subplots(figsize=(8, 4.6))
    pixels, box = read(result("mosaic", "mosaic.tif"))
    relief = plt.get_cmap("terrain")(0.25 + 0.7 * (pixels - np.nanmin(pixels)) / (np.nanmax(pixels) - np.nanmin(pixels)))
    relief[..., :3] *= shade(np.nan_to_num(pixels, nan=1500))[..., None]
    relief[np.isnan(pixels)] = 1
    axes.imshow(relief, extent=box, aspect=1.45)
    for name in "abcd":
        info = gdal.Info(os.path.join(DATA, "tiles", f"{name}.tif"), format="json")
        ring = np.array(info["wgs84Extent"]["coordinates"][0])
        axes.plot(*ring.T, color="black", linewidth=1)
        code = info["coordinateSystem"]["wkt"].rsplit('"EPSG",', 1)[1].split("]")[0]
        axes.annotate(f"{name}: EPSG:{code}", ring[:4].mean(axis=0), ha="center", bbox={"color": "white", "alpha": 0.7, "pad": 1})
    axes.set_title("Four tiles in three coordinate systems, as one")
    save(figure, "mosaic")


def composite():
    figure, axes = plt.subplots(1, 3, figsize=(11, 4))
    for panel, (title, path, ratio) in zip(axes, [
        ("One scene (12 June)", os.path.join(DATA, "scenes", "scene_20260612_v1.tif"), 7000),
        ("Median of the season's clear pixels", result("composite", "composite.tif"), 7000),
    ]):
        red, nir = read(path)[0][::2, ::2], read(path, 2)[0][::2, ::2]
        picture = np.nan_to_num(np.clip(np.stack([nir, red, red], axis=-1) / [4500, 2500, 2500], 0, 1), nan=1)
        panel.imshow(picture, interpolation="nearest")
        panel.set_title(title)
    drawn = axes[2].imshow(read(result("composite", "composite.tif"), 3)[0][::2, ::2], cmap="YlGn", interpolation="nearest")
    axes[2].set_title("Its NDVI")
    figure.colorbar(drawn, ax=axes[2], shrink=0.75)
    for panel in axes:
        panel.set_axis_off()
    save(figure, "composite")


def footprints():
    figure, axes = plt.subplots(figsize=(7, 5))
    for name in sorted(os.listdir(os.path.join(DATA, "granules"))):
        with h5py.File(os.path.join(DATA, "granules", name)) as file:
            for beam in file.values():
                axes.plot(beam["lon_lowestmode"][:], beam["lat_lowestmode"][:], ".", color="0.8", markersize=1)
    outlines(axes, os.path.join(DATA, "areas", "aoi.geojson"))
    points = [
        (*feature.GetGeometryRef().GetPoint_2D(), feature["agbd"])
        for feature in features(result("footprints", "footprints.gpkg"))]
    x, y, biomass = np.array(points).T
    drawn = axes.scatter(x, y, c=biomass, s=10, cmap="viridis", vmin=0, vmax=300)
    figure.colorbar(drawn, label="biomass (Mg / ha)")
    axes.set_title(f"{len(points)} good footprints in the area; grey: all others")
    save(figure, "footprints")


def zones():
    figure, axes = plt.subplots(figsize=(7, 5.2))
    pixels, box = read(os.path.join(DATA, "tiles", "a.tif"))
    axes.imshow(shade(np.nan_to_num(pixels, nan=1500)), extent=box, cmap="gray", vmin=0, vmax=1)
    scale = plt.Normalize(1000, 2400)
    for zone in features(result("zones", "statistics.gpkg")):
        for polygon in zone.GetGeometryRef():
            ring = np.array(polygon.GetGeometryRef(0).GetPoints())[:, :2]
            color = "none" if zone["mean"] is None else plt.get_cmap("plasma")(scale(zone["mean"]))
            axes.fill(*ring.T, facecolor=color, edgecolor="black", alpha=0.6)
            if polygon.GetGeometryCount() > 1:
                axes.fill(*np.array(polygon.GetGeometryRef(1).GetPoints())[:, :2].T, facecolor="0.7", edgecolor="black")
        if zone["mean"] is not None:
            middle = zone.GetGeometryRef().GetGeometryRef(0).Centroid()
            axes.annotate(
                f"{zone['name']}\n{zone['mean']:.0f} m", (middle.GetX(), middle.GetY()), ha="center", va="top",
                bbox={"color": "white", "alpha": 0.7, "pad": 1})
    axes.set_xlim(619000, 662000)
    axes.set_xticks(range(620000, 662000, 10000))
    axes.set_ylim(5175000, 5201000)
    figure.colorbar(plt.cm.ScalarMappable(scale, "plasma"), ax=axes, label="mean height (m)", shrink=0.8)
    axes.set_title("Mean height of each zone")
    save(figure, "zones")


def timeseries():
    figure, axes = plt.subplots(figsize=(8, 4))
    with open(result("timeseries", "timeseries.csv"), newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["B04"]]
    for point in dict.fromkeys(row["point"] for row in rows):
        seen = [row for row in rows if row["point"] == point]
        days = [datetime.datetime.fromisoformat(row["time"].rstrip("Z")) for row in seen]
        red, nir = (np.array([float(row[band]) for row in seen]) for band in ("B04", "B8A"))
        line, = axes.plot(days, (nir - red) / (nir + red), "-o", label=point)
        clouds = [i for i, row in enumerate(seen) if int(row["Fmask"]) & 2]
        axes.plot([days[i] for i in clouds], ((nir - red) / (nir + red))[clouds], "o", color="white", markeredgecolor=line.get_color(), zorder=3)
    axes.set_ylabel("NDVI")
    axes.legend(title="white: cloud, says Fmask")
    axes.set_title("What the scenes of a STAC catalogue show at points")
    save(figure, "timeseries")


for picture in (mosaic, composite, footprints, zones, timeseries):
    picture()
