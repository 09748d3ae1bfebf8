// Partial properties and constructors, params collections, null-conditional assignment, compound operators, the lock type.
public sealed partial class Campaign
{
    public partial string Folder { get; }

    public partial string Archive { get; }

    public partial string this[int year] { get; }

    public static partial string Log { get; }
}

public sealed partial class Campaign
{
    public partial string Folder => "campaign";

    public partial string Archive => "output/campaign";

    public partial string this[int year] => Path.Combine(Archive, $"{year}.csv");

    public static partial string Log => Path.Combine("logs", "campaign.log");
}

public sealed partial class TrackStore
{
    private readonly StreamWriter _writer;

    public partial TrackStore(string folder);

    public void Add(int track) => _writer.WriteLine(track);
}

public sealed partial class TrackStore
{
    public partial TrackStore(string folder) => _writer = new StreamWriter(Path.Combine(folder, "tracks.csv"));
}

public sealed class LineLog(string path)
{
    public int Count { get; private set; }

    public void operator +=(string line)
    {
        File.AppendAllText(path, line);
        Count++;
    }
}

public sealed class KeptPlan
{
    public string Target { get; set; } = "output/plan.csv";
}

public sealed class DraftPlan
{
    public string Target { get; set; } = "draft.csv";
}

public static class PartialsAndParams
{
    private static readonly Lock s_gate = new();

    private static void Save(string text, params ReadOnlySpan<string> parts) => File.WriteAllText(Path.Combine(parts), text);

    private static void Touch(params IEnumerable<string> paths)
    {
        foreach (string path in paths) File.WriteAllText(path, "");
    }

    private static string Joined(params List<string> parts) => string.Join('/', parts);

    public static void Partials(int year)
    {
        var campaign = new Campaign();
        Directory.CreateDirectory(campaign.Folder); // DPS1001
        Directory.CreateDirectory(campaign.Archive);
        File.WriteAllText(campaign[year], "");
        File.AppendAllText(Campaign.Log, ""); // DPS1001
        File.WriteAllText(Path.Combine(campaign.Folder, $"{year}.csv"), ""); // DPS1001
        var lost = new TrackStore("tracks"); // DPS1001
        lost.Add(year);
        var kept = new TrackStore("output");
        kept.Add(year);
    }

    public static void Params(string name, int tile)
    {
        Save("x", "output", "tiles", $"{tile}.csv");
        Save("x", "tiles", $"{tile}.csv"); // DPS1001
        Save("x", "output", name); // DPS1002
        Touch("output/a.txt", "output/b.txt");
        Touch("touched.txt"); // DPS1001
        File.WriteAllText(Joined("output", "joined.txt"), "");
        File.WriteAllText(Joined("work", "joined.txt"), ""); // DPS1001
        File.WriteAllText(Path.Combine("output", "a", "b", "c", $"{tile}.csv"), "");
        File.WriteAllText(Path.Combine("work", "a", "b", "c", $"{tile}.csv"), ""); // DPS1001
        File.WriteAllText(Path.Combine("output", "a", "b", "c", name), ""); // DPS1002
    }

    public static void Assignments(string text)
    {
        FileInfo? granule = new DirectoryInfo("input").EnumerateFiles("*.h5").FirstOrDefault();
        granule?.IsReadOnly = false; // DPS1005
        granule?.LastWriteTimeUtc = DateTime.UnixEpoch; // DPS1005
        FileInfo? product = new DirectoryInfo("output").EnumerateFiles("*.tif").FirstOrDefault();
        product?.IsReadOnly = true;
        product?.LastWriteTimeUtc = DateTime.UnixEpoch;
        DraftPlan? draft = new();
        draft?.Target = "drafts/a.csv";
        File.WriteAllText(draft!.Target, text); // DPS1001
        KeptPlan? kept = new();
        kept?.Target = "output/plans/a.csv";
        File.WriteAllText(kept!.Target, text);
        var log = new LineLog("lines.log"); // DPS1001
        log += text;
        var lines = new LineLog("output/lines.log");
        lines += text;
        lock (s_gate) File.AppendAllText("locked.log", text); // DPS1001
        lock (s_gate)
        {
            File.AppendAllText("output/locked.log", text);
        }
    }
}
