"""Makes rasters of every kind in a folder, with Debian's GDAL."""
import os
import sys

import numpy as np
from osgeo import gdal, osr

gdal.UseExceptions()
folder = sys.argv[1]
rng = np.random.default_rng(11)
NORTH_UP = (399960, 30, 0, 5000040, 0, -30)


def make(name, crs, transform, kind, data, nodata=None, driver="GTiff", options=(), unit=None, scale=None, point=False, descriptions=()):
    data = np.atleast_3d(data) if data.ndim == 3 else data[None, ...]
    bands, height, width = data.shape
    path = os.path.join(folder, name)
    raster = gdal.GetDriverByName("GTiff" if driver == "COG" else driver).Create(
        path + ".tmp" if driver == "COG" else path, width, height, bands, kind, list(options) if driver != "COG" else [])
    if crs:
        system = osr.SpatialReference()
        system.SetFromUserInput(crs)
        raster.SetProjection(system.ExportToWkt())
    if transform:
        raster.SetGeoTransform(transform)
    if point:
        raster.SetMetadataItem("AREA_OR_POINT", "Point")
    for i in range(bands):
        band = raster.GetRasterBand(i + 1)
        if nodata is not None:
            band.SetNoDataValue(nodata)
        if unit:
            band.SetUnitType(unit)
        if scale:
            band.SetScale(scale[0])
            band.SetOffset(scale[1])
        if i < len(descriptions):
            band.SetDescription(descriptions[i])
        band.WriteArray(data[i])
    raster.FlushCache()
    raster = None
    if driver == "COG":
        gdal.Translate(path, path + ".tmp", format="COG", creationOptions=list(options))
        os.remove(path + ".tmp")


small = rng.normal(100, 20, (120, 90))
large = rng.normal(0, 1, (1500, 1100))
holes = small.astype(np.float32)
holes[10:30, 10:50] = np.nan
marked = small.astype(np.int16)
marked[5:9, :] = -9999
F, D = gdal.GDT_Float32, gdal.GDT_Float64
make("utm int16.tif", "EPSG:32633", NORTH_UP, gdal.GDT_Int16, marked, nodata=-9999, unit="m", scale=(0.01, -5))
make("utm_float_nan.tif", "EPSG:32633", NORTH_UP, F, holes, nodata=float("nan"))
make("float_max.tif", "EPSG:32633", NORTH_UP, F, np.where(np.isnan(holes), -3.4028234663852886e38, holes), nodata=-3.4028234663852886e38)
make("only_nan.tif", "EPSG:32633", NORTH_UP, F, np.full((20, 20), np.nan, np.float32))
make("infinite.tif", "EPSG:32633", NORTH_UP, D, np.where(small > 120, np.inf, small))
make("complex.tif", "EPSG:32633", NORTH_UP, gdal.GDT_CFloat32, small + 1j)
make("complex_int.tif", "EPSG:32633", NORTH_UP, gdal.GDT_CInt16, marked + 0j)
make("geographic.tif", "EPSG:4326", (10, 0.01, 0, 50, 0, -0.01), gdal.GDT_Byte, (small % 250).astype(np.uint8))
make("antimeridian.tif", "EPSG:32660", (699960, 1000, 0, 7000040, 0, -1000), gdal.GDT_UInt16, (small + 1000).astype(np.uint16))
make("pole.tif", "EPSG:3413", (-3850000, 80000, 0, 5850000, 0, -90000), F, small.astype(np.float32))
make("rotated.tif", "EPSG:32733", (500000, 80, 60, 7000000, 60, -80), F, small.astype(np.float32))
make("south_up.tif", "EPSG:32633", (399960, 30, 0, 4990000, 0, 30), F, small.astype(np.float32))
make("no_crs.tif", None, NORTH_UP, F, small.astype(np.float32))
make("nowhere.tif", None, None, gdal.GDT_Byte, (small % 250).astype(np.uint8))
make("outside.tif", "EPSG:4326", NORTH_UP, F, small.astype(np.float32))
make("own_crs.tif", "+proj=laea +lat_0=12 +lon_0=34 +datum=WGS84 +units=m", (-10000, 100, 0, 10000, 0, -100), F, small.astype(np.float32))
make("point.tif", "EPSG:32633", NORTH_UP, F, small.astype(np.float32), point=True)
make("bands.tif", "EPSG:32633", NORTH_UP, gdal.GDT_UInt16, np.stack([small, small * 2, small * 3]).astype(np.uint16), descriptions=("red", "nir"))
make("constant_1e9.tif", "EPSG:32633", NORTH_UP, D, 1e9 + rng.normal(0, 0.001, (50, 50)))
make("striped_large.tif", "EPSG:32633", NORTH_UP, F, large.astype(np.float32))
make("tiled_large.tif", "EPSG:32633", NORTH_UP, F, large.astype(np.float32), options=("TILED=YES",))
make("cog_large.tif", "EPSG:32633", NORTH_UP, F, large.astype(np.float32), driver="COG")
make("cog_small.tif", "EPSG:32633", NORTH_UP, F, small.astype(np.float32), driver="COG")
make("tiled_small.tif", "EPSG:32633", NORTH_UP, F, small.astype(np.float32), options=("TILED=YES",))
gdal.Translate(os.path.join(folder, "updated_cog.tif"), os.path.join(folder, "tiled_large.tif"), creationOptions=["TILED=YES", "COMPRESS=DEFLATE"])
with_overviews = gdal.Open(os.path.join(folder, "updated_cog.tif"), gdal.GA_Update)
with_overviews.BuildOverviews("AVERAGE", [2, 4])
with_overviews = None
gdal.Translate(os.path.join(folder, "copied_cog.tif"), os.path.join(folder, "updated_cog.tif"),
               creationOptions=["TILED=YES", "COPY_SRC_OVERVIEWS=YES", "COMPRESS=DEFLATE"])
masked = gdal.GetDriverByName("GTiff").Create(os.path.join(folder, "masked.tif"), 90, 120, 1, F)
masked.SetProjection(gdal.Open(os.path.join(folder, "point.tif")).GetProjection())
masked.SetGeoTransform(NORTH_UP)
masked.CreateMaskBand(gdal.GMF_PER_DATASET)
masked.GetRasterBand(1).WriteArray(small.astype(np.float32))
masked.GetRasterBand(1).GetMaskBand().WriteArray(np.where(small > 100, 255, 0).astype(np.uint8))
masked = None
gdal.Translate(os.path.join(folder, "picture.png"), os.path.join(folder, "nowhere.tif"), format="PNG")
with open(os.path.join(folder, "cog_small.tif"), "rb") as whole, open(os.path.join(folder, "broken.tif"), "wb") as half:
    half.write(whole.read()[:2000])
with open(os.path.join(folder, "garbage.tif"), "wb") as garbage:
    garbage.write(b"II*\0" + bytes(range(256)) * 8)
