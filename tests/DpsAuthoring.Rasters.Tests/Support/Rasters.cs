using DpsAuthoring.Rasters;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace RasterTests.Support;

/// <summary>Rasters whose every pixel is known.</summary>
public static class Rasters
{
    static Rasters() => Gdal.AllRegister();

    /// <summary>Writes a raster of one band for each array, in UTM zone 33.</summary>
    public static string Create<T>(
        string path, int width, int height, IReadOnlyList<T[]> bands, double? noData = null, GeoTransform? place = null, int epsg = 32633,
        DataType? type = null, params string[] options)
        where T : unmanaged
    {
        Dataset raster = Gdal.GetDriverByName("GTiff").Create(path, width, height, bands.Count, type ?? TypeOf<T>(), options);
        using (raster)
        {
            raster.SetProjection(Wkt(epsg));
            raster.GeoTransform = place ?? new GeoTransform(500000, 30, 0, 4649990, 0, -30);
            for (int i = 0; i < bands.Count; i++)
            {
                Band band = raster.GetRasterBand(i + 1);
                band.NoData = noData ?? band.NoData;
                band.Write(bands[i]);
            }
        }

        return path;
    }

    /// <summary>Writes a raster of one band of small whole numbers, the same for the same seed.</summary>
    public static string Random<T>(string path, int width, int height, int seed, double? noData = null, params string[] options)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        var random = new Random(seed);
        T[] pixels = [.. Enumerable.Range(0, width * height)
            .Select(_ => noData is { } value && random.Next(8) == 0 ? T.CreateChecked(value) : T.CreateChecked(random.Next(1, 120)))];
        return Create(path, width, height, [pixels], noData, options: options);
    }

    public static string Wkt(int epsg)
    {
        using var system = new SpatialReference("");
        system.ImportFromEPSG(epsg);
        system.ExportToWkt(out string wkt, null);
        return wkt;
    }

    /// <summary>Reads a band as doubles in which pixels without data are NaN.</summary>
    public static double[] Read(string path, int band = 1)
    {
        using Dataset raster = Gdal.Open(path, Access.GA_ReadOnly);
        using Band read = raster.GetRasterBand(band);
        bool[] valid = read.ReadMask();
        return [.. read.Read<double>().Select((value, i) => valid[i] ? value : double.NaN)];
    }

    private static DataType TypeOf<T>() => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Byte => DataType.GDT_Byte,
        TypeCode.UInt16 => DataType.GDT_UInt16,
        TypeCode.Int16 => DataType.GDT_Int16,
        TypeCode.UInt32 => DataType.GDT_UInt32,
        TypeCode.Int32 => DataType.GDT_Int32,
        TypeCode.UInt64 => DataType.GDT_UInt64,
        TypeCode.Int64 => DataType.GDT_Int64,
        TypeCode.Single => DataType.GDT_Float32,
        _ => DataType.GDT_Float64,
    };
}
