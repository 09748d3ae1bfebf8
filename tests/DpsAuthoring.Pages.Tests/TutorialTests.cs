using System.Text.RegularExpressions;
using DpsAuthoring.Pages.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DpsAuthoring.Pages.Tests;

/// <summary>
/// The second half of <c>docs/tutorial.md</c>, done in the page: from the registration to what triage keeps. Its pictures are those of the
/// tutorial.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class TutorialTests(Site site) : IClassFixture<Site>
{
    private const string Raster = "/usr/share/proj/egm96_15.gtx";

    private readonly Pictures _pictures = new("tutorial");

    [Fact]
    public async Task Is_done_in_the_page()
    {
        Chromium.Need();
        Assert.SkipUnless(File.Exists(Raster), $"There is no {Raster} here, which comes with GDAL: ./test installs it.");
        using var algorithm = new Scaffolded();
        await using Visit visit = await site.OpenAsync("/register");
        await RegisterAsync(visit, algorithm);
        await DescribeAsync(visit);
        await RunAsync(visit);
        await SubmitTableAsync(visit);
        await LookAtFailureAsync(visit);

        // The tutorial shows these pictures, and no others.
        string tutorial = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "tutorial.md"), TestContext.Current.CancellationToken);
        Assert.Equal(_pictures.Taken, Regex.Matches(tutorial, @"\]\((images/tutorial/[^)]+)\)").Select(link => link.Groups[1].Value));
    }

    /// <summary>Register, and the log of the build.</summary>
    private async Task RegisterAsync(Visit visit, Scaffolded algorithm)
    {
        IPage page = visit.Page;
        await page.GetByText("Load YAML").ClickAsync();
        await page.GetByLabel("A file").SetInputFilesAsync(Path.Combine(algorithm.Folder, "algorithm_config.yml"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Fill the form" }).ClickAsync();
        await Expect(page.GetByLabel("Algorithm name")).ToHaveValueAsync("gdal_wrapper");
        await page.GetByLabel("Repository URL").FillAsync("file://" + algorithm.Folder); // As 'dps register --here' has it.
        await Expect(page.Locator("#yaml")).ToContainTextAsync("file://");
        await _pictures.TakeAsync(visit, "register");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
        await Expect(page.Locator("#state")).ToContainTextAsync("successful", new() { Timeout = 300_000 });
        await Expect(page.Locator("#log")).ToContainTextAsync("is registered: ");
        await _pictures.TakeAsync(visit, "build");
    }

    private async Task DescribeAsync(Visit visit)
    {
        IPage page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "The algorithm" }).ClickAsync();
        await Expect(page.Locator("tr", new() { HasText = "outsize" })).ToContainTextAsync("int: a whole number from 1 to 100");
        await _pictures.TakeAsync(visit, "algorithm");
    }

    /// <summary>Run and monitor; the job's details and outputs.</summary>
    private async Task RunAsync(Visit visit)
    {
        IPage page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Submit a job" }).ClickAsync();
        await page.GetByLabel("outsize").FillAsync("300");
        await Expect(page.Locator("main")).ToContainTextAsync("write a whole number from 1 to 100");
        await page.GetByLabel("outsize").FillAsync("30");
        await page.GetByLabel("Tag").FillAsync("first");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true }).ClickAsync();
        await Expect(page.Locator("#in-0-problems")).ToContainTextAsync("Give a path of this machine");
        await page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^input_file") }).FillAsync(Raster);
        await Expect(page.Locator("[data-text-of=command]")).ToContainTextAsync("--outsize 30");
        await page.GetByText("dps submit", new() { Exact = true }).ClickAsync();
        await _pictures.TakeAsync(visit, "submit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true }).ClickAsync();
        await Expect(page.Locator("#state")).ToContainTextAsync("succeeded");
        await Expect(page.Locator("#outputs")).ToContainTextAsync("reduced.tif");
        await Expect(page.Locator("#logs")).ToContainTextAsync("Input file size is 1440, 721");
        await _pictures.TakeAsync(visit, "job");
        await _pictures.TakeAsync(visit, "outputs", page.Locator("#outputs"));
        await Expect(page.Locator("#outputs img").First).ToBeVisibleAsync();
        await _pictures.TakeAsync(visit, "look", page.Locator("#outputs tr", new() { HasText = "reduced.tif" }).Last);
    }

    private async Task SubmitTableAsync(Visit visit)
    {
        IPage page = visit.Page;
        await visit.GoAsync("/submit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "A table of jobs" }).ClickAsync();
        await page.GetByLabel("Rows").FillAsync($"""
            input_file,output_file,outsize
            {Raster},tenth.tif,10
            {Raster},half.tif,50
            /usr/share/proj/proj.db,wrong.tif,50
            """);
        await page.GetByLabel("Name of the table").FillAsync("jobs");
        await page.GetByLabel("Tag").FillAsync("sizes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all rows" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("3 jobs can be made of this");
        await _pictures.TakeAsync(visit, "table");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit 3 jobs" }).ClickAsync();
        await Expect(page.Locator("#live-batch")).ToContainTextAsync("2 of 3");
        await Expect(page.Locator("#live-batch")).ToContainTextAsync("did not succeed");
        await _pictures.TakeAsync(visit, "batch");
    }

    /// <summary>A failure, and what triage keeps.</summary>
    private async Task LookAtFailureAsync(Visit visit)
    {
        IPage page = visit.Page;
        await page.Locator("ul.which a").First.ClickAsync();
        await Expect(page.Locator("#errors")).ToContainTextAsync("not recognized as a supported file format");
        await Expect(page.Locator("#outputs")).ToContainTextAsync("_job.json");
        await _pictures.TakeAsync(visit, "failure", page.Locator("#errors"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Resubmit" }).ClickAsync();
        await visit.GoAsync("/jobs?tag=sizes");
        await Expect(page.Locator("main")).ToContainTextAsync("failed");
        await _pictures.TakeAsync(visit, "jobs");
    }
}
