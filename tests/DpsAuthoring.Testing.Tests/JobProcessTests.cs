using System.ComponentModel;
using System.Diagnostics;

namespace DpsAuthoring.Testing.Tests;

[Trait("Speed", "Slow")]
public sealed class JobProcessTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task A_program_runs_in_the_folder_without_input()
    {
        JobResult result = await Shell("pwd; cat; echo wrong >&2; mkdir output; echo x > output/a.txt; exit 3");
        Assert.Equal(_job.FullPath + "\n", result.StandardOutput);
        Assert.Equal("wrong\n", result.StandardError);
        Assert.Equal(3, result.ExitCode);
        Assert.Equal(["a.txt"], result.Outputs);
    }

    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        JobResult result = await _job.RunProcessAsync(
            "/usr/bin/printf", ["%s|", "a b", "", "'\"$x\n", "--"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("a b||'\"$x\n|--|", result.StandardOutput);
    }

    [Fact]
    public Task A_program_that_is_not_there_is_an_error_of_the_test() =>
        Assert.ThrowsAsync<Win32Exception>(() =>
            _job.RunProcessAsync("/no/such/program", [], cancellationToken: TestContext.Current.CancellationToken));

    [Fact]
    public async Task The_time_limit_is_SIGTERM_to_the_script_and_to_what_it_started()
    {
        // The script waits for its child, as run.sh does that lacks an exec. Only the child can write the file.
        JobResult result = await Shell("sh -c 'trap \"echo told > told.txt; exit 0\" TERM; while :; do sleep 0.1; done'; echo unreached");
        Assert.Equal(143, result.ExitCode);
        Assert.Equal(["told.txt"], result.Lost);
        Assert.Empty(result.StandardOutput);
    }

    [Fact]
    public async Task What_does_not_leave_is_killed()
    {
        long begun = Stopwatch.GetTimestamp();
        JobResult result = await Shell("trap '' TERM; sh -c 'while :; do sleep 0.1; done'");
        Assert.Equal(137, result.ExitCode);
        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalSeconds, 5, double.MaxValue);
    }

    [Fact]
    public async Task A_cancelled_token_stops_the_program_as_the_time_limit_does()
    {
        JobResult result = await _job.RunProcessAsync(
            "/bin/sh", ["-c", "while :; do sleep 0.1; done"], cancellationToken: new CancellationToken(canceled: true));
        Assert.Equal(143, result.ExitCode);
    }

    private Task<JobResult> Shell(string line) =>
        _job.RunProcessAsync("/bin/sh", ["-c", line], TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
}
