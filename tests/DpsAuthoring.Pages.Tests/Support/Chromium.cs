using Microsoft.Playwright;

namespace DpsAuthoring.Pages.Tests.Support;

/// <summary>Debian's browser: nothing is downloaded.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    /// <summary>Skips the test, and says why, where there is none.</summary>
    public static void Need() => Assert.SkipUnless(File.Exists(Program), $"{Program} is not installed here: ./test installs it.");

    public static Task<IBrowser> StartAsync(IPlaywright playwright)
    {
        // A page shows what other processes do, and they take as long as they take.
        Assertions.SetDefaultExpectTimeout(90_000);
        return playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", // CI's user is root.
                "--disable-dev-shm-usage", // A container's /dev/shm is small.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
            ],
        });
    }
}
