using System.Globalization;
using System.Runtime.InteropServices;
using CsCheck;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace DpsAuthoring.Cli.Tests;

/// <summary><c>dps compare</c> of rasters: what counts as a difference, alone, and what does not.</summary>
[Trait("Speed", "Slow")]
public sealed class CompareRasterTests : IDisposable
{
    private readonly ComparedFolders _folders = new();

    public static TheoryData<string, string> Differences { get; } = new()
    {
        { "size", "the size is 60 x 40 pixels in OLD and 30 x 40 pixels in NEW" },
        { "bands", "the number of bands is 1 in OLD and 2 in NEW" },
        { "georeference", "the georeference is from 500000, 1000400 in steps of 10, -10 in OLD and from 500000.02, 1000400 in steps of 10, -10 in NEW" },
        { "system", "the coordinate system is 'WGS 84 / UTM zone 33N' (EPSG:32633) in OLD and 'WGS 84 / UTM zone 32N' (EPSG:32632) in NEW" },
        { "type", "the data type of band 1 is Float32 in OLD and Float64 in NEW" },
        { "no data", "the no-data value of band 1 is none in OLD and -9999 in NEW" },
        { "scale", "the scale of band 1 is 1 in OLD and 0.1 in NEW" },
        { "offset", "the offset of band 1 is 0 in OLD and 5 in NEW" },
        { "unit", "the unit of band 1 is none in OLD and metre in NEW" },
        { "description", "the description of band 1 is none in OLD and ndvi in NEW" },
        { "metadata", "metadata item SENSOR is missing in OLD and 'MSI' in NEW" },
        { "band's metadata", "band 1's metadata item SENSOR is missing in OLD and 'MSI' in NEW" },
        { "pixel", "1 of 2,400 pixels differs, at most by 2: band 1 at column 7, row 3 is 187 in OLD and 189 in NEW" },
        { "NaN", "1 of 2,400 pixels has a value in one only: band 1 at column 7, row 3 is 187 in OLD and NaN in NEW" },
        { "infinity", "1 of 2,400 pixels differs: band 1 at column 7, row 3 is 187 in OLD and Infinity in NEW" },
    };

    public void Dispose() => _folders.Dispose();

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task A_difference_is_told_alone(string change, string difference)
    {
        SampleRaster.Write(_folders.Old("x.tif"));
        Write(_folders.New("x.tif"), change);
        Assert.Equal([$"x.tif is not the same: {difference}"], await _folders.DifferencesAsync());
    }

    [Fact]
    public async Task Blocks_may_be_larger_than_the_raster()
    {
        string[] tall = ["TILED=YES", "BLOCKXSIZE=256", "BLOCKYSIZE=32768", "COMPRESS=DEFLATE"];
        SampleRaster.Write(_folders.Old("x.tif"), DataType.GDT_Float64, options: tall);
        SampleRaster.Write(_folders.New("x.tif"), DataType.GDT_Float64, raster => SampleRaster.Set(raster, 59, 39, 1), options: tall);
        Assert.Equal(
            ["x.tif is not the same: 1 of 2,400 pixels differs, at most by 198: band 1 at column 59, row 39 is 199 in OLD and 1 in NEW"],
            await _folders.DifferencesAsync());
    }

