namespace DpsAuthoring.Testing.Tests;

public class CountBytesTests
{
    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Counts(JobContract contract)
    {
        using var job = new JobFolder();
        string source = job.AddInput("dem.tif", path => File.WriteAllBytes(path, [1, 2, 3]));

        Dictionary<string, string> inputs = new() { ["source"] = source, ["output_file"] = "n.txt" };
        JobResult result = await job.RunAsync<CountBytes>(contract, inputs, TestContext.Current.CancellationToken);

        Assert.Equal("3\n", File.ReadAllText(result.EnsureSuccess().OutputPath("n.txt")));
    }
}
