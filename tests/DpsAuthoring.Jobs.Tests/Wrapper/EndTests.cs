using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>Contract 4.1, steps 4 and 5, 4.2 and 4.4: how jobs end, and what is left of them.</summary>
[Trait("Speed", "Slow")]
public sealed class EndTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public void Legacy_results_are_published_with_streams_and_side_files()
    {
        _box.Bash("mkdir -p output/deep; echo result > output/deep/r; echo hello; echo trouble >&2");
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Legacy) with { Tag = "test5,other" });
        Assert.Matches($@"^{_box.Root}/results/dps_output/wrapper/main/test5/\d{{4}}/\d\d/\d\d/\d\d/\d\d/\d\d/\d{{6}}$", outcome.Folder);

        string[] names = JobSandbox.Names(outcome.Folder);
        Assert.Equal(6, names.Length);
        Assert.Equal(["_stderr.txt", "_stdout.txt", "deep"], names[..3]);
        string name = Regex.Match(names[3], @"^(output-\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6})\.context\.json$").Groups[1].Value;
        Assert.Equal([name + ".context.json", name + ".dataset.json", name + ".met.json"], names[3..]);
        Assert.Equal("hello\n", Read(outcome, "_stdout.txt"));
        Assert.Equal($"+ {_box.Repository}/run.sh\ntrouble\n", Read(outcome, "_stderr.txt")); // The wrapper runs under set -x.
        Assert.Equal("v1.0", Json(outcome, name + ".dataset.json").GetProperty("version").GetString());
        JsonElement metadata = Json(outcome, name + ".met.json");
        Assert.Equal(["username", "algorithm_name", "algorithm_version", "tag"], metadata.EnumerateObject().Select(member => member.Name));
        Assert.Equal("wrapper", metadata.GetProperty("algorithm_name").GetString());
        Assert.Equal(outcome.JobId, Json(outcome, name + ".context.json").GetProperty("job_id").GetString());
    }

    [Fact]
    public void Ogc_results_have_no_tag_in_their_path_and_all_text_in_stderr()
    {
        _box.Bash("mkdir -p output; echo result > output/r; echo hello; echo trouble >&2");
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Ogc) with { Tag = "test5" });
        Assert.Matches($@"^{_box.Root}/results/dps_output/wrapper_0/main/\d{{4}}/\d\d/\d\d/\d\d/\d\d/\d\d/\d{{6}}$", outcome.Folder);
        string[] names = JobSandbox.Names(outcome.Folder);
        Assert.Matches(
            @"^_stderr.txt _stdout.txt (outputs_result-\d{8}T\d{12}).context.json \1.dataset.json \1.met.json r$", string.Join(' ', names));
        Assert.Equal("hello\ntrouble\n", Read(outcome, "_stderr.txt"));
        Assert.Equal("Directory", Json(outcome, "_stdout.txt").GetProperty("out").GetProperty("class").GetString());
    }

    [Fact]
    public void Any_folder_that_matches_output_is_taken_under_ogc()
    {
        _box.Bash("mkdir outputs; echo result > outputs/r");
        Assert.Contains("r", JobSandbox.Names(_box.Run(JobContract.Ogc).Folder));
    }

    [Theory]
    [InlineData("true", "Did not find output file with glob pattern: ['./output*'].")]
    [InlineData("mkdir output output2", "output and output2 both match ./output*")]
    [InlineData("touch output.txt", "output.txt is not a folder")]
    [InlineData("ln -s /tmp output", "output is not a folder")]
    public void Ogc_wants_exactly_one_folder(string deed, string sentence)
    {
        _box.Bash(deed);
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Equal(FailureKind.Output, outcome.Failure?.Kind);
        Assert.StartsWith(sentence, outcome.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal("1", Read(outcome, "_exit_code"));
    }

    [Fact]
    public void An_empty_output_is_a_success_and_the_legacy_wrapper_makes_a_missing_one()
    {
        _box.Bash("true");
        Assert.Equal(5, JobSandbox.Names(_box.Run(JobContract.Legacy).Folder).Length);
        _box.Bash("mkdir output");
        Assert.Equal(5, JobSandbox.Names(_box.Run(JobContract.Ogc).Folder).Length);
    }

    [Fact]
    public void Any_exit_code_but_0_becomes_1()
    {
        _box.Bash("mkdir output; echo half > output/r; for i in $(seq 12); do echo line $i >&2; done; exit 42");
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.Equal((42, 1), (outcome.ExitCode, outcome.DpsExitCode));
        Assert.Equal("1", Read(outcome, "_exit_code"));
        Assert.Equal(
            "run.sh ended with exit code 42. DPS calls any code but 0 a failure and tells 1, and output/ is lost.",
            outcome.Failure?.Message);
        Assert.Equal("line 3", outcome.Failure?.LastLines[0]);
        Assert.Equal(string.Concat(Enumerable.Range(3, 10).Select(i => $"line {i}\n")), Read(outcome, "_alt_traceback.txt"));
        Assert.False(Directory.Exists(_box.Space.Output));
    }

    [Fact]
    public void Silence_has_no_last_line()
    {
        _box.Bash("exit 3");
        Assert.Empty(_box.Run(JobContract.Ogc).Failure!.LastLines);
    }

    [Fact]
    public void Logs_that_cannot_be_kept_are_told()
    {
        _box.Bash("exit 3");
        Directory.CreateDirectory(Path.GetDirectoryName(_box.Space.Triage)!);
        File.WriteAllText(_box.Space.Triage, "");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Null(outcome.Folder);
        Assert.StartsWith("run.sh ended with exit code 3.", outcome.Failure?.Message, StringComparison.Ordinal);
        Assert.Contains($" Its logs could not be put into {_box.Space.Triage}: ", outcome.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signal_is_a_failure_with_its_name()
    {
        _box.Bash("kill -SEGV $$");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Equal(128 + 11, outcome.ExitCode);
        Assert.StartsWith("run.sh was ended by signal 11 (segmentation fault).", outcome.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Triage_keeps_only_top_level_logs_and_what_begins_with_an_underscore()
    {
        _box.Bash("mkdir -p output deep; touch my.log _mine other deep/x.log output/y.log; exit 1");
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.Matches($@"^{_box.Root}/results/triaged_job/triaged_job-{outcome.JobId}_task-[0-9a-f-]{{36}}$", outcome.Folder);
        string name = Path.GetFileName(outcome.Folder!);
        Assert.Equal(
            [
                "_alt_traceback.txt",
                "_context.json",
                "_exit_code",
                "_job.json",
                "_mine",
                "_run.sh",
                "_stderr.txt",
                "_stdout.txt",
                "my.log",
                name + ".context.json",
                name + ".dataset.json",
                name + ".met.json",
            ],
            JobSandbox.Names(outcome.Folder));
        Assert.Equal(["deep/x.log", "other", "output/y.log"], outcome.Lost);
        Assert.Empty(Directory.GetDirectories(_box.Space.Work));
    }

    [Fact]
    public void What_is_written_beside_output_is_lost()
    {
        _box.Bash("mkdir -p output deep; touch my.log _mine other deep/x input/own ~/.cached; touch output/r");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.True(outcome.IsSuccess);
        Assert.Equal(["_mine", "deep/x", "input/own", "my.log", "other", "~/.cached"], outcome.Lost);
    }

    [Fact]
    public void A_job_is_stopped_at_its_time_limit_with_143()
    {
        _box.Bash("trap 'echo cleaned >&2; exit 0' TERM; sleep 1000 & wait");
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Legacy) with { TimeLimit = TimeSpan.FromSeconds(0.3) });
        Assert.Equal((FailureKind.TimeLimit, 143), (outcome.Failure?.Kind, outcome.DpsExitCode));
        Assert.Equal("143", Read(outcome, "_exit_code"));
        Assert.EndsWith(
            $"cleaned\nSoft time limit (0.3s) exceeded for {outcome.JobId}.\n", Read(outcome, "_stderr.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_that_ignores_sigterm_is_killed_with_all_its_processes()
    {
        _box.Bash("trap '' TERM; setsid sleep 1001 & sleep 1002 & echo $! $(pgrep -f 'sleep 100[1]' || :) > pids; sleep 1003");
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Legacy) with { TimeLimit = TimeSpan.FromSeconds(0.5), Keep = true });
        Assert.Equal(143, outcome.DpsExitCode);
        Assert.InRange(outcome.Metrics!.Duration.TotalSeconds, 5, double.MaxValue); // The grace of HySDS is waited for.
        foreach (string pid in File.ReadAllText(Path.Combine(outcome.JobFolder!, "pids"))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.False(Directory.Exists("/proc/" + pid));
        }
    }

    [Theory]
    [InlineData("sleep 1000 &", "1 process")]
    [InlineData("setsid sleep 1000 & sleep 0.2", "1 process")]
    [InlineData("(setsid bash -c 'sleep 1000 & sleep 1000; true' &) ; sleep 0.2", "3 processes")]
    public void What_still_runs_at_the_end_ends_as_with_a_container(string deed, string count)
    {
        _box.Bash(deed);
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.Equal([count + " of the job still ran when its run command had ended, and ended with it as in DPS."], outcome.Remarks);
    }

    /// <summary>A program may have other children than jobs: a container engine leaves a monitor in a session of its own.</summary>
    [Theory]
    [InlineData("setsid")]
    [InlineData("env -i setsid")]
    [InlineData("env HOSTNAME=other setsid")]
    public void What_another_child_leaves_behind_is_not_the_jobs(string start)
    {
        string daemon = Path.Combine(_box.Root, "daemon");
        string begun = Path.Combine(_box.Root, "begun");
        _box.Bash($"mkdir output; echo r > output/r; touch {begun}; until [ -s {daemon} ]; do sleep 0.01; done");
        string script = $"""
            until [ -e {begun} ]; do sleep 0.01; done
            ({start} /bin/sh -c 'echo $$ > {daemon}.new; mv {daemon}.new {daemon}; exec sleep 1000' </dev/null >/dev/null 2>&1 &)
            read -r line
            """;
        using Process other = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardInput = true })!;
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        string pid = File.ReadAllText(daemon).Trim();
        try
        {
            Assert.Empty(outcome.Remarks);
            Assert.Contains("sleep", File.ReadAllText($"/proc/{pid}/cmdline"), StringComparison.Ordinal);
        }
        finally
        {
            Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture)).Kill();
            other.StandardInput.Close();
            other.WaitForExit();
        }
    }

    [Fact]
    public void Metrics_are_of_the_whole_tree()
    {
        _box.Bash(
            "mkdir output; python3 -c 'b = bytearray(80_000_000); open(\"output/r\", \"wb\").write(b[:5_000_000])'; for i in $(seq 100000); do :; done"
        );
        JobMetrics metrics = _box.Run(JobContract.Legacy).Metrics!;

        // Linux counts what a process was started from too, which here is all these tests.
        using var own = Process.GetCurrentProcess();
        Assert.InRange(metrics.Use.PeakMemory, 80_000_000, Math.Max(400_000_000, own.PeakWorkingSet64));
        Assert.InRange(metrics.Use.BytesWritten, 5_000_000, 6_000_000);
        Assert.InRange(metrics.DirectorySize, 5_000_000, 5_100_000);
        Assert.True(metrics.Use.Cpu > TimeSpan.Zero && metrics.Use.BytesRead > 0 && metrics.Duration > TimeSpan.Zero);
    }

    [Fact]
    public void A_stopped_job_leaves_nothing()
    {
        _box.Bash("mkdir output; touch output/started; sleep 1000");
        using var stop = new CancellationTokenSource();
        JobOutcome outcome = _box.Runner.Run(_box.Request(JobContract.Legacy), new NoObserver(starting: _ => stop.Cancel()), stop.Token);
        Assert.Equal(FailureKind.Interrupted, outcome.Failure?.Kind);
        Assert.Empty(Directory.GetDirectories(_box.Space.Work));
        Assert.False(Directory.Exists(_box.Space.Triage));
    }

    private static string Read(JobOutcome outcome, string name) => File.ReadAllText(Path.Combine(outcome.Folder!, name));

    private static JsonElement Json(JobOutcome outcome, string name) => JsonDocument.Parse(Read(outcome, name)).RootElement;
}
