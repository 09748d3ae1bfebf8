using System.Text.Json;

namespace DpsAuthoring.Cli.Tests;

/// <summary>What <c>dps check</c> says of a repository by asking git.</summary>
public sealed class RepositoryStateTests : IAsyncLifetime
{
    private readonly AlgorithmRepository _repository = new();

    public async ValueTask InitializeAsync() => await _repository.CommitAndPushAsync();

    public ValueTask DisposeAsync()
    {
        _repository.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_repository_that_is_pushed_is_clean()
    {
        Ran ran = await _repository.DpsAsync("check");

        Assert.Equal((0, "algorithm_config.yml: the OGC registration accepts it\nNo issues found.\n"), (ran.ExitCode, ran.Output));
    }

    [Fact]
    public async Task Changes_that_are_not_committed_are_reported()
    {
        _repository.Write("new file.txt", "");
        _repository.Write("run.sh", AlgorithmRepository.RunScript + "# more\n");

        Ran ran = await _repository.DpsAsync("check");

        Assert.Contains("algorithm_config.yml:3:20: warning DPS6001: run.sh and 1 more differ from the last commit", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commits_that_are_not_pushed_are_reported()
    {
        await _repository.CommitAsync();

        Assert.Equal(["algorithm_config.yml:3:20 DPS6002"], await _repository.FindingsAsync());
    }

    [Fact]
    public async Task A_branch_that_was_never_pushed_is_reported()
    {
        await _repository.GitAsync("checkout", "--quiet", "-b", "next");
        _repository.Write("algorithm_config.yml", AlgorithmRepository.Configuration.Replace("version: main", "version: next"));
        await _repository.CommitAsync();

        Assert.Equal(["algorithm_config.yml:3:20 DPS6002"], await _repository.FindingsAsync());
    }

    [Theory]
    [InlineData("v1.0.0", "DPS6003")]
    [InlineData("v0.9.0", "")]
    public async Task A_version_must_be_a_branch_or_a_tag(string version, string expected)
    {
        await _repository.GitAsync("tag", "v0.9.0");
        _repository.Write("algorithm_config.yml", AlgorithmRepository.Configuration.Replace("version: main", $"version: {version}"));
        await _repository.CommitAsync();
        await _repository.GitAsync("push", "--quiet");

        Assert.Equal(expected, string.Join(' ', (await _repository.FindingsAsync()).Select(finding => finding.Split(' ')[1])));
    }

    [Theory]
    [InlineData("git@github.com:Someone/reduce.git", "")]
    [InlineData("https://token@github.com/someone/reduce", "")]
    [InlineData("https://github.com/else/reduce.git", "DPS6004")]
    public async Task The_configuration_must_name_the_repository_that_this_is(string origin, string expected)
    {
        await _repository.GitAsync("config", "remote.origin.url", origin);

        Assert.Equal(expected, string.Join(' ', (await _repository.FindingsAsync()).Select(finding => finding.Split(' ')[1])));
    }

    [Fact]
    public async Task A_large_tracked_file_is_reported()
    {
        using (FileStream file = File.Create(_repository.PathOf("large.tif")))
        {
            file.SetLength(51L << 20);
        }

        await _repository.GitAsync("add", "--all");
        await _repository.CommitAsync();
        await _repository.GitAsync("push", "--quiet");

        Assert.Equal(["large.tif:1:1 DPS6005"], await _repository.FindingsAsync());
    }

    [Fact]
    public async Task The_run_scripts_mode_is_the_one_that_git_has()
    {
        await _repository.GitAsync("update-index", "--chmod=-x", "run.sh");
        await _repository.GitAsync("-c", "user.name=An author", "-c", "user.email=author@localhost", "commit", "--quiet", "--message", "Mode");
        await _repository.GitAsync("config", "core.fileMode", "false");
        await _repository.GitAsync("push", "--quiet");

        Assert.Equal(["run.sh:1:1 DPS5004"], await _repository.FindingsAsync());
    }

    [Fact]
    public async Task A_run_script_whose_mode_is_to_be_committed_has_its_own()
    {
        File.SetUnixFileMode(_repository.PathOf("run.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Assert.Equal(["algorithm_config.yml:3:20 DPS6001", "run.sh:1:1 DPS5004"], await _repository.FindingsAsync());
    }

    [Fact]
    public async Task Every_finding_has_its_page_and_every_page_its_finding()
    {
        using (FileStream file = File.Create(_repository.PathOf("large.tif")))
        {
            file.SetLength(51L << 20);
        }

        _repository.Write("algorithm_config.yml", AlgorithmRepository.Configuration.Replace("version: main", "version: v1.0.0"));
        await _repository.GitAsync("add", "--all");
        await _repository.CommitAsync();
        await _repository.GitAsync("config", "remote.origin.url", "https://github.com/else/reduce.git");
        _repository.Write("new.txt", "");

        using JsonDocument sarif = JsonDocument.Parse((await _repository.DpsAsync("check", "--format", "sarif")).Output);
        JsonElement run = sarif.RootElement.GetProperty("runs")[0];
        Dictionary<string, string?> titles = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.GetProperty("shortDescription").GetProperty("text").GetString());
        string pages = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../analyzers/rules"));

        Assert.Equal(
            Directory.EnumerateFiles(pages, "DPS6*.md").Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal),
            titles.Keys.Order(StringComparer.Ordinal));
        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
        {
            string id = result.GetProperty("ruleId").GetString()!;
            string severity = result.GetProperty("level").GetString() switch { "warning" => "Warning", "note" => "Info", _ => "Error" };
            Assert.StartsWith($"# {id}: {titles[id]}\n\n**{severity}.** ", File.ReadAllText(Path.Combine(pages, id + ".md")), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_comment_in_the_configuration_silences()
    {
        _repository.Write("algorithm_config.yml", AlgorithmRepository.Configuration + "# dps: ignore-file DPS6001\n");

        Assert.Empty(await _repository.FindingsAsync());
    }

    [Fact]
    public async Task Without_git_that_is_said_and_the_rest_is_checked()
    {
        Ran ran = await Command.RunAsync(_repository.Folder, new Dictionary<string, string?> { ["PATH"] = "/nowhere" }, Dps.Program, "check");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("Note: git is not installed: the repository's state was not checked.", ran.Output, StringComparison.Ordinal);
    }
}
