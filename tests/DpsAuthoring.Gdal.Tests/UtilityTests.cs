using System.Runtime.InteropServices;
using GdalTests.Support;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace GdalTests;

/// <summary>Warping, mosaics and terrain are those of the command line programs.</summary>
public sealed class UtilityTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public UtilityTests() => Gdal.AllRegister();

    [Theory]
    [InlineData("-t_srs", "EPSG:4326", "-r", "bilinear")]
    [InlineData("-t_srs", "EPSG:3857", "-tr", "100", "100", "-r", "near", "-dstnodata", "0")]
    [InlineData("-ts", "50", "0", "-r", "average")]
    public void Warp_gives_gdalwarps_bytes(params string[] options)
    {
        string source = Rasters.Create(_scratch["source.tif"], type: DataType.GDT_Float32);
        Cli.Gdal("gdalwarp", ["-q", .. options, source, _scratch["theirs.tif"]]);

        using (Dataset dataset = Gdal.Open(source, Access.GA_ReadOnly))
        {
            Gdal.Warp(_scratch["ours.tif"], [dataset], new GDALWarpAppOptions(options), null, null).Dispose();
        }

        Assert.Equal(File.ReadAllBytes(_scratch["theirs.tif"]), File.ReadAllBytes(_scratch["ours.tif"]));
    }

    [Fact]
    public void Warp_into_a_dataset_fills_it()
    {
        using Dataset source = Gdal.Open(Rasters.Create(_scratch["source.tif"]), Access.GA_ReadOnly);
        using Dataset target = Gdal.GetDriverByName("MEM").CreateCopy("", source, 0, null, null, null);
        target.GetRasterBand(1).Fill(0, 0);

        Assert.Equal(1, Gdal.Warp(target, [source], null, null, null));

        Assert.Equal(Rasters.Read(source), Rasters.Read(target));
    }

    [Fact]
    public void A_warped_VRT_reads_as_gdalwarp_writes()
    {
        string path = Rasters.Create(_scratch["source.tif"]);
        Cli.Gdal("gdalwarp", "-q", "-et", "0", "-t_srs", "EPSG:4326", path, _scratch["theirs.tif"]);
        using var system = new SpatialReference("");
        system.ImportFromEPSG(4326);
        system.ExportToWkt(out string wkt, null);

        using Dataset source = Gdal.Open(path, Access.GA_ReadOnly);
        using Dataset ours = Gdal.AutoCreateWarpedVRT(source, null, wkt, ResampleAlg.GRA_NearestNeighbour, 0);
        using Dataset theirs = Gdal.Open(_scratch["theirs.tif"], Access.GA_ReadOnly);

        Assert.Equal((theirs.RasterXSize, theirs.RasterYSize), (ours.RasterXSize, ours.RasterYSize));
        Assert.Equal(Rasters.Read(theirs), Rasters.Read(ours));
    }

    [Fact]
    public void A_raster_is_warped_into_another_one()
    {
        string path = Rasters.Create(_scratch["a.tif"]), grid = Rasters.Create(_scratch["b.tif"], 60, 40, 1, DataType.GDT_UInt16);
        File.Copy(grid, _scratch["theirs.tif"]);
        Python.Run($"""
            b = gdal.Open({Python.Text(_scratch["theirs.tif"])}, gdal.GA_Update)
            b.SetGeoTransform([500300, 40, 0, 4649500, 0, -40])
            gdal.ReprojectImage(gdal.Open({Python.Text(path)}), b, None, None, gdal.GRA_Bilinear)
            """);

        using Dataset source = Gdal.Open(path, Access.GA_ReadOnly);
        using Dataset ours = Gdal.Open(grid, Access.GA_Update);
        ours.SetGeoTransform([500300, 40, 0, 4649500, 0, -40]);
        double done = 0;
        Gdal.ReprojectImage(
            source, ours, null, null, ResampleAlg.GRA_Bilinear, 0, 0, (share, _, _) => (done = share) < 2 ? 1 : 0, null, null);
        using Dataset theirs = Gdal.Open(_scratch["theirs.tif"], Access.GA_ReadOnly);
        Assert.Equal(Rasters.Read(theirs), Rasters.Read(ours));
        Assert.Equal(1, done, 3);

        Gdal.ReprojectImage(source, ours, null, null, ResampleAlg.GRA_NearestNeighbour, 0, 0, null, null, ["INIT_DEST=7", "NUM_THREADS=2"]);
        Assert.Throws<ArgumentNullException>(
            () => Gdal.ReprojectImage(source, ours, null, null, ResampleAlg.GRA_Bilinear, 0, 0, null, null, [null!]));
        Assert.Throws<GdalException>(() => Gdal.ReprojectImage(source, ours, "x", null, ResampleAlg.GRA_Bilinear, 0, 0, null, null, null));
        Assert.Throws<GdalException>(
            () => Gdal.ReprojectImage(source, ours, null, null, ResampleAlg.GRA_Bilinear, 0, 0, (_, _, _) => 0, null, null));
    }

    [Fact]
    public void A_VRT_of_names_is_gdalbuildvrts()
    {
        string[] sources = [Rasters.Create(_scratch["a.tif"]), Rasters.Create(_scratch["b.tif"])];
        Cli.Gdal("gdalbuildvrt", ["-q", "-separate", _scratch["theirs.vrt"], .. sources]);

        Gdal.wrapper_GDALBuildVRT_names(_scratch["ours.vrt"], sources, new GDALBuildVRTOptions(["-separate"]), null, null).Dispose();

        Assert.Equal(File.ReadAllText(_scratch["theirs.vrt"]), File.ReadAllText(_scratch["ours.vrt"]));
    }

    [Fact]
    public void A_VRT_of_datasets_reads_them_after_they_are_disposed()
    {
        Dataset[] sources = [Gdal.Open(Rasters.Create(_scratch["a.tif"]), Access.GA_ReadOnly)];
        var handles = GCHandle.Alloc(sources.Select(s => Dataset.getCPtr(s).Handle).ToArray(), GCHandleType.Pinned);
        using Dataset vrt = Gdal.wrapper_GDALBuildVRT_objects("", 1, handles.AddrOfPinnedObject(), null, null, null);
        handles.Free();
        int[] expected = Rasters.Read(sources[0]);
        sources[0].Dispose();

        Assert.Equal(expected, Rasters.Read(vrt));
    }

    [Fact]
    public void Hillshade_gives_gdaldems_bytes()
    {
        string source = Rasters.Create(_scratch["source.tif"], type: DataType.GDT_Float32);
        Cli.Gdal("gdaldem", "hillshade", "-q", "-z", "2", source, _scratch["theirs.tif"]);

        using (Dataset dataset = Gdal.Open(source, Access.GA_ReadOnly))
        {
            Gdal.wrapper_GDALDEMProcessing(
                    _scratch["ours.tif"], dataset, "hillshade", null, new GDALDEMProcessingOptions(["-z", "2"]), null, null)
                .Dispose();
        }

        Assert.Equal(File.ReadAllBytes(_scratch["theirs.tif"]), File.ReadAllBytes(_scratch["ours.tif"]));
    }

    [Fact]
    public void Colour_relief_gives_gdaldems_bytes()
    {
        string source = Rasters.Create(_scratch["source.tif"]);
        File.WriteAllText(_scratch["colours.txt"], "0 0 0 128\n2000 0 255 0\n4000 255 255 255\n");
        Cli.Gdal("gdaldem", "color-relief", "-q", "-of", "PNG", source, _scratch["colours.txt"], _scratch["theirs.png"]);

        using (Dataset dataset = Gdal.Open(source, Access.GA_ReadOnly))
        {
            Gdal.wrapper_GDALDEMProcessing(
                    _scratch["ours.png"],
                    dataset,
                    "color-relief",
                    _scratch["colours.txt"],
                    new GDALDEMProcessingOptions(["-of", "PNG"]),
                    null,
                    null)
                .Dispose();
        }

        Assert.Equal(File.ReadAllBytes(_scratch["theirs.png"]), File.ReadAllBytes(_scratch["ours.png"]));
    }

    [Fact]
    public void Pixels_without_data_are_filled()
    {
        using Dataset dataset = Gdal.GetDriverByName("MEM").Create("", 5, 5, 1, DataType.GDT_Float32, null);
        Band band = dataset.GetRasterBand(1);
        band.Fill(8, 0);
        band.SetNoDataValue(-1);
        band.WriteRaster(2, 2, 1, 1, new[] { -1f }, 1, 1, 0, 0);

        Assert.Equal(0, Gdal.FillNodata(band, null, 3, 0, null, null, null));

        Assert.All(Rasters.Read(dataset), value => Assert.Equal(8, value));
    }

    [Fact]
    public void Small_areas_are_sieved_and_distances_computed()
    {
        using Dataset dataset = Gdal.GetDriverByName("MEM").Create("", 5, 1, 2, DataType.GDT_Byte, null);
        Band band = dataset.GetRasterBand(1);
        band.WriteRaster(0, 0, 5, 1, new byte[] { 1, 0, 0, 0, 0 }, 5, 1, 0, 0);

        Gdal.ComputeProximity(band, dataset.GetRasterBand(2), null, null, null);
        Assert.Equal([0, 1, 2, 3, 4], Rasters.Read(dataset, 2));

        Gdal.SieveFilter(band, null, dataset.GetRasterBand(2), 2, 4, null, null, null);
        Assert.Equal([0, 0, 0, 0, 0], Rasters.Read(dataset, 2));
    }

    public void Dispose() => _scratch.Dispose();
}
