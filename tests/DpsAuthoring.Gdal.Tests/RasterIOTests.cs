using GdalTests.Support;
using OSGeo.GDAL;

namespace GdalTests;

/// <summary>Windows of pixels, in and out.</summary>
public sealed class RasterIOTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public RasterIOTests() => Gdal.AllRegister();

    public static TheoryData<DataType> Types =>
    [
            DataType.GDT_Byte,
            DataType.GDT_UInt16,
            DataType.GDT_Int16,
            DataType.GDT_UInt32,
            DataType.GDT_Int32,
            DataType.GDT_Float32,
            DataType.GDT_Float64,
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_written_into_a_window_is_read_from_it_in_every_array_type(DataType type)
    {
        string path = _scratch["window.tif"];
        using (Dataset written = Gdal.GetDriverByName("GTiff").Create(path, 40, 30, 1, type, null))
        {
            Band band = written.GetRasterBand(1);
            band.WriteRaster(5, 6, 3, 1, new byte[] { 1, 2, 3 }, 3, 1, 0, 0);
            band.WriteRaster(5, 7, 3, 1, new short[] { 4, 5, 6 }, 3, 1, 0, 0);
            band.WriteRaster(5, 8, 3, 1, new[] { 7, 8, 9 }, 3, 1, 0, 0);
            band.WriteRaster(5, 9, 3, 1, new[] { 10f, 11f, 12f }, 3, 1, 0, 0);
            band.WriteRaster(5, 10, 3, 1, new[] { 13.0, 14.0, 15.0 }, 3, 1, 0, 0);
        }

        using Dataset read = Gdal.Open(path, Access.GA_ReadOnly);
        int[] expected = [.. Enumerable.Range(1, 15)];
        Assert.Equal(type, read.GetRasterBand(1).DataType);
        Assert.Equal(expected, Window(new byte[15], read.GetRasterBand(1).ReadRaster).Select(v => (int)v));
        Assert.Equal(expected, Window(new short[15], read.GetRasterBand(1).ReadRaster).Select(v => (int)v));
        Assert.Equal(expected, Window(new int[15], read.GetRasterBand(1).ReadRaster));
        Assert.Equal(expected, Window(new float[15], read.GetRasterBand(1).ReadRaster).Select(v => (int)v));
        Assert.Equal(expected, Window(new double[15], read.GetRasterBand(1).ReadRaster).Select(v => (int)v));
        Assert.Equal(0, Rasters.Read(read)[0]);
    }

    [Fact]
    public unsafe void A_pointer_with_a_type_reads_what_an_array_does()
    {
        using Dataset dataset = Gdal.Open(Rasters.Create(_scratch["source.tif"]), Access.GA_ReadOnly);
        ushort[] pixels = new ushort[197 * 161];
        fixed (ushort* pointer = pixels)
        {
            dataset.GetRasterBand(1).ReadRaster(0, 0, 197, 161, (IntPtr)pointer, 197, 161, DataType.GDT_UInt16, 0, 0);
        }

        Assert.Equal(Rasters.Read(dataset), pixels.Select(p => (int)p));
    }

    [Fact]
    public void Several_bands_are_read_in_the_order_asked_for()
    {
        using Dataset dataset = Gdal.Open(Rasters.Create(_scratch["source.tif"], bands: 3), Access.GA_ReadOnly);
        int[] pixels = new int[2 * 3 * 2];

        dataset.ReadRaster(10, 20, 3, 2, pixels, 3, 2, 2, [3, 1], 0, 0, 0);

        Assert.Equal(
            from band in new[] { 3, 1 } from y in new[] { 20, 21 } from x in new[] { 10, 11, 12 } select Rasters.Value(x, y, band), pixels);
    }

    [Fact]
    public void Bands_are_interleaved_by_the_spacings()
    {
        string path = _scratch["interleaved.tif"];
        byte[] pixels = [1, 2, 3, 4, 5, 6];
        using (Dataset written = Gdal.GetDriverByName("GTiff").Create(path, 2, 1, 3, DataType.GDT_Byte, null))
        {
            written.WriteRaster(0, 0, 2, 1, pixels, 2, 1, 3, null, 3, 6, 1);
        }

        using Dataset read = Gdal.Open(path, Access.GA_ReadOnly);
        byte[] back = new byte[6];
        read.ReadRaster(0, 0, 2, 1, back, 2, 1, 3, [1, 2, 3], 3, 6, 1);
        Assert.Equal(pixels, back);
        Assert.Equal([2, 5], Rasters.Read(read, 2));
    }

    [Fact]
    public void A_smaller_buffer_is_resampled_as_asked()
    {
        using Dataset dataset = Gdal.GetDriverByName("MEM").Create("", 2, 2, 1, DataType.GDT_Byte, null);
        dataset.GetRasterBand(1).WriteRaster(0, 0, 2, 2, new byte[] { 0, 10, 20, 50 }, 2, 2, 0, 0);
        double[] pixel = new double[1];

        using var average = new RasterIOExtraArg { eResampleAlg = RIOResampleAlg.GRIORA_Average };
        dataset.GetRasterBand(1).ReadRaster(0, 0, 2, 2, pixel, 1, 1, 0, 0, average);

        Assert.Equal(20, pixel[0]);
    }

    public static TheoryData<int, int, int, int, int> TooSmall => new()
    {
        { 99, 10, 10, 0, 0 },
        { 0, 1, 1, 0, 0 },
        { 100, 10, 10, 8, 0 },
        { 100, 10, 10, 0, 41 },
        { 100, 10, 10, 0, int.MaxValue },
        { 100, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue },
        { 100, -10, 10, 0, 0 },
        { 100, 10, 10, -4, 0 },
        { 100, 10, 10, 0, -40 },
    };

    [Theory]
    [MemberData(nameof(TooSmall))]
    public void A_buffer_that_cannot_hold_the_pixels_is_refused_before_memory_is_touched(
        int length, int width, int height, int pixelSpace, int lineSpace)
    {
        using Dataset dataset = Gdal.Open(Rasters.Create(_scratch["source.tif"]), Access.GA_ReadOnly);

        Assert.Throws<ArgumentException>(() =>
            dataset.GetRasterBand(1).ReadRaster(0, 0, 10, 10, new int[length], width, height, pixelSpace, lineSpace));
        Assert.Throws<ArgumentException>(() =>
            dataset.ReadRaster(0, 0, 10, 10, new int[length], width, height, 1, [1], pixelSpace, lineSpace, 0));
    }

    [Fact]
    public void A_buffer_that_just_holds_the_pixels_is_accepted()
    {
        using Dataset dataset = Gdal.Open(Rasters.Create(_scratch["source.tif"]), Access.GA_ReadOnly);
        int[] pixels = new int[(9 * 20) + 10];

        dataset.GetRasterBand(1).ReadRaster(0, 0, 10, 10, pixels, 10, 10, 0, 80);

        Assert.Equal(Rasters.Value(9, 9), pixels[^1]);
        Assert.Equal(0, pixels[10]);
    }

    [Fact]
    public void Fewer_band_numbers_than_bands_are_refused()
    {
        using Dataset dataset = Gdal.Open(Rasters.Create(_scratch["source.tif"], bands: 3), Access.GA_ReadOnly);

        Assert.Throws<ArgumentException>(() => dataset.ReadRaster(0, 0, 1, 1, new int[3], 1, 1, 3, [1, 2], 0, 0, 0));
        Assert.Throws<ArgumentException>(() => dataset.ReadRaster(0, 0, 1, 1, new int[2], 1, 1, 3, [1, 2, 3], 0, 0, 0));
    }

    [Fact]
    public void Datasets_of_their_own_are_read_on_many_threads()
    {
        string path = Rasters.Create(_scratch["source.tif"], options: ["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64", "COMPRESS=DEFLATE"]);
        int[] expected = [.. from y in Enumerable.Range(0, 161) from x in Enumerable.Range(0, 197) select Rasters.Value(x, y)];

        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            using Dataset dataset = Gdal.Open(path, Access.GA_ReadOnly);
            Assert.Equal(expected, Rasters.Read(dataset));
        });
    }

    [Fact]
    public void A_histogram_is_stored_with_the_file()
    {
        string path = Rasters.Create(_scratch["histogram.tif"]);
        using (Dataset raster = Gdal.Open(path, Access.GA_Update))
        using (Band band = raster.GetRasterBand(1))
        {
            Assert.Equal(CPLErr.CE_Warning, band.GetDefaultHistogram(out _, out _, out _, out int[] none, 0, null, null));
            Assert.Empty(none);
            Assert.Equal(CPLErr.CE_None, band.GetDefaultHistogram(out _, out _, out int buckets, out int[] computed, 1, null, null));
            Assert.Equal((buckets, raster.RasterXSize * raster.RasterYSize), (computed.Length, computed.Sum()));
            Assert.Equal(CPLErr.CE_None, band.SetDefaultHistogram(0, 30, 3, [7, 8, 9]));
            Assert.Throws<ArgumentException>(() => band.SetDefaultHistogram(0, 30, 3, [7, 8]));
            Assert.Throws<ArgumentException>(() => band.SetDefaultHistogram(0, 30, 3, [7, 8, -1]));
            Assert.False(band.IsMaskBand());
            using Band mask = band.GetMaskBand();
            Assert.True(mask.IsMaskBand());
        }

        string stored = Python.Run(
            $"raster = gdal.Open({Python.Text(path)})\nprint(raster.GetRasterBand(1).GetDefaultHistogram(force=0))");
        Assert.Equal("(0.0, 30.0, 3, [7, 8, 9])", stored.Trim());
    }

    public void Dispose() => _scratch.Dispose();

    private delegate CPLErr Reader<T>(
        int x, int y, int width, int height, T[] buffer, int bufferWidth, int bufferHeight, int pixelSpace, int lineSpace);

    private static T[] Window<T>(T[] pixels, Reader<T> read)
    {
        Assert.Equal(CPLErr.CE_None, read(5, 6, 3, 5, pixels, 3, 5, 0, 0));
        return pixels;
    }
}
