// Initialisers: of files, options, records with required members, with-expressions, nested members and dictionaries.
using System.Data;
using System.Diagnostics;
using System.Xml;

public sealed record Tables
{
    public string Plots { get; init; } = "output/plots.csv";

    public string Trees { get; set; } = "output/trees.csv";
}

public sealed record CampaignLayout
{
    public required string Root { get; init; }

    public string Log { get; init; } = "run.log";

    public Tables Tables { get; init; } = new();

    public string Summary => Path.Combine(Root, "summary.csv");
}

public static class ObjectInitialisers
{
    private static readonly Dictionary<string, string> s_targets = new() { { "agb", "output/agb.tif" }, { "rh98", "output/rh98.tif" } };
    private static readonly Dictionary<string, string> s_drafts = new() { { "agb", "agb.tif" }, { "rh98", "rh98.tif" } };

    public static void Files()
    {
        new FileInfo("input/dem.tif") { IsReadOnly = false }.Refresh(); // DPS1005
        new FileInfo("output/dem.tif") { IsReadOnly = false }.Refresh();
        FileInfo touched = new("input/dem.tif") { LastWriteTimeUtc = DateTime.UnixEpoch }; // DPS1005
        FileInfo result = new("output/dem.tif") { LastWriteTimeUtc = DateTime.UnixEpoch };
        Console.WriteLine(touched.Length + result.Length);
        using (var text = new StreamWriter("shots.csv") { AutoFlush = true, NewLine = "\n" }) text.WriteLine("shot"); // DPS1001
        using (var text = new StreamWriter("output/shots.csv") { AutoFlush = true, NewLine = "\n" }) text.WriteLine("shot");
        using (var xml = XmlWriter.Create("shots.xml", new XmlWriterSettings { Indent = true })) xml.WriteElementString("shot", "1"); // DPS1001
        using (var xml = XmlWriter.Create("output/shots.xml", new() { Indent = true })) xml.WriteElementString("shot", "1");
        new DataSet { DataSetName = "plots" }.WriteXml("plots.xml"); // DPS1001
        new DataSet { DataSetName = "plots" }.WriteXml("output/plots.xml");
        Trace.Listeners.Add(new TextWriterTraceListener("fit.log") { Name = "fit" }); // DPS1001
        Trace.Listeners.Add(new TextWriterTraceListener("output/fit.log") { Name = "fit" });
    }

    public static void Options()
    {
        var write = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, PreallocationSize = 1 << 20 };
        using (FileStream lost = new("cube.bin", write)) lost.WriteByte(1); // DPS1001
        using (FileStream kept = new("output/cube.bin", write)) kept.WriteByte(1);
        using (var lost = new StreamWriter("cube.txt", write)) lost.WriteLine(); // DPS1001
        using (FileStream kept = File.Open("output/cube2.bin", write)) kept.WriteByte(1);
        using (FileStream changed = new("input/cube.bin", new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite })) changed.WriteByte(1); // DPS1005
        using (FileStream read = new("input/cube.bin", new FileStreamOptions { Mode = FileMode.Open })) Console.WriteLine(read.Length);
        using (FileStream read = new("input/cube.bin", new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan })) Console.WriteLine(read.Length);
        using (FileStream log = new("cube.log", new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write })) log.WriteByte(1); // DPS1001
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden };
        var real = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint }; // DPS1008
        Console.WriteLine(Directory.GetFiles("input", "*.h5", all).Length + Directory.GetFiles("input", "*.h5", real).Length);
    }

    public static void Members(string name)
    {
        var kept = new CampaignLayout { Root = "output", Log = "output/run.log" };
        File.WriteAllText(kept.Summary, name);
        File.AppendAllText(kept.Log, name);
        File.WriteAllText(kept.Tables.Plots, name);
        var lost = new CampaignLayout { Root = "campaign" };
        File.WriteAllText(lost.Summary, name); // DPS1001
        File.AppendAllText(lost.Log, name); // DPS1001
        CampaignLayout moved = kept with { Root = "moved" };
        File.WriteAllText(moved.Summary, name); // DPS1001
        File.AppendAllText(moved.Log, name);
        CampaignLayout mended = lost with { Root = "output/mended", Log = "output/mended.log" };
        File.WriteAllText(mended.Summary, name);
        File.AppendAllText(mended.Log, name);
        CampaignLayout open = kept with { Root = Path.Combine("output", name) };
        File.WriteAllText(open.Summary, name); // DPS1002
        CampaignLayout nested = new() { Root = "output", Tables = { Trees = "trees.csv" } };
        File.WriteAllText(nested.Tables.Trees, name); // DPS1001
        CampaignLayout other = new() { Root = "output", Tables = new() { Plots = "plots.csv" } };
        File.WriteAllText(other.Tables.Plots, name); // DPS1001
        File.WriteAllText(other.Tables.Trees, name);
        foreach (string target in s_targets.Values) File.WriteAllBytes(target, []);
        foreach (string draft in s_drafts.Values) File.WriteAllBytes(draft, []); // DPS1001
        File.WriteAllBytes(s_drafts["agb"], []); // DPS1001
        var plan = new { Source = "input/agb.h5", Target = new { Map = "output/agb.tif", Draft = "agb_draft.tif" } };
        File.Copy(plan.Source, plan.Target.Map);
        File.Copy(plan.Source, plan.Target.Draft); // DPS1001
    }
}
