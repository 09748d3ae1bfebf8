using CsCheck;
using DpsAuthoring.Rasters;
using OSGeo.GDAL;
using RasterTests.Support;
using static RasterTests.Support.Gens;

namespace RasterTests;

/// <summary>A translation by blocks is GDAL's own: the same pixels, and the same that is said of them.</summary>
public sealed class TranslationProperties : IDisposable
{
    private readonly Scratch _scratch = new();
    private int _next;

    private static readonly Gen<Sample> s_samples =
        from width in Gen.Int[1, 200]
        from height in Gen.Int[1, 900]
        from stored in OneOf("TILED=YES BLOCKXSIZE=16 BLOCKYSIZE=64", "BLOCKYSIZE=3 COMPRESS=LZW", "BLOCKYSIZE=2000", "TILED=YES INTERLEAVE=PIXEL")
        from type in OneOf(DataType.GDT_Byte, DataType.GDT_UInt16, DataType.GDT_Int16, DataType.GDT_UInt32, DataType.GDT_Int32,
            DataType.GDT_Float32, DataType.GDT_Float64, DataType.GDT_CFloat32)
        from bands in Gen.Int[1, 4]
        from noData in Gen.Bool
        from described in Gen.Bool
        from mask in OneOf("", "", "", "mask", "alpha", "colours")
        from shape in OneOf(
            "-outsize 25% 25%", "-outsize 30% 30%", "-outsize 77% 61%", "-outsize 13 29", "-outsize 150% 120%", "-b 1", "-srcwin 0 0 1 1",
            "-a_nodata 5", "-ot Float32", "-ot Byte -scale", "-ot Byte -SCALE", "-tr 100 70", "-a_srs EPSG:32634 -mo THIS=that", "-outsize 0 40 -a_offset 3 -a_scale 2", "")
        from resampling in OneOf("", "", "-r near", "", "-r average", "-R average", "-r near -r average")
        from written in OneOf("", "-co TILED=YES -co COMPRESS=DEFLATE", "-co INTERLEAVE=BAND -of GTiff", "-CO COMPRESS=LZW -co PREDICTOR=2", "-co ZLEVEL=9 -co COMPRESS=DEFLATE", "-stats")
        from memory in OneOf(300_000, 600_000, 256 << 20)
        from seed in Gen.Int
        select new Sample(width, height, stored, type, bands, noData, described, mask, $"{shape} {resampling} {written}", memory, seed);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public Task Blocks_translate_as_GDAL_does() => s_samples.SampleAsync(
        async sample =>
        {
            string source = Make(sample);
            (string ours, string theirs) = (_scratch[$"ours{_next}.tif"], _scratch[$"theirs{_next++}.tif"]);
            string[] options = sample.Options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            using (Dataset opened = Gdal.Open(source, Access.GA_ReadOnly))
            {
                Exception? refused = Record.Exception(() => Gdal.Translate(theirs, opened, options).Dispose());
                if (refused is not null)
                {
                    await Assert.ThrowsAnyAsync<Exception>(() => 
                        Gdal.TranslateAsync(ours, source, options, cancellationToken: TestContext.Current.CancellationToken));
                    Assert.False(File.Exists(ours));
                    return;
                }
            }

            var translation = new Translation(source, ours, new(options)) { Memory = sample.Memory };
            await translation.RunAsync(null, TestContext.Current.CancellationToken);
            Assert.Equal(Told(theirs), Told(ours));
            Assert.Equal(Pixels(theirs), Pixels(ours));
            Assert.Equal(File.Exists(theirs + ".aux.xml"), File.Exists(ours + ".aux.xml"));
        },
        iter: 200, threads: 1);

    [Theory]
    [InlineData("-outsize 40% 40% -of COG -co COMPRESS=DEFLATE")]
    [InlineData("-outsize 40% 40% -of COG -r average -co OVERVIEWS=NONE")]
    public async Task A_COG_is_one(string options)
    {
        string source = Rasters.Random<ushort>(_scratch["in.tif"], 1500, 1200, 3, 7, "TILED=YES");
        string[] words = options.Split(' ');
        using (Dataset opened = Gdal.Open(source, Access.GA_ReadOnly))
        {
            Gdal.Translate(_scratch["theirs.tif"], opened, words).Dispose();
        }

        List<double> told = [];
        await Gdal.TranslateAsync(_scratch["ours.tif"], source, words, new Immediate(told.Add), TestContext.Current.CancellationToken);

        Assert.Equal(Told(_scratch["theirs.tif"]), Told(_scratch["ours.tif"]));
        Assert.Equal(Pixels(_scratch["theirs.tif"]), Pixels(_scratch["ours.tif"]));
        Assert.Equal(1, told[^1]);
        Assert.Equal(told.Order(), told);
    }

