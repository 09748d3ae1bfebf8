using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>
/// Jobs as they are: inputs come from a server that is down now and then, one in five fails at its first trial, and results are large.
/// Their batch is killed, and loses its last notes as after a power failure; see <see cref="KillSettings"/>.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class KillSeriesTests : IDisposable
{
    private const int Files = 7;

    private readonly AlgorithmFolder _algorithm;
    private readonly StubServer _server = new((request, response) =>
    {
        if (request.Number % 9 == 0)
        {
            response.Send(503, "busy", "Retry-After: 0\r\n");
        }
        else
        {
            response.Send(200, Content(int.Parse(request.Path.Trim('/').Split('.')[0], CultureInfo.InvariantCulture)));
        }
    });

    public KillSeriesTests()
    {
        _algorithm = new AlgorithmFolder("");
        _algorithm.Write("algorithm/algorithm_config.yml", """
            algorithm_name: series
            algorithm_version: main
            code_repository: https://example.org/series.git
            run_command: series/run.sh
            inputs:
              - {name: scene, type: File}
              - {name: number, type: int}
            outputs:
              - {name: out, type: Directory}

            """);
        _algorithm.Write("algorithm/run.sh", $$"""
            #!/bin/sh
            set -eu
            mkdir output
            echo "$4" > output/number
            tail -c 20 "$2" > output/tail
            truncate -s {{KillSettings.Bytes(1_000_000)}} output/large
            if [ $(($4 % 5)) -eq 0 ] && mkdir "{{_algorithm.Root}}/tried-$4" 2> /dev/null; then exit 7; fi
            sleep 0.02
            echo end > output/end

            """);
    }

    private string Store => Path.Combine(_algorithm.Root, "dps_batches/rows");

    public void Dispose()
    {
        _server.Dispose();
        _algorithm.Dispose();
    }

    [Fact]
    public void Every_row_is_published_once_and_nothing_is_left()
    {
        int jobs = KillSettings.Jobs(50), kills = KillSettings.Kills(8), seed = KillSettings.Seed();
        var random = new Random(seed);
        _algorithm.Write("rows.csv", "scene,number\n" + string.Concat(
            Enumerable.Range(1, jobs).Select(number => $"{_server.Address}{number % Files}.bin,{number}\n")));
        for (int kill = 0; kill < kills; kill++)
        {
            byte[] log = KillAfter(random.Next(Math.Max(1, jobs / kills)), random.NextDouble() * 60);
            Until.True(() => !JobProcesses.AreIn(_algorithm.Root), $"seed {seed}: processes are left behind");
            switch (kill % 4)
            {
                case 1:
                    Shell("mkdir -p old; cp dps_batches/rows/batch.db* old/");
                    break;
                case 2:
                    // What the last run has noted never reached the disk.
                    Shell("[ ! -e old ] || { rm -f dps_batches/rows/batch.db*; cp old/batch.db* dps_batches/rows/; rm -f dps_batches/rows/batch.db-shm; }");
                    break;
                case 3:
                    CutLog(log, random);
                    break;
                default:
                    break;
            }
        }

        (int code, string output, string error) = Batch();
        Assert.True(code == 0, $"seed {seed}: {output}{error}");
        Assert.StartsWith($"{jobs} succeeded", output, StringComparison.Ordinal);
        AssertPublishedOnce(jobs, seed);
        AssertNothingIsLeft();
    }

    private void AssertPublishedOnce(int jobs, int seed)
    {
        Dictionary<string, int> folders = _algorithm.Published().ToDictionary(
            folder => folder, folder => int.Parse(File.ReadAllText(Path.Combine(folder, "number")), CultureInfo.InvariantCulture));
        Assert.True(Enumerable.Range(1, jobs).SequenceEqual(folders.Values.Order()), $"seed {seed}: {string.Join(' ', folders.Values.Order())}");
        foreach ((string folder, int number) in folders)
        {
            Assert.Equal("end\n", File.ReadAllText(Path.Combine(folder, "end")));
            Assert.Equal(KillSettings.Bytes(1_000_000), new FileInfo(Path.Combine(folder, "large")).Length);
            Assert.Equal(Content(number % Files)[^20..], File.ReadAllText(Path.Combine(folder, "tail")));
        }

        string[] told = [.. File.ReadLines(Path.Combine(Store, "results.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("folder").GetString()!)];
        Assert.Equal(folders.Keys.Order(), told.Order());
    }

    private void AssertNothingIsLeft()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(Store, "jobs")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_algorithm.Root, "dps_output"), ".*", SearchOption.AllDirectories));
        Assert.Equal([".lock"], Directory.EnumerateFileSystemEntries(Path.Combine(_algorithm.Root, "cache"), ".*").Select(Path.GetFileName));
        (int code, string said, _) = _algorithm.Dps("cache", "verify", "--cache", "cache");
        Assert.True(code == 0, said);
        Assert.False(File.Exists(Path.Combine(Store, "running")));
    }

    /// <returns>The store's log as it was when the run had begun: so much of it was on the disk then.</returns>
    private byte[] KillAfter(int results, double milliseconds)
    {
        int enough = _algorithm.Published().Length + results;
        string marker = Path.Combine(Store, "running");
        string before = File.Exists(marker) ? File.ReadAllText(marker) : "";
        using Process batch = Dps.Start(_algorithm.Root, Command);
        Until.True(() => File.Exists(marker) && File.ReadAllText(marker) != before, "the batch does not begin");
        byte[] log = Log();
        while (!batch.HasExited && _algorithm.Published().Length < enough)
        {
            Thread.Sleep(1);
        }

        SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(milliseconds));
        batch.Kill();
        batch.WaitForExit();
        return log;
    }

    /// <summary>Cuts off the end of the store's log, as a power failure does of what was not yet on the disk.</summary>
    private void CutLog(byte[] begun, Random random)
    {
        byte[] log = Log();
        if (log.AsSpan(0, Math.Min(log.Length, begun.Length)).SequenceEqual(begun)) // Otherwise SQLite has begun it anew.
        {
            using FileStream file = File.OpenWrite(Path.Combine(Store, "batch.db-wal"));
            file.SetLength(random.Next(begun.Length, log.Length + 1));
        }

        File.Delete(Path.Combine(Store, "batch.db-shm"));
    }

    private byte[] Log()
    {
        string log = Path.Combine(Store, "batch.db-wal");
        return File.Exists(log) ? File.ReadAllBytes(log) : [];
    }

    private (int ExitCode, string Output, string Error) Batch() => _algorithm.Dps(Command);

    private static string[] Command => ["batch", "algorithm", "--rows", "rows.csv", "-j", "2", "--retries", "3", "--cache", "cache"];

    private void Shell(string line)
    {
        (int code, _, string error) = _algorithm.Shell(line);
        Assert.True(code == 0, error);
    }

    private static string Content(int file) => string.Concat(Enumerable.Range(0, 4000).Select(part => $"{file} {part}\n"));
}
