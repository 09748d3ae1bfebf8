using System.Text;
using System.Text.Json;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>What jobs and builds leave, as programs read it.</summary>
public sealed class ResultFileTests : IDisposable
{
    private readonly Repository _repository = new();
    private readonly Support.Server _server = new();

    public void Dispose()
    {
        _server.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void The_files_of_a_job_are_told_with_their_sizes_and_without_links()
    {
        _repository.Write("run.sh", """
            #!/usr/bin/env bash
            mkdir -p output/more
            echo 12345 > "output/more/a b.txt"
            ln -s /etc/passwd secret
            exit 3
            """);
        _repository.Commit();
        _server.Register(_repository);
        string job = _server.Submit(("number", "1"), ("queue", "maap-dps-sandbox"));
        Until.True(() => _server.StatusOf(job) == "Failed", "It does not end.");
        string folder = System.Xml.Linq.XElement.Parse(_server.Get($"/api/dps/job/{job}").Body)
            .Descendants().First(element => element.Name.LocalName == "Data").Value;

        JsonElement files = _server.Get(new Uri(folder).PathAndQuery + "?files", null).Json.GetProperty("files");

        string[] names = [.. files.EnumerateArray().Select(file => file.GetProperty("name").GetString()!)];
        Assert.Contains("_stderr.txt", names);
        Assert.DoesNotContain("secret", names);
        Assert.All(files.EnumerateArray(), file => Assert.Equal(
            file.GetProperty("size").GetInt64(),
            Encoding.UTF8.GetByteCount(
                _server.Get($"{new Uri(folder).PathAndQuery}/{Uri.EscapeDataString(file.GetProperty("name").GetString()!)}", null).Body)));
    }

    [Theory]
    [InlineData("counter/run.sh", "successful")]
    [InlineData("counter/none.sh", "failed")]
    public async Task The_log_of_a_build_tells_how_far_the_build_is(string command, string state)
    {
        Answer answer = _server.Post("/api/mas/algorithm", _repository.Legacy(run: command));
        string log = answer.Json.GetProperty("message").GetProperty("job_web_url").GetString()!;
        using var http = new HttpClient();
        string told = "";
        while (told is not ("successful" or "failed"))
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(log), TestContext.Current.CancellationToken);
            told = response.Headers.GetValues("dps-build-state").Single();
        }

        Assert.Equal(state, told);
    }
}
