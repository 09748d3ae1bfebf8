using DpsAuthoring.Hosting;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Processes;

[Algorithm("waits")]
public sealed partial class Waits : IAlgorithm
{
    [Input("throws")] public string Throws { get; init; } = "";

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        switch (Throws)
        {
            case "aggregate":
                throw new AggregateException(new InvalidDataException("the inner one"));
            case "initializer":
                throw new TypeInitializationException("Gdal", new DllNotFoundException("no libgdal"));
            case "cancelled":
                throw new OperationCanceledException("by itself");
            default:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
        }
    }
}

/// <summary>A run inside another program.</summary>
public sealed class HostTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task A_host_stops_a_job_as_SIGTERM_does()
    {
        using var stop = new CancellationTokenSource();
        Task<JobResult> run = _job.RunArgumentsAsync<Waits>([], stop.Token);
        await stop.CancelAsync();
        JobResult result = await run;
        Assert.Equal(143, result.ExitCode);
        Assert.Equal(
            "error: stopped by SIGTERM: the time limit, a cancelled job, or a worker that was taken away.", result.StandardError.TrimEnd());
    }

    [Theory]
    [InlineData("aggregate", "error: the inner one (InvalidDataException at HostTests.cs:17; the whole trace is in waits.log)")]
    [InlineData("initializer", "error: no libgdal (DllNotFoundException at HostTests.cs:19; the whole trace is in waits.log)")]
    [InlineData("cancelled", "error: by itself (OperationCanceledException at HostTests.cs:21; the whole trace is in waits.log)")]
    public async Task The_cause_is_named_and_not_what_wraps_it(string kind, string error)
    {
        JobResult result = await _job.RunArgumentsAsync<Waits>(["--throws", kind], TestContext.Current.CancellationToken);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(error, result.StandardError.TrimEnd());
    }

    [Fact]
    public async Task Neither_the_current_directory_nor_the_console_are_used()
    {
        string[] before = Directory.GetFileSystemEntries(Environment.CurrentDirectory);
        var host = new JobHost(Path.GetRelativePath(Environment.CurrentDirectory, _job.FullPath));
        Assert.Equal(_job.FullPath, host.WorkingDirectory);
        Assert.Equal(0, await DpsProgram.RunAsync<Inputs.Flags>(["--verbose"], host));
        Assert.Equal(before, Directory.GetFileSystemEntries(Environment.CurrentDirectory));
        Assert.True(File.Exists(Path.Combine(_job.FullPath, "output", Echo.FileName)));
    }

    [Fact]
    public async Task An_error_that_cannot_be_written_hides_nothing()
    {
        // Where the report should lie there is a folder, so neither it nor the removal of an older one can work.
        Directory.CreateDirectory(Path.Combine(_job.FullPath, "_alt_traceback.txt", "sub"));
        JobResult result = await _job.RunArgumentsAsync<Waits>(["--throws", "aggregate"], TestContext.Current.CancellationToken);
        Assert.Equal(1, result.ExitCode);
        Assert.NotEmpty(result.StandardError);
    }
}
