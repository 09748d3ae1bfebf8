using DpsAuthoring.Rasters;
using OSGeo.GDAL;
using RasterTests.Support;

namespace RasterTests;

/// <summary>Computations by blocks, as Debian's numpy computes the same files.</summary>
public sealed class BlocksTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=32")]
    [InlineData("TILED=YES", "COMPRESS=DEFLATE", "PREDICTOR=2")]
    [InlineData("BLOCKYSIZE=7", "COMPRESS=LZW")]
    public async Task Ndvi_is_numpys(params string[] options)
    {
        string red = Rasters.Random<ushort>(_scratch["red.tif"], 1003, 701, 1, noData: 0, options);
        string nir = Rasters.Random<ushort>(_scratch["nir.tif"], 1003, 701, 2, noData: 0, options);
        string output = _scratch["ndvi.tif"];
        await Blocks.Read<float>(red, nir).Write(output, noData: -9999).PerPixelAsync((r, n) => (n - r) / (n + r), Stop);

        double[] expected = Python.Compute("r, n = read(files[0]), read(files[1]); result = ((n - r) / (n + r)).astype(np.float32)", red, nir);
        Python.AssertSame(expected, Rasters.Read(output), 1e-6);
        using Dataset written = Gdal.Open(output, Access.GA_ReadOnly);
        using Dataset read = Gdal.Open(red, Access.GA_ReadOnly);
        Assert.Equal(-9999, written.GetRasterBand(1).NoData);
        Assert.Equal(read.GeoTransform, written.GeoTransform);
        Assert.Equal(read.GetProjection(), written.GetProjection());
        Assert.Equal(["ndvi.tif", "nir.tif", "red.tif"], Directory.GetFileSystemEntries(_scratch["."]).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(12)]
    [InlineData(5)]
    public async Task The_median_of_scenes_is_numpys(int scenes)
    {
        string[] files = [.. Enumerable.Range(0, scenes).Select(i => Rasters.Random<ushort>(_scratch[$"s{i}.tif"], 333, 211, i, 7, "TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"))];
        await Blocks.Read<float>(files).Write(_scratch["f.tif"]).PerBlockAsync(Combine.Median, Stop);
        await Blocks.Read<ushort>(files).Write(_scratch["u.tif"], noData: 0).PerBlockAsync(Combine.Median, Stop);

        double[] expected = Python.Compute("result = np.nanmedian([read(f) for f in files], axis=0)", files);
        Python.AssertSame(expected, Rasters.Read(_scratch["f.tif"]));
        Python.AssertSame([.. expected.Select(Math.Truncate)], Rasters.Read(_scratch["u.tif"]));
    }

    [Theory]
    [InlineData(1, "TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64")]
    [InlineData(4, "BLOCKYSIZE=3")]
    public async Task A_focal_mean_is_numpys(int radius, params string[] options)
    {
        string file = Rasters.Random<short>(_scratch["in.tif"], 517, 301, 3, noData: 5, options);
        await Blocks.Read<double>(file).WithHalo(radius).WithThreads(3).Write(_scratch["mean.tif"]).PerBlockAsync(Focal.Mean, Stop);

        double[] expected = Python.Compute(
            $"""
                a = read(files[0])
                k = {radius}
                p = np.pad(a, k, constant_values=np.nan)
                h, w = a.shape
                result = np.nanmean([p[y:y+h, x:x+w] for y in range(2*k+1) for x in range(2*k+1)], axis=0)
                result[np.isnan(a)] = np.nan
                """,
            file);
        Python.AssertSame(expected, Rasters.Read(_scratch["mean.tif"]), 1e-12);
    }

    [Fact]
    public async Task Sums_by_zones_are_numpys()
    {
        string values = Rasters.Random<short>(_scratch["values.tif"], 997, 613, 4, noData: 5);
        int[] numbers = [.. Enumerable.Range(0, 997 * 613).Select(i => (i % 997 / 50) + (i / 997 / 70 * 20))];
        string zones = Rasters.Create(_scratch["zones.tif"], 997, 613, [numbers], noData: 41);
        IReadOnlyDictionary<long, ZoneStatistics> sums = await Zones.SumUpAsync(values, zones, cancellationToken: Stop);

        double[] expected = Python.Compute(
            "v, z = read(files[0]), read(files[1]); result = [x for i in np.unique(z[~np.isnan(z)]) for s in [v[(z == i) & ~np.isnan(v)]] for x in (i, s.size, s.sum(), s.min(), s.max(), s.std())]",
            values, zones);
        Python.AssertSame(
            expected,
            [.. sums.OrderBy(zone => zone.Key).SelectMany(zone => (double[])[zone.Key, zone.Value.Count, zone.Value.Sum, zone.Value.Min,
                zone.Value.Max, zone.Value.StandardDeviation])],
            1e-12);
    }

    [Theory]
    [InlineData(ResampleAlg.GRA_NearestNeighbour, "near")]
    [InlineData(ResampleAlg.GRA_Bilinear, "bilinear")]
    public async Task An_input_on_another_grid_is_warped(ResampleAlg resampling, string name)
    {
        string grid = Rasters.Random<short>(_scratch["grid.tif"], 301, 203, 5);
        double[] values = [.. Enumerable.Range(0, 200 * 150).Select(i => (double)(i % 200 * 3) + (i / 200))];
        string other = Rasters.Create(_scratch["other.tif"], 200, 150, [values], place: new(15.001, 0.0005, 0, 42, 0, -0.0005), epsg: 4326);
        await Blocks.Read<double>(grid, new RasterInput(other) { Resampling = resampling }).Write(_scratch["sum.tif"]).PerPixelAsync((a, b) => a + b, Stop);

        double[] expected = Python.Compute(
            $"""
                g = gdal.Open(files[0])
                t = g.GetGeoTransform()
                w = gdal.Warp("", files[1], format="VRT", dstSRS=g.GetProjection(), resampleAlg="{name}", dstAlpha=True, width=g.RasterXSize, height=g.RasterYSize,
                              outputBounds=(t[0], t[3] + t[5] * g.RasterYSize, t[0] + t[1] * g.RasterXSize, t[3]))
                result = read(files[0]) + np.where(w.GetRasterBand(2).ReadAsArray() == 0, np.nan, w.GetRasterBand(1).ReadAsArray())
                """,
            grid, other);
        Assert.Contains(double.NaN, expected);
        Assert.Contains(expected, value => !double.IsNaN(value));
        Python.AssertSame(expected, Rasters.Read(_scratch["sum.tif"]));
    }

    /// <summary>In blocks and on threads, the file is that of GDAL's own program, byte for byte.</summary>
    [Theory]
    [InlineData(ResampleAlg.GRA_NearestNeighbour, "nearest", "TILED=YES", "COMPRESS=DEFLATE")]
    [InlineData(ResampleAlg.GRA_NearestNeighbour, "nearest", "BLOCKYSIZE=5")]
    [InlineData(ResampleAlg.GRA_Average, "average", "TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64")]
    public async Task A_raster_is_reduced_as_gdal_translate_does(ResampleAlg resampling, string name, params string[] options)
    {
        string file = Rasters.Random<ushort>(_scratch["in.tif"], 1999, 1501, 6, options: options);
        using Dataset source = Gdal.Open(file, Access.GA_ReadOnly);
        RasterGrid small = RasterGrid.Of(source).Resized(600, 450);
        await Blocks.Read<ushort>(new RasterInput(file) { Resampling = resampling })
            .On(small)
            .WithBlockSize(600, 64)
            .Write(new RasterOutput(_scratch["ours.tif"]) { CreationOptions = ["TILED=NO", "COMPRESS=NONE"] })
            .PerPixelAsync(pixel => pixel, Stop);
        Gdal.Translate(_scratch["gdals.tif"], source, "-outsize", "600", "450", "-r", name).Dispose();
        Assert.Equal(Rasters.Read(_scratch["gdals.tif"]), Rasters.Read(_scratch["ours.tif"]));
        Assert.True(
            resampling != ResampleAlg.GRA_NearestNeighbour
            || File.ReadAllBytes(_scratch["gdals.tif"]).AsSpan().SequenceEqual(File.ReadAllBytes(_scratch["ours.tif"])));
    }
}
