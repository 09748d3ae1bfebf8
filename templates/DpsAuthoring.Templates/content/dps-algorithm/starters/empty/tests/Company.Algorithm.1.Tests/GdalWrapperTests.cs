using DpsAuthoring;
using DpsAuthoring.Testing;

namespace Algorithms.Tests;

public class GdalWrapperTests
{
    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Counts_the_lines(JobContract contract)
    {
        using var job = new JobFolder();
        string text = job.AddInput("notes.txt", path => File.WriteAllText(path, "one\ntwo\n"));

        JobResult result = await job.RunAsync<GdalWrapper>(
            contract, new Dictionary<string, string> { ["input_file"] = text }, TestContext.Current.CancellationToken);

        result.EnsureSuccess();
        Assert.Equal("2\n", File.ReadAllText(result.OutputPath("lines.txt")));
    }
}
