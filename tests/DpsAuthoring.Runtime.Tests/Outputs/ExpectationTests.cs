using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Outputs;

/// <summary>Writes what it is told, and expects what it is told.</summary>
[Algorithm("expecting")]
public sealed partial class Expecting : IAlgorithm
{
    [Input("files")] public IReadOnlyList<string> Files { get; init; } = [];
    [Input("bytes")] public int Bytes { get; init; } = 10;
    [Input("name")] public string Name { get; init; } = "ndvi.tif";
    [Input("fewest")] public int? Fewest { get; init; }
    [Input("most")] public int? Most { get; init; }
    [Input("check")] public string Check { get; init; } = "";

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        ExpectedOutput expected = job.Output.Expect(Name);
        if (Fewest is { } fewest)
        {
            expected.Files(fewest, Most ?? int.MaxValue).OfAtLeast(5);
        }

        if (Check.Length > 0)
        {
            expected.That(path => Check switch
            {
                "throws" => throw new InvalidDataException("no TIFF"),
                "reads" => File.ReadAllText(path).Length == Bytes ? null : "is not what was written",
                _ => Check,
            });
        }

        foreach (string file in Files)
        {
            job.Output.Write(file, path => File.WriteAllText(path, new string('x', Bytes)));
        }

        if (Files.Count == 0)
        {
            job.Output.AllowEmpty("no granule overlaps the box");
        }

        return Task.CompletedTask;
    }
}

public sealed class ExpectationTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData("--files", "ndvi.tif", "--check", "reads")]
    [InlineData("--files", "ndvi.tif", "other.tif")]
    [InlineData("--files", "tiles/a.tif", "tiles/b.tif", "--name", "tiles/*.tif", "--fewest", "2", "--most", "2")]
    [InlineData("--files", "tiles/a.tif", "--name", "*.tif")]
    [InlineData("--files", "other.txt", "--fewest", "0", "--check", "throws")]
    [InlineData("--name", "*.tif")] // No result at all, and the algorithm says why.
    public async Task What_holds_is_a_success(params string[] args) =>
        (await _job.RunArgumentsAsync<Expecting>(args, TestContext.Current.CancellationToken)).EnsureSuccess();

    [Theory]
    [InlineData("output/ndvi.tif was expected, and is not there (but other.tif).", "--files", "other.tif")]
    [InlineData("output/ndvi.tif was expected, and is not there (but a, b, c, d, e, …).", "--files", "a,b,c,d,e,f")]
    [InlineData("output/NDVI.tif was expected, and is not there (but ndvi.tif).", "--files", "ndvi.tif", "--name", "NDVI.tif")]
    [InlineData("output/ndvi.tif is empty.", "--files", "ndvi.tif", "--bytes", "0")]
    [InlineData("output/ndvi.tif has 4 bytes, but at least 5 were expected.", "--files", "ndvi.tif", "--bytes", "4", "--fewest", "1")]
    [InlineData("output/*.tif: at least 3 expected, and there are 2.", "--files", "a.tif,b.tif", "--name", "*.tif", "--fewest", "3")]
    [InlineData("output/*.tif: at most 1 expected, and there are 2.", "--files", "a.tif,b.tif", "--name", "*.tif", "--fewest", "0", "--most", "1")]
    [InlineData("output/*.tif: 1 expected, and there are 2.", "--files", "a.tif,b.tif", "--name", "*.tif", "--fewest", "1", "--most", "1")]
    [InlineData("output/ndvi.tif has no georeference.", "--files", "ndvi.tif", "--check", "has no georeference.")]
    [InlineData("output/ndvi.tif could not be checked: no TIFF.", "--files", "ndvi.tif", "--check", "throws")]
    [InlineData("output/a.tif is empty. (1 more in expecting.log)", "--files", "a.tif,b.tif", "--name", "*.tif", "--bytes", "0")]
    public async Task What_does_not_hold_is_a_failure(string sentence, params string[] args)
    {
        JobResult result = await _job.RunArgumentsAsync<Expecting>(args, TestContext.Current.CancellationToken);

        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith($"error: {sentence}", result.StandardError.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_has_all_of_them()
    {
        string[] args = ["--files", "a.tif,b.tif", "--name", "*.tif", "--bytes", "0"];

        JobResult result = await _job.RunArgumentsAsync<Expecting>(args, TestContext.Current.CancellationToken);

        Assert.Contains("output/b.tif is empty.", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_make_no_sense_are_refused()
    {
        JobResult result = await _job.RunArgumentsAsync<Expecting>(["--fewest", "3", "--most", "2"], TestContext.Current.CancellationToken);
        Assert.Equal(1, result.ExitCode);
    }
}
