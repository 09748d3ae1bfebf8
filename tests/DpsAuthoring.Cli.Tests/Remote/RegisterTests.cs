namespace DpsAuthoring.Cli.Tests.Remote;

/// <summary>What stands between an algorithm and its registration.</summary>
public sealed class RegisterTests : IDisposable
{
    private readonly VerbRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("ogc")]
    [InlineData("legacy")]
    public async Task A_build_that_fails_is_shown_with_its_log_and_ends_the_waiting(string contract)
    {
        _room.Write("build.sh", "#!/usr/bin/env bash\nset -e\necho so far\necho no compiler >&2\nexit 5\n");
        _room.Commit();

        Ran ran = await _room.DpsAsync("register", "--here", "--no-check", "--contract", contract);

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("\n  so far\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("ended with exit code 5", ran.Everything, StringComparison.Ordinal);
        Assert.Contains("is not registered (failed)", ran.Error, StringComparison.Ordinal);
        Assert.Contains("so far", (await _room.DpsAsync("logs", "--build")).Output + ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ogc", "counting:main")]
    [InlineData("legacy", "counter:main")]
    public async Task An_algorithm_that_is_there_is_replaced_only_where_that_is_said(string contract, string algorithm)
    {
        string[] register = ["register", "--here", "--no-check", "--contract", contract];
        (await _room.DpsAsync(register)).EnsureSuccess();

        Ran again = await _room.DpsAsync(register);
        _room.Write("build.sh", "#!/usr/bin/env bash\nset -e\nsleep 1\necho the second one\n");
        _room.Commit();

        Assert.Equal((2, ""), (again.ExitCode, again.Output));
        Assert.StartsWith($"dps: {_room.Address}/ has {algorithm} already", again.Error, StringComparison.Ordinal);
        Assert.Contains("--update puts this one in its place", again.Error, StringComparison.Ordinal);
        Ran replaced = (await _room.DpsAsync([.. register, "--update"])).EnsureSuccess();
        Assert.Contains("\n  the second one\n", replaced.Output, StringComparison.Ordinal);
        Assert.Equal($"Deleted: {algorithm}\n", (await _room.DpsAsync("delete", algorithm, "--contract", contract)).EnsureSuccess().Output);
        (await _room.DpsAsync(register)).EnsureSuccess();
    }

    [Fact]
    public async Task What_is_not_committed_or_pushed_is_told_and_errors_end_it()
    {
        _room.Write("run.sh", "#!/usr/bin/env bash\nset -euo pipefail\nmkdir -p output\necho \"$2 $4\" > output/changed.txt\n");

        Ran dirty = await _room.DpsAsync("register");
        Assert.Contains("DPS6001", dirty.Output, StringComparison.Ordinal);
        Assert.Contains("run.sh differs from the last commit; DPS clones the repository and would not have that.", dirty.Output, StringComparison.Ordinal);

        string config = Path.Combine(_room.Repository, "algorithm_config.yml");
        await File.WriteAllTextAsync(
            config,
            (await File.ReadAllTextAsync(config, TestContext.Current.CancellationToken)).Replace("counting", "Counting It", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        Ran wrong = await _room.DpsAsync("register", "--here");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains(": error DPS4", wrong.Output, StringComparison.Ordinal);
        Assert.Contains("--no-check sends it as it is.", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("\"algorithms\": []", (await _room.DpsAsync("algorithms", "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_is_registered_as_it_stands()
    {
        (await _room.DpsAsync("package", "--image", "ghcr.io/ada/counter:v1", "-o", "cwl")).EnsureSuccess();
        string package = Path.Combine(_room.Repository, "cwl", "process.cwl");
        string text = await File.ReadAllTextAsync(package, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            package, text.Replace("https://github.com/ada/counter.git", $"file://{_room.Repository}", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Ran ran = await _room.DpsAsync("register", "cwl/process.cwl", "--no-check");

        Assert.Contains("\ncounting:main is registered as 1: dps submit counting:main\n", ran.EnsureSuccess().Output, StringComparison.Ordinal);
        string job = (await _room.DpsAsync("submit", "counting:main", "-i", "number=5")).EnsureSuccess().Output.TrimEnd();
        Assert.Equal("1 successful of 1\n", (await _room.DpsAsync("watch", job, "--exit-status")).Output);
    }
}
