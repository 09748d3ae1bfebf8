using DpsAuthoring.Pages.Tests.Support;
using DpsAuthoring.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DpsAuthoring.Pages.Tests;

/// <summary>Registration by a form.</summary>
[Trait("Speed", "Slow")]
public sealed class RegisterTests(Site site) : IClassFixture<Site>, IDisposable
{
    private readonly Repository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("/register")]
    [InlineData("/register?schema=legacy")]
    [InlineData("/register/cwl")]
    public async Task Can_be_used_by_everybody(string path)
    {
        foreach (Screen screen in (Screen[])[Screen.Desktop, Screen.Phone])
        {
            await using Visit visit = await site.OpenAsync(path, screen);
            await visit.IsAccessibleAsync();
            await visit.FitsAsync();

            // With what is wrong at its fields, and an input.
            if (await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add an input" }).CountAsync() > 0)
            {
                await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add an input" }).ClickAsync();
            }

            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Check", Exact = true }).ClickAsync();
            await Expect(visit.Page.Locator("[role=alert]").First).ToBeVisibleAsync();
            await visit.IsAccessibleAsync();
            await visit.FitsAsync();
        }
    }

    [Fact]
    public async Task Is_filled_in_by_the_keyboard_alone()
    {
        await using Visit visit = await site.OpenAsync("/register");
        IPage page = visit.Page;
        await page.Locator("summary", new() { HasText = "Load YAML" }).FocusAsync();
        for (int step = 0; step < 2; step++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        foreach (string text in (string[])["keyed", "v1", "Counts by keys", _repository.Url, "", "localhost/base:1", "counter/build.sh", "counter/run.sh"])
        {
            await page.Keyboard.TypeAsync(text);
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(page.GetByLabel("Algorithm name")).ToHaveValueAsync("keyed");
        await Expect(page.GetByLabel("Run command")).ToHaveValueAsync("counter/run.sh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an input" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Input 1" }).GetByLabel("Name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("number");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("int");
        await Expect(page.Locator("#yaml")).ToContainTextAsync("- name: number\n  type: int");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        // The build is told as it goes.
        await Expect(page.Locator("h1")).ToHaveTextAsync("Build of keyed:v1");
        await Expect(page.Locator("#state")).ToContainTextAsync("successful");
        await Expect(page.Locator("#log")).ToContainTextAsync("built by the script");
        await Expect(page.Locator("#log")).ToContainTextAsync("is registered: ");
        await visit.IsAccessibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Submit a job" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_while_one_types()
    {
        await using Visit visit = await site.OpenAsync("/register");
        IPage page = visit.Page;
        ILocator name = page.GetByLabel("Algorithm name");
        ILocator problems = page.Locator("#key-algorithm_name-problems");
        await name.FillAsync("Not Allowed");
        await Expect(problems).ToContainTextAsync("DPS4007");
        await Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
        await name.FillAsync("allowed");
        await Expect(problems).ToBeEmptyAsync();
        await Expect(name).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByLabel("Minimum RAM (GB)").FillAsync("8000");
        await Expect(page.Locator("#key-ram_min-problems .finding")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_scripts_nothing_that_was_typed_is_lost()
    {
        await using Visit visit = await site.OpenAsync("/register", Screen.Phone, scripts: false);
        IPage page = visit.Page;
        await page.GetByLabel("Algorithm name").FillAsync("Plain");
        await page.GetByLabel("Version (branch or tag)").FillAsync("v1");
        await page.GetByLabel("Description").FillAsync("Two\nlines: <b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
        await Expect(page.Locator("#key-algorithm_name-problems")).ToContainTextAsync("DPS4007");
        await Expect(page.Locator("#key-code_repository-problems")).ToContainTextAsync("DPS4006");
        await Expect(page.Locator("#key-base_container_url-problems")).ToContainTextAsync("DPS4011");
        await Expect(page.GetByLabel("Algorithm name")).ToHaveValueAsync("Plain");
        await Expect(page.GetByLabel("Description")).ToHaveValueAsync("Two\nlines: <b>");
        await page.GetByLabel("Algorithm name").FillAsync("plain");
        await page.GetByLabel("Repository URL").FillAsync(_repository.Url);
        await page.GetByLabel("Base container URL").FillAsync("localhost/base:1");
        await page.GetByLabel("Run command").FillAsync("counter/run.sh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
        await Expect(page.Locator("#state")).ToContainTextAsync("successful"); // The page comes anew until then.
    }

    [Fact]
    public async Task A_default_of_nothing_is_a_default()
    {
        await using Visit visit = await site.OpenAsync("/register");
        IPage page = visit.Page;
        await page.GetByText("Load YAML").ClickAsync();
        await page.GetByLabel("or its text").FillAsync(
            """
            algorithm_name: nothing
            algorithm_version: 1.10
            inputs:
              - {name: zero, type: int, default: 0}
              - {name: idle, type: boolean, default: false}
              - {name: blank, type: string, default: ''}
              - {name: number_like, type: string, default: '1.0'}
              - {name: none, type: string}
            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "Fill the form" }).ClickAsync();
        string yaml = await page.Locator("#yaml").InnerTextAsync();
        Assert.Contains("algorithm_version: '1.10'", yaml, StringComparison.Ordinal);
        Assert.Contains("- name: zero\n  type: int\n  default: 0\n", yaml, StringComparison.Ordinal);
        Assert.Contains("- name: idle\n  type: boolean\n  default: false\n", yaml, StringComparison.Ordinal);
        Assert.Contains("- name: blank\n  type: string\n  default: ''\n", yaml, StringComparison.Ordinal);
        Assert.Contains("- name: number_like\n  type: string\n  default: '1.0'\n", yaml, StringComparison.Ordinal);
        Assert.Contains("- name: none\n  type: string\noutputs:", yaml, StringComparison.Ordinal);

        IDownload saved = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save YAML" }).ClickAsync());
        Assert.Equal("algorithm_config.yml", saved.SuggestedFilename);
        string text = await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(yaml.TrimEnd(), text.TrimEnd());
    }

    [Fact]
    public async Task An_older_schema_is_loaded_as_far_as_it_goes()
    {
        await using Visit visit = await site.OpenAsync("/register", scripts: false);
        IPage page = visit.Page;
        await page.GetByText("Load YAML").ClickAsync();
        await page.GetByLabel("or its text").FillAsync(
            """
            algo_name: old
            version: main
            description: Old
            docker_url: x/y:1
            strange: 1
            run_command: old/run.sh
            repository_url: https://github.com/a/old.git
            inputs:
              - name: a
                type: file
              - name: b

            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "Fill the form" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("no registration takes any more");
        await Expect(page.Locator("main")).ToContainTextAsync("no field for strange");
        await Expect(page.GetByLabel("Algorithm name")).ToHaveValueAsync("old");
        await Expect(page.GetByLabel("Container URL")).ToHaveValueAsync("x/y:1");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Input 1" }).GetByLabel("Section")).ToHaveValueAsync("file");
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_with_its_line()
    {
        await using Visit visit = await site.OpenAsync("/register", scripts: false);
        IPage page = visit.Page;
        await page.GetByText("Load YAML").ClickAsync();
        await page.GetByLabel("or its text").FillAsync("algorithm_name: a\n  b: [\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fill the form" }).ClickAsync();
        await Expect(page.Locator("[role=alert]").First).ToContainTextAsync("Line 2");
        await Expect(page.GetByLabel("or its text")).ToHaveValueAsync("algorithm_name: a\n  b: [\n");
    }

    [Fact]
    public async Task The_legacy_route_and_a_second_time()
    {
        await using Visit visit = await site.OpenAsync("/register?schema=legacy", scripts: false);
        IPage page = visit.Page;
        for (int time = 0; time < 2; time++)
        {
            await page.GetByLabel("Algorithm name").FillAsync("old-way");
            await page.GetByLabel("Version (branch or tag)").FillAsync("v1");
            await page.GetByLabel("Repository URL").FillAsync(_repository.Url);
            await page.GetByLabel("Container URL").FillAsync("localhost/base:1");
            await page.GetByLabel("Run command").FillAsync("counter/run.sh");
            await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
            if (time > 0)
            {
                await Expect(page.Locator("#key-algorithm_version-problems")).ToContainTextAsync("registered already");
                await page.GetByLabel("Take its place").CheckAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
            }

            await Expect(page.Locator("#state")).ToContainTextAsync("successful");
            await visit.GoAsync("/register?schema=legacy");
        }
    }

    [Fact]
    public async Task A_package_is_deployed()
    {
        string process = site.Server.Ogc(_repository.Ogc("packed"));
        string cwl = site.Server.Get($"/api/ogc/processes/{process}/package.cwl").Body.Replace("s:version: v1", "s:version: v3", StringComparison.Ordinal);
        await using Visit visit = await site.OpenAsync("/register/cwl");
        IPage page = visit.Page;
        await page.GetByLabel("The package's text").FillAsync("cwlVersion: v1.2\nclass: CommandLineTool\n");
        await Expect(page.Locator("#cwl-problems")).ToContainTextAsync("Workflow");
        await page.GetByLabel("The package's text").FillAsync(cwl);
        await Expect(page.Locator("#cwl-problems .error")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Deploy" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Build of packed:v3");
    }

    [Fact]
    public async Task A_build_that_fails_says_why()
    {
        _repository.Write("build.sh", "#!/usr/bin/env bash\necho 'so <b>far</b>'\nexit 7\n");
        _repository.Commit();
        _repository.Tag("broken");
        await using Visit visit = await site.OpenAsync("/register");
        IPage page = visit.Page;
        await page.GetByLabel("Algorithm name").FillAsync("failing");
        await page.GetByLabel("Version (branch or tag)").FillAsync("broken");
        await page.GetByLabel("Repository URL").FillAsync(_repository.Url);
        await page.GetByLabel("Base container URL").FillAsync("localhost/base:1");
        await page.GetByLabel("Build command").FillAsync("counter/build.sh");
        await page.GetByLabel("Run command").FillAsync("counter/run.sh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register", Exact = true }).ClickAsync();
        await Expect(page.Locator("#state")).ToContainTextAsync("failed");
        await Expect(page.Locator("#state .problem")).ToContainTextAsync("7");
        await Expect(page.Locator("#log")).ToContainTextAsync("so <b>far</b>");
    }
}
