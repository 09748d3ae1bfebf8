using OSGeo.GDAL;
using OSGeo.OSR;

namespace DpsAuthoring.Cli.Tests;

/// <summary>Rasters as algorithms write them.</summary>
internal static class SampleRaster
{
    public const int Columns = 60;
    public const int Rows = 40;

    static SampleRaster() => Gdal.AllRegister();

    /// <summary>Writes one whose pixels are their number, from 0, in all of its bands.</summary>
    public static void Write(
        string path, DataType type = DataType.GDT_Float32, Action<Dataset>? change = null, int bands = 1, params string[] options)
    {
        Write(path, type, [.. Enumerable.Range(0, Columns * Rows).Select(number => (double)(number % 200))], change, bands, options);
    }

    public static void Write(
        string path, DataType type, double[] pixels, Action<Dataset>? change = null, int bands = 1, params string[] options)
    {
        using Dataset raster = Gdal.GetDriverByName("GTiff").Create(path, Columns, Rows, bands, type, options);
        raster.SetGeoTransform([500000, 10, 0, 1000400, 0, -10]);
        using SpatialReference system = new(null);
        system.ImportFromEPSG(32633);
        raster.SetSpatialRef(system);
        for (int band = 1; band <= bands; band++)
        {
            raster.GetRasterBand(band).WriteRaster(0, 0, Columns, Rows, pixels, Columns, Rows, 0, 0);
        }

        change?.Invoke(raster);
    }

    /// <summary>Sets a pixel of the first band.</summary>
    public static void Set(Dataset raster, int column, int row, double value, int band = 1) =>
        raster.GetRasterBand(band).WriteRaster(column, row, 1, 1, new[] { value }, 1, 1, 0, 0);
}
