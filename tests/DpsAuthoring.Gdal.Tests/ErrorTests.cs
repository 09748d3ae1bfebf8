using GdalTests.Support;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace GdalTests;

/// <summary>Failures are exceptions in GDAL's words.</summary>
public sealed class ErrorTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public ErrorTests() => Gdal.AllRegister();

    [Fact]
    public void A_missing_file_is_named()
    {
        GdalException e = Assert.Throws<GdalException>(() => Gdal.Open(_scratch["missing.tif"], Access.GA_ReadOnly));

        Assert.Equal($"{_scratch["missing.tif"]}: No such file or directory", e.Message);
        Assert.Equal(GdalConst.CPLE_OpenFailed, e.ErrorNumber);
        Assert.Equal(e.Message, Gdal.GetLastErrorMsg());
    }

    [Fact]
    public void OpenEx_needs_no_flag_to_say_why()
    {
        ApplicationException e = Assert.ThrowsAny<ApplicationException>(() =>
            Gdal.OpenEx(_scratch["missing.tif"], (uint)GdalConst.OF_RASTER, null, null, null));

        Assert.Contains("No such file or directory", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_no_known_format_is_said_so()
    {
        File.WriteAllText(_scratch["notes.tif"], "these are notes");

        GdalException e = Assert.Throws<GdalException>(() => Gdal.Open(_scratch["notes.tif"], Access.GA_ReadOnly));

        Assert.Contains("not recognized as a supported file format", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_an_exception_with_the_first_reason_beside_the_last()
    {
        GdalException e = Assert.Throws<GdalException>(() =>
        {
            string path = Rasters.Create(_scratch["cut.tif"]);
            using (FileStream file = File.OpenWrite(path))
            {
                file.SetLength(2000);
            }

            using Dataset dataset = Gdal.Open(path, Access.GA_ReadOnly);
            Rasters.Read(dataset);
        });

        Assert.Contains("IReadBlock failed", e.Message, StringComparison.Ordinal);
        Assert.Contains("(after: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_destination_in_no_folder_is_named()
    {
        using Dataset source = Gdal.Open(Rasters.Create(_scratch["source.tif"]), Access.GA_ReadOnly);

        GdalException e = Assert.Throws<GdalException>(() =>
            Gdal.wrapper_GDALTranslate(_scratch["no/such/folder.tif"], source, null, null, null));

        Assert.Contains("no/such/folder.tif", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_option_is_named_when_the_options_are_made()
    {
        GdalException e = Assert.Throws<GdalException>(() => new GDALTranslateOptions(["-no_such_option"]));

        Assert.Contains("-no_such_option", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_GDAL_says_without_a_name_gets_the_file_in_front()
    {
        // A server's answer is GDAL's shortest: "HTTP response code: 404".
        var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        string url = $"/vsicurl/http://127.0.0.1:{((System.Net.IPEndPoint)taken.LocalEndpoint).Port}/x.tif";
        taken.Stop();

        foreach (Func<Dataset> open in (Func<Dataset>[])[
            () => Gdal.Open(url, Access.GA_ReadOnly),
            () => Gdal.OpenShared(url, Access.GA_ReadOnly),
            () => Gdal.OpenEx(url, (uint)GdalConst.OF_RASTER, null, null, null)])
        {
            Assert.Contains(url, Assert.Throws<GdalException>(open).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_failure_inside_a_raster_names_its_file()
    {
        string path = Rasters.Create(_scratch["source.tif"]);
        using Dataset dataset = Gdal.Open(path, Access.GA_ReadOnly);
        Action[] failures =
        [
            () => dataset.GetRasterBand(2),
            () => dataset.GetRasterBand(1).ReadRaster(190, 0, 10, 10, new int[100], 10, 10, 0, 0),
            () => dataset.GetRasterBand(1).WriteRaster(0, 0, 1, 1, new int[1], 1, 1, 0, 0),
            () => dataset.GetRasterBand(1).GetOverview(7),
            () => dataset.BuildOverviews("NO_SUCH_METHOD", [2]),
        ];

        Assert.All(failures, failure => Assert.StartsWith(path, Assert.Throws<GdalException>(failure).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_makes_a_file_of_another_names_both_or_is_named_by_GDAL()
    {
        using Dataset source = Gdal.Open(Rasters.Create(_scratch["source.tif"]), Access.GA_ReadOnly);
        using var band = new GDALTranslateOptions(["-b", "9"]);
        Action[] failures =
        [
            () => Gdal.wrapper_GDALTranslate(_scratch["out.tif"], source, band, null, null),
            () => Gdal.Warp(_scratch["no/folder/out.tif"], [source, source], null, null, null),
            () => Gdal.wrapper_GDALDEMProcessing(_scratch["out.tif"], source, "no-such-mode", null, null, null, null),
            () => Gdal.GetDriverByName("GTiff").Create(_scratch["no/folder/out.tif"], 1, 1, 1, DataType.GDT_Byte, null),
            () => Gdal.GetDriverByName("GTiff").CreateCopy(_scratch["no/folder/out.tif"], source, 1, null, null, null),
            () => Gdal.GetDriverByName("GTiff").Delete(_scratch["no/folder/out.tif"]),
        ];

        Assert.All(
            failures, failure => Assert.Contains("out.tif", Assert.Throws<GdalException>(failure).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_raster_given_as_its_text_is_not_quoted()
    {
        GdalException e = Assert.Throws<GdalException>(() => Gdal.Open($"<VRTDataset>\n{new string('x', 2000)}", Access.GA_ReadOnly));

        Assert.DoesNotContain(new string('x', 600), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_band_that_is_not_there_is_said_so()
    {
        using Dataset dataset = Gdal.Open(Rasters.Create(_scratch["source.tif"]), Access.GA_ReadOnly);

        GdalException e = Assert.Throws<GdalException>(() => dataset.GetRasterBand(2));

        Assert.Contains("GetRasterBand(2)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_outside_the_raster_is_said_so()
    {
        using Dataset dataset = Gdal.Open(Rasters.Create(_scratch["source.tif"]), Access.GA_ReadOnly);

        GdalException e = Assert.Throws<GdalException>(() =>
            dataset.GetRasterBand(1).ReadRaster(190, 0, 10, 10, new int[100], 10, 10, 0, 0));

        Assert.Contains("Access window out of range", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_into_a_dataset_open_for_reading_is_refused()
    {
        using Dataset dataset = Gdal.Open(Rasters.Create(_scratch["source.tif"]), Access.GA_ReadOnly);

        Assert.Throws<GdalException>(() => dataset.GetRasterBand(1).WriteRaster(0, 0, 1, 1, new int[1], 1, 1, 0, 0));
    }

    [Fact]
    public void An_unknown_driver_is_null()
        => Assert.Null(Gdal.GetDriverByName("NoSuchFormat"));

    [Fact]
    public void An_unknown_code_of_the_EPSG_is_said_so()
    {
        using var system = new SpatialReference("");

        GdalException e = Assert.Throws<GdalException>(() => system.ImportFromEPSG(999999));

        Assert.Contains("not found", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_of_one_thread_is_no_other_threads()
    {
        string good = Rasters.Create(_scratch["good.tif"]);
        Parallel.For(0, 64, i =>
        {
            if (i % 2 == 0)
            {
                string missing = _scratch[$"{i}.tif"];
                    Assert.Contains(
                        missing,
                        Assert.Throws<GdalException>(() => Gdal.Open(missing, Access.GA_ReadOnly)).Message,
                        StringComparison.Ordinal);
            }
            else
            {
                using Dataset dataset = Gdal.Open(good, Access.GA_ReadOnly);
                Assert.Equal(197, dataset.RasterXSize);
            }
        });
    }

    [Fact]
    public void A_pushed_handler_hears_warnings_and_failures_until_it_is_popped()
    {
        List<int> heard = [];
        Gdal.PushErrorHandler((eclass, _, _) => heard.Add(eclass));
        try
        {
            Gdal.GetDriverByName("GTiff").Create(_scratch["out.tif"], 1, 1, 1, DataType.GDT_Byte, ["NO_SUCH_OPTION=1"]).Dispose();
            Assert.Throws<GdalException>(() => Gdal.Open(_scratch["missing.tif"], Access.GA_ReadOnly));
        }
        finally
        {
            Gdal.PopErrorHandler();
        }

        Assert.Throws<GdalException>(() => Gdal.Open(_scratch["missing.tif"], Access.GA_ReadOnly));
        Assert.Equal([GdalConst.CE_Warning, GdalConst.CE_Failure], heard);
    }

    [Fact]
    public void What_a_pushed_handler_throws_comes_out_of_the_call()
    {
        var thrown = new InvalidOperationException("from the handler");
        Gdal.PushErrorHandler((_, _, _) => throw thrown);
        try
        {
            Assert.Same(thrown, Assert.Throws<InvalidOperationException>(() => Gdal.Open(_scratch["missing.tif"], Access.GA_ReadOnly)));
        }
        finally
        {
            Gdal.PopErrorHandler();
        }
    }

    public void Dispose() => _scratch.Dispose();
}
