using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Outputs;

/// <summary>Writes a result of a given name.</summary>
[Algorithm("names")]
public sealed partial class Names : IAlgorithm
{
    [Input("output_file")] public required string OutputFile { get; init; }

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        job.Output.Write(OutputFile, path => File.WriteAllText(path, "result"));
        return Task.CompletedTask;
    }
}

public sealed class NameInOutputTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData("output/small.tif", "small.tif")]
    [InlineData("./output//tiles/small.tif", "tiles/small.tif")]
    public async Task A_name_that_begins_with_output_is_taken_and_remarked(string name, string meant)
    {
        JobResult result = await _job.RunArgumentsAsync<Names>(["--output_file", name], TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal([$"output/{meant}"], result.Outputs);
        Assert.EndsWith(
            $" warning: the result is output/output/{meant}: names begin below output/, so '{meant}' would do\n",
            result.StandardError,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("small.tif")]
    [InlineData("outputs/small.tif")]
    [InlineData("tiles/output/small.tif")]
    [InlineData("output")]
    public async Task Another_name_is_not(string name)
    {
        JobResult result = await _job.RunArgumentsAsync<Names>(["--output_file", name], TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (result.ExitCode, result.StandardError));
    }
}
