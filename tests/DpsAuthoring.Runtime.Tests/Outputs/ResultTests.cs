using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Outputs;

public enum Ending
{
    Nothing,
    AllowedNothing,
    NothingButALog,
    Forgotten,
    Removed,
    Written,
}

[Algorithm("endings")]
public sealed partial class Endings : IAlgorithm
{
    [Input("ending")] public required Ending Ending { get; init; }

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        File.WriteAllText(job.Scratch.GetPath("sub/scratch.txt"), "");
        switch (Ending)
        {
            case Ending.AllowedNothing:
                job.Output.AllowEmpty("no granule overlaps the box");
                break;
            case Ending.NothingButALog:
                job.Print("some words");
                break;
            case Ending.Forgotten:
                _ = job.Output.Create("forgotten.tif");
                break;
            case Ending.Removed:
                Directory.Delete(job.Output.FullPath);
                break;
            case Ending.Written:
                File.WriteAllText(Path.Combine(job.Output.FullPath, "direct.txt"), "x");
                break;
        }

        return Task.CompletedTask;
    }
}

/// <summary>A run that ends well, and what counts as its result.</summary>
public sealed class ResultTests : IDisposable
{
    private const string Nothing =
        "error: nothing was produced in output/, and a job without results would look like a success: write results "
        + "through job.Output, or call job.Output.AllowEmpty(reason) where there rightly are none.";

    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData(Ending.Nothing, Nothing)]
    [InlineData(Ending.NothingButALog, Nothing)]
    [InlineData(
        Ending.Forgotten,
        "error: output/forgotten.tif was begun but never published, so it would be lost: call Publish() when it is complete.")]
    public async Task Without_a_result_it_is_a_failure(Ending ending, string error)
    {
        JobResult result = await _job.RunArgumentsAsync<Endings>(["--ending", ending.ToString()], TestContext.Current.CancellationToken);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(error, result.StandardError.TrimEnd());
        Assert.Contains(error, result.Log, StringComparison.Ordinal);
        Assert.Empty(result.Lost);
    }

    [Fact]
    public async Task Unless_the_algorithm_says_so()
    {
        JobResult result = await _job.RunArgumentsAsync<Endings>(["AllowedNothing"], TestContext.Current.CancellationToken);
        Assert.Empty(result.EnsureSuccess().Outputs);
        Assert.Matches(@"Z info: finished in \d+\.\d\d s without a result: no granule overlaps the box\s+\z", result.StandardOutput);
    }

    [Fact]
    public async Task What_was_written_past_the_runtime_counts()
    {
        JobResult result = await _job.RunArgumentsAsync<Endings>(["Written"], TestContext.Current.CancellationToken);
        Assert.Equal(["direct.txt"], result.EnsureSuccess().Outputs);
        Assert.Contains("info: output/direct.txt: 1 bytes", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_was_removed_is_a_failure()
    {
        JobResult result = await _job.RunArgumentsAsync<Endings>(["Removed"], TestContext.Current.CancellationToken);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Lost);
    }
}
