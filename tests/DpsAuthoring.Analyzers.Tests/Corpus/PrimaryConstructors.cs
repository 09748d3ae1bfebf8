// Parameters of primary constructors in the initialisers of fields and properties: classes, records, structs, base classes.
public class Store(string folder) : IDisposable
{
    private readonly StreamWriter _log = new(Path.Combine(folder, "log.txt"));

    public void Say(string text) => _log.WriteLine(text);

    public void Dispose() => _log.Dispose();
}

public sealed class SceneStore(string scene) : Store(Path.Combine("output", scene));

public sealed class DraftStore(int number) : Store($"draft_{number}"); // DPS1001

public sealed class YearStore(int year) : Store($"output/{year}");

public sealed class TileFolder(string root)
{
    public string Root { get; } = Directory.CreateDirectory(root).FullName;

    public string Tile(int row, int column) => Path.Combine(Root, $"r{row}c{column}.tif");
}

public sealed record Report(string Target, string Title)
{
    private readonly StreamWriter _writer = File.CreateText(Target);

    public void Close() => _writer.Dispose();
}

public readonly struct ShotTrace(string file)
{
    private readonly FileStream _stream = File.Open(file, FileMode.Append);

    public void Add(byte value) => _stream.WriteByte(value);
}

public sealed class Cache(string folder = "cache")
{
    private readonly FileStream _index = File.Create(Path.Combine(folder, "index.bin"));

    public long Length => _index.Length;
}

public sealed class Layout(string root)
{
    public string Log { get; } = Path.Combine(root, "run.log");

    public FileInfo Table { get; } = new(Path.Combine(root, "table.csv"));
}

public sealed class Granule(string path)
{
    private readonly FileStream _data = new(path, FileMode.Open);

    public long Length => _data.Length;
}

public sealed class GranuleReader(string path)
{
    private readonly FileStream _data = new(path, FileMode.Open, FileAccess.Read);

    public long Length => _data.Length;
}

public static class PrimaryConstructors
{
    private static readonly Store s_kept = new("output");
    private static readonly Store s_lost = new("results"); // DPS1001

    public static void Run(string name, int orbit)
    {
        s_kept.Say(name);
        s_lost.Say(name);
        using (Store lost = new("results")) lost.Say(name); // DPS1001
        using (Store kept = new("output")) kept.Say(name);
        using (Store any = new($"output/{name}")) any.Say(name); // DPS1002
        using (Store numbered = new($"output/{orbit}")) numbered.Say(name);
        using (Store beside = new(AppContext.BaseDirectory)) beside.Say(name); // DPS1001
        using (Store given = new(name)) given.Say(name);
        using var scene = new SceneStore("T32UQD");
        using var named = new SceneStore(name); // DPS1002
        using var draft = new DraftStore(3);
        using var year = new YearStore(2021);
        var tiles = new TileFolder("output/tiles");
        File.WriteAllBytes(tiles.Tile(1, 2), []);
        Console.WriteLine(new TileFolder("tiles").Tile(1, 2)); // DPS1001
        new Report("output/report.md", name).Close();
        new Report("report.md", name).Close(); // DPS1001
        var trace = new ShotTrace("shots.bin"); // DPS1001
        trace.Add(1);
        var shots = new ShotTrace(Path.Combine("output", $"shots_{orbit:D5}.bin"));
        shots.Add(1);
        Console.WriteLine(new Cache().Length); // DPS1001
        Console.WriteLine(new Cache("output").Length);
        Console.WriteLine(new Cache(Path.GetTempPath()).Length);
        File.AppendAllText(new Layout("runs").Log, name); // DPS1001
        File.AppendAllText(new Layout("output").Log, name);
        using (StreamWriter table = new Layout("runs").Table.AppendText()) table.WriteLine(name); // DPS1001
        using (StreamWriter table = new Layout("output").Table.AppendText()) table.WriteLine(name);
        Console.WriteLine(new Granule("input/GEDI02_A.h5").Length); // DPS1005
        Console.WriteLine(new GranuleReader("input/GEDI02_A.h5").Length);
        Store[] stores = [new("output/a"), new("output/b")];
        foreach (Store store in stores) store.Dispose();
    }
}
