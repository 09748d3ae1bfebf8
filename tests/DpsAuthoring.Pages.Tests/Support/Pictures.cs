using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace DpsAuthoring.Pages.Tests.Support;

/// <summary>
/// The pictures of a page of <c>docs/</c>. With <c>DPS_PICTURES=1</c> they are taken anew; otherwise a test looks whether each is there.
/// </summary>
internal sealed class Pictures(string folder)
{
    private static readonly bool s_isAsked = Environment.GetEnvironmentVariable("DPS_PICTURES") == "1";

    private readonly string _folder = Path.Combine(Repository(), "docs/images", folder);
    private readonly List<string> _taken = [];

    /// <summary>The pictures that a test has come past, by their paths from <c>docs/</c> on.</summary>
    public IEnumerable<string> Taken => _taken.Select(name => Path.GetRelativePath(Path.Combine(Repository(), "docs"), name));

    /// <summary>Takes a picture of the window as it is, or of a part of the page that is higher.</summary>
    /// <param name="visit">The window.</param>
    /// <param name="name">The picture's name.</param>
    /// <param name="from">What the picture begins at; null for the page's top.</param>
    public async Task TakeAsync(Visit visit, string name, ILocator? from = null)
    {
        string path = Path.Combine(_folder, name + ".png");
        _taken.Add(path);
        if (!s_isAsked)
        {
            return;
        }

        Directory.CreateDirectory(_folder);
        await visit.Page.EvaluateAsync("document.activeElement?.blur()");
        if (from is null)
        {
            await visit.Page.EvaluateAsync("scrollTo(0, 0)");
        }
        else
        {
            await from.EvaluateAsync("element => element.scrollIntoView({ block: 'start' })");
        }

        await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, Animations = ScreenshotAnimations.Disabled });

        // It makes them a third of the size.
        Assert.Equal(0, Shell.Run($"pngquant --force --ext .png 128 '{path}'").Status);
    }

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
