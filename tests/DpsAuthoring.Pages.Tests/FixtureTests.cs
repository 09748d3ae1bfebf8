using DpsAuthoring.Pages.Tests.Support;
using Microsoft.Playwright;

namespace DpsAuthoring.Pages.Tests;

/// <summary>What the tests of pages look at pages with sees what is wrong with one.</summary>
[Trait("Speed", "Slow")]
public sealed class FixtureTests(FixtureTests.Browser browser) : IClassFixture<FixtureTests.Browser>
{
    [Theory]
    [InlineData("<script>throw new Error('broken')</script>", "broken")]
    [InlineData("<script>console.error('amiss')</script>", "amiss")]
    [InlineData("<img alt='far' src='http://192.0.2.1/x.png'>", "a request to elsewhere")]
    [InlineData("<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\"><script>1</script>", "Content Security Policy")]
    public async Task Sees_a_fault(string html, string fault)
    {
        Visit visit = await browser.ShowAsync(html);
        Exception seen = await Assert.ThrowsAnyAsync<Exception>(async () => await visit.DisposeAsync());
        Assert.Contains(fault, seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sees_what_a_reader_cannot_use()
    {
        await using Visit visit = await browser.ShowAsync("<p>An <input type='text'> without a label.");
        Exception seen = await Assert.ThrowsAnyAsync<Exception>(visit.IsAccessibleAsync);
        Assert.Contains("label", seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sees_a_page_that_is_too_wide()
    {
        await using Visit visit = await browser.ShowAsync("<div style='width:500px'>wide</div>", Screen.Phone);
        await Assert.ThrowsAnyAsync<Exception>(visit.FitsAsync);
    }

    [Fact]
    public async Task Runs_no_scripts_where_they_are_off()
    {
        await using Visit visit = await browser.ShowAsync("<p id='p'>off</p><script>p.textContent = 'on'</script>", scripts: false);
        Assert.Equal("off", await visit.Page.TextContentAsync("p"));
    }

    /// <summary>A browser without a site: the pages are the tests' own.</summary>
    public sealed class Browser : IAsyncDisposable
    {
        private const string Address = "http://127.0.0.1:9";
        private IPlaywright? _playwright;
        private IBrowser? _browser;

        internal async Task<Visit> ShowAsync(string html, Screen? screen = null, bool scripts = true)
        {
            Chromium.Need();
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await Chromium.StartAsync(_playwright);
            Visit visit = await Visit.StartAsync(_browser, Address, screen ?? Screen.Desktop, scripts, session: null);
            await visit.Page.RouteAsync(Address + "/", route => route.FulfillAsync(new RouteFulfillOptions
            {
                ContentType = "text/html",
                Body = "<!DOCTYPE html><html lang='en'><title>A page</title><main><h1>A page</h1>" + html + "</main>",
            }));
            await visit.Page.RouteAsync("http://192.0.2.1/**", route => route.AbortAsync());
            await visit.GoAsync("/");
            return visit;
        }

        public async ValueTask DisposeAsync()
        {
            if (_browser is not null)
            {
                await _browser.DisposeAsync();
            }

            _playwright?.Dispose();
        }
    }
}
