using DpsAuthoring;
using DpsAuthoring.Testing;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace Algorithms.Tests;

public class GdalWrapperTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Counts_the_points_in_each_area_and_averages_their_values(JobContract contract)
    {
        using var job = new JobFolder();
        Dictionary<string, string> inputs = AddInputs(job, "longitude,latitude,height\n10.2,49.5,10\n10.7,49.1,20\n10.9,49.9,\n11.5,49.5,7\n30,0,99\n");
        inputs["column"] = "height";
        inputs["output_file"] = "counted.gpkg";

        JobResult result = await job.RunAsync<GdalWrapper>(contract, inputs, Cancelled);

        result.EnsureSuccess();
        Assert.Contains("5 points", result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal([("west", 3, 15), ("east", 1, 7), ("south", 0, null)], Read(result.OutputPath("counted.gpkg")));
    }

    [Theory]
    [InlineData("longitude,latitude,height\n10,49,1\n", "has no column value")]
    [InlineData("longitude,latitude,value\n10,49,high\n", "does not hold numbers")]
    public async Task Fails_on_points_without_numbers(string points, string message)
    {
        using var job = new JobFolder();

        JobResult result = await job.RunAsync<GdalWrapper>(JobContract.Ogc, AddInputs(job, points), Cancelled);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }

    [Theory]
    [InlineData("output_file", "../elsewhere.gpkg")]
    [InlineData("areas", "missing.geojson")]
    public async Task Refuses_an_input_that_cannot_be_used(string input, string value)
    {
        using var job = new JobFolder();
        Dictionary<string, string> inputs = AddInputs(job, "longitude,latitude,value\n10.2,49.5,1\n");
        inputs[input] = value;

        JobResult result = await job.RunAsync<GdalWrapper>(JobContract.Ogc, inputs, Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(input, result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }

    /// <summary>Three areas, and points.</summary>
    private static Dictionary<string, string> AddInputs(JobFolder job, string points) => new()
    {
        ["areas"] = job.AddInput("areas.geojson", path => File.WriteAllText(path, $$"""
            {
              "type": "FeatureCollection",
              "features": [ {{Square("west", 10, 49)}}, {{Square("east", 11, 49)}}, {{Square("south", 10, 40)}} ]
            }
            """)),
        ["points"] = job.AddInput("points.csv", path => File.WriteAllText(path, points)),
    };

    /// <summary>An area of one degree.</summary>
    private static string Square(string name, int x, int y) => $$"""
        {
          "type": "Feature",
          "properties": { "name": "{{name}}" },
          "geometry": {
            "type": "Polygon",
            "coordinates": [[[{{x}}, {{y}}], [{{x + 1}}, {{y}}], [{{x + 1}}, {{y + 1}}], [{{x}}, {{y + 1}}], [{{x}}, {{y}}]]]
          }
        }
        """;

    private static List<(string Name, int Points, double? Mean)> Read(string path)
    {
        using Dataset file = Gdal.OpenEx(path, (uint)(GdalConst.OF_VECTOR | GdalConst.OF_VERBOSE_ERROR), null, null, null);
        using Layer layer = file.GetLayer(0);
        var areas = new List<(string Name, int Points, double? Mean)>();
        while (layer.GetNextFeature() is { } area)
        {
            using (area)
            {
                areas.Add((
                    area.GetFieldAsString("name"),
                    area.GetFieldAsInteger("points"),
                    area.IsFieldSetAndNotNull("mean") ? area.GetFieldAsDouble("mean") : null));
            }
        }

        return areas;
    }
}
