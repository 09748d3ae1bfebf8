using System.Text.Json;
using System.Text.RegularExpressions;
using DpsAuthoring.Pages.Tests.Support;
using DpsAuthoring.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DpsAuthoring.Pages.Tests;

/// <summary>From the items of a catalogue to a batch.</summary>
[Trait("Speed", "Slow")]
public sealed partial class FindTests(FindTests.Ready ready) : IClassFixture<FindTests.Ready>
{
    private string Found => $"/find?in={Uri.EscapeDataString(ready.Catalogue.Address)}&c=dem&show=items";

    [Theory]
    [InlineData("/find", 1280)]
    [InlineData("/find", 390)]
    [InlineData("/find?in={0}", 1280)]
    [InlineData("/find?in={0}", 390)]
    [InlineData("/find?in={0}&show=items&bbox=170,-30,-170,10", 1280)]
    [InlineData("/find?in={0}&show=items&bbox=170,-30,-170,10", 390)]
    [InlineData("/find?in={0}&show=items&bbox=1,2,3", 390)]
    [InlineData("/find?in={0}&show=items&c=other", 390)]
    public async Task Can_be_used_by_everybody(string path, int width)
    {
        await using Visit visit = await ready.OpenAsync(path, width == 1280 ? Screen.Desktop : Screen.Phone);
        await visit.IsAccessibleAsync();
        await visit.FitsAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_search_becomes_a_batch(bool scripts)
    {
        await using Visit visit = await ready.OpenAsync("/find", scripts: scripts);
        IPage page = visit.Page;
        await page.GetByLabel("Catalogue").FillAsync(ready.Catalogue.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await page.GetByLabel("Collections", new() { Exact = true }).SelectOptionAsync("dem");
        await page.GetByRole(AriaRole.Button, new() { Name = "Count" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToHaveTextAsync("120 items match.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await Expect(page.Locator(".place").First).ToHaveTextAsync("1–50 of 120");
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).First.ClickAsync();
        await Expect(page.Locator(".place").First).ToHaveTextAsync("51–100 of 120");
        await page.GoBackAsync();
        await Expect(page.Locator(".place").First).ToHaveTextAsync("1–50 of 120");
        string first = page.Url;

        foreach (int at in (int[])[0, 10, 11])
        {
            await page.Locator($"tr[data-row='{at}'] .pick input").CheckAsync();
        }

        if (scripts)
        {
            await Expect(page.Locator("#items-picked")).ToHaveTextAsync("3 selected");
            await Expect(page.Locator(".found-map .place.picked")).ToHaveCountAsync(3);
        }

        await page.GetByLabel("Algorithm").SelectOptionAsync(new SelectOptionValue { Value = ready.Process });
        await page.GetByRole(AriaRole.Button, new() { Name = "Jobs of the ticked items" }).ClickAsync();
        await Expect(page.Locator("#bind-0")).ToHaveValueAsync("asset:heights"); // The one file, and the asset that looks like data.
        await Expect(page.Locator(".finding.warning")).ToContainTextAsync("has no asset:heights, and gives no job"); // It was javascript:.
        await Expect(page.Locator(".notice")).ToContainTextAsync("2 jobs of 3 items; nothing is sent yet");
        await page.Locator("#bind-1").SelectOptionAsync("property:number");
        await page.GetByLabel("Tag").FillAsync($"found-{scripts}");

        // What was not seen is not sent.
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit 2 jobs" }).ClickAsync();
        await Expect(page.Locator("#bind-1")).ToHaveValueAsync("property:number");
        Assert.Empty(ready.JobsOf($"found-{scripts}"));
        string command = (await page.Locator("#copy-find").TextContentAsync())!;
        Assert.StartsWith($"dps find {ready.Catalogue.Address} --collection=dem '--ids=", command, StringComparison.Ordinal);
        Assert.EndsWith("--bind=raster=asset:heights --bind=number=property:number --as jobs.csv", command, StringComparison.Ordinal);
        if (scripts)
        {
            await visit.IsAccessibleAsync(); // It is a script itself.
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Submit 2 jobs" }).ClickAsync();
        await page.WaitForURLAsync("**/batch?tag=*");
        JsonElement[] jobs = ready.JobsOf($"found-{scripts}");
        Assert.Equal(["10", "11"], jobs.Select(job => Input(job, "number")).Order());
        Assert.Equal([ready.Catalogue.Address + "/data/10.tif", ready.Catalogue.Address + "/data/11.tif"], jobs.Select(job => Input(job, "raster")).Order());
        Assert.Contains("show=items", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_match_are_counted_warned_of_and_previewed_before_they_are_sent()
    {
        await using Visit visit = await ready.OpenAsync(Found, Screen.Phone);
        IPage page = visit.Page;
        await page.GetByLabel("Algorithm").SelectOptionAsync(new SelectOptionValue { Value = ready.Process });
        await page.GetByRole(AriaRole.Button, new() { Name = "Jobs of all 120 items" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("117 jobs of 120 items"); // Three lead to no server.
        await page.Locator("#bind-0").SelectOptionAsync("asset:signed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the jobs" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("120 jobs of 120 items");
        await Expect(page.Locator(".finding.warning").First).ToContainTextAsync("has a signed address");
        Assert.Equal(5, await page.Locator("tbody tr").CountAsync());
        await visit.FitsAsync();
        await visit.IsAccessibleAsync();
    }

    [Fact]
    public async Task Is_used_by_the_keyboard_alone()
    {
        await using Visit visit = await ready.OpenAsync(Found);
        IPage page = visit.Page;
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("tr[data-row='1'] .pick input")).ToBeCheckedAsync();
        await Expect(page.Locator(".found-map .place.picked[data-row='1']")).ToHaveCountAsync(1);
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
    }

    [Fact]
    public async Task A_box_is_drawn_on_the_map()
    {
        await using Visit visit = await ready.OpenAsync("/find?in={0}");
        IPage page = visit.Page;
        LocatorBoundingBoxResult map = (await page.Locator("#box-map").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(map.X + (map.Width / 4), map.Y + (map.Height / 4));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(map.X + (map.Width / 2), map.Y + (map.Height / 2));
        await page.Mouse.UpAsync();
        Assert.Matches(DrawnBox(), await page.GetByLabel("Box", new() { Exact = true }).InputValueAsync());
        await Expect(page.Locator("#box-drawn path")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Footprints_across_the_seam_are_side_by_side()
    {
        await using Visit visit = await ready.OpenAsync(Found);
        string[] window = (await visit.Page.Locator("#found-map").GetAttributeAsync("viewBox"))!.Split(' ');
        double width = double.Parse(window[2], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(width, 10, 40); // 10 degrees of them, and not 360.
        Assert.Equal(50, await visit.Page.Locator("#found-map .place").CountAsync());
    }

    [Fact]
    public async Task Pictures_come_through_the_server_and_only_those_of_the_page()
    {
        await using Visit visit = await ready.OpenAsync(Found);
        IPage page = visit.Page;
        ILocator pictures = page.Locator("img.thumb");
        Assert.Equal(50, await pictures.CountAsync());
        string good = (await pictures.Nth(7).GetAttributeAsync("src"))!;
        IAPIResponse picture = await page.Context.APIRequest.GetAsync(visit.Address + good);
        Assert.Equal("image/png", picture.Headers["content-type"]);
        Assert.Contains("sandbox", picture.Headers["content-security-policy"], StringComparison.Ordinal);
        foreach (int at in (int[])[4, 5, 6]) // A lie, a redirect to where clouds keep credentials, and one of 10 MB.
        {
            IAPIResponse none = await page.Context.APIRequest.GetAsync(visit.Address + await pictures.Nth(at).GetAttributeAsync("src"));
            Assert.Equal("image/svg+xml", none.Headers["content-type"]);
            Assert.DoesNotContain("alert", await none.TextAsync(), StringComparison.Ordinal);
        }

        string other = good.Replace("thumb.png", "collections", StringComparison.Ordinal);
        Assert.NotEqual(good, other);
        Assert.Equal(403, (await page.Context.APIRequest.GetAsync(visit.Address + other)).Status);
    }

    [Fact]
    public async Task Nothing_is_asked_for_who_has_not_logged_in_or_comes_from_elsewhere()
    {
        await using Visit visit = await ready.OpenAsync("/find");
        string search = $"/find?in={Uri.EscapeDataString(ready.Catalogue.Address)}/unasked&show=items";
        using var nobody = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        HttpResponseMessage login = await nobody.GetAsync(visit.Address + search, TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)login.StatusCode);
        IAPIRequestContext member = visit.Page.Context.APIRequest;
        foreach (Dictionary<string, string> headers in (Dictionary<string, string>[])[[], new() { ["Origin"] = "http://evil.example" }, new() { ["Origin"] = visit.Address }])
        {
            IFormData form = member.CreateFormData();
            form.Set("in", ready.Catalogue.Address + "/unasked").Set("algorithm", ready.Process).Set("act", "all");
            Assert.Equal(403, (await member.PostAsync(visit.Address + "/find/jobs", new() { Form = form, Headers = headers })).Status);
        }

        Assert.True((await member.GetAsync(visit.Address + search, new() { Headers = new Dictionary<string, string> { ["Host"] = "evil.example" } })).Status >= 400);
        Assert.DoesNotContain("/unasked", ready.Catalogue.Asked);
    }

    [Theory]
    [InlineData("http://169.254.169.254/", "where clouds keep their machines' credentials")]
    [InlineData("http://[::ffff:169.254.169.254]/", "where clouds keep their machines' credentials")]
    [InlineData("http://[fe80::1]/", "where clouds keep their machines' credentials")]
    [InlineData("http://0.0.0.0/", "which is no machine's")]
    [InlineData("{0}/to/169.254.169.254/latest/meta-data", "where clouds keep their machines' credentials")]
    [InlineData("{0}/to/10.0.0.1/", "which is in a private network")]
    [InlineData("{0}/to/localhost:1/", "is this machine, which a catalogue elsewhere does not lead to")]
    [InlineData("{0}/large", "has more than 8 MB")]
    [InlineData("{0}/endless", "has more than 8 MB")]
    [InlineData("{0}/page", "is a web page")]
    [InlineData("{0}/none", "404")]
    [InlineData("/etc/passwd", "is searched by dps find FOLDER")]
    [InlineData("file:///etc/passwd", "is searched by dps find FOLDER")]
    [InlineData("javascript:alert(1)", "is searched by dps find FOLDER")]
    public async Task What_is_refused_is_told_in_a_sentence_and_nothing_typed_is_lost(string address, string told)
    {
        address = address.Replace("{0}", ready.Catalogue.Address, StringComparison.Ordinal);
        await using Visit visit = await ready.OpenAsync($"/find?in={Uri.EscapeDataString(address)}&bbox=1,2,3,4&show=items", scripts: false);
        IPage page = visit.Page;
        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("told at its field");
        await Expect(page.Locator("[data-problems-of=in]")).ToContainTextAsync(told);
        await Expect(page.GetByLabel("Catalogue")).ToHaveValueAsync(address);
        await Expect(page.GetByLabel("Box", new() { Exact = true })).ToHaveValueAsync("1,2,3,4");
        if (address.EndsWith("/endless", StringComparison.Ordinal))
        {
            Until.True(() => ready.Catalogue.GivenUp > 0, "It is read on.");
        }
    }

    [Theory]
    [InlineData("", "bbox", "1,2,3", "has 3 numbers")]
    [InlineData("", "datetime", "yesterday <b>", "is no time to search by")]
    [InlineData("", "datetime", "2026-02/2026-01", "ends before it begins")]
    [InlineData("", "query", "{", "is no JSON")]
    [InlineData("", "query", "[1]", "A query is an object")]
    [InlineData("", "query", "{\"number\": {\"lt\": 3}}", "does not offer queries")]
    [InlineData("/files/0", "query", "{\"number\": {\"near\": 3}}", "is no query that can be answered here")]
    [InlineData("/files/0", "filter", "number < 3", "cannot be searched by a CQL2 filter")]
    [InlineData("/files/0", "sort", "-datetime", "cannot be sorted")]
    public async Task What_is_wrong_is_told_at_its_field_which_keeps_what_was_typed(string under, string field, string typed, string told)
    {
        await using Visit visit = await ready.OpenAsync(
            $"/find?in={{0}}{under}&c=dem&show=items&{field}={Uri.EscapeDataString(typed)}", scripts: false);
        ILocator control = visit.Page.Locator($"[name={field}]");
        await Expect(visit.Page.Locator($"[data-problems-of={field}]")).ToContainTextAsync(told);
        await Expect(control).ToBeVisibleAsync();
        await Expect(control).ToHaveValueAsync(typed);
        await Expect(control).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(visit.Page.Locator("#collections")).ToHaveValuesAsync(["dem"]);
        await Expect(visit.Page.Locator("#found")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_search_that_never_ends_is_given_up_and_said()
    {
        await using Visit visit = await ready.OpenAsync("/find");
        string[] searches = ["/silent&show=items", "/silent-search&show=items", "/silent-search&show=items", "/silent-search&show=count", "/files/0&show=items", "/files/0&show=count"];
        string[] texts = await Task.WhenAll(searches.Select(async search =>
        {
            IAPIResponse answer = await visit.Page.Context.APIRequest.GetAsync(
                $"{visit.Address}/find?in={Uri.EscapeDataString(ready.Catalogue.Address)}{search}&bbox=1,2,3,4", new() { Timeout = 90_000 });
            return await answer.TextAsync();
        }));
        Assert.All(texts, text => Assert.Contains("did not answer", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.Contains("value=\"1,2,3,4\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_is_loaded_again_while_it_searches_finds_what_there_is()
    {
        await using Visit visit = await ready.OpenAsync("/find");
        string search = $"{visit.Address}/find?in={Uri.EscapeDataString(ready.Catalogue.Address)}/held&show=items";
        Task<IResponse?> first = visit.Page.GotoAsync(search);
        Until.True(() => ready.Catalogue.Asked.Contains("/held/search"), "Nothing is searched.");
        Task<IAPIResponse[]> again = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visit.Page.Context.APIRequest.GetAsync(search)));
        await visit.GoAsync("/find"); // It goes away from the page that waits.
        await Assert.ThrowsAsync<PlaywrightException>(() => first);
        string[] texts = await Task.WhenAll((await again).Select(answer => answer.TextAsync()));
        ready.Catalogue.LetGo();
        Assert.All(texts, text => Assert.Contains("1–50 of 120", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_catalogue_without_an_end_is_shown_and_not_made_jobs_of()
    {
        await using Visit visit = await ready.OpenAsync("/find?in={0}/forever&show=items");
        IPage page = visit.Page;
        await Expect(page.Locator(".place").First).ToHaveTextAsync("1–50 of more than that");
        await page.GetByLabel("Algorithm").SelectOptionAsync(new SelectOptionValue { Value = ready.Process });
        await page.GetByRole(AriaRole.Button, new() { Name = "Jobs of all items" }).ClickAsync();
        await Expect(page.Locator("[data-problems-of='']")).ToContainTextAsync(new Regex("There are more than 10.000 items"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show the jobs" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_condition_that_cannot_be_read_is_never_left_out()
    {
        await using Visit visit = await ready.OpenAsync(Found);
        IPage page = visit.Page;
        await page.GetByLabel("Algorithm").SelectOptionAsync(new SelectOptionValue { Value = ready.Process });
        await page.EvaluateAsync("document.querySelector('#ticked').insertAdjacentHTML('beforeend', '<input type=hidden name=bbox value=nowhere>')");
        await page.GetByRole(AriaRole.Button, new() { Name = "Jobs of all 120 items" }).ClickAsync();
        await Expect(page.Locator("[data-problems-of='']")).ToContainTextAsync("'nowhere' in the box");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whatever_is_typed_is_a_search_or_a_sentence()
    {
        await using Visit visit = await ready.OpenAsync("/find");
        var random = new Random(42);
        string[] fields = ["c", "bbox", "datetime", "filter", "query", "sort", "ids", "page"];
        string[] pieces = ["", "0", "-180", "1e999", ",", "/", "..", "{", "}", "\"", "'", "<b>", "&", "%", "\u202e", "\ud83d\ude00", "2026-01", "NaN", "[", " ", "\n", Registered.Hostile];
        for (int round = 0; round < 60; round++)
        {
            string query = string.Join('&', fields.Where(_ => random.Next(3) == 0).Select(field =>
                $"{field}={Uri.EscapeDataString(string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => pieces[random.Next(pieces.Length)])))}"));
            IAPIResponse answer = await visit.Page.Context.APIRequest.GetAsync(
                $"{visit.Address}/find?in={Uri.EscapeDataString(ready.Catalogue.Address)}&show={(random.Next(4) == 0 ? "count" : "items")}&{query}");
            string text = await answer.TextAsync();
            Assert.True(answer.Status == 200, $"{query}: {answer.Status}");
            Assert.DoesNotContain("<img src=x", text, StringComparison.Ordinal);
            Assert.True(ResultOrProblem().IsMatch(text), query);
        }

        Assert.DoesNotContain(" failed: ", ready.Server.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_its_picture_in_the_documentation()
    {
        var pictures = new Pictures("find");
        string plain = Found.Replace("&c=", Uri.EscapeDataString("/plain") + "&c=", StringComparison.Ordinal) + "&bbox=170,-30,-170,10";
        await using Visit visit = await ready.OpenAsync(plain);
        await visit.Page.Locator("tr[data-row='7'] .pick input").CheckAsync();
        await visit.Page.Locator("tr[data-row='9'] .pick input").CheckAsync();
        await pictures.TakeAsync(visit, "found");
        await using Visit phone = await ready.OpenAsync(plain, Screen.Phone);
        await pictures.TakeAsync(phone, "found-phone", phone.Page.Locator("#found"));
        Assert.All(pictures.Taken, path => Assert.True(File.Exists(Path.Combine(Docs, path)), $"{path} is not there: DPS_PICTURES=1 takes it."));
        string told = await File.ReadAllTextAsync(Path.Combine(Docs, "jobs-page.md"), TestContext.Current.CancellationToken);
        Assert.All(pictures.Taken, path => Assert.Contains(path, told, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("DPS_LOOK") is { } folder)
        {
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "wide.png"), FullPage = true });
            await phone.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "phone.png"), FullPage = true });
            await using Visit form = await ready.OpenAsync("/find?in={0}");
            await form.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "form.png"), FullPage = true });
            await visit.Page.GetByLabel("Algorithm").SelectOptionAsync(new SelectOptionValue { Value = ready.Process });
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Jobs of the ticked items" }).ClickAsync();
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, "jobs.png"), FullPage = true });
        }
    }

    private static string Docs => Path.GetFullPath(Path.Combine(Here(), "../../docs"));

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    private static string? Input(JsonElement job, string name) => job.GetProperty("inputs").EnumerateArray()
        .Where(input => input.GetProperty("name").GetString() == name)
        .Select(input => input.GetProperty("value").ToString()).SingleOrDefault();

    [GeneratedRegex(@"^-90(\.\d)?,-?0(\.\d)?,-?0(\.\d)?,45(\.\d)?$|^-(89|90)[.\d]*,-?0[.\d]*,-?0[.\d]*,4[45][.\d]*$")]
    private static partial Regex DrawnBox();

    [GeneratedRegex("id=\"found\"|class=\"card empty\"|class=\"notice\"|role=\"alert\"|class=\"finding error\"")]
    private static partial Regex ResultOrProblem();

    /// <summary>A site with an algorithm of one file, and a catalogue.</summary>
    public sealed class Ready : IAsyncDisposable
    {
        private readonly Site _site = new();
        private readonly Repository _repository = new();
        private readonly Lazy<string> _process;

        public Ready() => _process = new(() => Server.Ogc(OfOneFile()));

        internal TestCatalogue Catalogue { get; } = new();

        internal Server.Tests.Support.Server Server => _site.Server;

        internal string Process => _process.Value;

        internal Task<Visit> OpenAsync(string path, Screen? screen = null, bool scripts = true)
        {
            Chromium.Need();
            _ = _process.Value;
            return _site.OpenAsync(path.Replace("{0}", Uri.EscapeDataString(Catalogue.Address), StringComparison.Ordinal), screen, scripts);
        }

        internal JsonElement[] JobsOf(string tag) =>
            [.. Server.Get($"/api/ogc/jobs?tag={Uri.EscapeDataString(tag)}&fields=inputs,job_queue,tags").Json.GetProperty("jobs").EnumerateArray()];

        public async ValueTask DisposeAsync()
        {
            await _site.DisposeAsync();
            Catalogue.Dispose();
            _repository.Dispose();
        }

        private string OfOneFile()
        {
            string configuration = _repository.Ogc("of-items");
            int from = configuration.IndexOf("\"inputs\"", StringComparison.Ordinal), to = configuration.IndexOf("\"outputs\"", StringComparison.Ordinal);
            return configuration[..from] +
                """
                "inputs": [{"name": "raster", "type": "File"}, {"name": "number", "type": "int", "default": 1}],
                """ + configuration[to..];
        }
    }
}
