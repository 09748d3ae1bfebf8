using System.Text.RegularExpressions;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>What each starter of the template makes: its files always, and two of them built and run; all with ./test --all.</summary>
public sealed partial class EveryStarter(Workshop workshop)
{
    /// <summary>What may differ between two starters; the rest is common, and said once in the template.</summary>
    private static readonly Regex s_own = new(@"^(src|tests|sample)/|^\.vscode/launch\.json$|^\.config/dps-template\.json$|^process\.cwl$");

    public static TheoryData<string> Names { get; } = [.. Starter.All.Select(starter => starter.Name)];

    public static TheoryData<string, string> NamesAndOptions { get; } =
    [
        .. Starter.All.SelectMany(_ => (string[])["", "--gdal maxrev", "--aot", "--no-tests --no-docker"], (starter, options) => (starter.Name, options)),
    ];

    [Theory]
    [MemberData(nameof(NamesAndOptions))]
    public async Task Its_files_are_in_order(string name, string option)
    {
        Command.Need("git");
        string[] options = ["--starter", name, .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        Scaffold scaffold = await workshop.ScaffoldAsync("Heights", [.. options, "--skip-restore", "--repository-url", Repositories.Address]);

        scaffold.AssertHoldsWhatWasAskedFor(options);
        scaffold.AssertNothingOfTheTemplateIsLeft();
        scaffold.AssertScriptsCanRun();
        Assert.Contains($"\"starter\": \"{name}\"", scaffold.Read(".config/dps-template.json"), StringComparison.Ordinal);
        foreach (string file in (string[])["environment.yml", "Dockerfile", ".github/workflows/ci.yml"])
        {
            bool isThere = scaffold.Files().Contains(file);
            Assert.Equal(isThere && name != "empty" && !options.Contains("maxrev"), isThere && scaffold.Read(file).Contains("libgdal", StringComparison.Ordinal));
        }

        (await scaffold.RunAsync(DpsTool.Path, "sync", "--check")).EnsureSuccess();
        Command.Need("shellcheck");
        (await scaffold.RunAsync("shellcheck", "run.sh", "build-env.sh")).EnsureSuccess();
        await scaffold.PushAsync(workshop);
        Assert.EndsWith("\nNo issues found.\n", (await scaffold.RunAsync(DpsTool.Path, "check")).EnsureSuccess().Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_not_its_own_is_that_of_the_others(string name)
    {
        Scaffold raster = await workshop.ScaffoldAsync("Heights", "--skip-restore");
        Scaffold scaffold = await workshop.ScaffoldAsync("Heights", "--starter", name, "--skip-restore");

        Assert.Equal(raster.TextFiles().Where(file => !s_own.IsMatch(file)), scaffold.TextFiles().Where(file => !s_own.IsMatch(file)));
        foreach (string file in (string[])["algorithm_config.yml", "algorithm_config.legacy.yml"])
        {
            Assert.Equal(Common(raster.Read(file)), Common(scaffold.Read(file)));
        }
    }

    [Theory]
    [MemberData(nameof(NamesAndOptions))]
    public async Task Builds_without_a_warning_passes_its_tests_and_runs_on_its_sample(string name, string option)
    {
        Assert.SkipUnless(
            option.Length == 0 && name is "raster" or "mosaic" || Environment.GetEnvironmentVariable("DPS_ALL") is { Length: > 0 },
            "Each starter with each option takes a minute or two: they are built with ./test --all (DPS_ALL=1).");
        Command.Need("git");
        Starter starter = Starter.All.Single(starter => starter.Name == name);
        Scaffold scaffold = await workshop.ScaffoldAsync(
            "Heights", ["--starter", name, .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--skip-restore"]);
        await scaffold.CommitAsync();

        Ran built = (await scaffold.BuildAsync()).EnsureSuccess();
        Assert.DoesNotContain("warning", built.Everything.Replace("0 Warning(s)", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        if (!option.Contains("--no-tests", StringComparison.Ordinal))
        {
            Assert.Matches(@"failed: 0\b", (await scaffold.TestAsync()).EnsureSuccess().Output);
        }

        await DebugJob.AssertRunsAsync(scaffold);
        string sample = scaffold.PathOf(".dps/debug");
        (await scaffold.BuildAsDpsAsync()).EnsureSuccess();
        Ran both = await scaffold.RunAsync(
            DpsTool.Path,
            ["run", "--contract", "both", .. starter.Inputs.SelectMany(input => new[] { "-i", input.Replace("{sample}", sample, StringComparison.Ordinal) })]);
        Assert.EndsWith("\nBoth contracts give the same results.\n", both.EnsureSuccess().Output, StringComparison.Ordinal);
        Assert.Equal(2, Directory.EnumerateFiles(scaffold.PathOf("dps_output"), starter.Result, SearchOption.AllDirectories).Count());
        Assert.Equal("", (await scaffold.RunAsync("git", "status", "--porcelain")).EnsureSuccess().Output);
    }

    [Fact]
    public async Task The_help_explains_the_choices()
    {
        string help = (await workshop.NewAsync(Path.GetTempPath(), "dps-algorithm", "--help")).EnsureSuccess().Output;

        Assert.All(Starter.All, starter => Assert.Matches($@"\n +{starter.Name} +\w.+", help));
    }

    [Fact]
    public async Task Another_is_refused()
    {
        Ran ran = await workshop.NewAsync(workshop.NewFolder("no starter"), "dps-algorithm", "--starter", "hyperspectral");

        Assert.NotEqual(0, ran.ExitCode);
        Assert.All(Starter.All, starter => Assert.Contains(starter.Name, ran.Everything, StringComparison.Ordinal));
    }

    /// <summary>A configuration without what an algorithm says of itself.</summary>
    private static string Common(string configuration) => Own().Replace(configuration, "");

    [GeneratedRegex(@"^(algorithm_description|keywords): .*$|^inputs:\n(?:[ ].*\n)+", RegexOptions.Multiline)]
    private static partial Regex Own();
}
