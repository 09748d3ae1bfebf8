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

    public static TheoryData<string> Names { get; } = [NoName, "gdal_wrapper.v2", "a b", "new"];

    /// <summary>Names that are harder still: keywords, namespaces that exist, no ASCII.</summary>
    public static TheoryData<string> HardNames { get; } = ["HlsMosaic", "class", "A..B", "System", "Ünïcode", "Снег"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Builds_without_a_warning_passes_its_own_tests_and_runs_under_both_contracts(string name)
    {
        Command.Need("git");
        string[] options = option.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Scaffold scaffold = await workshop.ScaffoldAsync(name == NoName ? null : name, [.. options, "--skip-restore"]);

        scaffold.AssertHoldsWhatWasAskedFor(options);
        scaffold.AssertNothingOfTheTemplateIsLeft();
        scaffold.AssertScriptsCanRun();
        await scaffold.CommitAsync();

        (await scaffold.BuildAsync()).EnsureSuccess();
        await DebugJob.AssertRunsAsync(scaffold);
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

    private async Task AssertRunsAsGdalDoesAsync(Scaffold scaffold)
    {
        string raster = await workshop.Rasters.GetAsync("geoid.gtx");
        foreach (JobContract contract in Enum.GetValues<JobContract>())
        {
            using var job = new JobFolder();
            string input = job.AddInput(raster);
            JobResult result = (
                await job.RunProcessAsync(
                    scaffold.RunScript,
                    Reduction.Arguments(contract, input, "small.tif", "10"),
                    cancellationToken: TestContext.Current.CancellationToken)).EnsureSuccess();
            Assert.Equal(["small.tif"], result.Outputs.Where(file => !file.EndsWith(".log", StringComparison.Ordinal)));
            await workshop.Rasters.AssertSameAsGdalAsync(raster, 10, result.OutputPath("small.tif"));
        }
    }
}
