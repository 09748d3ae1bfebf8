using System.Diagnostics;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary><c>dps serve --engine slurm</c> with a real Slurm of one node.</summary>
[Trait("Speed", "Slow")]
public sealed class SlurmTests : IDisposable
{
    private readonly SlurmRoom _slurm = SlurmRoom.Get();
    private readonly Repository _repository = new();
    private readonly Support.Server _server;

    public SlurmTests() => _server = new Support.Server(
        new Dictionary<string, string> { ["SLURM_CONF"] = _slurm.Configuration }, "--engine", "slurm", "--", "--mem=64");

    public void Dispose()
    {
        _server.Dispose();
        _slurm.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void Jobs_of_two_algorithms_run_there_whatever_becomes_of_the_server()
    {
        _server.Register(_repository);
        _server.Register(_repository, "other");
        string[] jobs = [.. Enumerable.Range(0, 12).Select(number => Submit(number % 2 == 0 ? "counter" : "other", $"{number}", "short"))];
        string bad = Submit("counter", "99", "bad");
        string slow = Submit("other", "100", "slow");
        Until.True(() => _server.StatusOf(slow) == "Running", "It does not run: " + _server.Said + _slurm.Describe());

        _server.Kill();
        _server.Start();

        Until.True(() => jobs.All(job => _server.StatusOf(job) == "Succeeded"), "They do not succeed: " + _server.Said + _slurm.Describe());
        Until.True(() => _server.StatusOf(bad) == "Failed", "It does not fail.");
        Assert.Contains("exit code 3", _server.Get($"/api/dps/job/{bad}").Body, StringComparison.Ordinal);
        Assert.Contains("in a bad mood", _server.Get($"/api/dps/job/{bad}").Body, StringComparison.Ordinal);
        Assert.Equal(202, _server.Post($"/api/dps/job/cancel/{slow}", "").Status);
        Until.True(() => _server.StatusOf(slow) == "Dismissed", "It is not cancelled.");
        string[] published = Directory.GetFiles(Path.Combine(_server.Data, Environment.UserName, "dps_output"), "result.txt", SearchOption.AllDirectories);
        Assert.Equal(
            Enumerable.Range(0, 12).Select(number => $"{number} short\n").Order(StringComparer.Ordinal),
            published.Select(File.ReadAllText).Order(StringComparer.Ordinal));
        Assert.Equal(6, published.Count(file => file.Contains("/dps_output/other/main/", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_Slurm_has_is_not_run_by_another_engine()
    {
        _server.Register(_repository);
        string slow = Submit("counter", "1", "slow");
        Until.True(() => _server.StatusOf(slow) == "Running", "It does not run: " + _server.Said + _slurm.Describe());
        _server.Kill();
        using (Process other = Process.Start(
            new ProcessStartInfo(DpsTool.Path, ["serve", "--port", "0", "--data", _server.Data]) { RedirectStandardError = true })!)
        {
            Assert.Contains(
                "nothing is run twice: serve it with --engine slurm until they have ended", other.StandardError.ReadToEnd(), StringComparison.Ordinal);
            other.WaitForExit();
            Assert.Equal(2, other.ExitCode);
        }

        _server.Start();
        Assert.Equal("Running", _server.StatusOf(slow));
    }

    private string Submit(string algorithm, string number, string mood)
    {
        Answer answer = _server.Post("/api/dps/job", Support.Server.Execute(
            $"{algorithm}:main", ("number", number), ("mood", mood), ("queue", "maap-dps-sandbox"), ("identifier", "a tag")));
        Assert.True(answer.Status == 200, answer.Body);
        return System.Xml.Linq.XElement.Parse(answer.Body).Elements().First().Value;
    }
}
