using System.Diagnostics;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>After a power failure the store's last notes are missing; results are published once all the same.</summary>
[Trait("Speed", "Slow")]
public sealed class PowerFailureTests : IDisposable
{
    private readonly WaitingAlgorithm _waiting = new(rows: 4);

    private AlgorithmFolder Algorithm => _waiting.Folder;

    private string Store => Path.Combine(Algorithm.Root, "dps_batches", "rows");

    public void Dispose() => _waiting.Dispose();

    [Theory]
    [InlineData("cp -f old/batch.db* dps_batches/rows/")]
    [InlineData("cd dps_batches/rows; for p in 70; do truncate -s $(($(stat -c %s batch.db-wal) * p / 100)) batch.db-wal; done")]
    [InlineData("cd dps_batches/rows; for p in 30; do truncate -s $(($(stat -c %s batch.db-wal) * p / 100)) batch.db-wal; done")]
    [InlineData("cd dps_batches/rows; rm batch.db-wal")]
    [InlineData("cd dps_batches/rows; rm batch.db*")]
    public void No_row_is_published_twice(string failure)
    {
        FailWhileRow4Runs();
        Assert.Equal(["1", "2", "3"], _waiting.Results());
        Shell(failure);
        Shell("rm -f dps_batches/rows/batch.db-shm");
        _waiting.Go(4);
        (int code, string output, string error) = Algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "-j", "1", "--retries", "1");
        Assert.True(code == 0, error);
        Assert.StartsWith("4 succeeded", output, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4"], _waiting.Results());
        Assert.False(File.Exists(Path.Combine(Store, "running")));
        Assert.Equal(4, File.ReadAllLines(Path.Combine(Store, "results.jsonl")).Count(line => line.Contains("\"folder\":\"", StringComparison.Ordinal)));
    }

    /// <summary>What results were made of is known although the note of them is lost.</summary>
    [Theory]
    [InlineData("true", 4)]
    [InlineData("echo 'true # another' >> algorithm/run.sh", 7)]
    [InlineData("touch -d yesterday algorithm/run.sh", 4)]
    public void Results_of_an_earlier_algorithm_are_not_told_as_todays(string change, int published)
    {
        FailWhileRow4Runs();
        Shell("rm dps_batches/rows/batch.db*; " + change);
        _waiting.Go(4);
        string[] command = ["batch", "algorithm", "--rows", "rows.csv", "-j", "1"];
        Assert.Equal(0, Algorithm.Dps(command).ExitCode);
        Assert.Equal(published, _waiting.Results().Length);
        Assert.Equal(0, Algorithm.Dps(command).ExitCode);
        Assert.Equal(published, _waiting.Results().Length);
    }

    [Fact]
    public void Another_batch_of_the_same_rows_has_results_of_its_own()
    {
        _waiting.Go(1, 2, 3, 4);
        Assert.Equal(0, Algorithm.Dps("batch", "algorithm", "--rows", "rows.csv").ExitCode);
        using (Process other = Dps.Start(Algorithm.Root, "batch", "algorithm", "--rows", "rows.csv", "-j", "1", "--name", "other"))
        {
            Until.True(() => File.Exists(Path.Combine(Algorithm.Root, "dps_batches/other/running")), "the other does not start");
            Shell($"kill -9 {other.Id}");
            other.WaitForExit();
        }

        Assert.Equal(0, Algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "--name", "other").ExitCode);
        Assert.Equal(["1", "1", "2", "2", "3", "3", "4", "4"], _waiting.Results());
    }

    private void FailWhileRow4Runs()
    {
        using (Process batch = Dps.Start(Algorithm.Root, "batch", "algorithm", "--rows", "rows.csv", "-j", "1", "--retries", "1"))
        {
            _waiting.Go(1);
            Until.True(() => _waiting.Started(2), "row 2 does not start");
            Shell("mkdir old; cp dps_batches/rows/batch.db* old/");
            _waiting.Go(2, 3);
            Until.True(() => _waiting.Started(4), "row 4 does not start");
            Shell($"kill -9 {batch.Id}");
            batch.WaitForExit();
        }
    }

    private void Shell(string line)
    {
        (int code, _, string error) = Algorithm.Shell(line);
        Assert.True(code == 0, error);
    }
}
