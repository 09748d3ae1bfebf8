using System.Diagnostics;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>Waits for what other processes do, and no longer than it takes.</summary>
internal static class Until
{
    /// <param name="condition">What is waited for.</param>
    /// <param name="what">What is wrong where it does not come.</param>
    /// <param name="minutes">How long it may take on a busy machine.</param>
    public static void True(Func<bool> condition, string what, int minutes = 1)
    {
        for (var waited = Stopwatch.StartNew(); !condition(); Thread.Sleep(5))
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(minutes), what);
        }
    }
}
