using System.Numerics;
using DpsAuthoring.Rasters;
using OSGeo.GDAL;
using RasterTests.Support;

namespace RasterTests;

/// <summary>Bands and datasets in the manner of C#.</summary>
public sealed class ExtensionTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_type_goes_out_and_in()
    {
        RoundTrip<byte>(DataType.GDT_Byte);
        RoundTrip<ushort>(DataType.GDT_UInt16);
        RoundTrip<short>(DataType.GDT_Int16);
        RoundTrip<uint>(DataType.GDT_UInt32);
        RoundTrip<int>(DataType.GDT_Int32);
        RoundTrip<ulong>(DataType.GDT_UInt64);
        RoundTrip<long>(DataType.GDT_Int64);
        RoundTrip<float>(DataType.GDT_Float32);
        RoundTrip<double>(DataType.GDT_Float64);
    }

    [Fact]
    public void Signed_bytes_are_read_where_GDAL_has_them()
    {
        using Dataset raster = Memory<byte>(2, 1, DataType.GDT_Byte, [1, 2]);
        using Band band = raster.GetRasterBand(1);
        if (Gdal.GetDataTypeSize((DataType)14) > 0)
        {
            Assert.Equal([1, 2], band.Read<sbyte>());
        }
        else
        {
            Assert.Contains("has no pixels of type SByte", Assert.Throws<NotSupportedException>(() => band.Read<sbyte>()).Message, StringComparison.Ordinal);
        }

        Assert.Contains("take byte, ushort", Assert.Throws<NotSupportedException>(() => band.Read<decimal>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_bands_and_memory_of_the_callers()
    {
        using Dataset raster = Gdal.GetDriverByName("MEM").Create("", 3, 2, 2, DataType.GDT_Int16, []);
        raster.Write((int[])[1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60]);
        var window = new RasterWindow(1, 0, 2, 2);
        Assert.Equal([2f, 3, 5, 6, 20, 30, 50, 60], raster.Read<float>(window));
        Assert.Equal([20, 30, 50, 60], raster.Read<ushort>(window, 2));
        using Band band = raster.GetRasterBand(2);
        Memory<double> memory = new double[4];
        band.Read(memory, window);
        Assert.Equal([20, 30, 50, 60], memory.ToArray());
        band.Write((ReadOnlyMemory<byte>)(byte[])[7, 8], new RasterWindow(0, 1, 2, 1));
        Assert.Equal([10, 20, 30, 7, 8, 60], band.Read<int>());
    }

    [Fact]
    public void Wrong_sizes_and_windows_are_told_in_a_sentence()
    {
        using Dataset raster = Memory<byte>(3, 2, DataType.GDT_Byte, [1, 2, 3, 4, 5, 6]);
        using Band band = raster.GetRasterBand(1);
        Assert.Equal(
            "The memory holds 5 pixels, and the window (3 x 2 pixels at (0, 0)) has 6: give it that size.",
            Assert.Throws<ArgumentException>(() => band.Read(new float[5].AsSpan())).Message);
        Assert.Equal(
            "The window (2 x 2 pixels at (2, 0)) is not in the raster, which has 3 x 2 pixels.",
            Assert.Throws<ArgumentException>(() => band.Read<float>(new RasterWindow(2, 0, 2, 2))).Message);
        Assert.Throws<ArgumentException>(() => band.Read<float>(new RasterWindow(int.MaxValue, 0, 2, 2)));
        Assert.Throws<ArgumentException>(() => raster.Write((byte[])[1, 2]));
    }

    [Fact]
    public void No_data_masks_and_the_geotransform_are_values()
    {
        using Dataset raster = Memory<int>(3, 1, DataType.GDT_Int32, [1, -1, 3]);
        using Band band = raster.GetRasterBand(1);
        Assert.Null(band.NoData);
        band.NoData = -1;
        Assert.Equal(-1, band.NoData);
        Assert.True(band.HasMask);
        Assert.Equal([true, false, true], band.ReadMask());
        band.NoData = null;
        Assert.Null(band.NoData);
        var place = new GeoTransform(100, 2, 0.5, 200, -0.5, -2);
        raster.GeoTransform = place;
        Assert.Equal(place, raster.GeoTransform);
        (double x, double y) = place.ToMap(3, 4);
        (double column, double row) = place.ToPixel(x, y);
        Assert.Equal((3, 4), (Math.Round(column, 9), Math.Round(row, 9)));
    }

    [Fact]
    public void A_warp_tells_how_far_it_is_and_stops_when_asked()
    {
        string file = Rasters.Random<ushort>(_scratch["warped.tif"], 400, 400, 1);
        using Dataset source = Gdal.Open(file, Access.GA_ReadOnly);
        using var stop = new CancellationTokenSource();
        var seen = new Told();
        using (Dataset result = Gdal.Warp("", [source], ["-of", "MEM"], seen, stop.Token))
        {
            Assert.Equal(400, result.RasterXSize);
        }

        Assert.Equal(1, seen.Values[^1]);
        seen.At = _ => stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Gdal.Warp("", [source], ["-of", "MEM"], seen, stop.Token));
        Assert.Throws<OperationCanceledException>(() => Gdal.Warp("", [source], ["-of", "MEM"], null, stop.Token));
        Assert.ThrowsAny<ApplicationException>(() => Gdal.Warp("", [source], ["-of", "MEM", "-t_srs", "nowhere"], null, CancellationToken.None));
    }

    private sealed class Told : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public Action<double> At { get; set; } = _ => { };

        public void Report(double value)
        {
            Values.Add(value);
            At(value);
        }
    }

    [Fact]
    public void Utilities_have_names_of_Csharp()
    {
        string file = Rasters.Random<ushort>(_scratch["in.tif"], 40, 20, 1);
        using Dataset source = Gdal.Open(file, Access.GA_ReadOnly);
        using (Dataset half = Gdal.Translate(_scratch["half.tif"], source, "-outsize", "50%", "50%"))
        {
            Assert.Equal((20, 10), (half.RasterXSize, half.RasterYSize));
        }

        using Dataset warped = Gdal.Warp("", source, "-of", "MEM", "-t_srs", "EPSG:4326");
        using Dataset both = Gdal.BuildVrt("", [file, _scratch["half.tif"]], "-separate");
        Assert.Contains("WGS 84", warped.GetProjection(), StringComparison.Ordinal);
        Assert.Equal(2, both.RasterCount);
    }

    private static Dataset Memory<T>(int width, int height, DataType type, T[] pixels)
        where T : unmanaged
    {
        Gdal.AllRegister();
        Dataset raster = Gdal.GetDriverByName("MEM").Create("", width, height, 1, type, []);
        raster.Write(pixels);
        return raster;
    }

    private static void RoundTrip<T>(DataType type)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        T[] pixels = [T.MinValue, T.Zero, T.One, T.CreateTruncating(100), T.MaxValue, T.CreateTruncating(3)];
        using Dataset raster = Memory(3, 2, type, pixels);
        using Band band = raster.GetRasterBand(1);
        Assert.Equal(type, band.DataType);
        Assert.Equal(pixels, band.Read<T>());
    }
}