    [Fact]
    public async Task Storage_format_and_what_a_program_notes_of_itself_are_no_difference()
    {
        SampleRaster.Write(_folders.Old("x.tif"), bands: 3);
        SampleRaster.Write(
            _folders.New("x.tif"),
            bands: 3,
            change: raster =>
            {
                raster.SetMetadataItem("TIFFTAG_SOFTWARE", "another", "");
                raster.SetMetadataItem("TIFFTAG_DATETIME", "2020:01:01 00:00:00", "");
                raster.GetRasterBand(1).GetStatistics(0, 1, out double _, out _, out _, out _);
                raster.SetGeoTransform([500000.0001, 10, 0, 1000400, 0, -10.000001]);
            },
            options: ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16", "COMPRESS=DEFLATE", "INTERLEAVE=PIXEL"]);
        await Command.RunAsync(_folders.Root, "gdaladdo", "-q", _folders.New("x.tif"), "2");
        Assert.Empty(await _folders.DifferencesAsync());
    }

    [Fact]
    public async Task Metadata_can_be_left_out()
    {
        SampleRaster.Write(_folders.Old("x.tif"));
        Write(_folders.New("x.tif"), "metadata");
        Assert.NotEmpty(await _folders.DifferencesAsync());
        Assert.Empty(await _folders.DifferencesAsync("--no-metadata"));
    }

    /// <summary>-9999 means nothing in the one, and is a number in the other.</summary>
    [Fact]
    public async Task Pixels_are_compared_by_what_has_data()
    {
        double[] pixels = [.. Enumerable.Range(0, 2400).Select(number => number < 10 ? -9999.0 : number)];
        double[] others = [.. pixels.Select(pixel => pixel == -9999 ? double.NaN : pixel)];
        SampleRaster.Write(_folders.Old("x.tif"), DataType.GDT_Float32, pixels, raster => raster.GetRasterBand(1).SetNoDataValue(-9999));
        SampleRaster.Write(
            _folders.New("x.tif"), DataType.GDT_Float32, others, raster => raster.GetRasterBand(1).SetNoDataValue(double.NaN));
        Assert.Equal(
            ["x.tif is not the same: the no-data value of band 1 is -9999 in OLD and NaN in NEW"], await _folders.DifferencesAsync());

        SampleRaster.Write(_folders.New("x.tif"), DataType.GDT_Float32, pixels);
        Assert.Equal(
            [
                "x.tif is not the same: the no-data value of band 1 is -9999 in OLD and none in NEW",
                "x.tif is not the same: 10 of 2,400 pixels have a value in one only: band 1 at column 0, row 0 is no data in OLD and -9999 in NEW",
            ],
            await _folders.DifferencesAsync());
    }

    [Fact]
    public async Task A_mask_counts_as_it_hides_pixels()
    {
        SampleRaster.Write(_folders.Old("x.tif"), change: raster => Mask(raster, 5));
        SampleRaster.Write(_folders.New("x.tif"), change: raster =>
        {
            Mask(raster, 5);
            SampleRaster.Set(raster, 2, 0, 1000);
        });
        Assert.Empty(await _folders.DifferencesAsync());
        SampleRaster.Write(_folders.New("x.tif"), change: raster => Mask(raster, 6));
        Assert.Equal(
            ["x.tif is not the same: 1 of 2,400 pixels has a value in one only: band 1 at column 5, row 0 is 5 in OLD and no data in NEW"],
            await _folders.DifferencesAsync());

        static void Mask(Dataset raster, int hidden)
        {
            Gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES");
            raster.CreateMaskBand(2);
            byte[] mask = [.. Enumerable.Range(0, 2400).Select(number => number < hidden ? (byte)0 : (byte)255)];
            raster.GetRasterBand(1).GetMaskBand().WriteRaster(0, 0, 60, 40, mask, 60, 40, 0, 0);
        }
    }

    [Theory]
    [InlineData(DataType.GDT_Byte, 1)]
    [InlineData(DataType.GDT_UInt16, 1)]
    [InlineData(DataType.GDT_Int16, 3)]
    [InlineData(DataType.GDT_UInt32, 3)]
    [InlineData(DataType.GDT_Int32, 3)]
    [InlineData(DataType.GDT_Float32, 0.5)]
    [InlineData(DataType.GDT_Float64, 0.25)]
    [InlineData(DataType.GDT_CFloat32, 0.5)]
    [InlineData(DataType.GDT_CInt16, 2)]
    public async Task A_tolerance_holds_at_its_edge_and_no_farther(DataType type, double tolerance)
    {
        SampleRaster.Write(_folders.Old("x.tif"), type);
        SampleRaster.Write(_folders.New("x.tif"), type, change: raster => SampleRaster.Set(raster, 4, 0, 4 + tolerance));
        string text = tolerance.ToString(CultureInfo.InvariantCulture);
        Assert.Empty(await _folders.DifferencesAsync("--tolerance", text));
        string less = double.BitDecrement(tolerance).ToString("R", CultureInfo.InvariantCulture);
        Assert.Single(await _folders.DifferencesAsync("--tolerance", less));

        // Relative to the greater of the two.
        string part = (tolerance / (4 + tolerance)).ToString("R", CultureInfo.InvariantCulture);
        string lessPart = (tolerance / (4 + tolerance) * 0.999999).ToString("R", CultureInfo.InvariantCulture);
        Assert.Empty(await _folders.DifferencesAsync("--relative", part));
        Assert.Single(await _folders.DifferencesAsync("--relative", lessPart));
    }

    /// <summary>As doubles the two are one number.</summary>
    [Theory]
    [InlineData(DataType.GDT_Int64, 9007199254740993L, 9007199254740992L)]
    [InlineData(DataType.GDT_UInt64, 9007199254740993L, 9007199254740992L)]
    [InlineData(DataType.GDT_Int64, long.MaxValue, long.MinValue)]
    public async Task Whole_numbers_of_64_bits_are_compared_exactly(DataType type, long one, long other)
    {
        if (int.Parse(Gdal.VersionInfo("VERSION_NUM"), CultureInfo.InvariantCulture) < 3050000)
        {
            Assert.Skip("This libgdal has no integers of 64 bits.");
        }

        Set(_folders.Old("x.tif"), one);
        Set(_folders.New("x.tif"), other);
        string difference = Assert.Single(await _folders.DifferencesAsync());
        Assert.EndsWith($"band 1 at column 9, row 1 is {one} in OLD and {other} in NEW", difference, StringComparison.Ordinal);
        Set(_folders.New("x.tif"), one);
        Assert.Empty(await _folders.DifferencesAsync());

        void Set(string path, long value) => SampleRaster.Write(path, type, change: raster =>
        {
            long[] pixel = [value];
            var pinned = GCHandle.Alloc(pixel, GCHandleType.Pinned);
            raster.GetRasterBand(1).WriteRaster(9, 1, 1, 1, pinned.AddrOfPinnedObject(), 1, 1, type, 0, 0);
            pinned.Free();
        });
    }

    [Fact]
    public async Task A_band_that_is_opacity_is_no_other()
    {
        SampleRaster.Write(_folders.Old("x.tif"), DataType.GDT_Byte, bands: 2);
        SampleRaster.Write(_folders.New("x.tif"), DataType.GDT_Byte, bands: 2, options: "ALPHA=YES");
        Assert.Equal(
            ["x.tif is not the same: the colour interpretation of band 2 is Undefined in OLD and Alpha in NEW"],
            await _folders.DifferencesAsync());
    }

    [Fact]
    public async Task Colour_tables_are_compared()
    {
        foreach ((string path, short red) in new[] { (_folders.Old("x.tif"), (short)10), (_folders.New("x.tif"), (short)11) })
        {
            SampleRaster.Write(path, DataType.GDT_Byte, change: raster =>
            {
                using var table = new ColorTable(PaletteInterp.GPI_RGB);
                using var colour = new ColorEntry { c1 = red, c2 = 20, c3 = 30, c4 = 255 };
                table.SetColorEntry(3, colour);
                raster.GetRasterBand(1).SetColorTable(table);
            });
        }

        Assert.Equal(
            ["x.tif is not the same: colour 3 of band 1 is 10,20,30,255 in OLD and 11,20,30,255 in NEW"], await _folders.DifferencesAsync());
    }

    [Fact]
    public async Task Pictures_are_rasters()
    {
        SampleRaster.Write(_folders.Old("x.tif"), DataType.GDT_Byte);
        foreach (string folder in new[] { "old", "new" })
        {
            string level = folder == "old" ? "ZLEVEL=1" : "ZLEVEL=9";
            (await Command.RunAsync(
                _folders.Root, "gdal_translate", "-q", "-of", "PNG", "-co", level, _folders.Old("x.tif"), $"{folder}/x.png")).EnsureSuccess();
        }

        File.Delete(_folders.Old("x.tif"));
        Assert.NotEqual(File.ReadAllBytes(_folders.Old("x.png")), File.ReadAllBytes(_folders.New("x.png")));
        File.Delete(_folders.Old("x.png.aux.xml"));
        File.Delete(_folders.New("x.png.aux.xml"));
        Assert.Empty(await _folders.DifferencesAsync());
    }

    /// <summary>GDAL's rasters are the arrays of two dimensions; what else there is counts as well.</summary>
    [Fact]
    public async Task All_arrays_of_a_netcdf_file_are_compared()
    {
        foreach ((string path, int last, string how) in new[] { (_folders.Old("x.nc"), 5, "python"), (_folders.New("x.nc"), 6, "dotnet") })
        {
            await WriteArraysAsync(path, last, how, burnt: 1);
        }

        Assert.Equal(["x.nc is not the same: /profile[4] is 5 in OLD and 6 in NEW"], await _folders.DifferencesAsync());
        Assert.Empty(await _folders.DifferencesAsync("--tolerance", "1"));
        await WriteArraysAsync(_folders.New("x.nc"), last: 5, "dotnet", burnt: 2);
        Assert.Equal(
            ["x.nc is not the same: 1 of 600 pixels differs, at most by 2: agb: band 1 at column 0, row 19 is 0 in OLD and 2 in NEW"],
            (await _folders.DifferencesAsync()).Where(line => line.Contains("pixels", StringComparison.Ordinal)));
    }

    /// <summary>GDAL puts what a format has no room for beside it, statistics among it; what it is counts, and not where.</summary>
    [Fact]
    public async Task A_side_file_is_a_part_of_its_raster()
    {
        SampleRaster.Write(_folders.Old("x.tif"));
        SampleRaster.Write(_folders.New("x.tif"));
        (await Command.RunAsync(_folders.Root, "gdalinfo", "-stats", "new/x.tif")).EnsureSuccess();
        (await Command.RunAsync(_folders.Root, "gdaladdo", "-q", "-ro", "new/x.tif", "2")).EnsureSuccess();
        Assert.Equal(["x.tif", "x.tif.aux.xml", "x.tif.ovr"], Directory.GetFiles(_folders.New(".")).Select(Path.GetFileName).Order());
        Assert.Empty(await _folders.DifferencesAsync());
        File.WriteAllText(_folders.New("x.tif.aux.xml"), "<PAMDataset><Metadata><MDI key=\"SENSOR\">MSI</MDI></Metadata></PAMDataset>");
        Assert.Equal(
            ["x.tif is not the same: metadata item SENSOR is missing in OLD and 'MSI' in NEW"], await _folders.DifferencesAsync());
    }

    [Fact]
    public async Task Control_points_and_other_pages_of_a_tiff_count()
    {
        string plain = _folders.Old("../plain.tif");
        SampleRaster.Write(plain);
        foreach ((string path, string longitude) in new[] { (_folders.Old("x.tif"), "10"), (_folders.New("x.tif"), "10.5") })
        {
            (await Command.RunAsync(
                _folders.Root, "gdal_translate", "-q", "-a_srs", "EPSG:4326", "-gcp", "0", "0", longitude, "50", plain, path)).EnsureSuccess();
        }

        Assert.Equal(
            ["x.tif is not the same: the list of control points.gcpList[0].x is 10.0 in OLD and 10.5 in NEW"], await _folders.DifferencesAsync());
        File.Delete(_folders.New("x.tif"));
        File.Delete(_folders.Old("x.tif"));
        foreach ((string path, double pixel) in new[] { (_folders.Old("y.tif"), 5.0), (_folders.New("y.tif"), 6.0) })
        {
            SampleRaster.Write(path);
            SampleRaster.Write(plain, change: raster => SampleRaster.Set(raster, 1, 1, pixel));
            (await Command.RunAsync(_folders.Root, "gdal_translate", "-q", "-co", "APPEND_SUBDATASET=YES", plain, path)).EnsureSuccess();
        }

        Assert.Equal(
            ["y.tif is not the same: 1 of 2,400 pixels differs, at most by 1: page 2: band 1 at column 1, row 1 is 5 in OLD and 6 in NEW"],
            await _folders.DifferencesAsync());
    }

    [Fact]
    public async Task A_raster_that_breaks_off_is_told_as_that()
    {
        SampleRaster.Write(_folders.Old("x.tif"), DataType.GDT_Float64);
        SampleRaster.Write(_folders.New("x.tif"), DataType.GDT_Float64, options: "COMPRESS=DEFLATE");
        using (FileStream file = File.OpenWrite(_folders.New("x.tif")))
        {
            file.SetLength(file.Length / 2);
        }

        string difference = Assert.Single(await _folders.DifferencesAsync());
        Assert.Matches("^x.tif .*cannot be read in NEW: ", difference);
    }

    [Fact]
    public async Task Without_libgdal_rasters_are_files_and_that_is_said_once()
    {
        foreach (string name in new[] { "x.tif", "y.tif" })
        {
            SampleRaster.Write(_folders.Old(name));
            SampleRaster.Write(_folders.New(name), options: "COMPRESS=DEFLATE");
        }

        var environment = new Dictionary<string, string?> { ["DPS_GDAL_LIBRARY"] = "/nowhere/libgdal.so" };
        Ran ran = await Command.RunAsync(_folders.Root, environment, DpsTool.Path, "compare", "old", "new");
        Assert.Equal(1, ran.ExitCode);
        Assert.Matches("x.tif is not the same: byte ", ran.Output);
        Assert.Single(ran.Output.Split('\n'), line => line.StartsWith("  note: Rasters are compared byte by byte: ", StringComparison.Ordinal));
    }

    /// <summary>The number of pixels beyond the tolerance and the greatest difference, whichever of the two comes first.</summary>
    [Fact]
    public void What_was_changed_is_found_exactly()
    {
        Gen<(int, double)[]> changes = Gen.Select(Gen.Int[0, 2399], Gen.Double[-5, 5]).Array[0, 40];
        changes.Sample(
            made =>
            {
                const double Tolerance = 1.5;
                double[] pixels = [.. Enumerable.Range(0, 2400).Select(number => (double)(number % 200))];
                double[] others = [.. pixels];
                foreach ((int at, double by) in made)
                {
                    others[at] = pixels[at] + by;
                }

                SampleRaster.Write(_folders.Old("x.tif"), DataType.GDT_Float64, pixels);
                SampleRaster.Write(_folders.New("x.tif"), DataType.GDT_Float64, others, options: "TILED=YES");
                double[] apart = [.. pixels.Zip(others, (one, other) => Math.Abs(one - other)).Where(apart => apart > Tolerance)];
                string[] found = _folders.DifferencesAsync("--tolerance", "1.5").GetAwaiter().GetResult();
                string[] back = Dps.RunInAsync(_folders.Root, "compare", "new", "old", "--tolerance", "1.5").GetAwaiter().GetResult()
                    .Output.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).ToArray();
                Assert.Equal(found.Length, back.Length);
                if (apart.Length == 0)
                {
                    return found.Length == 0;
                }

                string amount = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{apart.Length:N0} of 2,400 pixels differ{(apart.Length == 1 ? "s" : "")}, at most by {apart.Max():G6}: ");
                return found is [var only] && only.Contains(amount, StringComparison.Ordinal)
                    && back[0].Contains(amount, StringComparison.Ordinal);
            },
            iter: 12,
            threads: 1);
    }

