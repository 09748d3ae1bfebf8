using OSGeo.GDAL;
using OSGeo.OSR;

namespace Algorithms.Tests;

/// <summary>Small georeferenced rasters for tests.</summary>
internal static class TestRaster
{
    /// <summary>Writes a GeoTIFF of one value, with pixels of 0.01° and its upper left corner at 50° north.</summary>
    public static void Write(string path, double west, int width, int height, float value)
    {
        Gdal.AllRegister();
        using var longitudeLatitude = new SpatialReference("");
        longitudeLatitude.ImportFromEPSG(4326);
        longitudeLatitude.ExportToWkt(out string wkt, []);

        using Driver geotiff = Gdal.GetDriverByName("GTiff");
        using Dataset raster = geotiff.Create(path, width, height, 1, DataType.GDT_Float32, []);
        raster.SetGeoTransform([west, 0.01, 0, 50, 0, -0.01]);
        raster.SetProjection(wkt);

        float[] pixels = [.. Enumerable.Repeat(value, width * height)];
        using Band band = raster.GetRasterBand(1);
        band.WriteRaster(0, 0, width, height, pixels, width, height, 0, 0);
    }
}
