using DpsAuthoring.Rasters;
using OSGeo.GDAL;
using RasterTests.Support;

namespace RasterTests;

/// <summary>Which pixels have no data, however a file says it.</summary>
public sealed class MaskTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Mask_bands_alpha_bands_NaN_and_values_all_hide()
    {
        float nan = float.NaN;
        string mask = Rasters.Create(_scratch["mask.tif"], 4, 1, [(int[])[1, 2, 3, 4]]);
        using (Dataset raster = Gdal.Open(mask, Access.GA_Update))
        {
            raster.CreateMaskBand(GdalConst.GMF_PER_DATASET);
            using Band band = raster.GetRasterBand(1).GetMaskBand();
            band.Write((byte[])[255, 0, 255, 255]);
        }

        string alpha = Rasters.Create(_scratch["alpha.tif"], 4, 1, (byte[][])[[1, 2, 3, 4], [255, 255, 0, 9]], options: "ALPHA=YES");
        string withNaN = Rasters.Create(_scratch["nan.tif"], 4, 1, [(float[])[nan, 2, 3, 4]]);
        string value = Rasters.Create(_scratch["value.tif"], 4, 1, [(int[])[1, 2, 3, 16_777_217]], noData: 16_777_217);
        string near = Rasters.Create(_scratch["near.tif"], 4, 1, [(int[])[1, 2, 3, 16_777_216]], noData: 16_777_217);
        foreach ((string file, float[] expected) in ((string, float[])[])[
            (mask, [1, nan, 3, 4]), (alpha, [1, 2, nan, 4]), (withNaN, [nan, 2, 3, 4]), (value, [1, 2, 3, nan]), (near, [1, 2, 3,
                16_777_216])])
        {
            await Blocks.Read<float>(file).Write(_scratch["out.tif"]).PerPixelAsync(pixel => pixel, Stop);
            using Dataset raster = Gdal.Open(_scratch["out.tif"], Access.GA_ReadOnly);
            Assert.Equal(expected, raster.Read<float>());
            if (file != withNaN)
            {
                await Blocks.Read<int>(file).Write(_scratch["ints.tif"], noData: -1).PerPixelAsync(pixel => pixel, Stop);
                Assert.Equal(expected.Select(pixel => float.IsNaN(pixel) ? double.NaN : pixel), Rasters.Read(_scratch["ints.tif"]));
            }
        }
    }

    [Fact]
    public async Task Another_band_tells_which_pixels_are_kept()
    {
        string red = Rasters.Create(_scratch["red.tif"], 4, 1, [(short[])[1, 2, 3, 4]], noData: 4);
        string fmask = Rasters.Create(_scratch["fmask.tif"], 4, 1, [(byte[])[0, 2, 255, 0]], noData: 255);
        await Blocks.Read<float>(new RasterInput(red).Where(fmask, flags => (flags & 2) == 0))
            .Write<short>(_scratch["out.tif"], noData: -9999)
            .PerPixelAsync(pixel => pixel, Stop);
        using Dataset raster = Gdal.Open(_scratch["out.tif"], Access.GA_ReadOnly);
        Assert.Equal([1, -9999, -9999, -9999], raster.Read<short>());
    }

    [Fact]
    public async Task A_cloud_masked_median_over_scenes_on_different_grids()
    {
        var grid = RasterGrid.Covering(500000, 4640000, 506000, 4646000, 30, "EPSG:32633");
        RasterInput[] scenes = [.. Enumerable.Range(0, 3).Select(i =>
        {
            GeoTransform place = new(499000 + (i * 990), 30, 0, 4647000 - (i * 660), 0, -30);
            string scene = Rasters.Create(_scratch[$"scene{i}.tif"], 150, 150, [[.. Enumerable.Repeat((short)((i + 1) * 10), 150 * 150)]], noData: -1, place: place);
            string clouds = Rasters.Create(_scratch[$"clouds{i}.tif"], 150, 150, [[.. Enumerable.Range(0, 150 * 150).Select(p => (byte)(p % 150 < 75 ? 0 : 2))]], place: place);
            return new RasterInput(scene).Where(clouds, flags => (flags & 2) == 0);
        })];
        await Blocks.Read<float>(scenes).On(grid).Write(_scratch["median.tif"], noData: -9999).PerBlockAsync(Combine.Median, Stop);
        double[] median = Rasters.Read(_scratch["median.tif"]);
        for (int i = 0; i < median.Length; i++)
        {
            (double x, double y) = grid.GeoTransform.ToMap((i % 200) + 0.5, (i / 200) + 0.5);
            double[] present = [.. Enumerable.Range(0, 3).Where(s =>
            {
                (double column, double row) = new GeoTransform(499000 + (s * 990), 30, 0, 4647000 - (s * 660), 0, -30).ToPixel(x, y);
                return column is >= 0 and < 75 && row is >= 0 and < 150;
            }).Select(s => (s + 1) * 10.0)];
            double expected = present.Length == 0 ? double.NaN : (present[(present.Length - 1) / 2] + present[present.Length / 2]) / 2;
            Assert.Equal(expected, median[i]);
        }
    }

    [Fact]
    public async Task Several_outputs_and_a_COG_are_written_at_once()
    {
        string input = Rasters.Random<ushort>(_scratch["in.tif"], 1100, 900, 1);
        await Blocks.Read<float>(input)
            .Write(new RasterOutput(_scratch["two.tif"]) { Format = "COG", Bands = 2, BandNames = ["once", "twice"], CreationOptions = ["COMPRESS=LZW"] })
            .Write<byte>(_scratch["flag.tif"], noData: 255)
            .PerBlockAsync(
                block =>
                {
                    block[0].CopyTo(block.OutputAt(0));
                    for (int i = 0; i < block.Output.Length; i++)
                    {
                        block.OutputAt(1)[i] = 2 * block[0][i];
                        block.OutputAt(2)[i] = block[0][i] > 60 ? 1 : float.NaN;
                    }
                },
                Stop);
        using Dataset two = Gdal.Open(_scratch["two.tif"], Access.GA_ReadOnly);
        Assert.Equal("COG", two.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"));
        Assert.Equal(["once", "twice"], two.Bands.Select(band => band.GetDescription()));
        double[] pixels = Rasters.Read(input);
        Assert.Equal(pixels, Rasters.Read(_scratch["two.tif"]));
        Assert.Equal(pixels.Select(pixel => 2 * pixel), Rasters.Read(_scratch["two.tif"], 2));
        Assert.Equal(pixels.Select(pixel => pixel > 60 ? 1 : double.NaN), Rasters.Read(_scratch["flag.tif"]));
    }
}