    [Theory]
    [InlineData("-outsize 50% 50%", "in.tif")]
    [InlineData("-outsize 50% 50% -of PNG", "in.tif")]
    [InlineData("-outsize half half", "in.tif")]
    [InlineData("-b 9", "in.tif")]
    [InlineData("-outsize 50% 50%", "none.tif")]
    [InlineData("-outsize 50% 50%", "text.tif")]
    public async Task What_fails_or_is_stopped_leaves_what_was_there(string options, string source)
    {
        _ = Rasters.Random<ushort>(_scratch["in.tif"], 600, 900, 3);
        await File.WriteAllTextAsync(_scratch["text.tif"], "no raster", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_scratch["out.tif"], "before", TestContext.Current.CancellationToken);
        string[] names = Names();
        using var stop = new CancellationTokenSource();

        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => Gdal.TranslateAsync(
            _scratch["out.tif"], _scratch[source], options.Split(' '), new Immediate(_ => stop.Cancel()), stop.Token));

        Assert.Equal(stop.IsCancellationRequested, failure is OperationCanceledException);
        Assert.True(stop.IsCancellationRequested || source == "in.tif" || failure.Message.Contains(source, StringComparison.Ordinal), failure.Message);
        Assert.DoesNotContain("VRTDataset", failure.Message, StringComparison.Ordinal);
        Assert.Equal("before", await File.ReadAllTextAsync(_scratch["out.tif"], TestContext.Current.CancellationToken));
        Assert.Equal(names, Names());

        string[] Names() => [.. Directory.GetFileSystemEntries(_scratch["."]).Select(name => Path.GetFileName(name)!).Order(StringComparer.Ordinal)];
    }

    private string Make(Sample sample)
    {
        string path = _scratch[$"in{_next}.tif"];
        var random = new Random(sample.Seed);
        double[][] bands =
        [
            .. Enumerable.Range(0, sample.Bands)
                .Select(_ => Enumerable.Range(0, sample.Width * sample.Height).Select(_ => (double)random.Next(0, 120)).ToArray()),
        ];
        Rasters.Create(
            path, sample.Width, sample.Height, bands, sample.NoData ? 7 : null, type: sample.Type, options: sample.Stored.Split(' '));
        using Dataset raster = Gdal.Open(path, Access.GA_Update);
        Band first = raster.GetRasterBand(1);
        if (sample.Described)
        {
            raster.SetMetadataItem("SEASON", "summer", "");
            first.SetMetadataItem("WAVELENGTH", "665", "");
            first.SetDescription("red");
            first.SetScale(0.1);
            first.SetUnitType("K");
        }

        switch (sample.Mask)
        {
            case "mask" when sample.Type != DataType.GDT_CFloat32: // GDAL resamples these to what was in memory before
                Gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES");
                raster.CreateMaskBand(2);
                first.GetMaskBand().Write([.. bands[0].Select(value => (byte)(value > 60 ? 255 : 0))]);
                Gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", null);
                break;
            case "alpha":
                raster.GetRasterBand(sample.Bands).SetColorInterpretation(ColorInterp.GCI_AlphaBand);
                break;
            case "colours" when sample is { Type: DataType.GDT_Byte, Bands: 1 }:
                using (var table = new ColorTable(PaletteInterp.GPI_RGB))
                {
                    table.SetColorEntry(3, new ColorEntry { c1 = 10, c2 = 20, c3 = 30, c4 = 255 });
                    first.SetColorTable(table);
                }

                break;
        }

        return path;
    }

    /// <summary>All that gdalinfo tells, but what the file is called.</summary>
    private static string Told(string path)
    {
        using Dataset raster = Gdal.Open(path, Access.GA_ReadOnly);
        using var options = new GDALInfoOptions(["-json", "-mdd", "all", "-norat"]);
        return Gdal.GDALInfo(raster, options).Replace(path, "file", StringComparison.Ordinal);
    }

    private static double[][] Pixels(string path)
    {
        using Dataset raster = Gdal.Open(path, Access.GA_ReadOnly);
        return [.. raster.Bands.SelectMany(band => (double[][])[band.Read<double>(), band.GetMaskBand().Read<double>()])];
    }

    private sealed class Immediate(Action<double> told) : IProgress<double>
    {
        public void Report(double value) => told(value);
    }

    public sealed record Sample(
        int Width, int Height, string Stored, DataType Type, int Bands, bool NoData, bool Described, string Mask, string Options,
        int Memory, int Seed);
}
