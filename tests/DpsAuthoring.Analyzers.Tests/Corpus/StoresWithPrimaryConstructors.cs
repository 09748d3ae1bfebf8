// Primary constructors: what they are given stands in initializers, in members, in bases, and is judged where the object is made.
class Log(string folder) : IDisposable
{
    private readonly StreamWriter _log = new(Path.Combine(folder, "log.txt"));
    public void Write(string line) => _log.WriteLine(line);
    public void Dispose() => _log.Dispose();
}

class TwoFolders(string maps, string tables)
{
    private readonly DirectoryInfo _maps = Directory.CreateDirectory(maps);
    public FileStream Table { get; } = File.Create(Path.Combine(tables, "table.csv"));
    public string Name => _maps.Name;
}

class FixedLog(string name)
{
    private readonly StreamWriter _log = new(Path.Combine("logs", name)); // DPS1001
    public void Write(string line) => _log.WriteLine(line);
}

class Chained(string root)
{
    private readonly string _folder = Path.Combine(root, "tiles");
    public string Folder { get; } = Path.Combine(root, "maps");
    public void Save(string name) => File.WriteAllText(Path.Combine(_folder, Path.GetFileNameWithoutExtension(name) + ".txt"), "");
    public void Draw(int n) => File.WriteAllText(Path.Combine(Folder, $"{n}.png"), "");
}

class Captured(string folder)
{
    public string PathOf(int n) => Path.Combine(folder, $"{n}.txt");
    public string Root => folder;
    public void Save(int n) => File.WriteAllText(PathOf(n), "");
    public void SaveHere(int n) => File.WriteAllText(Path.Combine(folder, n + ".csv"), "");
    public void SaveThere(int n) => File.WriteAllText(Path.Combine(Root, n + ".csv"), "");
}

abstract class Base(string folder)
{
    protected readonly FileStream Stream = File.Create(Path.Combine(folder, "base.bin"));
    protected string Folder { get; } = folder;
}

sealed class Derived(string name) : Base(Path.Combine("results", name)); // DPS1001
sealed class DerivedOk() : Base("output") { public void Save() => File.WriteAllText(Path.Combine(Folder, "x"), ""); }
sealed class Passing(string where) : Base(where) { public void Save() => File.WriteAllText(Path.Combine(Folder, "y"), ""); }

record Result(string Path) { public StreamWriter Open { get; } = new(Path); }
record struct Marker(string At) { public readonly void Touch() => File.WriteAllText(At, ""); }
record Derived2(string Where) : Result(Where + "/x.txt");
readonly struct Spot(string at) { public void Touch() => File.WriteAllText(at, ""); }
class Defaulted(string folder = "results") { private readonly FileStream _file = File.Create(folder + "/x"); public long Length => _file.Length; }
class Opened(Stream stream) { private readonly StreamWriter _writer = new(stream); public void Write() => _writer.Write(""); }
class Wrapper(Log log) { public void Write() => log.Write("x"); }
class Secondary(string folder)
{
    private readonly string _file = Save(folder);
    public Secondary() : this("results") { } // DPS1001
    public Secondary(int n) : this("output/" + n) { }
    public string File1 => _file;
    private static string Save(string folder) { File.WriteAllText(Path.Combine(folder, "x"), ""); return folder; }
}

class Checked(string name)
{
    private readonly string _name = Path.GetFileName(name) == name && name.Length > 0 && name[0] != '.' ? name : throw new ArgumentException(name);
    public void Save() => File.WriteAllText(Path.Combine("output", _name + ".txt"), "");
}

class Reading(string input) { private readonly string[] _lines = File.ReadAllLines(input); public int Count => _lines.Length; }

static class Stores
{
    static void Run(string given, int n, Stream stream)
    {
        using var bad = new Log("results"); // DPS1001
        using var good = new Log("output");
        using var unknown = new Log(given);
        using var below = new Log(Path.Combine("output", given)); // DPS1002
        bad.Write(""); good.Write("");
        var two = new TwoFolders("output/maps", "tables"); // DPS1001
        var three = new TwoFolders("maps", "output/tables"); // DPS1001
        var four = new TwoFolders(maps: "output/maps", tables: "output/tables");
        var named = new TwoFolders(tables: "tables", maps: "output"); // DPS1001
        new FixedLog("x").Write("");
        new Chained("results").Save("x"); // DPS1001
        new Chained("output").Save("x");
        var chained = new Chained("work"); // DPS1001
        chained.Draw(n);
        var fine = new Chained("output");
        fine.Draw(n);
        new Captured("results").Save(n); // DPS1001
        new Captured("output").Save(n);
        var captured = new Captured("scratch"); // DPS1001
        captured.SaveHere(n);
        captured.SaveThere(n);
        File.WriteAllText(captured.PathOf(3), ""); // DPS1001
        File.WriteAllText(captured.Root + "/x", ""); // DPS1001
        File.WriteAllText(new Captured("output").PathOf(3), "");
        var derived = new Derived("x");
        new DerivedOk().Save();
        new Passing("results").Save(); // DPS1001
        var passing = new Passing("output");
        passing.Save();
        var result = new Result("results/x.txt"); // DPS1001
        var kept = new Result("output/x.txt");
        var derived2 = new Derived2("results"); // DPS1001
        var derived3 = new Derived2("output");
        new Marker("mark").Touch(); // DPS1001
        new Marker("output/mark").Touch();
        new Spot("spot").Touch(); // DPS1001
        new Spot("output/spot").Touch();
        var defaulted = new Defaulted(); // DPS1001
        var told = new Defaulted("output");
        var opened = new Opened(File.Create("output/x"));
        var lost = new Opened(File.Create("x")); // DPS1001
        new Wrapper(good).Write();
        new Wrapper(new Log("elsewhere")).Write(); // DPS1001
        var second = new Secondary();
        var secondOk = new Secondary(n);
        var secondBad = new Secondary("other"); // DPS1001
        Log typed = new("results"); // DPS1001
        var list = new List<Log> { new("results2"), new("output") }; // DPS1001
        new Checked(given).Save();
        var reading = new Reading("/projects/a.txt"); // DPS1003
        var reads = new Reading("input/a.txt");
        var both = n > 0 ? new Log("output/a") : new Log("nowhere"); // DPS1001
    }
}
