using System.Globalization;
using GdalTests.Support;
using OSGeo.GDAL;

namespace GdalTests;

/// <summary>Translating is gdal_translate's, byte for byte.</summary>
public sealed class TranslateTests : IDisposable
{
    private const string Geoid = "/usr/share/proj/egm96_15.gtx";

    private readonly Scratch _scratch = new();

    public static TheoryData<string, int> Matrix
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (
                string source in new[] { "geoid", "striped UInt16", "tiled UInt16", "striped Float32", "tiled Float32", "three bands" })
            {
                foreach (int percent in new[] { 1, 25, 30, 100 })
                {
                    cases.Add(source, percent);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Outsize_gives_gdal_translates_bytes(string source, int percent)
    {
        string size = string.Create(CultureInfo.InvariantCulture, $"{percent}%");
        AssertSameBytes(Source(source), "-outsize", size, size);
    }

    [Theory]
    [InlineData("-r", "average", "-outsize", "33", "21")]
    [InlineData("-srcwin", "10", "5", "40", "30", "-co", "TILED=YES", "-co", "COMPRESS=DEFLATE")]
    [InlineData("-of", "COG")]
    [InlineData("-of", "PNG", "-ot", "Byte", "-scale")]
    [InlineData("-a_nodata", "-9999", "-ot", "Float32")]
    public void Other_options_give_gdal_translates_bytes(params string[] options) => AssertSameBytes(Source("tiled UInt16"), options);

    [Fact]
    public void Progress_does_not_change_a_byte()
    {
        string source = Source("tiled Float32");
        Translate(source, _scratch["told.tif"], ["-outsize", "30%", "30%"], (_, _, _) => 1);
        Translate(source, _scratch["silent.tif"], ["-outsize", "30%", "30%"], null);

        Assert.Equal(File.ReadAllBytes(_scratch["silent.tif"]), File.ReadAllBytes(_scratch["told.tif"]));
    }

    [Fact]
    public void The_same_options_serve_many_calls_on_many_threads()
    {
        string source = Source("striped UInt16");
        using var options = new GDALTranslateOptions(["-outsize", "50%", "50%"]);
        Parallel.For(0, 16, i =>
        {
            int calls = 0;
            using Dataset dataset = Gdal.Open(source, Access.GA_ReadOnly);
            using Dataset result = Gdal.wrapper_GDALTranslate(_scratch[$"{i}.tif"], dataset, options, (_, _, _) => ++calls, null);
            Assert.Equal(98, result.RasterXSize);
            Assert.True(calls > 0);
        });
    }

    public void Dispose() => _scratch.Dispose();

    private static void Translate(string source, string destination, string[] options, Gdal.GDALProgressFuncDelegate? progress)
    {
        using Dataset dataset = Gdal.Open(source, Access.GA_ReadOnly);
        using var translate = new GDALTranslateOptions(options);
        using Dataset result = Gdal.wrapper_GDALTranslate(destination, dataset, translate, progress, null);
    }

    private void AssertSameBytes(string source, params string[] options)
    {
        Cli.Gdal("gdal_translate", ["-q", .. options, source, _scratch["theirs"]]);
        Translate(source, _scratch["ours"], options, null);

        Assert.Equal(File.ReadAllBytes(_scratch["theirs"]), File.ReadAllBytes(_scratch["ours"]));
    }

    private string Source(string name)
    {
        Assert.SkipUnless(name != "geoid" || File.Exists(Geoid), $"{Geoid} is not installed (package proj-data)");
        return name switch
        {
            "geoid" => Geoid,
            "striped UInt16" => Rasters.Create(_scratch["source.tif"]),
            "tiled UInt16" => Rasters.Create(
                _scratch["source.tif"],
                200,
                150,
                1,
                DataType.GDT_UInt16,
                "TILED=YES",
                "BLOCKXSIZE=64",
                "BLOCKYSIZE=64",
                "COMPRESS=DEFLATE",
                "PREDICTOR=2"),
            "striped Float32" => Rasters.Create(_scratch["source.tif"], type: DataType.GDT_Float32),
            "tiled Float32" => Rasters.Create(
                _scratch["source.tif"], 200, 150, 1, DataType.GDT_Float32, "TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64", "COMPRESS=LZW"),
            "three bands" => Rasters.Create(_scratch["source.tif"], bands: 3, options: "INTERLEAVE=BAND"),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }
}
