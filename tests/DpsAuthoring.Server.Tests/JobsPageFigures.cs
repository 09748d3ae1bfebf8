using System.Diagnostics;
using System.Globalization;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>How long pages take where there are 100,000 jobs. They are told, and no machine is judged by them.</summary>
public sealed class JobsPageFigures(ITestOutputHelper output)
{
    private const int Count = 100_000;

    private static readonly (string What, string Address)[] s_pages =
    [
        ("first page", "/jobs"),
        ("a facet", "/jobs?status=failed"),
        ("two facets", "/jobs?status=failed&algorithm=counter"),
        ("free text", "/jobs?q=n42w1"),
        ("free text, nothing found", "/jobs?q=zzzz"),
        ("sorted by duration", "/jobs?sort=-duration"),
        ("the last page", "/jobs?sort=queued"),
        ("a batch", "/jobs/batch?tag=table-00000010"),
    ];

    [Fact]
    public void Pages_of_100_000_jobs()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("DPS_ALL") == "1", "It takes half a minute, and is told only with DPS_ALL=1.");
        using var server = new Support.Server();
        server.Stop();
        StoredJob.Store(server.Data, RandomJobs.Algorithms, RandomJobs.Make(Count, 200));
        server.Start();
        using var browser = Browser.LoggedIn(server); // It was never shown the login, at which the server reads all jobs.
        Tell("reading all jobs", Time(browser, "/jobs"));
        foreach ((string what, string address) in s_pages)
        {
            double[] times = [.. Enumerable.Range(0, 9).Select(_ => Time(browser, address)).Order()];
            Tell(what, times[times.Length / 2], times[^1]);
        }

        string memory = File.ReadLines($"/proc/{server.Pid}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        output.WriteLine($"memory: {memory[6..].Trim()}");

        void Tell(string what, params double[] times) => output.WriteLine(
            $"{what}: {string.Join(" ms, at most ", times.Select(time => time.ToString("0", CultureInfo.InvariantCulture)))} ms");
    }

    private static double Time(Browser browser, string address)
    {
        long start = Stopwatch.GetTimestamp();
        Page page = browser.Get(address);
        Assert.Equal(200, page.Status);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
