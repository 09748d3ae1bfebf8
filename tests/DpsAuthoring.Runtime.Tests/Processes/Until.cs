namespace DpsAuthoring.Runtime.Tests.Processes;

/// <summary>Waits for what another process does to files.</summary>
internal static class Until
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(60);

    public static void True(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, s_deadline), "It never came to pass.");
}
