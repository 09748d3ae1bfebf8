using System.Globalization;
using DpsAuthoring;
using DpsAuthoring.Rasters;
using DpsAuthoring.Testing;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace Samples;

public sealed class FootprintsTests
{
    private const string Area = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
          {"type":"Polygon","coordinates":[[[10,45],[12,45],[12,47],[10,47],[10,45]]]}}]}
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Takes_what_lies_in_the_area(JobContract contract)
    {
        using var job = new JobFolder();
        string area = job.AddInput("area.geojson", path => File.WriteAllText(path, Area));
        string granules = job.AddInput("granules", folder =>
        {
            Write(folder, "b.h5", "BEAM0001", [11.5, 13, 10.5], [1.5, 2.5, 3.5]);
            Write(folder, "a.h5", "BEAM0000", [11, 9], [0.5, 1]);
        });

        JobResult result = await job.RunAsync<Footprints>(
            contract, new Dictionary<string, string> { ["aoi"] = area, ["granules"] = granules, ["columns"] = "agbd", ["query"] = "agbd < 2" }, Cancelled);

        using DataSource file = Ogr.Open(result.EnsureSuccess().OutputPath("footprints.gpkg"), 0);
        using Layer layer = file.GetLayerByIndex(0);
        Assert.Equal(
            [(1, "BEAM0000", 0.5, 11), (2, "BEAM0001", 1.5, 11.5)],
            layer.Features.Select(seen =>
                (seen.GetFID(), seen.GetFieldAsString("beam"), seen.GetFieldAsDouble("agbd"), seen.GetGeometryRef()!.GetX(0))));
    }

    [Fact]
    public async Task Makes_nothing_where_the_area_has_no_footprint()
    {
        using var job = new JobFolder();
        string area = job.AddInput("area.geojson", path => File.WriteAllText(path, Area));
        string granules = job.AddInput("granules", folder => Write(folder, "a.h5", "BEAM0000", [20], [1]));

        JobResult result = await job.RunAsync<Footprints>(
            JobContract.Ogc, new Dictionary<string, string> { ["aoi"] = area, ["granules"] = granules, ["columns"] = "agbd" }, Cancelled);

        Assert.Empty(result.EnsureSuccess().Outputs);
        Assert.Contains("no footprint lies in the area", result.StandardOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("columns", "height", "a.h5 has no variable BEAM0000/height; it has ")]
    [InlineData("query", "agbd ~ 2", "agbd ~ 2")]
    public async Task Says_what_cannot_be_used(string input, string value, string sentence)
    {
        using var job = new JobFolder();
        string area = job.AddInput("area.geojson", path => File.WriteAllText(path, Area));
        string granules = job.AddInput("granules", folder => Write(folder, "a.h5", "BEAM0000", [11], [1]));

        JobResult result = await job.RunAsync<Footprints>(
            JobContract.Ogc,
            new Dictionary<string, string> { ["aoi"] = area, ["granules"] = granules, ["columns"] = "agbd", [input] = value },
            Cancelled);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(sentence, result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }

    /// <summary>A granule of one beam at 46° north. GDAL writes no HDF5, but netCDF, which is HDF5.</summary>
    private static void Write(string folder, string name, string beam, double[] longitudes, double[] biomass)
    {
        Gdal.AllRegister();
        Directory.CreateDirectory(folder);
        string Variable(string variable, IEnumerable<double> values) => $"""
            <Array name="{variable}"><DataType>Float64</DataType><DimensionRef ref="shot"/>
              <InlineValues>{string.Join(' ', values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}</InlineValues></Array>
            """;
        string granule = Path.Combine(folder, name), plan = granule + ".vrt";
        File.WriteAllText(plan, $"""
            <VRTDataset><Group name="/"><Group name="{beam}"><Dimension name="shot" size="{longitudes.Length}"/>
            {Variable("lon_lowestmode", longitudes)}{Variable("lat_lowestmode", longitudes.Select(_ => 46.0))}{Variable("agbd", biomass)}
            </Group></Group></VRTDataset>
            """);
        using (Dataset source = Gdal.OpenEx(plan, (uint)(GdalConst.OF_MULTIDIM_RASTER | GdalConst.OF_VERBOSE_ERROR), null, null, null))
        using (OSGeo.GDAL.Driver netcdf = Gdal.GetDriverByName("netCDF"))
        {
            netcdf.CreateCopy(granule, source, 0, [], null, null).Dispose();
        }

        File.Delete(plan);
    }
}
