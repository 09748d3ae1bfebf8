using DpsAuthoring.Pages.Tests.Support;
using DpsAuthoring.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DpsAuthoring.Pages.Tests;

/// <summary>The catalogue, an algorithm's own page, and its end.</summary>
[Trait("Speed", "Slow")]
public sealed class AlgorithmsTests(AlgorithmsTests.Catalogue catalogue) : IClassFixture<AlgorithmsTests.Catalogue>
{
    public static TheoryData<string, int> Views => new()
    {
        { "/algorithms", 1280 }, { "/algorithms", 390 }, { "/algorithms/1", 1280 }, { "/algorithms/1", 390 }, { "/algorithms/1/delete", 390 },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Can_be_used_by_everybody(string path, int width)
    {
        await using Visit visit = await catalogue.OpenAsync(path, width == 1280 ? Screen.Desktop : Screen.Phone);
        await visit.IsAccessibleAsync();
        await visit.FitsAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Versions_are_in_the_order_of_their_numbers(bool scripts)
    {
        await using Visit visit = await catalogue.OpenAsync("/algorithms?q=counter", scripts: scripts);
        IReadOnlyList<string> versions = await visit.Page.Locator("table.catalogue tbody tr td:nth-child(2)").AllInnerTextsAsync();
        Assert.Equal(["v1.2", "v1.9", "v1.10"], versions);
    }

    [Fact]
    public async Task An_algorithm_says_what_it_is()
    {
        await using Visit visit = await catalogue.OpenAsync("/algorithms", scripts: false);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "counting", Exact = true }).ClickAsync();
        IPage page = visit.Page;
        await Expect(page.Locator("h1")).ToHaveTextAsync("counting:v1");
        await Expect(page.Locator("main")).ToContainTextAsync("Counts.");
        await Expect(page.Locator("dl.facts")).ToContainTextAsync(catalogue.Repository.Url);
        await Expect(page.Locator("dl.facts")).ToContainTextAsync("4 GB");
        await Expect(page.Locator("dl.facts")).ToContainTextAsync("successful");

        // The registration says int; the code says which.
        await Expect(page.Locator("tr", new() { HasText = "How far" })).ToContainTextAsync("int: a whole number from 0 to 100");
        await Expect(page.Locator("tr", new() { HasText = "How far" })).ToContainTextAsync("must be given");

        string cwl = await page.GetByRole(AriaRole.Link, new() { Name = "process.cwl" }).GetAttributeAsync("href") ?? "";
        Assert.Contains("cwlVersion", catalogue.Server.Get(cwl).Body, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "log of the build" }).ClickAsync();
        await Expect(page.Locator("#log")).ToContainTextAsync("built by the script");
    }

    [Fact]
    public async Task Is_deleted_when_its_user_says_so()
    {
        catalogue.Server.Legacy(catalogue.Repository.Legacy("doomed"));
        await using Visit visit = await catalogue.OpenAsync("/algorithms", scripts: false);
        IPage page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "doomed", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete …" }).ClickAsync();
        Assert.Contains("\"doomed\"", catalogue.Server.Get("/api/mas/algorithm").Body, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete doomed:main" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("doomed:main is deleted");
        Assert.DoesNotContain("\"doomed\"", catalogue.Server.Get("/api/mas/algorithm").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_configuration_says_is_text()
    {
        const string Name = "hostile";
        string said = Repository.Quote(Registered.Hostile);
        catalogue.Server.Legacy(catalogue.Repository.Legacy(Name)
            .Replace("\"Counts.\"", said, StringComparison.Ordinal)
            .Replace("\"mood\", \"default\": \"good\"", $"\"mood\", \"default\": {said}, \"description\": {said}", StringComparison.Ordinal));
        await using Visit visit = await catalogue.OpenAsync("/algorithms?q=" + Name);
        IPage page = visit.Page;
        await Expect(page.Locator("table.catalogue")).ToContainTextAsync(Registered.Hostile);
        await page.GetByRole(AriaRole.Link, new() { Name = Name, Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync(Registered.Hostile);
        await page.GetByRole(AriaRole.Link, new() { Name = "Submit a job" }).ClickAsync();
        await Expect(page.GetByLabel("mood", new() { Exact = true })).ToHaveValueAsync(Registered.Hostile);
        await Expect(page.Locator("main")).ToContainTextAsync(Registered.Hostile);
        await page.GetByRole(AriaRole.Link, new() { Name = "A table of jobs" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync(Registered.Hostile);
        Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
    }

    /// <summary>A server with some algorithms.</summary>
    public sealed class Catalogue : IAsyncDisposable
    {
        private readonly Site _site = new();
        private readonly Lazy<Repository> _repository;

        public Catalogue() => _repository = new(Register);

        internal Repository Repository => _repository.Value;

        internal Server.Tests.Support.Server Server => _site.Server;

        internal Task<Visit> OpenAsync(string path, Screen? screen = null, bool scripts = true)
        {
            Chromium.Need();
            _ = Repository;
            return _site.OpenAsync(path, screen, scripts);
        }

        public async ValueTask DisposeAsync()
        {
            await _site.DisposeAsync();
            if (_repository.IsValueCreated)
            {
                _repository.Value.Dispose();
            }
        }

        private Repository Register()
        {
            Repository repository = new Repository().WithDeclaration();
            repository.Tag("v1.9", "v1.10", "v1.2");
            Server.Ogc(repository.Ogc());
            foreach (string version in (string[])["v1.10", "v1.2", "v1.9"])
            {
                Server.Legacy(repository.Legacy(version: version));
            }

            return repository;
        }
    }
}
