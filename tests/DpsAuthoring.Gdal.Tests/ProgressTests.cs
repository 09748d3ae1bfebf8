using System.Runtime.InteropServices;
using GdalTests.Support;
using OSGeo.GDAL;

namespace GdalTests;

/// <summary>Progress is told, can stop a call, and can throw, in every call that takes a delegate.</summary>
public sealed class ProgressTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public static TheoryData<string> Calls =>
        [
            "translate",
            "warp",
            "warp into",
            "copy",
            "overviews",
            "statistics",
            "histogram",
            "hillshade",
            "fill",
            "sieve",
            "proximity",
            "read",
        ];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Progress_rises_to_its_end(string call)
    {
        List<double> told = [];
        Run(call, (complete, _, _) =>
        {
            told.Add(complete);
            return 1;
        });

        Assert.NotEmpty(told);
        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1], 4);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_zero_stops_the_call_at_once_and_says_so(string call)
    {
        int calls = 0;

        GdalException e = Assert.Throws<GdalException>(() => Run(call, (_, _, _) =>
        {
            calls++;
            return 0;
        }));

        Assert.Equal(1, calls);
        Assert.Contains("User terminated", e.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void What_the_delegate_throws_comes_out_of_the_call(string call)
    {
        int calls = 0;
        var thrown = new OperationCanceledException();

        Assert.Same(thrown, Assert.Throws<OperationCanceledException>(() => Run(call, (_, _, _) =>
        {
            calls++;
            throw thrown;
        })));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void The_text_given_reaches_the_delegate()
    {
        string? text = null;
        Run("translate", (_, _, data) =>
        {
            text = Marshal.PtrToStringUTF8(data);
            return 1;
        });

        Assert.Equal("größer", text);
    }

    [Fact]
    public void The_delegate_may_call_GDAL_and_fail_there()
    {
        int failed = 0;
        Run("translate", (_, _, _) =>
        {
            Assert.Throws<GdalException>(() => Gdal.Open(_scratch["missing.tif"], Access.GA_ReadOnly));
            failed++;
            return 1;
        });

        Assert.True(failed > 0);
    }

    [Fact]
    public void The_delegate_survives_collections_during_the_call()
    {
        int calls = 0;
        Run("translate", (_, _, _) =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            calls++;
            return 1;
        });

        Assert.True(calls > 0);
    }

    public void Dispose() => _scratch.Dispose();

    private void Run(string call, Gdal.GDALProgressFuncDelegate progress)
    {
        string path = Rasters.Create(_scratch["source.tif"], 300, 300, 1, DataType.GDT_Float32);
        using Dataset source = Gdal.Open(path, Access.GA_Update);
        using Band band = source.GetRasterBand(1);
        using Driver memory = Gdal.GetDriverByName("MEM");
        using Dataset other = memory.CreateCopy("", source, 0, null, null, null);
        switch (call)
        {
            case "translate":
                Gdal.wrapper_GDALTranslate(_scratch["out.tif"], source, null, progress, "größer").Dispose();
                break;
            case "warp":
                Gdal.Warp(_scratch["out.tif"], [source], new GDALWarpAppOptions(["-t_srs", "EPSG:4326"]), progress, null).Dispose();
                break;
            case "warp into":
                Assert.Equal(1, Gdal.Warp(other, [source], null, progress, null));
                break;
            case "copy":
                Gdal.GetDriverByName("GTiff").CreateCopy(_scratch["out.tif"], source, 0, null, progress, null).Dispose();
                break;
            case "overviews":
                Assert.Equal(0, source.BuildOverviews("AVERAGE", [2, 4], progress, null));
                break;
            case "statistics":
                band.ComputeStatistics(false, out _, out _, out _, out _, progress, null);
                break;
            case "histogram":
                band.GetHistogram(0, 30000, 10, new int[10], 0, 0, progress, null);
                break;
            case "hillshade":
                Gdal.wrapper_GDALDEMProcessing(_scratch["out.tif"], source, "hillshade", null, null, progress, null).Dispose();
                break;
            case "fill":
                Gdal.FillNodata(band, null, 5, 0, null, progress, null);
                break;
            case "sieve":
                Gdal.SieveFilter(band, null, other.GetRasterBand(1), 3, 4, null, progress, null);
                break;
            case "proximity":
                Gdal.ComputeProximity(band, other.GetRasterBand(1), ["VALUES=1000"], progress, null);
                break;
            case "read":
                using (var extra = new RasterIOExtraArg { pfnProgress = progress })
                {
                    band.ReadRaster(0, 0, 300, 300, new float[90000], 300, 300, 0, 0, extra);
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(call));
        }
    }
}
