using DpsAuthoring.Testing;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Runtime.Tests.Logging;

[Algorithm("talker")]
public sealed partial class Talker(ILogger<Talker> log, ILoggerFactory factory) : IAlgorithm
{
    [Input("text")] public required string Text { get; init; }
    [Input("fail")] public bool Fail { get; init; }

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        log.LogDebug("not shown");
        log.LogInformation("{Text}", Text);
        log.LogWarning(new InvalidDataException(Text), "caught");
        factory.CreateLogger("Some.Other.Library").LogCritical("elsewhere");
        job.Print(Text);
        job.Output.AllowEmpty("a test");
        return Fail ? throw new InvalidDataException(Text) : Task.CompletedTask;
    }
}

public sealed class LogTests : IDisposable
{
    private const string Time = @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z";
    private const string Forged = "2026-01-01T00:00:00.000Z info: forged";

    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task Levels_go_to_their_streams_and_all_to_the_file()
    {
        JobResult result = await _job.RunArgumentsAsync<Talker>(["--text", "words"], TestContext.Current.CancellationToken);
        string[] output = result.StandardOutput.TrimEnd().Split(Environment.NewLine);
        Assert.Matches($"^{Time} info: words$", output[0]);
        Assert.Equal("words", output[1]);
        Assert.Matches($"^{Time} info: finished in ", output[2]);

        string[] error = result.StandardError.TrimEnd().Split(Environment.NewLine);
        Assert.Matches($"^{Time} warning: caught$", error[0]);
        Assert.Equal("    System.IO.InvalidDataException: words", error[1]);
        Assert.Matches($@"^{Time} critical: \[Library\] elsewhere$", error[^1]);

        string[] log = result.Log.TrimEnd().Split(Environment.NewLine);
        Assert.Equal([output[0], error[0], error[1], error[^1]], log[..4]);
        Assert.Matches($"^{Time} words$", log[4]);
        Assert.Equal(output[2], log[5]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\f")]
    public async Task Text_of_the_user_cannot_begin_a_line(string lineBreak)
    {
        JobResult result = await _job.RunArgumentsAsync<Talker>(
            ["--text", "a" + lineBreak + Forged, "--fail"], TestContext.Current.CancellationToken);
        Assert.Equal(1, result.ExitCode);
        Assert.All(Lines(result.Log), line => Assert.False(line.StartsWith(Forged, StringComparison.Ordinal), line));
        Assert.All(Lines(result.StandardError), line => Assert.False(line.StartsWith(Forged, StringComparison.Ordinal), line));
        Assert.StartsWith("error: a", Lines(result.StandardError)[^1], StringComparison.Ordinal);
        Assert.Single(File.ReadAllLines(Path.Combine(_job.FullPath, "_alt_error.txt")));
    }

    [Fact]
    public async Task What_is_printed_is_printed_as_it_is()
    {
        JobResult result = await _job.RunArgumentsAsync<Talker>(["--text", "two\nlines "], TestContext.Current.CancellationToken);
        Assert.Contains("\ntwo\nlines " + Environment.NewLine, result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_at_the_top_on_failure_and_among_the_results_on_success()
    {
        await _job.RunArgumentsAsync<Talker>(["--text", "words", "--fail"], TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(_job.FullPath, "talker.log")));
        Assert.False(File.Exists(Path.Combine(_job.FullPath, "output", "talker.log")));
        await _job.RunArgumentsAsync<Talker>(["--text", "words"], TestContext.Current.CancellationToken);
        Assert.False(File.Exists(Path.Combine(_job.FullPath, "talker.log")));
        Assert.True(File.Exists(Path.Combine(_job.FullPath, "output", "talker.log")));
    }

    [Fact]
    public async Task A_log_that_cannot_be_moved_takes_no_result_with_it()
    {
        Directory.CreateDirectory(Path.Combine(_job.FullPath, "output", "talker.log"));
        JobResult result = await _job.RunArgumentsAsync<Talker>(["--text", "words"], TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        Assert.Matches($@"{Time} warning: the log could not be moved into output/: [^\n]+\n?\z", result.StandardError);
        Assert.Contains("info: words", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_many_threads_stay_whole()
    {
        JobResult result = await _job.RunArgumentsAsync<Chorus>([], TestContext.Current.CancellationToken);
        string[] expected = [.. Enumerable.Range(0, 2000).Select(i => $"line {i}").Order(StringComparer.Ordinal)];
        Assert.Equal(expected, Chanted(result.StandardOutput));
        Assert.Equal(expected, Chanted(result.Log));

        static IEnumerable<string> Chanted(string text) =>
            Lines(text).Select(line => line[(line.IndexOf("line ", StringComparison.Ordinal) is >= 0 and var at ? at : 0)..])
                .Where(line => line.StartsWith("line ", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);
    }

    private static string[] Lines(string text) =>
        text.Split(["\r\n", "\n", "\r", "\u0085", "\u2028", "\f"], StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Logs, prints and reports from many threads at once.</summary>
[Algorithm("chorus")]
public sealed partial class Chorus(ILogger<Chorus> log) : IAlgorithm
{
    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        job.Output.AllowEmpty("a test");
        Parallel.For(0, 1000, i =>
        {
            log.LogInformation("line {Number}", 2 * i);
            job.Print($"line {(2 * i) + 1}");
            job.Progress.Report(i / 1000.0);
        });
        return Task.CompletedTask;
    }
}
