using DpsAuthoring.Testing;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary><c>run.sh</c> and <c>build-env.sh</c> where things are not as on the author's machine.</summary>
public sealed class Scripts(Workshop workshop)
{
    [Theory]
    [InlineData()]
    [InlineData("--gdal", "maxrev")]
    [InlineData("--aot")]
    public async Task Satisfy_shellcheck(params string[] options)
    {
        Command.Need("shellcheck");
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", [.. options, "--skip-restore"]);

        (await scaffold.RunAsync("shellcheck", "run.sh", "build-env.sh")).EnsureSuccess();
    }

    [Fact]
    public async Task Run_works_through_a_link_and_below_a_path_with_blanks()
    {
        Scaffold scaffold = await workshop.BuiltAsync();
        Assert.Contains(' ', scaffold.Directory);
        using var job = new JobFolder();
        string raster = job.AddInput(await workshop.Rasters.GetAsync("geoid.gtx"));
        string link = Path.Combine(workshop.NewFolder($"links-{Guid.NewGuid():N}"), "a link");
        File.CreateSymbolicLink(link, scaffold.RunScript);

        JobResult result = (
            await job.RunProcessAsync(link, ["--input_file", raster], cancellationToken: TestContext.Current.CancellationToken)
        ).EnsureSuccess();

        Assert.Contains("reduced.tif", result.Outputs);
    }

    [Fact]
    public async Task Run_says_what_to_do_before_anything_is_built()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore");
        using var job = new JobFolder();

        JobResult result = await job.RunProcessAsync(
            scaffold.RunScript, ["small.tif", "30"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            $"error: {scaffold.PathOf("app/snow")} is not built: run {scaffold.PathOf("build-env.sh")} first.\n", result.StandardError);
        Assert.True(Directory.Exists(Path.Combine(job.FullPath, "output")));
    }

    [Theory]
    [InlineData("PROJ_LIB=/opt/conda/share/proj", "GDAL_DATA=/opt/conda/share/gdal")]
    [InlineData("PROJ_DATA=/nowhere:/nor here", "PROJ_LIB=")]
    public async Task Run_does_not_follow_the_platform_to_data_that_are_not_there(params string[] variables)
    {
        Scaffold scaffold = await workshop.BuiltAsync();
        string tiled = await workshop.Rasters.GetAsync("tiled.tif");
        using var job = new JobFolder();
        string raster = job.AddInput(tiled);

        JobResult result = (
            await job.RunProcessAsync(
                "env",
                [.. variables, scaffold.RunScript, "--input_file", raster],
                cancellationToken: TestContext.Current.CancellationToken)
        ).EnsureSuccess();

        await workshop.Rasters.AssertSameAsGdalAsync(tiled, 30, result.OutputPath("reduced.tif"));
    }

    [Fact]
    public async Task Build_needs_an_sdk_and_says_so()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore");

        Ran built = await BuildWithAsync(scaffold, new() { ["dotnet"] = null });

        Assert.Equal(1, built.ExitCode);
        Assert.Equal("error: there is no .NET SDK here: install the .NET 10 SDK, or conda, and run this again.\n", built.Error);
    }

    [Fact]
    public async Task Build_needs_a_recent_sdk_and_says_so()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore");

        Ran built = await BuildWithAsync(scaffold, new()
        {
            ["dotnet"] = """
                #!/bin/sh
                if [ "$1" = --list-sdks ]; then echo "8.0.100 [/usr/share/dotnet/sdk]"; exit; fi
                echo "A compatible .NET SDK was not found." >&2; exit 145
                """,
        });

        Assert.Equal(1, built.ExitCode);
        Assert.Equal(
            "error: the .NET SDK here is not the one global.json asks for (found: 8.0.100): install the .NET 10 SDK.\n", built.Error);
    }

    [Fact]
    public async Task Build_needs_a_linker_for_native_code_and_says_so()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore", "--aot");

        Ran built = await BuildWithAsync(scaffold, new() { ["clang"] = null, ["gcc"] = null });

        Assert.Equal(1, built.ExitCode);
        Assert.Contains("there is no C compiler here", built.Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// A STAND-IN for conda, which is not on every machine: it makes the environment of links to what the machine has. It shows that
    /// the scripts take what is in it, and need it neither activated nor on the PATH at run time.
    /// </summary>
    [Fact]
    public async Task Build_takes_everything_from_conda_where_there_is_conda()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("Snow", "--skip-restore");
        var conda = new Dictionary<string, string?>
        {
            ["conda"] = """
                #!/bin/bash
                set -euo pipefail
                echo "conda $*"
                [ "$1 $2 $3 $5 $6" = "env create --prefix --file environment.yml" ] || [ "$1 $2" = "env update" ] || exit 9
                mkdir -p "$4/conda-meta" "$4/bin" "$4/lib" "$4/share"
                ln -sfn "$(readlink -f "$(command -v dotnet)")" "$4/bin/dotnet"
                ln -sf /usr/lib/*/libgdal.so.* "$4/lib/"
                ln -sfn /usr/share/gdal /usr/share/proj "$4/share/"
                """,
        };

        Ran created = (await BuildWithAsync(scaffold, conda)).EnsureSuccess();
        Ran updated = (await BuildWithAsync(scaffold, conda)).EnsureSuccess();

        string prefix = scaffold.PathOf("env");
        Assert.StartsWith($"conda env create --prefix {prefix} --file environment.yml\n", created.Output, StringComparison.Ordinal);
        Assert.StartsWith($"conda env update --prefix {prefix} --file environment.yml --prune\n", updated.Output, StringComparison.Ordinal);
        using var job = new JobFolder();
        string raster = job.AddInput(await workshop.Rasters.GetAsync("tiled.tif"));
        (
            await job.RunProcessAsync(
                "env",
                ["PROJ_LIB=/opt/conda/share/proj", scaffold.RunScript, "--input_file", raster],
                cancellationToken: TestContext.Current.CancellationToken)).EnsureSuccess();
    }

    /// <summary>Runs <c>build-env.sh</c> where some tools are others, or (null) missing.</summary>
    private async Task<Ran> BuildWithAsync(Scaffold scaffold, Dictionary<string, string?> tools)
    {
        string folder = workshop.NewFolder($"tools-{Guid.NewGuid():N}");
        string[] usual = ["/usr/bin", "/bin", Path.GetDirectoryName(DotnetPath())!];
        foreach (string tool in usual.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).DistinctBy(Path.GetFileName))
        {
            if (!tools.ContainsKey(Path.GetFileName(tool)))
            {
                File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(tool)), tool);
            }
        }

        foreach ((string name, string? script) in tools.Where(tool => tool.Value is not null))
        {
            string path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, script + "\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var environment = new Dictionary<string, string?>(scaffold.Environment) { ["PATH"] = folder };
        return await Command.RunAsync(scaffold.Directory, environment, scaffold.PathOf("build-env.sh"));
    }

    private static string DotnetPath() =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);
}
