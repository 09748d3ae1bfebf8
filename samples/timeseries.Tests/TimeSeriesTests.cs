using DpsAuthoring;
using DpsAuthoring.Rasters;
using DpsAuthoring.Testing;
using OSGeo.GDAL;

namespace Samples;

/// <summary>On a catalogue of files: a catalogue of STAC need not be a server.</summary>
public sealed class TimeSeriesTests : IDisposable
{
    private readonly string _catalog = Directory.CreateTempSubdirectory("timeseries-").FullName;
    private readonly JobFolder _job = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _job.Dispose();
        Directory.Delete(_catalog, recursive: true);
    }

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Reads_the_pixels_at_the_points(JobContract contract)
    {
        WriteCatalog(("june", "2026-06-01", [10, 0]), ("may", "2026-05-01", [1, 2]), ("last_year", "2025-05-01", [7, 8]));

        JobResult result = await RunAsync(contract, new() { ["when"] = "2026" });

        Assert.Equal(
            [
                "point,time,scene,red",
                "\"left, of two\",2026-05-01T00:00:00Z,may,1",
                "\"left, of two\",2026-06-01T00:00:00Z,june,10",
                "right,2026-05-01T00:00:00Z,may,2",
            ],
            File.ReadAllLines(result.EnsureSuccess().OutputPath("timeseries.csv")));
    }

    [Fact]
    public async Task Makes_nothing_where_no_scene_is_found()
    {
        WriteCatalog(("may", "2026-05-01", [1, 2]));

        JobResult result = await RunAsync(JobContract.Ogc, new() { ["when"] = "2027" });

        Assert.Empty(result.EnsureSuccess().Outputs);
        Assert.Contains("no scene shows a point", result.StandardOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("assets", "green", 1, "Item may has no asset green; it has red.")]
    [InlineData("when", "spring", 2, "when is 'spring', but must be a time interval")]
    [InlineData("catalog", "file:///nowhere/catalog.json", 1, "/nowhere/catalog.json")]
    [InlineData("keys", "https://archive.example.org/s3credentials", 1, "MAAP_API_HOST is not set")]
    public async Task Says_what_cannot_be_used(string input, string value, int exitCode, string sentence)
    {
        Assert.SkipWhen(input == "keys" && Environment.GetEnvironmentVariable("MAAP_API_HOST") is not null, "MAAP_API_HOST is set here.");
        WriteCatalog(("may", "2026-05-01", [1, 2]));

        JobResult result = await RunAsync(JobContract.Ogc, new() { [input] = value });

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(sentence, result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }

    [Fact]
    public async Task A_catalogue_cannot_have_GDAL_open_what_is_no_address()
    {
        WriteCatalog(("may", "2026-05-01", [1, 2]));
        string item = Path.Combine(_catalog, "may.json");
        File.WriteAllText(item, File.ReadAllText(item).Replace($"{_catalog}/may.tif", "/vsizip//etc/x.zip", StringComparison.Ordinal));

        JobResult result = await RunAsync(JobContract.Ogc, []);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is no address that GDAL reads from", result.StandardError, StringComparison.Ordinal);
    }

    private async Task<JobResult> RunAsync(JobContract contract, Dictionary<string, string> more)
    {
        string points = _job.AddInput("points.geojson", path => File.WriteAllText(path, """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"name":"left, of two"},"geometry":{"type":"Point","coordinates":[10.5,45.5]}},
              {"type":"Feature","properties":{"name":"right"},"geometry":{"type":"Point","coordinates":[11.5,45.5]}},
              {"type":"Feature","properties":{"name":"outside"},"geometry":{"type":"Point","coordinates":[13.5,45.5]}}]}
            """));
        Dictionary<string, string> inputs = new()
        {
            ["points"] = points, ["catalog"] = $"file://{_catalog}/catalog.json", ["collection"] = "scenes", ["assets"] = "red",
        };
        foreach ((string name, string value) in more)
        {
            inputs[name] = value;
        }

        return await _job.RunAsync<TimeSeries>(contract, inputs, Cancelled);
    }

    /// <summary>Scenes of two pixels, of one degree each; 0 has no data.</summary>
    private void WriteCatalog(params (string Name, string Day, float[] Pixels)[] scenes)
    {
        Gdal.AllRegister();
        var grid = RasterGrid.Covering(10, 45, 12, 46, 1, "EPSG:4326");
        using Driver geotiff = Gdal.GetDriverByName("GTiff");
        foreach ((string name, string day, float[] pixels) in scenes)
        {
            using Dataset scene = geotiff.Create(Path.Combine(_catalog, name + ".tif"), grid.Width, grid.Height, 1, DataType.GDT_Float32, []);
            scene.SetProjection(grid.Projection);
            scene.GeoTransform = grid.GeoTransform;
            using Band band = scene.GetRasterBand(1);
            band.NoData = 0;
            band.Write(pixels);
            File.WriteAllText(Path.Combine(_catalog, name + ".json"), $$$$"""
                {"type":"Feature","stac_version":"1.0.0","id":"{{{{name}}}}","collection":"scenes","bbox":[10,45,12,46],"links":[],
                 "geometry":{"type":"Polygon","coordinates":[[[10,45],[12,45],[12,46],[10,46],[10,45]]]},
                 "properties":{"datetime":"{{{{day}}}}T00:00:00Z"},"assets":{"red":{"href":"{{{{_catalog}}}}/{{{{name}}}}.tif"}}}
                """);
        }

        string links = string.Join(',', scenes.Select(scene => $$"""{"rel":"item","href":"./{{scene.Name}}.json"}"""));
        File.WriteAllText(Path.Combine(_catalog, "catalog.json"), $$"""
            {"type":"Catalog","stac_version":"1.0.0","id":"scenes","description":"Scenes","links":[{{links}}]}
            """);
    }
}
