using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>Registration makes a real image, and jobs run in real containers of it.</summary>
[Trait("Speed", "Slow")]
public sealed class ContainerTests : IDisposable
{
    private readonly ContainerRoom _room = ContainerRoom.Get();
    private readonly Repository _repository = new();
    private readonly Support.Server _server;

    public ContainerTests()
    {
        _server = new Support.Server(_room.Environment, "--container", "--base", ContainerRoom.Base, "--container-engine", "podman");
        _repository.Write("run.sh", "#!/usr/bin/env bash\nset -e\nmkdir -p output\ncp /app/counter/built output/built.txt\npwd -P >> output/built.txt\n");
        _repository.Write("build.sh", "#!/usr/bin/env bash\nset -e\necho built in $(dirname \"$(readlink -f \"$0\")\") > /app/counter/built\n");
        _repository.Commit();
    }

    public void Dispose()
    {
        _server.Dispose();
        _repository.Dispose();
        _room.Podman("rmi", "--force", "localhost/counter:main");
    }

    [Fact]
    public void What_is_registered_becomes_an_image_that_jobs_run_in()
    {
        _server.Register(_repository);

        string job = _server.Submit(("number", "1"), ("queue", "maap-dps-sandbox"));

        Until.True(() => _server.StatusOf(job) is "Succeeded" or "Failed", "The job does not end.");
        string result = Directory.GetFiles(_server.Data, "built.txt", SearchOption.AllDirectories).Single(file => file.Contains("dps_output", StringComparison.Ordinal));
        Assert.StartsWith("built in /app/counter\n", File.ReadAllText(result), StringComparison.Ordinal);
        Assert.Equal(0, _room.Podman("image", "exists", "localhost/counter:main").ExitCode);
        Assert.Empty(_room.Containers("localhost/counter:main"));
    }

    [Fact]
    public void A_build_that_fails_in_the_image_is_told_by_its_line()
    {
        _repository.Write("build.sh", "#!/usr/bin/env bash\nset -e\nno-such-program\n");
        _repository.Commit();
        Answer answer = _server.Post("/api/mas/algorithm", _repository.Legacy());
        string log = new Uri(answer.Json.GetProperty("message").GetProperty("job_web_url").GetString()!).PathAndQuery;

        Until.True(() => _server.Get(log, null).Body.Contains("failed: ", StringComparison.Ordinal), "The build does not fail.");

        string said = _server.Get(log, null).Body;
        Assert.True(said.Contains("failed: counter/build.sh ended with exit code 127 in line 3 (no-such-program)", StringComparison.Ordinal), said);
    }

    [Fact]
    public void A_finished_image_that_is_not_here_is_told()
    {
        Answer answer = _server.Post("/api/build", _repository.Ogc()
            .Replace("\"build_command\": \"counter/build.sh\",", "", StringComparison.Ordinal)
            .Replace("\"base_container_url\": \"localhost/base:1\"", "\"algorithm_container_url\": \"localhost/none:1\"", StringComparison.Ordinal));
        Assert.True(answer.Status == 202, answer.Body);
        string build = answer.Json.GetProperty("build_id").GetString()!;

        Until.True(() => _server.Get($"/api/build/{build}").Json.GetProperty("status").GetString() == "failed", "The build does not fail.");

        Assert.Contains("podman has no image localhost/none:1 here", _server.Get($"/builds/{build}/log", null).Body, StringComparison.Ordinal);
    }
}
