using System.Text.Json;
using DpsAuthoring.Pages.Tests.Support;
using DpsAuthoring.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DpsAuthoring.Pages.Tests;

/// <summary>Submission by a form that the algorithm's inputs make, and of a table.</summary>
[Trait("Speed", "Slow")]
public sealed class SubmitTests(SubmitTests.Ready ready) : IClassFixture<SubmitTests.Ready>
{
    [Theory]
    [InlineData("/submit")]
    [InlineData("/submit?algorithm={0}")]
    [InlineData("/submit/table?algorithm={0}")]
    public async Task Can_be_used_by_everybody(string path)
    {
        foreach (Screen screen in (Screen[])[Screen.Desktop, Screen.Phone])
        {
            await using Visit visit = await ready.OpenAsync(path, screen);
            await visit.IsAccessibleAsync();
            await visit.FitsAsync();
            ILocator check = visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Check") });
            if (await check.CountAsync() > 0)
            {
                await check.ClickAsync();
                await Expect(visit.Page.Locator("[role=alert]")).ToBeVisibleAsync();
                await visit.IsAccessibleAsync();
                await visit.FitsAsync();
            }
        }
    }

    [Fact]
    public async Task The_algorithms_own_checks_are_made_while_one_types()
    {
        await using Visit visit = await ready.OpenAsync("/submit?algorithm={0}");
        IPage page = visit.Page;
        ILocator number = page.GetByLabel("number");
        ILocator problems = page.Locator("#in-0-problems");
        foreach (string wrong in (string[])["many", "1.5", "-1", "101"])
        {
            await number.FillAsync(wrong);
            await Expect(problems).ToContainTextAsync($"cannot be '{wrong}': write a whole number from 0 to 100");
        }

        await number.FillAsync("0"); // A value as any other.
        await Expect(problems).ToBeEmptyAsync();
        Assert.Equal(["the default, good", "good", "Good", "Bad", "Slow"], await page.GetByLabel("mood").Locator("option").AllInnerTextsAsync());
        await page.GetByLabel("mood").SelectOptionAsync("Bad");
        await Expect(page.Locator("[data-text-of=command]")).ToHaveTextAsync("/app/counter/run.sh --number 0 --mood Bad");
    }

