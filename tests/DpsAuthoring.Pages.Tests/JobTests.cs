using DpsAuthoring.Pages.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DpsAuthoring.Pages.Tests;

/// <summary>The page of one job as people use it.</summary>
[Trait("Speed", "Slow")]
public sealed class JobTests(JobTests.Ended jobs) : IClassFixture<JobTests.Ended>
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(true, 390)]
    [InlineData(false, 1280)]
    [InlineData(false, 390)]
    public async Task Can_be_used_by_everybody(bool isGood, int width)
    {
        await using Visit visit = await jobs.OpenAsync(isGood, width == 1280 ? Screen.Desktop : Screen.Phone);
        await visit.IsAccessibleAsync();
        await visit.FitsAsync();
    }

    [Fact]
    public async Task Nothing_of_a_result_is_run_and_its_raster_is_seen()
    {
        await using Visit visit = await jobs.OpenAsync(isGood: true);
        IPage page = visit.Page;
        await Expect(page.Locator("#outputs")).ToContainTextAsync("<script>alert(1)</script>");
        Assert.Equal(0, await page.Locator("main script").CountAsync());
        Assert.SkipUnless(File.Exists("/usr/bin/gdal_translate"), "GDAL is not installed here (gdal-bin).");
        ILocator look = page.Locator("#outputs img");
        await look.ScrollIntoViewIfNeededAsync();
        await Expect(look).ToHaveJSPropertyAsync("naturalWidth", 320);
        await Expect(page.Locator("figure.map svg .place")).ToHaveCountAsync(1);
        await Expect(page.Locator("figure.map figcaption")).ToContainTextAsync("West -120°");
    }

    [Fact]
    public async Task Logs_are_searched_without_scripts()
    {
        await using Visit visit = await jobs.OpenAsync(isGood: false, scripts: false);
        IPage page = visit.Page;
        await Expect(page.Locator("#errors")).ToContainTextAsync("Error: in a bad mood");
        await page.GetByLabel("Find in the logs").FillAsync("BAD MOOD");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Expect(page.Locator(".found").First).ToContainTextAsync("Error: in a bad mood");
        IDownload log = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download stderr" }).ClickAsync());
        Assert.Contains("bad mood", await File.ReadAllTextAsync(await log.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_followed_while_it_runs_and_cancelled()
    {
        string job = jobs.Site.Submit("slow");
        await using Visit visit = await jobs.Site.OpenAsync("/jobs/" + job);
        IPage page = visit.Page;
        await Expect(page.Locator("#state")).ToContainTextAsync("running");
        await Expect(page.Locator("#log-stdout")).ToContainTextAsync("line 12");
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("asked to end");
        await Expect(page.Locator("#state")).ToContainTextAsync("dismissed");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_copied_is_said()
    {
        await using Visit visit = await jobs.OpenAsync(isGood: true);
        IPage page = visit.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy path" }).ClickAsync();
        await Expect(page.Locator("#news")).ToHaveTextAsync("Copied");
        Assert.Contains("/dps_output/runner/main/", await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_job_is_made_of_an_old_one()
    {
        await using Visit visit = await jobs.OpenAsync(isGood: false, scripts: false);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Configure new job" }).ClickAsync();
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("runner:main");
        await Expect(visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "mood" })).ToHaveValueAsync("bad");
    }

    [Fact]
    public async Task What_is_not_there_is_a_page_too()
    {
        await using Visit visit = await jobs.Site.OpenAsync("/jobs/none");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("There is no such page");
        await visit.IsAccessibleAsync();
        visit.Forgive(404);
    }

    /// <summary>A site with a job that succeeded and one that failed.</summary>
    public sealed class Ended : IAsyncDisposable
    {
        private readonly Lazy<(string Good, string Bad)> _jobs;

        public Ended() => _jobs = new(() => (Site.Run("good", "trial"), Site.Run("bad", "trial")));

        internal ManyJobs Site { get; } = new();

        internal Task<Visit> OpenAsync(bool isGood, Screen? screen = null, bool scripts = true)
        {
            Chromium.Need();
            return Site.OpenAsync("/jobs/" + (isGood ? _jobs.Value.Good : _jobs.Value.Bad), screen, scripts);
        }

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
