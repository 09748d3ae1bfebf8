using DpsAuthoring.Analyzers.Rules.Behaviour;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Rules.Behaviour;

/// <summary>DPS2007: who starts a program that nothing installs.</summary>
public sealed class MissingProgramRuleTests
{
    private const string Environment = "environment.yml";
    private const string Bare = "dependencies:\n  - dotnet-sdk=10\n";
    private const string Start = "Process.Start({|#0:\"ogr2ogr\"|});";
    private const string Silent = "Process.Start(\"ogr2ogr\");";

    [Theory]
    [InlineData("Process.Start([|\"ogr2ogr\"|]);")]
    [InlineData("Process.Start([|\"ogr2ogr\"|], \"--version\");")]
    [InlineData("Process.Start(arguments: [\"--version\"], fileName: [|\"ogr2ogr\"|]);")]
    [InlineData("var start = new ProcessStartInfo([|\"gdalwarp\"|], \"a b\");")]
    [InlineData("ProcessStartInfo start = new([|\"gdalwarp\"|]);")]
    [InlineData("var start = new ProcessStartInfo { FileName = [|\"samtools\"|] };")]
    [InlineData("var p = new Process(); p.StartInfo.FileName = [|\"pdal\"|];")]
    [InlineData("const string Program = \"ncks\"; Process.Start([|Program|]);")]
    [InlineData("await CliWrap.Cli.Wrap([|\"Rscript\"|]).ExecuteAsync();")]
    public Task A_program_that_is_nowhere_is_reported(string body) => ReportsAsync(body, (Environment, Bare));

    [Theory]
    [InlineData("Process.Start(\"/opt/bin/ogr2ogr\");")]
    [InlineData("Process.Start(\"./ogr2ogr\");")]
    [InlineData("Process.Start(\"bash\", \"-c ls\");")]
    [InlineData("Process.Start(\"my-tool\");")]
    [InlineData("string name = Console.ReadLine()!; Process.Start(name);")]
    [InlineData("string name = System.Environment.GetEnvironmentVariable(\"TOOL\") ?? \"x\"; Process.Start(name);")]
    [InlineData("Console.Write(\"ogr2ogr\");")]
    [InlineData("var info = new ProcessStartInfo { Arguments = \"ogr2ogr\" };")]
    public Task What_cannot_be_known_of_the_name_is_silent(string body) => ReportsAsync(body, (Environment, Bare));

    [Theory]
    [InlineData("  - libgdal-core")]
    [InlineData("  - libgdal")]
    [InlineData("  - gdal=3.8")]
    [InlineData("  - gdal >=3.8,<4")]
    [InlineData("  - conda-forge::gdal")]
    [InlineData("  - \"gdal[version='>=3']\"")]
    [InlineData("  - rasterio")]
    [InlineData("  - pip\n  - pip:\n    - rasterio==1.4")]
    public Task What_the_environment_has_is_silent(string line) => ReportsAsync(Silent, (Environment, $"{Bare}{line}\n"));

    [Theory]
    [InlineData("build-env.sh", "apt-get install -y gdal-bin\n")]
    [InlineData("build-env.sh", "conda install --prefix env 'gdal'\n")]
    [InlineData("build-env.sh", "cp tools/ogr2ogr env/bin/\n")]
    [InlineData("build-env.sh", "curl -L https://example.org/tools.sh | bash\n")]
    [InlineData("build-env.sh", "conda install --file packages.txt\n")]
    [InlineData("build-env.sh", "pip install -r requirements.txt\n")]
    [InlineData("build-env.sh", "apt-get install $(cat apt.txt)\n")]
    [InlineData("build-env.sh", "make install\n")]
    [InlineData("Dockerfile", "FROM ubuntu:24.04\nRUN apt-get update \\\n && apt-get install --yes gdal-bin\n")]
    [InlineData("Dockerfile", "FROM ghcr.io/osgeo/gdal:ubuntu-small-3.11\n")]
    [InlineData("Dockerfile", "ARG BASE\nFROM $BASE\n")]
    [InlineData("Dockerfile", "FROM ubuntu:24.04\nCOPY --from=ghcr.io/osgeo/gdal /usr/bin/ogr2ogr /usr/bin/\n")]
    [InlineData("algorithm_config.yml", "algorithm_name: a\nbase_container_url: registry/pangeo:v1\nrun_command: a/run.sh\n")]
    public Task What_another_file_installs_or_may_install_is_silent(string file, string text) =>
        ReportsAsync(Silent, (Environment, Bare), (file, text));

    [Theory]
    [InlineData("build-env.sh", "# apt-get install gdal-bin\nconda env create --prefix env --file environment.yml\n")]
    [InlineData("Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build\nFROM ubuntu:24.04\nRUN apt-get install libgdal34t64\nCOPY --from=build /app app\n")]
    [InlineData("algorithm_config.yml", "algorithm_name: a\nbase_container_url: mas.maap-project.org/root/images/maap_base:v4.2.0\nrun_command: a/run.sh\n")]
    public Task What_installs_something_else_hides_nothing(string file, string text) =>
        ReportsAsync("Process.Start([|\"ogr2ogr\"|]);", (Environment, Bare), (file, text));

    [Theory]
    [InlineData("run.sh", "exec app/a \"$@\"\n")]
    [InlineData("other.yml", "name: a\n")]
    public Task A_repository_that_says_of_no_environment_what_it_has_is_silent(string file, string text) => ReportsAsync(Silent, (file, text));

    [Fact]
    public Task What_to_add_is_said_for_each_file() =>
        ReportsAsync(
            Start,
            [VerifyRule<MissingProgramRule>.Saying(
                "ogr2ogr", "Dockerfile or environment.yml", "add 'gdal-bin' (apt-get) to Dockerfile, and 'libgdal-core' (conda-forge) to environment.yml")],
            (Environment, Bare),
            ("Dockerfile", "FROM debian:12\n"));

    private static Task ReportsAsync(string body, params (string File, string Text)[] files) => ReportsAsync(body, [], files);

    private static Task ReportsAsync(string body, DiagnosticResult[] expected, params (string File, string Text)[] files)
    {
        var test = new RuleTest<MissingProgramRule>($$"""
            using System.Diagnostics;

            public static class Tools
            {
                public static async Task RunAsync()
                {
                    {{body}}
                    await Task.CompletedTask;
                }
            }

            namespace CliWrap
            {
                public sealed class Command
                {
                    public Task ExecuteAsync() => Task.CompletedTask;
                }

                public static class Cli
                {
                    public static Command Wrap(string targetFilePath) => new();
                }
            }
            """);
        foreach ((string file, string text) in files)
        {
            test.TestState.AdditionalFiles.Add(("/work/a/" + file, text));
        }

        // Without one there is no algorithm whose files are looked at.
        if (!files.Any(file => file.File.EndsWith(".yml", StringComparison.Ordinal)))
        {
            test.TestState.AdditionalFiles.Add(("/work/a/algorithm_config.yml", "algorithm_name: a\n"));
        }

        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