    [Fact]
    public async Task Is_sent_by_the_keyboard_alone()
    {
        await using Visit visit = await ready.OpenAsync("/submit?algorithm={0}");
        IPage page = visit.Page;
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("To the content")).ToBeFocusedAsync();
        await page.GetByLabel("number").FocusAsync();
        await page.Keyboard.TypeAsync("7");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        ILocator queue = page.GetByLabel("Queue");
        await Expect(queue).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("maap-dps-worker-16gb");
        await Expect(queue).ToHaveValueAsync("maap-dps-worker-16gb");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("keys");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToContainTextAsync("Payload ID"); // The job's page; what was refused is told otherwise.
        JsonElement job = ready.JobsOf("keys").Single();
        Assert.Equal("7", Input(job, "number"));
        Assert.Equal("maap-dps-worker-16gb", job.GetProperty("job_queue").GetString());
    }

    [Fact]
    public async Task Nothing_that_is_said_is_a_value_and_what_is_left_out_is_none()
    {
        await using Visit visit = await ready.OpenAsync("/submit?algorithm={1}", scripts: false);
        IPage page = visit.Page;
        await page.GetByRole(AriaRole.Textbox, new() { Name = "text", Exact = true }).FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(page.Locator("#in-0-problems")).ToContainTextAsync("tick “an empty text”");
        await page.GetByLabel("an empty text for text").CheckAsync();
        await page.GetByLabel("flag").SelectOptionAsync("false");
        await page.GetByLabel("real").FillAsync("0");
        await page.GetByLabel("Tag").FillAsync("nothing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await page.WaitForURLAsync("**/jobs/*");
        JsonElement job = ready.JobsOf("nothing").Single();
        Assert.Equal("", Input(job, "text"));
        Assert.Equal("false", Input(job, "flag"));
        Assert.Equal("0", Input(job, "real"));
        Assert.Null(Input(job, "file"));
    }

    [Fact]
    public async Task A_file_is_a_path_or_comes_along_under_a_name_that_harms_nobody()
    {
        await using Visit visit = await ready.OpenAsync("/submit?algorithm={1}");
        IPage page = visit.Page;
        ILocator file = page.GetByLabel("file", new() { Exact = true });
        await file.FillAsync("/no/such.tif");
        await Expect(page.Locator("#in-3-problems")).ToContainTextAsync("there is no such file");
        await file.FillAsync("");
        await page.GetByLabel("Upload a file for file").SetInputFilesAsync(new FilePayload { Name = "../../a b;$(x).txt", MimeType = "text/plain", Buffer = "sent"u8.ToArray() });
        await page.GetByLabel("an empty text for text").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        string path = await file.InputValueAsync(); // Checked, and not lost.
        Assert.StartsWith(Path.Combine(ready.Server.Data, "uploads") + "/", Path.GetFullPath(path), StringComparison.Ordinal);
        Assert.Matches("^[A-Za-z0-9._+-]+$", Path.GetFileName(path));
        Assert.Equal("sent", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Is_copied_for_other_clients_without_the_token()
    {
        await using Visit visit = await ready.OpenAsync("/submit?algorithm={0}");
        IPage page = visit.Page;
        await page.GetByLabel("number").FillAsync("3");
        await page.GetByLabel("Tag").FillAsync("it's");
        await Expect(page.Locator("#copy-dps")).ToHaveTextAsync(
            "dps submit counting:v1 --queue maap-dps-sandbox --tag 'it'\\''s' -i number=3 -i mood=good");
        await Expect(page.Locator("#copy-maap4")).ToContainTextAsync("identifier=\"it's\"");
        await Expect(page.Locator("#copy-maap5")).ToContainTextAsync("inputs={\"number\": 3, \"mood\": \"good\"}");
        await Expect(page.Locator("#copy-curl")).ToContainTextAsync("$MAAP_PGT");
        Assert.DoesNotContain(ready.Server.Token, await page.ContentAsync(), StringComparison.Ordinal);

        // The command does what the form would.
        string curl = (await page.Locator("#copy-curl").TextContentAsync())!;
        Answer answer = Shell.Run(curl, ("MAAP_PGT", ready.Server.Token));
        Assert.True(answer.Status == 0, answer.Body);
        Assert.Equal("3", Input(ready.JobsOf("it's").Single(), "number"));
    }

    [Fact]
    public async Task A_new_job_is_made_of_an_old_one()
    {
        string old = ready.Submit("old-tag", 42, "Bad");
        await using Visit visit = await ready.OpenAsync("/submit?from=" + old, scripts: false);
        IPage page = visit.Page;
        await Expect(page.GetByLabel("number")).ToHaveValueAsync("42");
        await Expect(page.GetByLabel("mood")).ToHaveValueAsync("Bad");
        await Expect(page.GetByLabel("Tag")).ToHaveValueAsync("old-tag");
    }

    [Fact]
    public async Task All_rows_of_a_table_are_checked_before_any_is_sent()
    {
        await using Visit visit = await ready.OpenAsync("/submit/table?algorithm={0}", scripts: false);
        IPage page = visit.Page;
        await page.GetByLabel("Rows").FillAsync("number,mood\n1,Good\n200,Good\n3,Sad\n");
        await page.GetByLabel("Tag").FillAsync("rows");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit all rows" }).ClickAsync();
        await Expect(page.Locator("#rows-problems")).ToContainTextAsync("Row 2: Input number cannot be '200'");
        await Expect(page.Locator("#rows-problems")).ToContainTextAsync("Row 3: Input mood cannot be 'Sad'");
        Assert.Empty(ready.JobsOf("rows"));

        await page.GetByLabel("Rows").FillAsync("""
            {"number": 0, "mood": "Good"}
            {"number": 2}
            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check all rows" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("2 jobs can be made of this");
        Assert.Empty(ready.JobsOf("rows"));
        string sent = await page.EvaluateAsync<string>("new URLSearchParams(new FormData(document.querySelector('main form'))) + '&act=submit'");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit 2 jobs" }).ClickAsync();
        await page.WaitForURLAsync("**/batch?tag=*");
        Assert.Equal(["0", "2"], ready.JobsOf("rows").Select(job => Input(job, "number")).Order());

        // The same form again, as after a second click: nothing is sent twice.
        IAPIResponse again = await page.Context.APIRequest.PostAsync(visit.Address + "/submit/table", new()
        {
            DataString = sent, MaxRedirects = 0, Headers = [new("Origin", visit.Address), new("Content-Type", "application/x-www-form-urlencoded")],
        });
        Assert.Equal(303, again.Status);
        Assert.Equal(2, ready.JobsOf("rows").Length);
    }

    [Fact]
    public async Task A_table_comes_as_a_file_with_what_all_rows_have_in_common()
    {
        await using Visit visit = await ready.OpenAsync("/submit/table?algorithm={0}");
        IPage page = visit.Page;
        await page.GetByLabel("A file").SetInputFilesAsync(new FilePayload { Name = "jobs.csv", MimeType = "text/csv", Buffer = "number\n11\n12\n"u8.ToArray() });
        await page.GetByLabel("mood").SelectOptionAsync("Bad");
        await page.GetByLabel("Tag").FillAsync("common");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit all rows" }).ClickAsync();
        await page.WaitForURLAsync("**/batch?tag=*");
        Assert.All(ready.JobsOf("common"), job => Assert.Equal("Bad", Input(job, "mood")));
        Assert.Equal(2, ready.JobsOf("common").Length);
    }

    /// <summary>What a job was given; null for nothing.</summary>
    private static string? Input(JsonElement job, string name) => job.GetProperty("inputs").EnumerateArray()
        .Where(input => input.GetProperty("name").GetString() == name)
        .Select(input => input.GetProperty("value").ToString()).SingleOrDefault();

    /// <summary>A server with two algorithms: one whose code declares limits, and one with all types.</summary>
    public sealed class Ready : IAsyncDisposable
    {
        private readonly Site _site = new();
        private readonly Repository _repository = new Repository().WithDeclaration();
        private readonly Lazy<string[]> _processes;

        public Ready() => _processes = new(() => [Server.Ogc(_repository.Ogc()), Server.Ogc(AllTypes())]);

        internal Server.Tests.Support.Server Server => _site.Server;

        /// <param name="path">The page's path, where {0} and {1} stand for the algorithms.</param>
        /// <param name="screen">How large the window is.</param>
        /// <param name="scripts">Whether scripts run.</param>
        internal Task<Visit> OpenAsync(string path, Screen? screen = null, bool scripts = true)
        {
            Chromium.Need();
            return _site.OpenAsync(path.Replace("{0}", _processes.Value[0], StringComparison.Ordinal).Replace("{1}", _processes.Value[1], StringComparison.Ordinal), screen, scripts);
        }

        internal JsonElement[] JobsOf(string tag) =>
            [.. Server.Get($"/api/ogc/jobs?tag={Uri.EscapeDataString(tag)}&fields=inputs,job_queue,tags").Json.GetProperty("jobs").EnumerateArray()];

        internal string Submit(string tag, int number, string mood)
        {
            Chromium.Need();
            Answer answer = Server.Post(
                $"/api/ogc/processes/{_processes.Value[0]}/execution",
                $$"""{"inputs": {"number": {{number}}, "mood": "{{mood}}"}, "queue": "maap-dps-sandbox", "tag": "{{tag}}"}""");
            return answer.Json.GetProperty("jobID").GetString()!;
        }

        public async ValueTask DisposeAsync()
        {
            await _site.DisposeAsync();
            _repository.Dispose();
        }

        private string AllTypes()
        {
            string configuration = _repository.Ogc("all-types");
            int from = configuration.IndexOf("\"inputs\"", StringComparison.Ordinal), to = configuration.IndexOf("\"outputs\"", StringComparison.Ordinal);
            return configuration[..from] +
                """
                "inputs": [{"name": "text", "type": "string"}, {"name": "flag", "type": "boolean", "default": true}, {"name": "real", "type": "double", "default": 1.5},
                 {"name": "file", "type": "File?"}],
                """ + configuration[to..];
        }
    }
}
