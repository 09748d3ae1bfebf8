using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Processes;

/// <summary>An input that only the algorithm finds wrong: as one that was refused before.</summary>
public sealed class WrongInputTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData("plain", "a.geojson has no area.")]
    [InlineData("of one's own", "a.geojson has a hole.")]
    [InlineData("several", "a.geojson has no area.")]
    [InlineData("lines", "a.geojson has no area.")]
    public async Task It_is_told_by_its_sentence_alone(string kind, string sentence)
    {
        JobResult result = await _job.RunArgumentsAsync<Refusing>(["--kind", kind], TestContext.Current.CancellationToken);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"error: {sentence}\n", result.StandardError);
        Assert.DoesNotContain("   at ", result.Log, StringComparison.Ordinal);
        foreach (string report in (string[])["_alt_error.txt", "_alt_traceback.txt"])
        {
            Assert.Equal(sentence, File.ReadAllText(Path.Combine(_job.FullPath, report)).ReplaceLineEndings(" ").Trim());
        }
    }

    [Fact]
    public async Task A_failure_that_it_led_to_is_none()
    {
        JobResult result = await _job.RunArgumentsAsync<Refusing>(["--kind", "inside"], TestContext.Current.CancellationToken);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: no result: a.geojson has no area. (InvalidOperationException caused by InputException at ", result.StandardError, StringComparison.Ordinal);
    }
}

/// <summary>Refuses its input in the way it is told to.</summary>
[Algorithm("refusing")]
public sealed partial class Refusing : IAlgorithm
{
    [Input("kind")] public required string Kind { get; init; }

    public Task RunAsync(Job job, CancellationToken cancellationToken) => throw (Kind switch
    {
        "of one's own" => new HoleException("a.geojson has a hole."),
        "several" => new AggregateException(new InputException("a.geojson has no area.")),
        "lines" => new InputException("a.geojson has\nno area."),
        "inside" => new InvalidOperationException("no result", new InputException("a.geojson has no area.")),
        _ => (Exception)new InputException("a.geojson has no area."),
    });

#pragma warning disable CA1032, CA1064 // It is thrown once.
    private sealed class HoleException(string message) : InputException(message);
#pragma warning restore CA1032, CA1064
}
