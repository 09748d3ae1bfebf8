using System.Diagnostics;

namespace DpsAuthoring.Server.Tests.Support;

/// <summary>Waits for what other processes do, and no longer than it takes.</summary>
internal static class Until
{
    public static void True(Func<bool> condition, string what)
    {
        for (var waited = Stopwatch.StartNew(); !condition(); Thread.Sleep(10))
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(90), what);
        }
    }
}
