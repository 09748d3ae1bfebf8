using System.Diagnostics;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>After a power failure the store's last notes are missing; results are published once all the same.</summary>
[Trait("Speed", "Slow")]
public sealed class PowerFailureTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("");

    public PowerFailureTests()
    {
        _algorithm.Write("algorithm/run.sh", $"""
            #!/bin/sh
            set -eu
            mkdir output
            touch {_algorithm.Root}/started-$2
            until [ -e {_algorithm.Root}/go-$2 ]; do sleep 0.02; done
            echo $2 > output/r

            """);
        _algorithm.Write("rows.csv", "number\n1\n2\n3\n4\n");
    }

    private string Store => Path.Combine(_algorithm.Root, "dps_batches", "rows");

    public void Dispose() => _algorithm.Dispose();

    [Theory]
    [InlineData("cp -f old/batch.db* dps_batches/rows/")]
    [InlineData("cd dps_batches/rows; for p in 70; do truncate -s $(($(stat -c %s batch.db-wal) * p / 100)) batch.db-wal; done")]
    [InlineData("cd dps_batches/rows; for p in 30; do truncate -s $(($(stat -c %s batch.db-wal) * p / 100)) batch.db-wal; done")]
    [InlineData("cd dps_batches/rows; rm batch.db-wal")]
    [InlineData("cd dps_batches/rows; rm batch.db*")]
    public void No_row_is_published_twice(string failure)
    {
        using (Process batch = Dps.Start(_algorithm.Root, "batch", "algorithm", "--rows", "rows.csv", "-j", "1", "--retries", "1"))
        {
            Go(1);
            Until.True(() => Started(2), "row 2 does not start");
            Shell("mkdir old; cp dps_batches/rows/batch.db* old/");
            Go(2);
            Go(3);
            Until.True(() => Started(4), "row 4 does not start");
            Shell($"kill -9 {batch.Id}");
            batch.WaitForExit();
        }

        string[] before = Rows();
        Assert.Equal(["1", "2", "3"], before);
        Shell(failure);
        Shell("rm -f dps_batches/rows/batch.db-shm");
        Go(4);
        (int code, string output, string error) = _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "-j", "1", "--retries", "1");
        Assert.True(code == 0, error);
        Assert.StartsWith("4 succeeded", output, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4"], Rows());
        Assert.False(File.Exists(Path.Combine(Store, "running")));
        Assert.Equal(4, File.ReadAllLines(Path.Combine(Store, "results.jsonl")).Count(line => line.Contains("\"folder\":\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Another_batch_of_the_same_rows_has_results_of_its_own()
    {
        Array.ForEach([1, 2, 3, 4], Go);
        Assert.Equal(0, _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv").ExitCode);
        using (Process other = Dps.Start(_algorithm.Root, "batch", "algorithm", "--rows", "rows.csv", "-j", "1", "--name", "other"))
        {
            Until.True(() => File.Exists(Path.Combine(_algorithm.Root, "dps_batches/other/running")), "the other does not start");
            Shell($"kill -9 {other.Id}");
            other.WaitForExit();
        }

        Assert.Equal(0, _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "--name", "other").ExitCode);
        Assert.Equal(["1", "1", "2", "2", "3", "3", "4", "4"], Rows());
    }

    private bool Started(int row) => File.Exists(Path.Combine(_algorithm.Root, $"started-{row}"));

    private void Go(int row) => _algorithm.Write($"go-{row}", "");

    private string[] Rows() => [.. _algorithm.Published().Select(folder => File.ReadAllText(Path.Combine(folder, "r")).Trim()).Order(StringComparer.Ordinal)];

    private void Shell(string line)
    {
        (int code, _, string error) = _algorithm.Shell(line);
        Assert.True(code == 0, error);
    }
}
