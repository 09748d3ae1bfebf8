using System.Diagnostics;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Tests.Support;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>What is ended of interrupted jobs, and what is left alone: processes are killed only by proof.</summary>
[Trait("Speed", "Slow")]
public sealed class LeftoverTests : IDisposable
{
    private const string Waits = """
        mkdir output
        [ "$2" = 1 ] || exit 0
        touch "$STARTED"
        until [ -e "$STARTED.end" ]; do sleep 0.02; done
        echo whole > output/r

        """;

    private readonly AlgorithmFolder _algorithm;

    public LeftoverTests()
    {
        _algorithm = new AlgorithmFolder("");
        _algorithm.Write(
            "algorithm/run.sh", "#!/bin/sh\nset -eu\nSTARTED=" + _algorithm.Root + "/started\n" + Waits);
        _algorithm.Write("rows.csv", "number\n1\n");
    }

    private string Started => Path.Combine(_algorithm.Root, "started");

    private string Batches => Path.Combine(_algorithm.Root, "dps_batches");

    public void Dispose() => _algorithm.Dispose();

    [Fact]
    public async Task A_copy_of_a_batch_that_runs_leaves_its_jobs_alone()
    {
        using Process batch = Start("rows");
        Until.True(() => File.Exists(Started), "the job does not start");
        Assert.Equal(0, _algorithm.Shell("cp -r dps_batches/rows dps_batches/copy").ExitCode);
        using Process copy = Start("copy");
        string about = $"Jobs of {Batches}/copy were interrupted, and what may still run of them is left alone: ";
        string? said;
        do
        {
            said = await copy.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (said?.Contains(about, StringComparison.Ordinal) == false);
        await File.WriteAllTextAsync(Started + ".end", "", TestContext.Current.CancellationToken);
        await copy.WaitForExitAsync(TestContext.Current.CancellationToken);
        await batch.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith(about + "they ran in another folder, of which this one is a copy.", said, StringComparison.Ordinal);
        Assert.Equal((0, 0), (batch.ExitCode, copy.ExitCode));
        Assert.Equal(2, _algorithm.Published().Length);
    }

    /// <summary>Each as a store may say it that is damaged, of another version, or another's; TOKEN is a bystander's.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("deadbeef")]
    [InlineData("1 1 1 1 1 deadbeef")]
    [InlineData("0123456789ab")]
    [InlineData("d")]
    public void A_store_that_says_anything_kills_nobody(string handle)
    {
        using Process bystander = Process.Start(new ProcessStartInfo("/bin/sleep", ["1000"]) { Environment = { ["HOSTNAME"] = "deadbeef0001" } })!;
        try
        {
            Assert.Equal(0, _algorithm.Shell("touch started.end; dps batch algorithm --rows rows.csv").ExitCode);
            using (var store = new SqliteConnection($"Data Source={Batches}/rows/batch.db;Pooling=False"))
            {
                store.Open();
                using SqliteCommand command = store.CreateCommand();
                command.CommandText = "UPDATE job SET state = $state, handle = $handle, engine = 'local', folder = NULL";
                command.Parameters.AddWithValue("$state", (int)BatchJobState.Submitted);
                command.Parameters.AddWithValue("$handle", handle);
                Assert.Equal(1, command.ExecuteNonQuery());
            }

            (int code, string output, string error) = _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv");
            Assert.Equal(0, code);
            Assert.Contains("1 succeeded", output, StringComparison.Ordinal);
            Assert.Contains("is left alone: what it notes of them is damaged, or none of this program's.\n", error, StringComparison.Ordinal);
            Assert.False(bystander.HasExited);
        }
        finally
        {
            bystander.Kill();
        }
    }

    /// <summary>A daemon may drop all that it could be known by.</summary>
    [Theory]
    [InlineData("env -i setsid")]
    [InlineData("env -u HOSTNAME setsid")]
    [InlineData("env HOSTNAME=other setsid")]
    [InlineData("env -i setsid setsid")]
    [InlineData("env -i setsid nohup")]
    public void A_daemon_ends_with_its_job(string start)
    {
        _algorithm.Write("daemon.sh", $"#!/bin/sh\ncd /\n/bin/sleep 1000 &\necho $$ $! >> {Started}.pids.$1\nwait\n");
        _algorithm.Write(
            "algorithm/run.sh",
            $"#!/bin/bash\nmkdir output\n({start} /bin/sh {_algorithm.Root}/daemon.sh $2 </dev/null >/dev/null 2>&1 &)\n"
                + $"until [ -s {Started}.pids.$2 ]; do sleep 0.01; done\n");
        _algorithm.Write("rows.csv", "number\n1\n2\n3\n4\n");
        (int code, string output, string error) = _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "-j", "2");
        Assert.True(code == 0, error);
        Assert.Contains("4 succeeded, 0 failed", output, StringComparison.Ordinal);
        string[] pids = [.. Enumerable.Range(1, 4)
            .SelectMany(row => File.ReadAllText($"{Started}.pids.{row}").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(8, pids.Length);
        Assert.DoesNotContain(pids, pid => Directory.Exists("/proc/" + pid));
    }

    [Fact]
    public void Orphans_that_end_are_reaped_while_their_job_runs()
    {
        _algorithm.Write("algorithm/run.sh", """
            #!/bin/bash
            mkdir output
            for i in $(seq 50); do (setsid /bin/true &); (env -i /bin/true &); done
            for i in $(seq 1000); do
              grep -l '^State:.Z' /proc/[0-9]*/status 2>/dev/null | xargs -r grep -ls "^PPid:.$PPID\$" > /dev/null || exit 0
              sleep 0.02
            done
            exit 3

            """);
        (int code, string output, string error) = _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv");
        Assert.True(code == 0, error);
        Assert.Contains("1 succeeded, 0 failed", output, StringComparison.Ordinal);
    }

    private Process Start(string name) =>
        Dps.Start(_algorithm.Root, "batch", "algorithm", "--rows", "rows.csv", "--name", name);
}
