using System.Globalization;

namespace DpsAuthoring.Server.Tests.Support;

/// <summary>Jobs that nobody chose, the same at every run.</summary>
internal static class RandomJobs
{
    public static readonly (string Name, string Version)[] Algorithms = [("counter", "main"), ("counter", "1.9"), ("counter", "1.10"), ("biomass", "v2")];

    public static readonly string[] Queues = ["maap-dps-sandbox", "maap-dps-worker-8gb", "maap-dps-worker-32gb"];

    public static readonly string[] Causes = ["exit code 3: in a … mood", "exit code 1: ValueError: tile … is empty", "time limit of … reached", "no output"];

    private static readonly string[] s_kinds = ["exit_code", "exit_code", "time_limit", "output"];

    private static readonly string[] s_tags = ["summer", "winter", "Été", "a b", "<b>bold</b>"];

    /// <param name="count">How many.</param>
    /// <param name="batch">How many are in a batch.</param>
    public static IEnumerable<StoredJob> Make(int count, int batch)
    {
        var random = new Random(18);
        long start = StoredJob.At("2026-11-01T00:00:00Z");
        for (int at = 0; at < count; at++)
        {
            int state = random.Next(100) switch { < 80 => 2, < 92 => 3, < 95 => 4, < 97 => 5, _ => 6 };
            int cause = random.Next(Causes.Length);
            long created = start + (at * 7_000_000L), started = created + random.Next(1, 60_000_000);
            long ended = started + random.Next(1, 400_000_000);
            string name = $"table-{at / batch:x8}";
            string tag = random.Next(6) switch { 0 => "", 1 => s_tags[random.Next(s_tags.Length)], 2 => $"{s_tags[0]},{s_tags[1]}", _ => $"{s_tags[random.Next(s_tags.Length)]},{name},{name}-{at % batch}" };
            yield return new StoredJob
            {
                Id = Identity(random),
                State = state,
                Algorithm = random.Next(Algorithms.Length) + 1,
                Queue = Queues[random.Next(Queues.Length)],
                Tag = tag,
                Inputs = new Dictionary<string, string>
                {
                    ["number"] = at.ToString(CultureInfo.InvariantCulture),
                    ["tile"] = $"https://example.org/tiles/N{random.Next(90):00}W{random.Next(180):000}.tif",
                },
                Created = created,
                Started = state is 2 or 3 ? started : null,
                Ended = state is 2 or 3 or 4 or 5 ? ended : null,
                Kind = state == 3 ? s_kinds[cause] : null,
                Cause = state == 3 ? Causes[cause] : null,
                Reason = state == 3 ? $"Tile N{random.Next(90):00} is in a bad Mood" : null,
                ExitCode = state == 2 ? 0 : state == 3 ? random.Next(1, 4) : null,
                Memory = state is 2 or 3 ? random.Next(1, 12) * 500_000_000L : null,
            };
        }
    }

    private static string Identity(Random random)
    {
        byte[] bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
