using System.Globalization;
using DpsAuthoring.Testing;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>Through <c>run.sh</c>, the bytes are those of <c>gdal_translate</c>.</summary>
public sealed class SameBytes(Workshop workshop)
{
    public static MatrixTheoryData<string, int> Reductions { get; } = new(Rasters.KindsToCompare, [1, 25, 30, 100]);

    [Theory]
    [MemberData(nameof(Reductions))]
    public async Task As_gdal_translate(string kind, int percent)
    {
        Scaffold scaffold = await workshop.BuiltAsync();
        string raster = await workshop.Rasters.GetAsync(kind);
        using var job = new JobFolder();
        string input = job.AddInput(raster);
        string percentText = percent.ToString(CultureInfo.InvariantCulture);

        JobResult result = (await job.RunProcessAsync(
                scaffold.RunScript,
                Reduction.Arguments(JobContract.Ogc, input, "small.tif", percentText),
                cancellationToken: TestContext.Current.CancellationToken)
        ).EnsureSuccess();

        await workshop.Rasters.AssertSameAsGdalAsync(raster, percent, result.OutputPath("small.tif"));
        Assert.Empty(result.ChangedInputs);
        Assert.Empty(result.Lost);
    }

    [Fact]
    public async Task Printing_what_the_tutorial_prints()
    {
        Scaffold scaffold = await workshop.BuiltAsync();
        string raster = await workshop.Rasters.GetAsync("geoid.gtx");
        using var job = new JobFolder();
        job.AddInput(raster);

        JobResult result = (
            await job.RunProcessAsync(scaffold.RunScript, [], cancellationToken: TestContext.Current.CancellationToken)).EnsureSuccess();

        string[] lines = result.StandardOutput.Split('\n');
        Assert.Matches(@"^Installed GDAL Version: \d+\.\d+\.\d+", lines[0]);
        Assert.Equal("Input file size is 1440, 721", lines[1]);
        Assert.Equal("0...10...20...30...40...50...60...70...80...90...100 - done.", lines[2]);
        Assert.Contains("reduced.tif", result.Outputs);
    }
}
