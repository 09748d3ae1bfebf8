namespace DpsAuthoring.Cli.Tests;

/// <summary>The packed tool, installed as a user does, in a home of its own.</summary>
[Trait("Speed", "Slow")]
public sealed class InstalledToolTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("dps-home-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Is_installed_from_its_package_and_runs_as_dps()
    {
        string repository = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));
        string packages = (await Command.RunAsync(repository, Path.Combine(repository, "eng/pack"), "--native"))
            .EnsureSuccess()
            .Output.TrimEnd();
        await File.WriteAllTextAsync(
            Path.Combine(_home, "nuget.config"),
            $"""<configuration><packageSources><clear /><add key="packed" value="{packages}" /></packageSources></configuration>""",
            TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string?>
        {
            ["HOME"] = _home,
            ["DOTNET_CLI_HOME"] = _home,
            ["NUGET_PACKAGES"] = Path.Combine(_home, "packages"),
            ["DOTNET_NOLOGO"] = "1",
        };

        (await Command.RunAsync(
                _home,
                environment,
                "dotnet",
                "tool",
                "install",
                "DpsAuthoring.Cli",
                "--tool-path",
                _home,
                "--version",
                Path.GetFileName(packages))
        ).EnsureSuccess();

        Assert.True(
            Directory.Exists(Path.Combine(_home, ".store/dpsauthoring.cli", Path.GetFileName(packages), "dpsauthoring.cli.linux-x64")));
        Ran version = (await Command.RunAsync(_home, environment, Path.Combine(_home, "dps"), "--version")).EnsureSuccess();
        Assert.Equal(Path.GetFileName(packages) + "\n", version.Output);
        Ran page = (await Command.RunAsync(_home, environment, Path.Combine(_home, "dps"), "explain", "DPS1001")).EnsureSuccess();
        Assert.StartsWith("# DPS1001", page.Output, StringComparison.Ordinal);
    }
}
