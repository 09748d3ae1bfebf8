using System.Text.RegularExpressions;
using DpsAuthoring.Testing;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// Every name with one option: scaffolded from the packed template, built, tested, and run as DPS runs it. A class for each option, so
/// that they run beside each other.
/// </summary>
public abstract class EveryScaffold(Workshop workshop, string option)
{
    /// <summary>A project without a name takes its folder's.</summary>
    private const string NoName = "(none)";

    /// <summary>What the template calls things that a scaffold calls otherwise, and its conditions.</summary>
    private static readonly Regex s_leftover = new(
        @"company.{0,2}algorithm.{0,2}1|template-|DPS-AUTHORING-VERSION|#(if|else|elseif|endif)\b", RegexOptions.IgnoreCase);

    public static TheoryData<string> Names { get; } = [NoName, "my-algo", "1st", "a b", "Company.Team.Algo", "new"];

    /// <summary>Names that are harder still: keywords, namespaces that exist, no ASCII.</summary>
    public static TheoryData<string> HardNames { get; } = ["class", "A..B", "GdalWrapper", "System.Text", "Ünïcode"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Builds_without_a_warning_passes_its_own_tests_and_runs_under_both_contracts(string name)
    {
        Command.Need("git");
        string[] options = option.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Scaffold scaffold = await workshop.ScaffoldAsync(name == NoName ? null : name, [.. options, "--skip-restore"]);

        AssertHoldsWhatWasAskedFor(scaffold);
        AssertNothingOfTheTemplateIsLeft(scaffold);
        AssertScriptsCanRun(scaffold);
        await scaffold.CommitAsync();

        (await scaffold.BuildAsync()).EnsureSuccess();
        if (option != "--no-tests")
        {
            Assert.Matches(@"failed: 0\b", (await scaffold.TestAsync()).EnsureSuccess().Output);
        }

        Ran built = (await scaffold.BuildAsDpsAsync()).EnsureSuccess();
        Assert.DoesNotContain("warning", built.Everything, StringComparison.OrdinalIgnoreCase);
        await AssertRunsAsGdalDoesAsync(scaffold);
        await Registration.AssertAgreesWithTheProgramAsync(scaffold);
        Assert.Equal("", (await scaffold.RunAsync("git", "status", "--porcelain")).EnsureSuccess().Output);
    }

    private void AssertHoldsWhatWasAskedFor(Scaffold scaffold)
    {
        IReadOnlyList<string> files = scaffold.Files();
        Assert.Equal(option != "--no-tests", files.Any(file => file.StartsWith("tests/", StringComparison.Ordinal)));
        Assert.Equal(option != "--no-docker", files.Contains("Dockerfile"));
        Assert.Equal(option != "--no-docker", files.Contains(".dockerignore"));
        Assert.Contains("nuget.config", files);
        Assert.Equal(
            Carried(),
            files.Where(file => file.StartsWith("nuget/", StringComparison.Ordinal)).Select(file => Path.GetFileName(file).Replace($".{workshop.Version}.nupkg", "", StringComparison.Ordinal)));
        Assert.Equal(option == "--gdal maxrev", scaffold.Read("Directory.Packages.props").Contains("MaxRev", StringComparison.Ordinal));
        Assert.Equal(option == "--aot", scaffold.Read("environment.yml").Contains("gcc", StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string> { ".gitignore", ".gitattributes", ".editorconfig", ".github/workflows/ci.yml", "README.md", "global.json" },
            new HashSet<string>(files));
    }

    /// <summary>The packages that the scaffold refers to, and no others.</summary>
    private string[] Carried() => option switch
    {
        "--gdal maxrev" => ["DpsAuthoring.Cli", "DpsAuthoring.Cli.any", "DpsAuthoring.Runtime", "DpsAuthoring.Testing"],
        "--no-tests" => ["DpsAuthoring.Cli", "DpsAuthoring.Cli.any", "DpsAuthoring.Gdal", "DpsAuthoring.Runtime"],
        _ => ["DpsAuthoring.Cli", "DpsAuthoring.Cli.any", "DpsAuthoring.Gdal", "DpsAuthoring.Runtime", "DpsAuthoring.Testing"],
    };

    private static void AssertNothingOfTheTemplateIsLeft(Scaffold scaffold)
    {
        foreach (string file in scaffold.TextFiles())
        {
            Match inName = s_leftover.Match(file);
            Match inText = s_leftover.Match(scaffold.Read(file));
            Assert.False(inName.Success, $"{file} is still called after the template.");
            Assert.False(inText.Success, $"{file} still holds '{inText.Value}'.");
        }

        // With these a conditional that was cut out badly would show.
        Assert.DoesNotContain("\n\n\n", scaffold.Read("README.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", scaffold.Read("run.sh"), StringComparison.Ordinal);
    }

    private static void AssertScriptsCanRun(Scaffold scaffold)
    {
        foreach (string script in (string[])["run.sh", "build-env.sh"])
        {
            Assert.StartsWith("#!/usr/bin/env bash\n", scaffold.Read(script), StringComparison.Ordinal);
            Assert.True(File.GetUnixFileMode(scaffold.PathOf(script)).HasFlag(UnixFileMode.UserExecute), $"{script} is not executable.");
        }

        foreach (string file in scaffold.TextFiles())
        {
            Assert.False(File.ReadAllBytes(scaffold.PathOf(file)).Contains((byte)'\r'), $"{file} has a carriage return.");
        }
    }

    private async Task AssertRunsAsGdalDoesAsync(Scaffold scaffold)
    {
        string raster = await workshop.Rasters.GetAsync("geoid.gtx");
        foreach (JobContract contract in Enum.GetValues<JobContract>())
        {
            using var job = new JobFolder();
            string input = job.AddInput(raster);
            JobResult result = (await job.RunProcessAsync(scaffold.RunScript, Reduction.Arguments(contract, input, "small.tif", "10"))).EnsureSuccess();
            Assert.Equal(["small.tif"], result.Outputs.Where(file => !file.EndsWith(".log", StringComparison.Ordinal)));
            await workshop.Rasters.AssertSameAsGdalAsync(raster, 10, result.OutputPath("small.tif"));
        }
    }
}
