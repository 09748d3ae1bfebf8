using OSGeo.GDAL;
using OSGeo.OSR;

namespace GdalTests.Support;

/// <summary>Small rasters whose every pixel is known.</summary>
public static class Rasters
{
    static Rasters() => Gdal.AllRegister();

    /// <summary>The value of a pixel: distinct over rows and columns, and held exactly by every type but Byte.</summary>
    public static int Value(int x, int y, int band = 1) => ((x * 7) + (y * 13) + (band * 1000)) % 30000;

    /// <summary>Writes a raster in UTM zone 33 with pixels of 30 m.</summary>
    public static string Create(
        string path, int width = 197, int height = 161, int bands = 1, DataType type = DataType.GDT_UInt16, params string[] options)
    {
        using Dataset raster = Gdal.GetDriverByName("GTiff").Create(path, width, height, bands, type, options);
        using var system = new SpatialReference("");
        system.ImportFromEPSG(32633);
        system.ExportToWkt(out string wkt, null);
        raster.SetProjection(wkt);
        raster.SetGeoTransform([500000, 30, 0, 4649990, 0, -30]);
        for (int band = 1; band <= bands; band++)
        {
            int[] pixels = [.. from y in Enumerable.Range(0, height) from x in Enumerable.Range(0, width) select Value(x, y, band)];
            raster.GetRasterBand(band).WriteRaster(0, 0, width, height, pixels, width, height, 0, 0);
        }

        return path;
    }

    public static int[] Read(Dataset raster, int band = 1)
    {
        int[] pixels = new int[raster.RasterXSize * raster.RasterYSize];
        raster
            .GetRasterBand(band)
            .ReadRaster(0, 0, raster.RasterXSize, raster.RasterYSize, pixels, raster.RasterXSize, raster.RasterYSize, 0, 0);
        return pixels;
    }
}
