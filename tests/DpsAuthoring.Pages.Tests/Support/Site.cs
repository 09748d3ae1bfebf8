using Microsoft.Playwright;
using DpsServe = DpsAuthoring.Server.Tests.Support.Server;

namespace DpsAuthoring.Pages.Tests.Support;

/// <summary>One server and one browser for the tests of a class. Both start with the first page that is opened.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly Lazy<DpsServe> _server = new(() => new DpsServe());
    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _session;

    /// <summary>The server, as programs talk to it.</summary>
    internal DpsServe Server => _server.Value;

    /// <summary>Opens a page in a window of its own, for the member who has logged in.</summary>
    /// <param name="path">The page's path.</param>
    /// <param name="screen">How large the window is.</param>
    /// <param name="scripts">Whether scripts run.</param>
    /// <param name="isMember">False for somebody who has not logged in.</param>
    internal async Task<Visit> OpenAsync(string path, Screen? screen = null, bool scripts = true, bool isMember = true)
    {
        Chromium.Need();
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await Chromium.StartAsync(_playwright);
            if (isMember)
            {
                _session ??= await LogInAsync(_browser);
            }
        }
        finally
        {
            _gate.Release();
        }

        Visit visit = await Visit.StartAsync(_browser, Server.Address, screen ?? Screen.Desktop, scripts, isMember ? _session : null);
        await visit.GoAsync(path);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _gate.Dispose();
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }

    /// <summary>Logs in as a member does: the first page asks for the token.</summary>
    /// <returns>What the browser has kept of it.</returns>
    private async Task<string> LogInAsync(IBrowser browser)
    {
        await using Visit visit = await Visit.StartAsync(browser, Server.Address, Screen.Desktop, scripts: true, session: null);
        await visit.GoAsync("/");
        visit.Forgive(401); // That is how the form is told from the page that was asked for.
        await visit.Page.Locator("input[type=password]").FillAsync(Server.Token);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("input[type=password]")).ToHaveCountAsync(0);
        return await visit.Page.Context.StorageStateAsync();
    }
}
