using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using DpsAuthoring.Pages.Tests.Support;
using Microsoft.Playwright;

namespace DpsAuthoring.Site.Tests;

/// <summary>The site in a browser, on a wide screen and on a phone.</summary>
public sealed class BrowserTests(BuiltSite site)
{
    private const string Address = "http://site.example/";

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Pages_fit_the_screen_ask_nobody_else_and_can_be_read_by_all(int width)
    {
        Chromium.Need();
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await Chromium.StartAsync(playwright);
        IPage page = await browser.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        ConcurrentQueue<string> faults = [];
        await page.Context.RouteAsync("**/*", route => AnswerAsync(route, faults));
        page.PageError += (_, error) => faults.Enqueue("script: " + error);
        foreach (string name in (string[])["index.html", "getting-started.html", "rules/DPS1001.html", "cli/run.html"])
        {
            await page.GotoAsync(Address + name);
            await Assertions.Expect(page.Locator("#navbar a").First).ToBeAttachedAsync();
            if (name != "index.html")
            {
                await Assertions.Expect(page.Locator("#toc li").Nth(5)).ToBeAttachedAsync();
            }

            int overhang = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overhang > 0)
            {
                faults.Enqueue($"{name} is {overhang} pixels too wide at {width}");
            }

            foreach (string picture in await page.EvaluateAsync<string[]>(
                "[...document.images].filter(image => image.complete && image.naturalWidth == 0).map(image => image.src)"))
            {
                faults.Enqueue($"{name}: {picture} is not shown");
            }

            AxeResult result = await page.RunAxe();
            foreach (AxeResultItem found in result.Violations)
            {
                faults.Enqueue($"{name}: {found.Id}: {found.Help}: {string.Join("; ", found.Nodes.Select(node => node.Html))}");
            }

            if (Environment.GetEnvironmentVariable("DPS_PICTURES") is { Length: > 0 } folder)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name.Replace('/', '-')}-{width}.png") });
            }
        }

        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }

    [Fact]
    public async Task The_search_finds_a_page_without_a_server_for_it()
    {
        Chromium.Need();
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await Chromium.StartAsync(playwright);
        IPage page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new() { Width = 1280, Height = 900 } });
        ConcurrentQueue<string> faults = [];
        await page.Context.RouteAsync("**/*", route => AnswerAsync(route, faults));
        await page.GotoAsync(Address + "index.html");

        await Assertions.Expect(page.Locator("#search-query")).ToBeEnabledAsync();
        await page.Locator("#search-query").FillAsync("DPS1001");

        await Assertions.Expect(page.Locator("#search-results a[href*='rules/DPS1001.html']").First).ToBeVisibleAsync();
        Assert.Empty(faults);
    }

    /// <summary>A file of the site; whatever else is asked for is a fault.</summary>
    private Task AnswerAsync(IRoute route, ConcurrentQueue<string> faults)
    {
        string url = route.Request.Url;
        string file = Path.Combine(site.Directory, url.StartsWith(Address, StringComparison.Ordinal) ? url[Address.Length..].Split('?', '#')[0] : "elsewhere");
        if (File.Exists(file))
        {
            return route.FulfillAsync(new RouteFulfillOptions
            {
                Path = file, ContentType = Path.GetExtension(file) == ".svg" ? "image/svg+xml" : null,
            });
        }

        faults.Enqueue("asked for " + url);
        return route.AbortAsync();
    }
}