    private async Task WriteArraysAsync(string path, int last, string history, int burnt)
    {
        const string Python = "/usr/bin/python3";
        if (!File.Exists(Python) || (await Command.RunAsync(_folders.Root, Python, "-c", "from osgeo import gdal, gdal_array")).ExitCode != 0)
        {
            Assert.Skip("There is no python3-gdal to write netCDF arrays with.");
        }

        File.Delete(path);
        (await Command.RunAsync(_folders.Root, Python, "-c", $"""
            import numpy as np
            from osgeo import gdal
            file = gdal.GetDriverByName('netCDF').CreateMultiDimensional('{path}')
            root, number = file.GetRootGroup(), gdal.ExtendedDataType.Create(gdal.GDT_Float32)
            y, x, t = (root.CreateDimension(name, None, None, size) for name, size in (('y', 20), ('x', 30), ('t', 5)))
            for name in ('ndvi', 'agb'):
                values = np.arange(600, dtype='f4').reshape(20, 30)
                values[0, 0] = {burnt} if name == 'agb' and {burnt} > 1 else 0
                root.CreateMDArray(name, [y, x], number).Write(values)
            root.CreateMDArray('profile', [t], number).Write(np.array([1, 2, 3, 4, {last}], dtype='f4'))
            root.CreateAttribute('history', [], gdal.ExtendedDataType.CreateString()).Write('{history}')
            """)).EnsureSuccess();
    }

