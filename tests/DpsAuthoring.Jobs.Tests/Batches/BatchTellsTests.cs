using System.Diagnostics;
using System.Text.Json;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>What <c>dps batch</c> says and writes, of a process as a user starts it.</summary>
[Trait("Speed", "Slow")]
public sealed class BatchTellsTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("mkdir output\n");

    public void Dispose() => _algorithm.Dispose();

    private string Folder => Path.Combine(_algorithm.Root, "dps_batches/rows");

    [Fact]
    public void Files_that_DPS_would_lose_are_in_all_that_a_batch_says()
    {
        Script("[ $2 = 2 ] || echo x > 'aside <'$2'>.tif'");
        Rows(3);
        (int code, string output, _) = Batch();
        Assert.Equal(0, code);
        Assert.Matches(@"^3 succeeded, 2 of them lost files, 0 failed, in ", output);
        Assert.Matches(@"\n +2  lost files: aside <1>\.tif\n +for example row 1: /.*/dps_output/", output);
        Assert.Contains("2 of them lost files</b>", Page(), StringComparison.Ordinal);
        Assert.Contains("1 file lost: aside &lt;3&gt;.tif", Page(), StringComparison.Ordinal);
        JsonElement[] lines = Results();
        Assert.Equal(["aside <1>.tif"], Texts(lines[0], "lost"));
        Assert.Equal([1, 0, 1], lines.Select(line => line.GetProperty("lost_count").GetInt32()));

        // All that was done before is told again.
        Assert.Matches(@"^3 succeeded \(3 of them before\), 2 of them lost files, 0 failed, in ", Batch().Output);
    }

    [Fact]
    public void Any_number_of_lost_files_is_counted_and_the_first_are_named()
    {
        Script("touch $(seq -f 'f%03.0f' 1 250)");
        Rows(1);
        Batch();
        JsonElement line = Results().Single();
        Assert.Equal((250, 100), (line.GetProperty("lost_count").GetInt32(), line.GetProperty("lost").GetArrayLength()));
        Assert.Contains("250 files lost: ", Page(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sleep 1000 &", "process of the job still ran")]
    [InlineData("sleep 1000 & exit 3", "process of the job still ran")]
    [InlineData("echo 'Cannot find proj.db' >&2", "PROJ has not found proj.db")]
    [InlineData("rm _stderr.txt", "The job removed _stderr.txt")]
    public void A_remark_is_in_all_that_a_batch_says(string deed, string remark)
    {
        Script(deed);
        Rows(2);
        Assert.Matches(@"\n +2  note: .*" + remark + @".*\n +for example row 1: /", Batch("-j", "1").Output);
        Assert.Contains(remark, Page(), StringComparison.Ordinal);
        Assert.All(Results(), line => Assert.Contains(remark, Assert.Single(Texts(line, "remarks")), StringComparison.Ordinal));
    }

    [Fact]
    public void The_lines_that_explain_a_failure_are_shown()
    {
        Script("echo 'reading <scene>' >&2; echo 'KeyError: 10' >&2; exit 1");
        Rows(1);
        Assert.Matches(@"\n +1  run\.sh ended with exit code 1: KeyError: …\n +for example row 1: KeyError: 10\n +/.*/triaged_job/", Batch().Output);
        Assert.Contains("reading &lt;scene&gt;\nKeyError: 10</pre>", Page(), StringComparison.Ordinal);
        Assert.Equal(["reading <scene>", "KeyError: 10"], Texts(Results().Single().GetProperty("failure"), "last_lines"));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public void A_batch_that_is_stopped_leaves_report_and_results(string signal, int code)
    {
        Script("[ $2 = 1 ] && exit 9\n[ $2 = 2 ] && touch ../../../../started && sleep 1000");
        Rows(3);
        using Process batch = Dps.Start(_algorithm.Root, "batch", "algorithm", "--rows", "rows.csv", "-j", "1");
        Until.True(() => File.Exists(Path.Combine(_algorithm.Root, "dps_batches/started")), "the second job does not start");
        Command.Run("kill", "-" + signal, $"{batch.Id}");
        string output = batch.StandardOutput.ReadToEnd(), error = batch.StandardError.ReadToEnd();
        batch.WaitForExit();
        Assert.Equal(code, batch.ExitCode);
        Assert.Matches(@"^0 succeeded, 1 failed, 2 to be run, in .* s\n +1  run\.sh ended with exit code 9", output);
        Assert.Contains("Stopped with 2 jobs to be run: the same command goes on with them.", error, StringComparison.Ordinal);
        Assert.Equal(["failed", "pending", "pending"], Results().Select(line => line.GetProperty("state").GetString()));
        Assert.Contains("1 failed</b>, 2 to be run", Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Off_a_terminal_a_log_tells_the_start_each_kind_of_failure_and_how_far_it_is()
    {
        Script("case $2 in 1|2) exit 7;; 3) exit 8;; esac");
        Rows(100);
        (int code, string output, string error) = Batch("-j", "2");
        Assert.Equal(1, code);
        string[] lines = error.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.Matches(@"^\d\d:\d\d:\d\d  ", line));
        Assert.EndsWith(
            $"counter main, OGC contract: 100 jobs, of which 0 have succeeded and 100 are to be run, 2 at a time; state and report in {Folder}. Whatever stops it, the same command goes on.",
            lines[0],
            StringComparison.Ordinal);
        Assert.Single(lines, line => line.Contains("first failure of its kind: run.sh ended with exit code 7 (/", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("first failure of its kind: run.sh ended with exit code 8 (/", StringComparison.Ordinal));
        Assert.Equal(20, lines.Count(line => line.Contains("/100, ", StringComparison.Ordinal)));
        Assert.Contains("100/100, 3 failed, ", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("first failure", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_of_failures_are_counted_and_the_most_frequent_shown()
    {
        // Codes make kinds: 15 of them, the first twice.
        Script("n=$2; [ $n = 16 ] && n=1; exit $((n + 20))");
        Rows(16);
        string output = Batch().Output;
        Assert.Matches(@"\n +2  run\.sh ended with exit code 21\n", output);
        Assert.Contains("\n         … and 5 more kinds\n", output, StringComparison.Ordinal);
        Assert.Equal(10, output.Split('\n').Count(line => line.Contains("  run.sh ended", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(@"\033]52;c;cm0gLXJmCg==\007\033[2J all is well\n")]
    [InlineData(@"\302\233" + @"2J\302\235" + @"52;c;AAAA\302\234 all is well\n")]
    [InlineData(@"\033P1$tAAAA\033\\ all is well\r\b\b\n")]
    [InlineData(@"\342\200\256 all is well\n")]
    public void Nothing_that_a_job_writes_is_obeyed_by_a_terminal(string text)
    {
        Script($"printf '{text}' >&2; touch \"$(printf 'a\\033[2Jb\\001c')\"; [ $2 = 2 ]");
        Rows(2);
        (_, string output, string error) = Batch();
        string run = _algorithm.Dps("run", "algorithm", "-i", "number=1").Output;
        string told = run[run.IndexOf("OGC job failed", StringComparison.Ordinal)..];
        foreach (string shown in new[] { output, error, told, Page() })
        {
            Assert.DoesNotContain(shown, c => (char.IsControl(c) && c is not ('\n' or '\t')) || c == '\u202E');
            Assert.DoesNotContain("52;c", shown, StringComparison.Ordinal);
        }

        Assert.Contains("all is well", output, StringComparison.Ordinal);
        Assert.Contains("| ", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_changes_nothing_also_while_the_batch_runs()
    {
        Script("[ $2 = 1 ] && exit 9\n[ $2 = 2 ] && touch ../../../../started && sleep 1000");
        Rows(3);
        string[] never = ["batch", "algorithm", "--rows", "rows.csv", "--name", "never", "--dry-run"];
        Assert.Equal((0, "3 jobs would be run, 0 have succeeded.\n", ""), _algorithm.Dps(never));
        Assert.False(Directory.Exists(Path.Combine(_algorithm.Root, "dps_batches")));

        using Process batch = Dps.Start(_algorithm.Root, "batch", "algorithm", "--rows", "rows.csv", "-j", "1");
        Until.True(() => File.Exists(Path.Combine(_algorithm.Root, "dps_batches/started")), "the second job does not start");
        Assert.Equal((0, "3 jobs would be run, 0 have succeeded.\n", ""), Batch("--dry-run"));
        _algorithm.Write("rows.csv", "number\n7\n");
        Assert.Equal((0, "1 job would be run, 0 have succeeded.\n", ""), Batch("--dry-run"));
        Assert.False(batch.HasExited);
        Command.Run("kill", $"{batch.Id}");
        batch.StandardOutput.ReadToEnd();
        batch.WaitForExit();
        Assert.Equal(143, batch.ExitCode);

        (string Name, string Content)[] before = Files();
        Assert.Equal((0, "1 job would be run, 0 have succeeded.\n", ""), Batch("--dry-run"));
        Assert.Equal(before, Files());
    }

    [Theory]
    [InlineData("chmod -x algorithm/run.sh", "run.sh", 5)]
    [InlineData("sed -i \"$ a ln -s /proc $PWD/dps_output 2> /dev/null || true\" algorithm/run.sh", "the results could not be published", 5)]
    [InlineData("sed -i '$ a echo \"head: No space left on device\" >\\&2; exit 1' algorithm/run.sh", "No space left on device", 5)]
    public void Failures_of_the_machine_stop_the_batch(string fault, string cause, int failures)
    {
        Rows(50);
        Assert.Equal(0, _algorithm.Shell(fault).ExitCode);
        (int code, string output, string error) = Batch("-j", "1");
        Assert.Equal(2, code);
        string last = error.TrimEnd('\n').Split('\n')[^1];
        Assert.StartsWith($"dps: Stopped because of {failures} failures of this machine without a success between them, the last: ", last, StringComparison.Ordinal);
        Assert.Contains(cause, last, StringComparison.Ordinal);
        Assert.InRange(Results().Count(line => line.GetProperty("state").GetString() == "pending"), 40, 45);
        Assert.Contains(" to be run, in ", output, StringComparison.Ordinal);

        Assert.Equal(0, _algorithm.Shell("[ ! -L dps_output ] || rm dps_output").ExitCode);
        (code, output, _) = Batch("--halt", "0");
        Assert.Equal(1, code);
        Assert.StartsWith("0 succeeded, 50 failed, in ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_stops_the_batch_also_where_it_has_no_room_for_a_word()
    {
        using var disk = Tmpfs.Mount(Path.Combine(_algorithm.Root, "small"), "size=12m");
        Assert.SkipWhen(disk is null, "Mounting a file system needs the rights to.");
        Script("head -c 3000000 /dev/zero > output/big");
        Rows(50);
        (int code, _, string error) = Batch("-j", "1", "-o", "small");
        Assert.Equal(2, code);
        Assert.Matches("No space left on device|the disk is full", error); // Whoever met it first, a job or the store.
        using BatchReader batch = BatchReader.Open(Path.Combine(_algorithm.Root, "small/dps_batches/rows"))!;
        Assert.InRange(batch.Count(BatchJobState.Pending), 30, 45);
    }

    [Fact]
    public void Failures_of_jobs_stop_the_batch_where_that_is_asked_for()
    {
        Script("exit 3");
        Rows(30);
        (int code, _, string error) = Batch("-j", "1", "--max-failures", "4");
        Assert.Equal(2, code);
        Assert.Contains("dps: Stopped because of 4 failed jobs, the last: run.sh ended with exit code 3. ", error, StringComparison.Ordinal);
        Assert.InRange(Results().Count(line => line.GetProperty("state").GetString() == "pending"), 20, 26);
        Assert.StartsWith("0 succeeded, 30 failed, in ", Batch().Output, StringComparison.Ordinal);
    }

    private void Script(string deed) => _algorithm.Write("algorithm/run.sh", "#!/bin/bash\nmkdir output\n" + deed + "\n");

    private void Rows(int count) =>
        _algorithm.Write("rows.csv", "number\n" + string.Concat(Enumerable.Range(1, count).Select(number => $"{number}\n")));

    private (int ExitCode, string Output, string Error) Batch(params string[] more) =>
        _algorithm.Dps(["batch", "algorithm", "--rows", "rows.csv", .. more]);

    private string Page() => File.ReadAllText(Path.Combine(Folder, "report.html"));

    private JsonElement[] Results() =>
        [.. File.ReadLines(Path.Combine(Folder, "results.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string[] Texts(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    private (string Name, string Content)[] Files() =>
        [
            .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(path => (path, Convert.ToHexString(File.ReadAllBytes(path)))),
        ];
}
