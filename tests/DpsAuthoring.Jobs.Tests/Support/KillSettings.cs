using System.Globalization;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>
/// How much the tests do that kill. Other numbers than theirs come from <c>DPS_KILL_JOBS</c>, <c>DPS_KILLS</c>, <c>DPS_KILL_BYTES</c> and
/// <c>DPS_KILL_SEED</c>; the full size is 500 jobs, 50 kills and 200,000,000 bytes.
/// </summary>
internal static class KillSettings
{
    public static int Jobs(int otherwise) => Setting("DPS_KILL_JOBS", otherwise);

    public static int Kills(int otherwise) => Setting("DPS_KILLS", otherwise);

    public static int Bytes(int otherwise) => Setting("DPS_KILL_BYTES", otherwise);

    /// <summary>A seed, which the test's output tells.</summary>
    public static int Seed()
    {
        int seed = Setting("DPS_KILL_SEED", Random.Shared.Next(10_000));
        TestContext.Current.TestOutputHelper?.WriteLine($"DPS_KILL_SEED={seed}");
        return seed;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : otherwise;
}
