using System.Text.Json;
using DpsAuthoring.Server.Tests.Support;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Server.Tests;

/// <summary>Registration as DPS does it: clone, checks, build, and a log that says why.</summary>
public sealed class RegistrationTests : IDisposable
{
    private readonly Repository _repository = new();
    private readonly Support.Server _server = new();

    public void Dispose()
    {
        _server.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void A_tag_of_a_local_path_is_built_and_run_as_a_process()
    {
        Answer answer = _server.Post("/api/build", _repository.Ogc());
        Assert.True(answer.Status == 202, answer.Body);
        Assert.Equal("accepted", answer.Json.GetProperty("status").GetString());
        string build = answer.Json.GetProperty("build_id").GetString()!;
        JsonElement ended = Ended(build);
        Assert.Equal("successful", ended.GetProperty("status").GetString());

        Answer first = _server.Get("/api" + ended.GetProperty("deploymentLink").GetProperty("href").GetString());
        Assert.Equal(201, first.Status);
        string process = first.Json.GetProperty("processLocation").GetProperty("href").GetString()!;
        JsonElement described = _server.Get("/api" + process, null).Json;
        Assert.Equal("number", described.GetProperty("inputs").GetProperty("number").GetProperty("type").GetString());

        Answer submitted = _server.Post($"/api{process}/execution", """{"inputs": {"number": 7}, "queue": "maap-dps-sandbox", "tag": "a,b"}""");
        Assert.True(submitted.Status == 202, submitted.Body);
        string job = submitted.Json.GetProperty("jobID").GetString()!;
        Until.True(() => _server.Get($"/api/ogc/jobs/{job}").Json.GetProperty("status").GetString() == "successful", "It does not succeed.");
        JsonElement details = _server.Get($"/api/ogc/jobs/{job}?getJobDetails=true&fields=inputs").Json;
        Assert.Equal("counting:v1", details.GetProperty("process_name").GetString());
        Assert.Equal("7", details.GetProperty("inputs")[0].GetProperty("value").GetString());
        Assert.Equal(job, _server.Get("/api/ogc/jobs?tag=b").Json.GetProperty("jobs")[0].GetProperty("jobID").GetString());
        Assert.Empty(_server.Get("/api/ogc/jobs?minDuration=1000").Json.GetProperty("jobs").EnumerateArray());
        Assert.Empty(_server.Get("/api/ogc/jobs?datetime=../2001-01-01T00:00:00Z").Json.GetProperty("jobs").EnumerateArray());
        Assert.Single(_server.Get("/api/ogc/jobs?datetime=2001-01-01T00:00:00Z/..").Json.GetProperty("jobs").EnumerateArray());
    }

    [Fact]
    public void A_version_that_is_no_branch_fails_and_the_log_says_so()
    {
        (string status, string log) = RegisterAndRead(_repository.Legacy(version: "nowhere"));
        Assert.Equal("not listed", status);
        Assert.Contains("git cannot clone nowhere of file://", log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_script_that_fails_is_told_by_its_line()
    {
        _repository.Write("build.sh", "#!/usr/bin/env bash\nset -e\necho before\nfalse\n");
        _repository.Commit();
        (string status, string log) = RegisterAndRead(_repository.Legacy());
        Assert.Equal("not listed", status);
        Assert.Contains("before\n", log, StringComparison.Ordinal);
        Assert.Contains("counter/build.sh ended with exit code 1 in line 4 (false)", log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_command_that_is_not_there_is_told_at_registration()
    {
        (string status, string log) = RegisterAndRead(_repository.Legacy(run: "counter/none.sh"));
        Assert.Equal("not listed", status);
        Assert.Contains("has no such file", log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_that_failed_leaves_its_log_alone()
    {
        _repository.Write("build.sh", "#!/usr/bin/env bash\nfalse\n");
        _repository.Commit();
        RegisterAndRead(_repository.Legacy());
        Until.True(() => Clones().Length == 0, "The clone stays.");
    }

    [Fact]
    public void The_clone_of_what_was_replaced_goes_after_a_while()
    {
        _server.Register(_repository);
        string old = Assert.Single(Clones());
        RegisterAndRead(_repository.Legacy());
        Assert.Equal(2, Clones().Length);
        _server.Stop();
        using (var database = new SqliteConnection($"Data Source={Path.Combine(_server.Data, "server.db")};Pooling=False"))
        {
            database.Open();
            using SqliteCommand command = database.CreateCommand();
            command.CommandText = "UPDATE registration SET changed = 0; UPDATE algorithm SET changed = 0";
            command.ExecuteNonQuery();
        }

        _server.Start();

        Until.True(() => !Directory.Exists(old), "It stays.");
        Assert.Single(Clones());
        string job = _server.Submit(("number", "1"), ("queue", "maap-dps-sandbox"));
        Until.True(() => _server.StatusOf(job) == "Succeeded", "The new one cannot be run: " + _server.Said);
    }

    [Fact]
    public void Only_what_is_committed_is_built()
    {
        _repository.Write("build.sh", "#!/usr/bin/env bash\nls\necho uncommitted\n");
        (string status, string log) = RegisterAndRead(_repository.Legacy());
        Assert.Equal("listed", status);
        Assert.Contains("built by the script\n", log, StringComparison.Ordinal);
        Assert.DoesNotContain("uncommitted", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", 500, "Failed to parse parameters")]
    [InlineData("no json", 500, "Failed to parse parameters")]
    [InlineData("""{"run_command": "a/b.sh", "algorithm_name": "a", "inputs": [1], "repository_url": "https://h/a.git"}""", 500, "Failed to create spec files")]
    [InlineData("""{"run_command": "a/b.sh", "algorithm_name": "a", "inputs": {}}""", 500, "Please include repo URL in the request")]
    [InlineData("""{"run_command": "a/b.sh", "algorithm_name": "a", "inputs": {}, "repository_url": "https://h/a.git", "queue": "q"}""", 400, "User does not have permissions for resource q.")]
    public void A_refusal_reads_as_the_originals(string body, int status, string message)
    {
        Answer answer = _server.Post("/api/mas/algorithm", body);
        Assert.Equal(status, answer.Status);
        Assert.StartsWith(message, answer.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(status, answer.Json.GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("", "Request payload is required")]
    [InlineData("{", "Invalid JSON in request payload")]
    [InlineData("[]", "Request payload must be a JSON object")]
    [InlineData("""{"code_repository": "https://h/a.git", "algorithm_name": "A"}""", "algorithm_name must be between 2 and 255 characters long")]
    [InlineData("""{"code_repository": "https://h/a.git", "algorithm_name": "ab", "algorithm_version": "a/b"}""", "algorithm_version must start with a letter")]
    [InlineData("""{"code_repository": "https://h/a.git", "algorithm_name": "ab", "algorithm_version": "v1"}""", "algorithm_container_url or base_container_url is required")]
    public void A_refused_build_reads_as_the_originals(string body, string detail)
    {
        Answer answer = _server.Post("/api/build", body);
        Assert.Equal(400, answer.Status);
        Assert.StartsWith(detail, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, answer.Json.GetProperty("type").ValueKind);
    }

    private JsonElement Ended(string build)
    {
        JsonElement shown = default;
        Until.True(
            () =>
            {
                shown = _server.Get($"/api/build/{build}").Json;
                return shown.GetProperty("status").GetString() is "successful" or "failed";
            },
            "The build does not end.");
        return shown;
    }

    private (string Status, string Log) RegisterAndRead(string body)
    {
        Answer answer = _server.Post("/api/mas/algorithm", body);
        Assert.True(answer.Status == 200, answer.Body);
        string address = answer.Json.GetProperty("message").GetProperty("job_web_url").GetString()!;
        string log = "";
        Until.True(
            () =>
            {
                log = _server.Get(new Uri(address).PathAndQuery, null).Body;
                return log.Contains("failed: ", StringComparison.Ordinal)
                    || (log.Contains(" is registered: ", StringComparison.Ordinal) && IsListed());
            },
            "The registration does not end.");
        return (IsListed() ? "listed" : "not listed", log);
    }

    private bool IsListed() => _server.Get("/api/mas/algorithm", null).Body.Contains("\"counter\"", StringComparison.Ordinal);

    private string[] Clones() => Directory.GetDirectories(Path.Combine(_server.Data, "algorithms"));
}
