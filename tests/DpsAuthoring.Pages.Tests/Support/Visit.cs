using System.Collections.Concurrent;
using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DpsAuthoring.Pages.Tests.Support;

/// <summary>
/// A window that a member looks at. It fails the test where the browser reports an error, where the page's own policy forbids something
/// that it does, and where a request would leave this machine.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = [];

    private Visit(IPage page, string address)
    {
        (Page, Address) = (page, address);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _faults.Enqueue($"console: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => _faults.Enqueue("script: " + error);
        page.Context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                _faults.Enqueue("a request to elsewhere: " + request.Url);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>The site's.</summary>
    public string Address { get; }

    public static async Task<Visit> StartAsync(IBrowser browser, string address, Screen screen, bool scripts, string? session)
    {
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            JavaScriptEnabled = scripts,
            StorageState = session,
            Locale = "en-GB",
            TimezoneId = "America/Anchorage", // A page that shows the browser's time in place of UTC is seen at once.
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return new Visit(await context.NewPageAsync(), address);
    }

    public async Task<IResponse> GoAsync(string path)
    {
        IResponse? response = await Page.GotoAsync(Address + path);
        Assert.NotNull(response);
        return response;
    }

    /// <summary>Says that the browser reports an answer of this status: a page that is refused is one, and no fault of the page.</summary>
    public void Forgive(int status)
    {
        string[] left = [.. _faults.Where(fault => !fault.Contains($"the server responded with a status of {status} ", StringComparison.Ordinal))];
        _faults.Clear();
        Array.ForEach(left, _faults.Enqueue);
    }

    /// <summary>That nothing is wrong so far.</summary>
    public void HasNoFault() => Assert.True(_faults.IsEmpty, $"{Page.Url}: {string.Join("\n", _faults)}");

    /// <summary>That a reader of any kind can use the page as it is now, by axe's rules.</summary>
    public async Task IsAccessibleAsync()
    {
        AxeResult result = await Page.RunAxe();
        var told = new StringBuilder();
        foreach (AxeResultItem item in result.Violations)
        {
            told.Append(item.Id).Append(": ").Append(item.Help).Append('\n');
            foreach (AxeResultNode node in item.Nodes.Take(5))
            {
                told.Append("    ").Append(node.Html).Append('\n');
            }
        }

        Assert.True(told.Length == 0, $"{Page.Url} at {Page.ViewportSize?.Width}:\n{told}");
    }

    /// <summary>That the page is no wider than its window: on a phone nothing is to be pushed sideways.</summary>
    public async Task FitsAsync()
    {
        int wide = await Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
        Assert.True(wide <= Page.ViewportSize!.Width, $"{Page.Url} is {wide} wide in a window of {Page.ViewportSize.Width}.");
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        if (TestContext.Current.TestState is not { Result: TestResult.Failed })
        {
            HasNoFault();
        }
    }
}
