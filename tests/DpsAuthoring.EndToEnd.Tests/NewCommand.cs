namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>What <c>dotnet new dps-algorithm</c> makes of its options.</summary>
public sealed class NewCommand(Workshop workshop)
{
    [Theory]
    [InlineData("MyAlgorithm", "myalgorithm")]
    [InlineData("my-algo", "my-algo")]
    [InlineData("Company.Team.Algo", "company-team-algo")]
    [InlineData("a b", "a-b")]
    [InlineData("snow_cover", "snow_cover")]
    [InlineData("..x..", "dps-x")]
    [InlineData("Größe", "gr-e")]
    [InlineData("雪", "algorithm")]
    public async Task Makes_the_registered_name_of_the_projects_name(string name, string registered)
    {
        Scaffold scaffold = await workshop.ScaffoldAsync(name, "--skip-restore");

        Assert.Equal(registered, Registration.Text(Registration.Parse(scaffold, "algorithm_config.yml"), "algorithm_name"));
        Assert.Contains($"[Algorithm(\"{registered}\"", scaffold.Read($"src/{name}/GdalWrapper.cs"), StringComparison.Ordinal);
        Assert.Contains($"/app/{registered}\n", scaffold.Read("run.sh"), StringComparison.Ordinal);
        await AssertIsInStepAsync(scaffold);
    }

    [Theory]
    [InlineData("https://github.com/me/Snow-Cover.git", "Snow-Cover")]
    [InlineData("https://github.com/me/snow", "snow")]
    [InlineData("https://example.org/group/sub/snow.v2.git/", "snow.v2")]
    public async Task Derives_the_commands_from_the_repository(string url, string folder)
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore", "--repository-url", url);

        foreach ((string file, string key) in ((string, string)[])
            [("algorithm_config.yml", "code_repository"), ("algorithm_config.legacy.yml", "repository_url")])
        {
            var configuration = Registration.Parse(scaffold, file);
            Assert.Equal(
                (url, $"{folder}/run.sh", $"{folder}/build-env.sh"),
                (Registration.Text(configuration, key), Registration.Text(configuration, "run_command"), Registration.Text(configuration, "build_command")));
        }

        Assert.Contains($"WORKDIR /app/{folder}\n", scaffold.Read("Dockerfile"), StringComparison.Ordinal);
        Assert.DoesNotContain("placeholder", scaffold.Read("README.md"), StringComparison.Ordinal);
        await AssertIsInStepAsync(scaffold);
    }

    [Fact]
    public async Task Says_where_the_repository_is_only_a_placeholder()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore");

        Assert.Contains("YOUR-ORGANIZATION", scaffold.Read("algorithm_config.yml"), StringComparison.Ordinal);
        Assert.Contains("https://github.com/YOUR-ORGANIZATION/snow.git` there, which is only a placeholder", scaffold.Read("README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ada Lovelace")]
    [InlineData("Flann O'Brien: #1 \"writer\"")]
    public async Task Names_the_author_and_the_algorithm_as_told(string author)
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore", "--author-name", author, "--algorithm-name", "snow-cover_2");

        var configuration = Registration.Parse(scaffold, "algorithm_config.yml");
        Assert.Equal((author, "snow-cover_2"), (Registration.Text(configuration, "author"), Registration.Text(configuration, "algorithm_name")));
        await AssertIsInStepAsync(scaffold);
    }

    [Fact]
    public async Task Restores_unless_told_not_to()
    {
        Scaffold restored = await workshop.ScaffoldAsync("Snow");
        Scaffold skipped = await workshop.ScaffoldAsync("Snow", "--skip-restore");

        Assert.Contains("Restore succeeded", restored.Scaffolded.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(restored.PathOf("src/Snow/obj/project.assets.json")));
        Assert.False(Directory.Exists(skipped.PathOf("src/Snow/obj")));
    }

    [Fact]
    public async Task Takes_the_packages_of_its_own_version()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore");

        Assert.Contains($">{workshop.Version}<", scaffold.Read("Directory.Packages.props"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_the_packages_to_a_feed_where_told_so()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore", "--packages", "feed");

        Assert.DoesNotContain(scaffold.Files(), file => file.StartsWith("nuget", StringComparison.Ordinal));
        Assert.DoesNotContain("nuget/", scaffold.Read("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overwrites_nothing_unless_forced()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore");
        await File.WriteAllTextAsync(scaffold.PathOf("run.sh"), "mine", TestContext.Current.CancellationToken);

        Ran again = await workshop.NewAsync(scaffold.Directory, "dps-algorithm", "--name", "Snow", "--output", ".");

        Assert.NotEqual(0, again.ExitCode);
        Assert.Contains("--force", again.Everything, StringComparison.Ordinal);
        Assert.Equal("mine", scaffold.Read("run.sh"));
    }

    [Fact]
    public async Task Writes_one_source_for_either_gdal()
    {
        Scaffold system = await workshop.ScaffoldAsync("Snow", "--skip-restore");
        Scaffold maxrev = await workshop.ScaffoldAsync("Snow", "--skip-restore", "--gdal", "maxrev");

        Assert.Equal(system.Read("src/Snow/GdalWrapper.cs"), maxrev.Read("src/Snow/GdalWrapper.cs"));
        Assert.Contains("GdalBase.ConfigureAll()", maxrev.Read("src/Snow/Program.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_an_image_that_dps_can_start()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore");
        string[] instructions = [.. scaffold.Read("Dockerfile").Split('\n').Where(line => line.Length > 0 && line[0] is not ('#' or ' '))];

        Assert.DoesNotContain(instructions, line => line.StartsWith("ENTRYPOINT", StringComparison.Ordinal));
        Assert.Equal(2, instructions.Count(line => line.StartsWith("FROM ", StringComparison.Ordinal)));
        string command = Registration.Text(Registration.Parse(scaffold, "algorithm_config.yml"), "run_command");
        Assert.Contains($"WORKDIR /app/{Path.GetDirectoryName(command)}", instructions);
        Assert.Contains("COPY --chmod=755 run.sh .", instructions);
    }

    [Fact]
    public async Task Shows_its_options_in_its_help()
    {
        string help = (await workshop.NewAsync(Path.GetTempPath(), "dps-algorithm", "--help")).EnsureSuccess().Output;

        Assert.All(
            ["--gdal", "--aot", "--no-tests", "--no-docker", "--algorithm-name", "--repository-url", "--packages", "--author-name", "--skip-restore"],
            option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    /// <summary>The configurations say what the code declares, and the CWL what the configuration does.</summary>
    private static async Task AssertIsInStepAsync(Scaffold scaffold)
    {
        Assert.True(File.Exists(scaffold.PathOf("process.cwl")));
        (await scaffold.RunAsync(Scaffold.Dps, "sync", "--check")).EnsureSuccess();
    }
}
