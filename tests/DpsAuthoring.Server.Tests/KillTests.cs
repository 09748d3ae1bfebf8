using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary><c>kill -9</c> of the server at any moment: what was accepted is done, and done once.</summary>
[Trait("Speed", "Slow")]
public sealed class KillTests
{
    [Fact]
    public void Loses_no_job_and_runs_none_twice()
    {
        bool isLong = Environment.GetEnvironmentVariable("DPS_ALL") == "1";
        (int jobs, int kills) = isLong ? (300, 50) : (40, 6);
        using var repository = new Repository();
        using var server = new Support.Server();
        server.Register(repository);
        var random = new Random(1);
        var accepted = new List<string>();

        for (int kill = 0; kill < kills; kill++)
        {
            int until = jobs * (kill + 1) / kills;
            while (accepted.Count < until)
            {
                accepted.Add(server.Submit(("number", $"{accepted.Count}"), ("mood", "short"), ("queue", "maap-dps-sandbox"), ("identifier", "kill")));
            }

            Thread.Sleep(random.Next(0, 150)); // Any moment of a job is as good as another.
            server.Kill();
            server.Start();
        }

        Until.True(() => Count(server, "Succeeded") == jobs, $"{Count(server, "Succeeded")} of {jobs} have succeeded. {server.Said}");
        Assert.Equal(jobs, accepted.Distinct(StringComparer.Ordinal).Count());
        string[] published = Directory.GetFiles(Path.Combine(server.Data, Environment.UserName, "dps_output"), "result.txt", SearchOption.AllDirectories);
        Assert.Equal(
            Enumerable.Range(0, jobs).Select(number => $"{number} short\n").Order(StringComparer.Ordinal),
            published.Select(File.ReadAllText).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Stopped_by_a_signal_it_goes_on_with_the_next_start()
    {
        using var repository = new Repository();
        using var server = new Support.Server();
        server.Register(repository);
        string job = server.Submit(("number", "1"), ("mood", "slow"), ("queue", "maap-dps-sandbox"));
        Until.True(() => server.StatusOf(job) == "Running", "It does not run.");

        Assert.Equal(143, server.Stop());
        server.Start();

        Until.True(() => server.StatusOf(job) == "Running", "It does not run again.");
        Assert.Equal(202, server.Post($"/api/dps/job/cancel/{job}", "").Status);
        Until.True(() => server.StatusOf(job) == "Dismissed", "It is not cancelled.");
    }

    private static int Count(Support.Server server, string status) =>
        server.Get($"/api/dps/job/list?tag=kill&status={status}&page_size=1&get_job_details=False").Json
            .GetProperty("numberMatched").GetInt32();
}