    private static void Write(string path, string change)
    {
        if (change == "size")
        {
            using Dataset raster = Gdal.Open(path.Replace("/new/", "/old/", StringComparison.Ordinal), Access.GA_ReadOnly);
            using var half = new GDALTranslateOptions(["-srcwin", "0", "0", "30", "40"]);
            Gdal.wrapper_GDALTranslate(path, raster, half, null, null).Dispose();
            return;
        }

        SampleRaster.Write(
            path,
            change == "type" ? DataType.GDT_Float64 : DataType.GDT_Float32,
            raster => Change(raster, raster.GetRasterBand(1), change),
            change == "bands" ? 2 : 1);
    }

    private static void Change(Dataset raster, Band band, string change)
    {
        switch (change)
        {
            case "georeference":
                raster.SetGeoTransform([500000.02, 10, 0, 1000400, 0, -10]);
                break;
            case "system":
                using (var system = new SpatialReference(null))
                {
                    system.ImportFromEPSG(32632);
                    raster.SetSpatialRef(system);
                }

                break;
            case "no data":
                band.SetNoDataValue(-9999);
                break;
            case "scale":
                band.SetScale(0.1);
                break;
            case "offset":
                band.SetOffset(5);
                break;
            case "unit":
                band.SetUnitType("metre");
                break;
            case "description":
                band.SetDescription("ndvi");
                break;
            case "metadata":
                raster.SetMetadataItem("SENSOR", "MSI", "");
                break;
            case "band's metadata":
                band.SetMetadataItem("SENSOR", "MSI", "");
                break;
            case "pixel":
                SampleRaster.Set(raster, 7, 3, 189);
                break;
            case "NaN":
                SampleRaster.Set(raster, 7, 3, double.NaN);
                break;
            case "infinity":
                SampleRaster.Set(raster, 7, 3, double.PositiveInfinity);
                break;
        }
    }
}
