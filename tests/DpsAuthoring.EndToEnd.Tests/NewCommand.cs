using YamlDotNet.RepresentationModel;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>What <c>dotnet new dps-algorithm</c> makes of its options.</summary>
public sealed class NewCommand(Workshop workshop)
{
    [Theory]
    [InlineData("MyAlgorithm", "MyAlgorithm", "MyAlgorithm", "my-algorithm")]
    [InlineData("HlsMosaic", "HlsMosaic", "HlsMosaic", "hls-mosaic")]
    [InlineData("HLSMosaic", "HLSMosaic", "HLSMosaic", "hls-mosaic")]
    [InlineData("Sentinel2Ndvi", "Sentinel2Ndvi", "Sentinel2Ndvi", "sentinel2-ndvi")]
    [InlineData("Sentinel2NDVI", "Sentinel2NDVI", "Sentinel2NDVI", "sentinel2-ndvi")]
    [InlineData("GeoTIFFs", "GeoTIFFs", "GeoTIFFs", "geo-tiffs")]
    [InlineData("3DPoints", "3DPoints", "Algorithm3DPoints", "3d-points")]
    [InlineData("my-algo", "my-algo", "MyAlgo", "my-algo")]
    [InlineData("gdal_wrapper", "gdal_wrapper", "GdalWrapper", "gdal_wrapper")]
    [InlineData("gdal_wrapper.v2", "gdal_wrapper.v2", "GdalWrapperV2", "gdal_wrapper-v2")]
    [InlineData("Company.Team.Algo", "Company.Team.Algo", "CompanyTeamAlgo", "company-team-algo")]
    [InlineData("a b", "a b", "AB", "a-b")]
    [InlineData("R&D's $x", "R-D-s -x", "RDSX", "r-d-s-x")]
    [InlineData("..x..", "x", "X", "dps-x")]
    [InlineData("café", "café", "Café", "cafe")]
    [InlineData("cafe\u0301", "cafe\u0301", "Cafe\u0301", "cafe")]
    [InlineData("Größe", "Größe", "Größe", "grosse")]
    [InlineData("雪", "雪", "雪", "algorithm")]
    [InlineData("new", "new", "New", "new")]
    [InlineData("Task", "Task", "TaskAlgorithm", "task")]
    [InlineData("Algorithm", "Algorithm", "MyAlgorithm", "algorithm")]
    [InlineData("System", "System", "SystemAlgorithm", "system-algorithm")]
    [InlineData("bin", "bin-algorithm", "Bin", "bin")]
    public async Task Makes_all_names_of_one(string name, string project, string type, string registered)
    {
        Scaffold scaffold = await workshop.ScaffoldAsync(name, "--skip-restore");

        Assert.Equal(registered, Registration.Text(Registration.Parse(scaffold, "algorithm_config.yml"), "algorithm_name"));
        string code = scaffold.Read($"src/{project}/{type}.cs");
        Assert.Contains($"[Algorithm(\"{registered}\"", code, StringComparison.Ordinal);
        Assert.Contains($"class {type} :", code, StringComparison.Ordinal);
        Assert.Contains($"RunAsync<{type}>", scaffold.Read($"src/{project}/Program.cs"), StringComparison.Ordinal);
        Assert.Contains($"class {type}Tests\n", scaffold.Read($"tests/{project}.Tests/{type}Tests.cs"), StringComparison.Ordinal);
        Assert.Contains($"/app/{registered}\n", scaffold.Read("run.sh"), StringComparison.Ordinal);
        await AssertIsInStepAsync(scaffold);
    }

    [Theory]
    [InlineData("gdal_wrapper", "gdal_wrapper")]
    [InlineData("SnowCover2", "snow-cover2")]
    [InlineData("Schneehöhe (mm)", "schneehohe-mm")]
    public async Task Takes_another_registered_name(string given, string registered)
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("GdalWrap", "--skip-restore", "--algorithm-name", given);

        Assert.Equal(registered, Registration.Text(Registration.Parse(scaffold, "algorithm_config.yml"), "algorithm_name"));
        Assert.Contains($"<AssemblyName>{registered}<", scaffold.Read("src/GdalWrap/GdalWrap.csproj"), StringComparison.Ordinal);
        Assert.Equal("src/GdalWrap/GdalWrap.cs", scaffold.Source);
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
            YamlMappingNode configuration = Registration.Parse(scaffold, file);
            Assert.Equal(
                (url, $"{folder}/run.sh", $"{folder}/build-env.sh"),
                (
                    Registration.Text(configuration, key),
                    Registration.Text(configuration, "run_command"),
                    Registration.Text(configuration, "build_command")));
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
        Assert.Contains(
            "https://github.com/YOUR-ORGANIZATION/snow.git` there, which is only a placeholder",
            scaffold.Read("README.md"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ada Lovelace")]
    [InlineData("Flann O'Brien: #1 \"writer\"")]
    public async Task Names_the_author_and_the_algorithm_as_told(string author)
    {
        Scaffold scaffold = await workshop.ScaffoldAsync(
            "Snow", "--skip-restore", "--author-name", author, "--algorithm-name", "snow-cover_2");

        YamlMappingNode configuration = Registration.Parse(scaffold, "algorithm_config.yml");
        Assert.Equal(
            (author, "snow-cover_2"), (Registration.Text(configuration, "author"), Registration.Text(configuration, "algorithm_name")));
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
        Scaffold system = await workshop.ScaffoldAsync("Snow", "--skip-restore", "--starter", "mosaic");
        Scaffold maxrev = await workshop.ScaffoldAsync("Snow", "--skip-restore", "--starter", "mosaic", "--gdal", "maxrev");

        Assert.Equal(system.Read("src/Snow/Snow.cs"), maxrev.Read("src/Snow/Snow.cs"));
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
            [
                "--starter",
                "--gdal",
                "--aot",
                "--no-tests",
                "--no-docker",
                "--algorithm-name",
                "--repository-url",
                "--packages",
                "--author-name",
                "--skip-restore",
            ],
            option => Assert.Contains(option, help, StringComparison.Ordinal));
    }

    /// <summary>The configurations say what the code declares, and the CWL what the configuration does.</summary>
    private static async Task AssertIsInStepAsync(Scaffold scaffold)
    {
        Assert.True(File.Exists(scaffold.PathOf("process.cwl")));
        (await scaffold.RunAsync(DpsTool.Path, "sync", "--check")).EnsureSuccess();
    }
}
