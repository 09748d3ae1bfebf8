using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Pages.Tests.Support;
using DpsAuthoring.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using DpsServe = DpsAuthoring.Server.Tests.Support.Server;

namespace DpsAuthoring.Pages.Tests;

/// <summary>Twenty jobs that write and end all the time, looked at for ten minutes: neither the browser nor the server grows.</summary>
[Trait("Speed", "Slow")]
public sealed class LiveFigures(ITestOutputHelper output)
{
    private const int Jobs = 20;

    /// <summary>What a page may take more at the end than when it had been looked at for a while.</summary>
    private const double MostGrowth = 8e6;

    [Fact]
    public async Task Nothing_grows_while_jobs_are_looked_at()
    {
        Chromium.Need();
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("DPS_ALL") is { Length: > 0 }, "It looks for ten minutes: it runs with ./test --all (DPS_ALL=1).");
        double minutes = double.Parse(Environment.GetEnvironmentVariable("DPS_LIVE_MINUTES") ?? "10", CultureInfo.InvariantCulture);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using var repository = new Repository();
        repository.Write("run.sh", "#!/usr/bin/env bash\nset -e\nmkdir -p output\nfor at in $(seq $1); do echo line $at; sleep 0.1; done\necho done > output/result.txt\n");
        repository.Commit();
        using var server = new DpsServe("--parallel", Jobs.ToString(CultureInfo.InvariantCulture));
        server.Register(repository);
        string lasting = server.Submit(("number", "1000000"));
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await Chromium.StartAsync(playwright);
        await using Visit list = await Visit.StartAsync(browser, server.Address, Screen.Desktop, scripts: true, session: null);
        await list.GoAsync("/");
        await list.Page.Locator("input[type=password]").FillAsync(server.Token);
        await list.Page.Keyboard.PressAsync("Enter");
        await Expect(list.Page.Locator("#live-state")).ToHaveTextAsync("Live");
        list.Forgive(401); // The page that asks for the token.
        string session = await list.Page.Context.StorageStateAsync();
        await using Visit one = await Visit.StartAsync(browser, server.Address, Screen.Desktop, scripts: true, session);
        await one.GoAsync("/jobs/" + lasting);

        var watch = Stopwatch.StartNew();
        double[] before = new double[3];
        for (int minute = 1; watch.Elapsed.TotalMinutes < minutes; minute++)
        {
            while (watch.Elapsed.TotalMinutes < Math.Min(minute, minutes))
            {
                int running = server.Get("/api/ogc/jobs?status=running").Json.GetProperty("numberMatched").GetInt32();
                for (int at = running; at < Jobs; at++)
                {
                    server.Submit(("number", (20 + (at * 5)).ToString(CultureInfo.InvariantCulture)));
                }

                await Task.Delay(500, cancel);
            }

            double[] now = [await HeapAsync(list.Page), await HeapAsync(one.Page), Resident(server.Pid)];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"minute {minute}: list {now[0] / 1e6:0.0} MB, job {now[1] / 1e6:0.0} MB, server {now[2] / 1e6:0} MB"));
            before = minute == 1 ? now : before;
            if (watch.Elapsed.TotalMinutes >= minutes)
            {
                Assert.True(now[0] < before[0] + MostGrowth && now[1] < before[1] + MostGrowth, "A page has grown.");
            }
        }
    }

    /// <summary>What a page's scripts hold.</summary>
    private static async Task<double> HeapAsync(IPage page)
    {
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("HeapProfiler.collectGarbage");
        await session.SendAsync("Performance.enable");
        JsonElement metrics = (await session.SendAsync("Performance.getMetrics"))!.Value;
        await session.DetachAsync();
        return metrics.GetProperty("metrics").EnumerateArray().First(one => one.GetProperty("name").GetString() == "JSHeapUsedSize").GetProperty("value").GetDouble();
    }

    private static double Resident(int pid) => 1024 * double.Parse(
        File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))[6..].Replace("kB", "", StringComparison.Ordinal).Trim(),
        CultureInfo.InvariantCulture);
}
