using System.Text.Json;
using GdalTests.Support;
using OSGeo.GDAL;

namespace GdalTests;

/// <summary>What a raster and its bands say of themselves, kept in the file and seen by gdalinfo.</summary>
public sealed class DatasetTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public DatasetTests() => Gdal.AllRegister();

    [Fact]
    public void What_is_set_is_in_the_file()
    {
        string path = _scratch["set.tif"];
        using (Dataset written = Gdal.GetDriverByName("GTiff").Create(path, 20, 10, 2, DataType.GDT_Int16, ["COMPRESS=LZW"]))
        {
            written.SetGeoTransform([500000, 30, 0, 4649990, 0, -30]);
            written.SetMetadata(["SENSOR=größer", "LEVEL=2"], "");
            written.SetMetadataItem("AUTHOR", "a scientist", "MINE");
            Band band = written.GetRasterBand(1);
            band.SetNoDataValue(-9999);
            band.SetDescription("elevation");
            band.SetUnitType("metre");
            band.SetScale(0.1);
            band.SetOffset(100);
            band.SetMetadataItem("KIND", "dem", "");
            band.Fill(7, 0);
            written.GetRasterBand(2).SetColorInterpretation(ColorInterp.GCI_AlphaBand);
        }

        using Dataset read = Gdal.Open(path, Access.GA_ReadOnly);
        double[] transform = new double[6];
        read.GetGeoTransform(transform);
        Band first = read.GetRasterBand(1);
        first.GetNoDataValue(out double noData, out int hasNoData);
        first.GetScale(out double scale, out _);
        first.GetOffset(out double offset, out _);

        Assert.Equal((20, 10, 2), (read.RasterXSize, read.RasterYSize, read.RasterCount));
        Assert.Equal([500000, 30, 0, 4649990, 0, -30], transform);
        Assert.Equal("größer", read.GetMetadataItem("SENSOR", ""));
        Assert.Contains("LEVEL=2", read.GetMetadata(""));
        Assert.Equal("a scientist", read.GetMetadataItem("AUTHOR", "MINE"));
        Assert.Contains("MINE", read.GetMetadataDomainList());
        Assert.Null(read.GetMetadataItem("NOT_SET", ""));
        Assert.Empty(read.GetMetadata("NOT_A_DOMAIN"));
        Assert.Equal("LZW", read.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE"));
        Assert.Equal((-9999, 1), (noData, hasNoData));
        Assert.Equal("elevation", first.GetDescription());
        Assert.Equal("metre", first.GetUnitType());
        Assert.Equal((0.1, 100), (scale, offset));
        Assert.Equal("dem", first.GetMetadataItem("KIND", ""));
        Assert.All(Rasters.Read(read), value => Assert.Equal(7, value));
        Assert.Equal(ColorInterp.GCI_AlphaBand, read.GetRasterBand(2).GetColorInterpretation());
        Assert.Equal([path], read.GetFileList());
        Assert.Equal(path, read.GetDescription());
        Assert.Equal("GTiff", read.GetDriver().ShortName);
    }

    [Fact]
    public void What_was_not_set_is_not_there()
    {
        using Dataset dataset = Gdal.GetDriverByName("GTiff").Create(_scratch["bare.tif"], 1, 1, 1, DataType.GDT_Byte, null);
        double[] transform = new double[6];
        dataset.GetGeoTransform(transform);
        dataset.GetRasterBand(1).GetNoDataValue(out _, out int hasNoData);

        Assert.Equal([0, 1, 0, 0, 0, 1], transform);
        Assert.Equal("", dataset.GetProjection());
        Assert.Null(dataset.GetSpatialRef());
        Assert.Equal(0, hasNoData);
        Assert.Null(dataset.GetRasterBand(1).GetColorTable());
        Assert.Equal(CPLErr.CE_Warning, dataset.GetRasterBand(1).GetStatistics(0, 0, out _, out _, out _, out double stddev));
        Assert.Equal(-1, stddev);
    }

    [Theory]
    [InlineData("pixels.pgm", "P5 2 1 255 ab")]
    [InlineData("pixels.tif", null)]
    public void A_raster_without_a_place_has_its_pixels_for_one_whatever_its_format(string name, string? content)
    {
        string path = _scratch[name];
        if (content is null)
        {
            Gdal.GetDriverByName("GTiff").Create(path, 2, 1, 1, DataType.GDT_Byte, null).Dispose();
        }
        else
        {
            File.WriteAllText(path, content);
        }

        using Dataset dataset = Gdal.Open(path, Access.GA_ReadOnly);
        double[] transform = [7, 7, 7, 7, 7, 7];
        dataset.GetGeoTransform(transform);

        Assert.Equal([0, 1, 0, 0, 0, 1], transform);
    }

    [Fact]
    public void A_no_data_value_can_be_taken_back()
    {
        using Dataset dataset = Gdal.GetDriverByName("MEM").Create("", 1, 1, 1, DataType.GDT_Byte, null);
        Band band = dataset.GetRasterBand(1);
        band.SetNoDataValue(3);
        band.DeleteNoDataValue();
        band.GetNoDataValue(out _, out int has);

        Assert.Equal(0, has);
    }

    [Fact]
    public void Statistics_are_gdalinfos()
    {
        string path = Rasters.Create(_scratch["source.tif"], type: DataType.GDT_Float32);
        using var theirs = JsonDocument.Parse(Cli.Gdal("gdalinfo", "-json", "-stats", path));
        JsonElement expected = theirs.RootElement.GetProperty("bands")[0];
        File.Delete(path + ".aux.xml");

        using Dataset dataset = Gdal.Open(path, Access.GA_ReadOnly);
        Band band = dataset.GetRasterBand(1);
        band.ComputeStatistics(false, out double min, out double max, out double mean, out double stddev, null, null);
        double[] range = new double[2];
        band.ComputeRasterMinMax(range, 0);

        Assert.Equal(expected.GetProperty("minimum").GetDouble(), min, 3);
        Assert.Equal(expected.GetProperty("maximum").GetDouble(), max, 3);
        Assert.Equal(expected.GetProperty("mean").GetDouble(), mean, 3);
        Assert.Equal(expected.GetProperty("stdDev").GetDouble(), stddev, 3);
        Assert.Equal([min, max], range);
        Assert.Equal(CPLErr.CE_None, band.GetStatistics(0, 0, out double kept, out _, out _, out _));
        Assert.Equal(min, kept);
    }

    [Fact]
    public void Statistics_of_nothing_but_no_data_are_an_exception()
    {
        using Dataset dataset = Gdal.GetDriverByName("MEM").Create("", 4, 4, 1, DataType.GDT_Byte, null);
        dataset.GetRasterBand(1).SetNoDataValue(0);

        Assert.Throws<GdalException>(() => dataset.GetRasterBand(1).ComputeStatistics(false, out _, out _, out _, out _, null, null));
    }

    [Fact]
    public void The_checksum_is_gdalinfos()
    {
        string path = Rasters.Create(_scratch["source.tif"]);
        using var theirs = JsonDocument.Parse(Cli.Gdal("gdalinfo", "-json", "-checksum", path));

        using Dataset dataset = Gdal.Open(path, Access.GA_ReadOnly);
        int width = 197, height = 161;

        Assert.Equal(
            theirs.RootElement.GetProperty("bands")[0].GetProperty("checksum").GetInt32(),
            dataset.GetRasterBand(1).Checksum(0, 0, ref width, ref height));
    }

    [Fact]
    public void The_histogram_counts_every_pixel()
    {
        using Dataset dataset = Gdal.GetDriverByName("MEM").Create("", 3, 2, 1, DataType.GDT_Byte, null);
        dataset.GetRasterBand(1).WriteRaster(0, 0, 3, 2, new byte[] { 0, 1, 1, 2, 2, 2 }, 3, 2, 0, 0);
        int[] counts = new int[3];

        dataset.GetRasterBand(1).GetHistogram(-0.5, 2.5, 3, counts, 0, 0, null, null);

        Assert.Equal([1, 2, 3], counts);
        Assert.Throws<ArgumentException>(() => dataset.GetRasterBand(1).GetHistogram(-0.5, 2.5, 4, counts, 0, 0, null, null));
    }

    [Fact]
    public void Overviews_are_built_and_read()
    {
        string path = Rasters.Create(_scratch["source.tif"]);
        using (Dataset dataset = Gdal.Open(path, Access.GA_Update))
        {
            Assert.Equal(0, dataset.BuildOverviews("NEAREST", [2, 4]));
        }

        using Dataset read = Gdal.Open(path, Access.GA_ReadOnly);
        Band band = read.GetRasterBand(1);
        using Band half = band.GetOverview(0);

        Assert.Equal(2, band.GetOverviewCount());
        Assert.Equal((99, 81), (half.XSize, half.YSize));
        Assert.Equal((50, 41), (band.GetOverview(1).XSize, band.GetOverview(1).YSize));
        Assert.Throws<GdalException>(() => band.GetOverview(2));
    }

    [Fact]
    public void A_mask_hides_pixels_without_data()
    {
        using Dataset dataset = Gdal.GetDriverByName("MEM").Create("", 2, 1, 1, DataType.GDT_Byte, null);
        Band band = dataset.GetRasterBand(1);
        band.WriteRaster(0, 0, 2, 1, new byte[] { 9, 5 }, 2, 1, 0, 0);
        band.SetNoDataValue(9);
        byte[] mask = new byte[2];
        band.GetMaskBand().ReadRaster(0, 0, 2, 1, mask, 2, 1, 0, 0);

        Assert.Equal([0, 255], mask);
        Assert.Equal(GdalConst.GMF_NODATA, band.GetMaskFlags());
    }

    [Fact]
    public void A_mask_of_the_whole_dataset_can_be_made()
    {
        using Dataset dataset = Gdal.GetDriverByName("MEM").Create("", 2, 1, 2, DataType.GDT_Byte, null);

        dataset.CreateMaskBand(GdalConst.GMF_PER_DATASET);

        Assert.Equal(GdalConst.GMF_PER_DATASET, dataset.GetRasterBand(2).GetMaskFlags());
    }

    [Fact]
    public void A_band_can_be_added_where_the_format_can()
    {
        using Dataset memory = Gdal.GetDriverByName("MEM").Create("", 1, 1, 1, DataType.GDT_Byte, null);
        memory.AddBand(DataType.GDT_Float64, null);

        Assert.Equal(2, memory.RasterCount);
        Assert.Equal(DataType.GDT_Float64, memory.GetRasterBand(2).DataType);
    }

    [Fact]
    public void A_colour_table_is_kept()
    {
        string path = _scratch["coloured.tif"];
        using (Dataset written = Gdal.GetDriverByName("GTiff").Create(path, 1, 1, 1, DataType.GDT_Byte, null))
        using (var table = new ColorTable(PaletteInterp.GPI_RGB))
        using (var black = new ColorEntry { c4 = 255 })
        using (var red = new ColorEntry { c1 = 200, c4 = 255 })
        {
            table.CreateColorRamp(0, black, 100, red);
            table.SetColorEntry(101, red);
            Assert.Equal(0, written.GetRasterBand(1).SetColorTable(table));
        }

        using Dataset read = Gdal.Open(path, Access.GA_ReadOnly);
        using ColorTable kept = Assert.IsType<ColorTable>(read.GetRasterBand(1).GetColorTable());
        using var entry = new ColorEntry();

        Assert.Equal(PaletteInterp.GPI_RGB, kept.GetPaletteInterpretation());
        Assert.Equal(100, kept.GetColorEntry(50)!.c1);
        Assert.Equal(1, kept.GetColorEntryAsRGB(101, entry));
        Assert.Equal((200, 0, 0), (entry.c1, entry.c2, entry.c3));
        Assert.Null(kept.GetColorEntry(kept.GetCount()));
    }

    [Fact]
    public void Files_in_memory_are_files()
    {
        string path = Rasters.Create(_scratch["source.tif"]);
        string memory = $"/vsimem/{Guid.NewGuid()}/copy.tif";
        Gdal.FileFromMemBuffer(memory, File.ReadAllBytes(path));
        using (Dataset dataset = Gdal.Open(memory, Access.GA_ReadOnly))
        {
            Assert.Equal(Rasters.Value(0, 0), Rasters.Read(dataset)[0]);
        }

        Assert.Equal(0, Gdal.Unlink(memory));
        Assert.Throws<GdalException>(() => Gdal.Open(memory, Access.GA_ReadOnly));
    }

    [Fact]
    public void A_driver_copies_renames_and_deletes()
    {
        Driver driver = Gdal.GetDriverByName("GTiff");
        string path = Rasters.Create(_scratch["a.tif"]);

        driver.CopyFiles(_scratch["b.tif"], path);
        driver.Rename(_scratch["c.tif"], _scratch["b.tif"]);
        driver.Delete(path);

        Assert.Equal((false, false, true), (File.Exists(path), File.Exists(_scratch["b.tif"]), File.Exists(_scratch["c.tif"])));
        Assert.Equal("GTiff", Gdal.IdentifyDriver(_scratch["c.tif"], null)!.ShortName);
        Assert.Null(Gdal.IdentifyDriver(_scratch["a.tif"], null));
        Assert.Equal("GeoTIFF", driver.LongName);
        Assert.Contains(driver.ShortName, Enumerable.Range(0, Gdal.GetDriverCount()).Select(i => Gdal.GetDriver(i).ShortName));
    }

    [Fact]
    public void Settings_are_read_back()
    {
        Gdal.SetConfigOption("DPS_TEST_OPTION", "yes");
        Assert.Equal("yes", Gdal.GetConfigOption("DPS_TEST_OPTION", "no"));
        Gdal.SetConfigOption("DPS_TEST_OPTION", null);
        Assert.Equal("no", Gdal.GetConfigOption("DPS_TEST_OPTION", "no"));
        Assert.Null(Gdal.GetConfigOption("DPS_TEST_OPTION", null));
    }

    [Fact]
    public void Types_have_sizes_and_names()
    {
        Assert.Equal(16, Gdal.GetDataTypeSize(DataType.GDT_UInt16));
        Assert.Equal("UInt16", Gdal.GetDataTypeName(DataType.GDT_UInt16));
        Assert.Equal(DataType.GDT_UInt16, Gdal.GetDataTypeByName("UInt16"));
        Assert.Equal(DataType.GDT_Int32, Gdal.DataTypeUnion(DataType.GDT_UInt16, DataType.GDT_Int16));
        Assert.Equal("Red", Gdal.GetColorInterpretationName(ColorInterp.GCI_RedBand));
        Assert.Equal("RGB", Gdal.GetPaletteInterpretationName(PaletteInterp.GPI_RGB));
    }

    [Fact]
    public void The_version_is_gdalinfos()
        => Assert.Contains($"GDAL {Gdal.VersionInfo("RELEASE_NAME")},", Cli.Gdal("gdalinfo", "--version"), StringComparison.Ordinal);

    [Fact]
    public void A_geotransform_places_pixels_and_back()
    {
        double[] transform = [500000, 30, 0, 4649990, 0, -30], inverse = new double[6];

        Gdal.ApplyGeoTransform(transform, 10, 20, out double x, out double y);
        Assert.Equal(1, Gdal.InvGeoTransform(transform, inverse));
        Gdal.ApplyGeoTransform(inverse, x, y, out double column, out double row);

        Assert.Equal((500300, 4649390), (x, y));
        Assert.Equal((10, 20), (column, row));
        Assert.Equal(0, Gdal.InvGeoTransform(new double[6], inverse));
    }

    public void Dispose() => _scratch.Dispose();
}
