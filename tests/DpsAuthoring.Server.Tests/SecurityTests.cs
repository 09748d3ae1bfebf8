using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>Who gets in, and what gets out.</summary>
public sealed class SecurityTests(WireTests.Registered registered) : IClassFixture<WireTests.Registered>
{
    private Support.Server Server => registered.Server;

    [Fact]
    public void Nothing_but_loopback_listens() =>
        Assert.All(
            IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == Server.Port),
            listener => Assert.True(IPAddress.IsLoopback(listener.Address), listener.ToString()));

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public void A_page_of_others_cannot_submit(string header, string value)
    {
        string token = Server.Token;
        Answer answer = Server.Send("POST", "/api/dps/job", Support.Server.Execute("counter:main", ("number", "1")), token, (header, value));
        Assert.Equal(403, answer.Status);
        Assert.Equal(403, answer.Json.GetProperty("code").GetInt32());
    }

    [Fact]
    public void A_second_server_of_a_folder_does_not_start()
    {
        using Process process = Process.Start(
            new ProcessStartInfo(DpsTool.Path, ["serve", "--port", "0", "--data", Server.Data]) { RedirectStandardError = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
        Assert.Equal($"dps: Another server has the folder {Server.Data}: stop it, or give another folder by --data.\n", error);
    }

    [Fact]
    public void Files_of_the_server_are_its_users_alone()
    {
        const UnixFileMode Others = (UnixFileMode)0b111_111;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Server.Data) & Others);
        foreach (string name in (string[])["token", "server.db", "server.db-wal"])
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(Server.Data, name)) & Others);
        }
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../x")]
    [InlineData("a/../../b")]
    [InlineData("/etc/passwd")]
    [InlineData("a\0b")]
    public void Names_that_lead_out_are_refused(string name)
    {
        using var repository = new Repository();
        Answer algorithm = Server.Post("/api/mas/algorithm", repository.Legacy(name: name));
        Assert.True(algorithm.Status is 400 or 500, algorithm.Body);
        Answer version = Server.Post("/api/build", repository.Ogc(version: name));
        Assert.Equal(400, version.Status);
        Answer tag = Server.Post("/api/dps/job", Support.Server.Execute("counter:main", ("number", "1"), ("identifier", name.Replace("\0", ""))));
        Assert.True(tag.Status == 500 || name.Contains('\0', StringComparison.Ordinal), tag.Body);
        Assert.False(Path.Exists(Path.Combine(Server.Folder, "x")));
    }

    [Fact]
    public void Results_lead_nowhere_else()
    {
        string job = Server.Submit(("number", "1"));
        Until.True(() => Server.StatusOf(job) == "Succeeded", "It does not succeed.");
        string place = new Uri(System.Xml.Linq.XElement.Parse(Server.Get($"/api/dps/job/{job}").Body).Descendants()
            .First(element => element.Name.LocalName == "Data").Value).AbsolutePath;
        Assert.Contains("result.txt", Server.Get(place, null).Body, StringComparison.Ordinal);
        foreach (string path in (string[])
            [$"/results/{job}/token", $"/results/{job}/../token", $"/results/{job}/%2e%2e/token", $"{place}/../../../../../../../../../token",
                $"{place}/..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2f..%2ftoken", $"/results/{job}//etc/passwd", $"/results/x{place[(9 + job.Length)..]}", $"{place}2", "/builds/../token/log",
                $"{place}/%00"])
        {
            Answer answer = Wire.Raw(Server.Port, Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost:{Server.Port}\r\nConnection: close\r\n\r\n"));
            Assert.True(answer.Status is 404 or 400, $"{path}: {answer.Status} {answer.Body}");
            Assert.DoesNotContain(Server.Token, answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_job_that_prints_its_environment_tells_no_secret()
    {
        Assert.Equal(200, Server.Post("/api/members/self/secrets", """{"secret_name": "key", "secret_value": "AKIA\"hidden"}""").Status);
        Assert.Equal(400, Server.Post("/api/members/self/secrets", """{"secret_name": "key", "secret_value": "x"}""").Status);
        Assert.DoesNotContain("hidden", Server.Get("/api/members/self/secrets").Body, StringComparison.Ordinal);
        Assert.Equal(401, Server.Get("/api/members/self/secrets/key", "wrong").Status);
        string job = Server.Submit(("number", "1"), ("mood", "telling"));
        Until.True(() => Server.StatusOf(job) == "Failed", "It does not fail.");

        string token = Server.Token;
        string details = Server.Get($"/api/dps/job/list").Body + Server.Get($"/api/ogc/jobs/{job}?getJobDetails=true").Body
            + Server.Get($"/api/dps/job/{job}").Body;
        Assert.Contains("MAAP_PGT", details, StringComparison.Ordinal); // It was in what the job printed.
        Assert.DoesNotContain(token, details, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", details, StringComparison.Ordinal);
        Assert.DoesNotContain(token, Server.Said, StringComparison.Ordinal);
        string shown = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{Server.Pid}/cmdline"));
        Assert.DoesNotContain(token, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(token, Server.Get("/api/members/self").Body + Server.Get("/api/environment/config").Body, StringComparison.Ordinal);
    }
}
