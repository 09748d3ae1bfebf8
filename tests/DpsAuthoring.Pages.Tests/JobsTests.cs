using System.Text.RegularExpressions;
using DpsAuthoring.Pages.Tests.Support;
using DpsAuthoring.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DpsAuthoring.Pages.Tests;

/// <summary>The list of jobs as people use it.</summary>
[Trait("Speed", "Slow")]
public sealed partial class JobsTests(ManyJobs site) : IClassFixture<ManyJobs>
{
    public static TheoryData<string, int> Views => new()
    {
        { "/jobs", 1280 }, { "/jobs", 390 }, { "/jobs?status=failed&q=mood", 1280 }, { "/jobs?status=failed&q=mood", 390 }, { "/jobs?q=zzzz", 390 },
        { "/jobs?cols=status,job,queue,cause,exit,priority,inputs&from=2026-11-01T00:00&to=2026-11-02", 1280 },
        { "/jobs/actions?status=failed", 1280 }, { "/jobs/actions?status=failed", 390 },
        { "/jobs/batch?tag=table-00000001", 1280 }, { "/jobs/batch?tag=table-00000001", 390 }, { "/queues", 1280 }, { "/queues", 390 },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Can_be_used_by_everybody(string path, int width)
    {
        await using Visit visit = await site.OpenAsync(path, width == 1280 ? Screen.Desktop : Screen.Phone);
        await visit.IsAccessibleAsync();
        await visit.FitsAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_address_is_the_query_and_back_leads_back(bool scripts)
    {
        await using Visit visit = await site.OpenAsync("/jobs", scripts: scripts);
        IPage page = visit.Page;
        string first = await FirstAsync(page);
        await page.Locator("#facet-status a", new() { HasText = "failed" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(FailedAddress());
        int failed = site.Jobs.Count(job => job.State == 3);
        await Expect(page.Locator("#counts a[aria-current] b")).ToHaveTextAsync($"{failed}");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("n42");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        int found = site.Jobs.Count(job => job.State == 3 && (job.Reason + job.Inputs["tile"]).Contains("N42", StringComparison.OrdinalIgnoreCase));
        await Expect(page.Locator("#rows tr")).ToHaveCountAsync(found);
        await page.GoBackAsync();
        await page.GoBackAsync();
        Assert.Equal(first, await FirstAsync(page));
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).First.ClickAsync();
        await Expect(page.Locator(".place").First).ToContainTextAsync("51–100 of");
    }

    [Fact]
    public async Task Is_used_by_the_keyboard_alone()
    {
        await using Visit visit = await site.OpenAsync("/jobs?status=succeeded");
        IPage page = visit.Page;
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("counter");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(SearchAddress());
        string[] ids = await page.Locator("#rows tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.job)");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator("#rows tr.at")).ToHaveAttributeAsync("data-job", ids[1]);
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("#picked")).ToHaveTextAsync("1 selected");
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync($"{visit.Address}/jobs/{ids[1]}");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("To the content")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task News_come_by_themselves_and_move_no_row_under_the_pointer()
    {
        await using Visit visit = await site.OpenAsync("/jobs");
        IPage page = visit.Page;
        await Expect(page.Locator("#live-state")).ToHaveTextAsync("Live");
        ILocator row = page.Locator("#rows tr").Nth(3);
        string id = (await row.GetAttributeAsync("data-job"))!;
        await row.HoverAsync();
        LocatorBoundingBoxResult? before = await row.BoundingBoxAsync();
        string total = await page.Locator("#counts b").First.InnerTextAsync();
        site.Submit("good");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show the newest state" })).ToBeVisibleAsync();
        await Expect(page.Locator("#counts b").First).Not.ToHaveTextAsync(total);
        Assert.Equal(id, await row.GetAttributeAsync("data-job"));
        LocatorBoundingBoxResult? after = await row.BoundingBoxAsync();
        Assert.Equal((before!.X, before.Y, before.Height), (after!.X, after.Y, after.Height));
        await Expect(page.Locator("#news")).Not.ToBeEmptyAsync();

        // Away from the table new jobs come by themselves; while it is paused nothing does.
        await page.Locator("h1").HoverAsync();
        string job = site.Run("good");
        await Expect(page.Locator($"#rows tr[data-job='{job}'] .status.succeeded")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(page.Locator("#live-state")).ToHaveTextAsync("Paused");
        string later = site.Run("good");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.Locator("h1").HoverAsync();
        await Expect(page.Locator($"#rows tr[data-job='{later}']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Times_have_their_zone_and_states_a_word_and_a_shape()
    {
        await using Visit visit = await site.OpenAsync("/jobs?sort=queued");
        IPage page = visit.Page;
        StoredJob first = site.Jobs[0];
        string row = await page.Locator("#rows tr").First.InnerTextAsync();
        Assert.Contains(DateTime.UnixEpoch.AddMicroseconds(first.Created).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) + " UTC", row, StringComparison.Ordinal);
        Assert.Contains(first.Word, row, StringComparison.Ordinal);
        Assert.Equal(await page.Locator("#rows .status").CountAsync(), await page.Locator("#rows .status svg").CountAsync());
    }

    [Fact]
    public async Task Many_are_acted_on_after_their_number_was_seen()
    {
        string job = site.Submit("slow", "to-be-ended");
        await using Visit visit = await site.OpenAsync("/jobs?tag=to-be-ended", scripts: false);
        IPage page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "All 1 job" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel 1 job" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("1 job is cancelled");
        Until.True(() => site.Server.StatusOf(job) == "Dismissed", "It goes on.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the list" }).ClickAsync();
        await Expect(page.Locator("#rows .status.dismissed")).ToHaveCountAsync(1);
        await page.Locator("#rows input").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Resubmit selected jobs" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("1 job is submitted");
    }

    [Fact]
    public async Task Columns_are_chosen()
    {
        await using Visit visit = await site.OpenAsync("/jobs?status=failed");
        IPage page = visit.Page;
        await page.Locator("summary", new() { HasText = "Columns" }).ClickAsync();
        await page.GetByLabel("Inputs").CheckAsync();
        await page.GetByLabel("Updated").UncheckAsync();
        await page.Locator("details[open] button", new() { HasText = "Apply" }).ClickAsync();
        await Expect(page.Locator("thead th", new() { HasText = "Inputs" })).ToHaveCountAsync(1);
        await Expect(page.Locator("thead th", new() { HasText = "Updated" })).ToHaveCountAsync(0);
        Assert.Contains("status=failed", page.Url, StringComparison.Ordinal);
    }

    private static Task<string> FirstAsync(IPage page) => page.Locator("#rows tr").First.EvaluateAsync<string>("row => row.dataset.job");

    [GeneratedRegex(@"\?status=failed$")]
    private static partial Regex FailedAddress();

    [GeneratedRegex("q=counter")]
    private static partial Regex SearchAddress();
}
