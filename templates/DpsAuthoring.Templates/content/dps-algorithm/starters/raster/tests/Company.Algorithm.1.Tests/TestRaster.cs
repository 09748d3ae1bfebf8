using OSGeo.GDAL;
using OSGeo.OSR;

namespace Algorithms.Tests;

/// <summary>Small georeferenced rasters for tests.</summary>
internal static class TestRaster
{
    /// <summary>Writes a GeoTIFF whose pixels count up from the upper left, with its corner at 10° east, 50° north.</summary>
    public static void Write(string path, int width, int height)
    {
        Gdal.AllRegister();
        using var longitudeLatitude = new SpatialReference("");
        longitudeLatitude.ImportFromEPSG(4326);
        longitudeLatitude.ExportToWkt(out string wkt, []);

        using Driver geotiff = Gdal.GetDriverByName("GTiff");
        using Dataset raster = geotiff.Create(path, width, height, 1, DataType.GDT_Float32, []);
        raster.SetGeoTransform([10, 0.01, 0, 50, 0, -0.01]);
        raster.SetProjection(wkt);

        float[] pixels = [.. Enumerable.Range(0, width * height)];
        using Band band = raster.GetRasterBand(1);
        band.WriteRaster(0, 0, width, height, pixels, width, height, 0, 0);
    }
}
