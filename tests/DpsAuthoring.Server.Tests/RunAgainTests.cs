using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>The command on a job's page that runs it once more.</summary>
[Trait("Speed", "Slow")]
public sealed partial class RunAgainTests
{
    [Fact]
    public void Runs_the_job_under_its_own_contract()
    {
        using var repository = new Repository();
        repository.Write("a.yml", repository.Ogc("counter", "main"));
        repository.Write("b.yml", repository.Legacy());
        repository.Commit();
        using var server = new Support.Server();
        server.Register(repository);
        string job = server.Submit(("number", "7"), ("mood", "it's $HOME"), ("queue", "maap-dps-sandbox"), ("identifier", "again"));
        Until.True(() => server.StatusOf(job) == "Succeeded", "It does not succeed.");

        using var browser = Browser.LoggedIn(server);
        string command = WebUtility.HtmlDecode(Again().Match(browser.Get($"/jobs/{job}").Body).Groups[1].Value);

        string folder = Directory.CreateDirectory(Path.Combine(server.Folder, "again")).FullName;
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = folder };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(DpsTool.Path)}:{Environment.GetEnvironmentVariable("PATH")}";
        using Process bash = Process.Start(start)!;
        bash.WaitForExit();
        Assert.True(bash.ExitCode == 0, command);
        string result = Directory.GetFiles(Path.Combine(folder, "dps_output", "counter"), "result.txt", SearchOption.AllDirectories).Single();
        Assert.Equal("7 it's $HOME\n", File.ReadAllText(result));
    }

    [GeneratedRegex("""id="run-again"[^>]*>(.*?)</pre>""", RegexOptions.Singleline)]
    private static partial Regex Again();
}
