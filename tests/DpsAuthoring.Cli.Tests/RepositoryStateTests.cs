using System.Text.Json;

namespace DpsAuthoring.Cli.Tests;

/// <summary>What <c>dps check</c> says of a repository by asking git.</summary>
[Trait("Speed", "Slow")]
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

        Assert.Contains(
            "algorithm_config.yml:3:20: warning DPS6001: run.sh and 1 more differ from the last commit",
            ran.Output,
            StringComparison.Ordinal);
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

    /// <summary>Each advice can be followed, and helps.</summary>
    [Theory]
    [InlineData(
        "main",
        "checkout -q -b master|branch -D main|update-ref -d refs/remotes/origin/main",
        "The branch here is 'master': rename it (git branch -m main && git push --set-upstream origin main), or write 'master'.")]
    [InlineData(
        "master",
        "",
        "The branch here is 'main': rename it (git branch -m master && git push --set-upstream origin master), or write 'main'.")]
    [InlineData(
        "develop",
        "checkout -q -b fix-projection",
        "Make the branch (git switch --create develop && git push --set-upstream origin develop), or write the one that is here, 'fix-projection'."
    )]
    [InlineData(
        "new-sensor",
        "",
        "Make the branch (git switch --create new-sensor && git push --set-upstream origin new-sensor), or write the one that is here, 'main'."
    )]
    [InlineData("v1.0.0", "", "Make and push the tag (git tag v1.0.0 && git push origin v1.0.0), or name a branch.")]
    [InlineData("2.1-beta.3", "", "Make and push the tag (git tag 2.1-beta.3 && git push origin 2.1-beta.3), or name a branch.")]
    [InlineData("v1.0.0", "checkout -q --detach", "Make and push the tag (git tag v1.0.0 && git push origin v1.0.0), or name a branch.")]
    [InlineData(
        "develop",
        "checkout -q --detach",
        "No branch is checked out here: make it (git switch --create develop && git push --set-upstream origin develop), or name a branch or tag that there is."
    )]
    [InlineData(
        "0a1b2c3",
        "",
        "It looks like a commit, which 'git clone --branch' does not take: make a tag of it (git tag v1.0.0 0a1b2c3 && git push origin v1.0.0), and write the tag."
    )]
    [InlineData(
        "main",
        "checkout -q -b master|branch -D main|remote remove origin",
        "The branch here is 'master': rename it (git branch -m main), or write 'master'.")]
    public async Task What_to_do_about_a_version_depends_on_what_it_looks_like(string version, string git, string advice)
    {
        foreach (string command in git.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            await _repository.GitAsync(command.Split(' '));
        }

        _repository.Write("algorithm_config.yml", AlgorithmRepository.Configuration.Replace("version: main", $"version: {version}"));

        Ran ran = await _repository.DpsAsync("check");
        string line = Assert.Single(ran.Output.Split('\n'), line => line.Contains(": warning DPS6003: ", StringComparison.Ordinal));
        Assert.EndsWith($"DPS clones the repository by that name: the build would fail. {advice}", line, StringComparison.Ordinal);
    }

    /// <summary>Only on the server is enough; only here is not, whichever branch is checked out.</summary>
    [Theory]
    [InlineData("branch next|push -q origin next|branch -D next", "")]
    [InlineData("branch next", "DPS6002")]
    [InlineData("checkout -q -b next", "DPS6002")]
    [InlineData("tag next", "")]
    public async Task A_branch_is_to_be_on_the_server(string git, string expected)
    {
        _repository.Write("algorithm_config.yml", AlgorithmRepository.Configuration.Replace("version: main", "version: next"));
        await _repository.CommitAsync();
        await _repository.GitAsync("push", "--quiet");
        foreach (string command in git.Split('|'))
        {
            await _repository.GitAsync(command.Split(' '));
        }

        Assert.Equal(expected, string.Join(' ', (await _repository.FindingsAsync()).Select(finding => finding.Split(' ')[1])));
    }

    [Fact]
    public async Task Without_a_remote_nothing_is_pushed_and_that_is_said()
    {
        await _repository.GitAsync("remote", "remove", "origin");

        Assert.Contains(
            "algorithm_config.yml:3:20: info DPS6007: This repository has no remote, so nothing of it is on a server, where DPS clones it from. Make one there, and run: "
            + "git remote add origin https://github.com/someone/reduce.git && git push --set-upstream origin main",
            (await _repository.DpsAsync("check")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remote_of_any_name_is_one()
    {
        await _repository.GitAsync("remote", "rename", "origin", "upstream");

        Assert.Empty(await _repository.FindingsAsync());
    }

    [Theory]
    [InlineData("https://github.com/YOUR-ORGANIZATION/reduce.git")]
    [InlineData("https://github.com/your-username/reduce")]
    [InlineData("https://github.com/<your-org>/reduce.git")]
    [InlineData("https://github.com/{owner}/reduce.git")]
    [InlineData("https://github.com/my-org/reduce.git")]
    [InlineData("https://github.com/username/reduce.git")]
    [InlineData("https://github.com/TODO/reduce.git")]
    [InlineData("https://github.com/CHANGEME/reduce.git")]
    [InlineData("https://git.example.org/nasa/reduce.git")]
    [InlineData("https://example.com/reduce.git")]
    public async Task A_placeholder_is_told_in_git_and_outside(string url)
    {
        _repository.Write(
            "algorithm_config.yml",
            AlgorithmRepository.Configuration.Replace("https://github.com/someone/reduce.git", $"'{url}'")
        );
        await _repository.CommitAsync();
        await _repository.GitAsync("push", "--quiet");
        await _repository.GitAsync("config", "remote.origin.url", "https://token@github.com/nasa/reduce.git");
        Ran inGit = await _repository.DpsAsync("check");
        Directory.Delete(_repository.PathOf(".git"), recursive: true);
        Ran outside = await _repository.DpsAsync("check");

        string line = Assert.Single(
            inGit.Output.Split('\n'),
            line => line.StartsWith("algorithm_config.yml:", StringComparison.Ordinal) && line.Contains("DPS6", StringComparison.Ordinal));
        Assert.Contains("DPS6006", line, StringComparison.Ordinal);
        Assert.EndsWith(
            "registering would fail. Write the address that you push to, https://github.com/nasa/reduce.git.",
            line,
            StringComparison.Ordinal);
        Assert.Contains("algorithm_config.yml:4:18: info DPS6006: '", outside.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://github.com/yourbase/reduce.git")]
    [InlineData("https://github.com/someone/my-project.v2.git")]
    [InlineData("https://github.com/owners/organizations.git")]
    [InlineData("https://repo.maap-project.org/example/reduce.git")]
    public async Task An_address_that_may_be_real_is_not_a_placeholder(string url)
    {
        _repository.Write("algorithm_config.yml", AlgorithmRepository.Configuration.Replace("https://github.com/someone/reduce.git", url));
        await _repository.CommitAsync();
        await _repository.GitAsync("push", "--quiet");

        Assert.DoesNotContain("DPS6006", (await _repository.DpsAsync("check")).Output, StringComparison.Ordinal);
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
        await _repository.GitAsync(
            "-c", "user.name=An author", "-c", "user.email=author@localhost", "commit", "--quiet", "--message", "Mode");
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

        var titles = new SortedDictionary<string, (string? Title, string? Level)>(StringComparer.Ordinal);
        await AddFindingsAsync(titles);
        _repository.Write("requirements.txt", "../x\n");
        _repository.Write(
            "algorithm_config.yml", AlgorithmRepository.Configuration.Replace("github.com/someone", "github.com/YOUR-ORGANIZATION"));
        await _repository.GitAsync("remote", "remove", "origin");
        await AddFindingsAsync(titles);
        string pages = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../analyzers/rules"));

        Assert.Equal(
            Directory
                .EnumerateFiles(pages, "DPS6*.md")
                .Select(page => Path.GetFileNameWithoutExtension(page))
                // Of a package, by another program: RouteTests.
                .Where(id => id != "DPS6009")
                .Order(StringComparer.Ordinal),
            titles.Keys);
        Assert.All(titles, check =>
        {
            string severity = check.Value.Level switch { "warning" => "Warning", "note" => "Info", _ => "Error" };
                Assert.StartsWith(
                    $"# {check.Key}: {check.Value.Title}\n\n**{severity}.** ",
                    File.ReadAllText(Path.Combine(pages, check.Key + ".md")),
                    StringComparison.Ordinal);
        });
    }

    private async Task AddFindingsAsync(SortedDictionary<string, (string? Title, string? Level)> titles)
    {
        using var sarif = JsonDocument.Parse((await _repository.DpsAsync("check", "--format", "sarif")).Output);
        JsonElement run = sarif.RootElement.GetProperty("runs")[0];
        JsonElement rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        foreach (JsonElement result in run.GetProperty("results").EnumerateArray())
        {
            titles[result.GetProperty("ruleId").GetString()!] = (
                rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("shortDescription").GetProperty("text").GetString(),
                result.GetProperty("level").GetString());
        }
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
        Ran ran = await Command.RunAsync(
            _repository.Folder, new Dictionary<string, string?> { ["PATH"] = "/nowhere" }, DpsTool.Path, "check");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("Note: git is not installed: the repository's state was not checked.", ran.Output, StringComparison.Ordinal);
    }
}
