// Objects that are made with initialisers, in objects, and copied by `with`: what they hold, and what setting it does.
public sealed record Place(string Folder, string Name)
{
    public string? Log { get; init; }
    public string Full => Path.Combine(Folder, Name);
}

public sealed class Run
{
    public required string Target { get; init; }
    public Place Place { get; set; } = new("output", "x");
    public Dictionary<string, string> Paths { get; } = new();
    public List<string> Files { get; } = [];
    public Settings Settings { get; } = new();
}

public sealed class Settings
{
    private string _folder = "output";

    public string Folder
    {
        get => _folder;
        set => _folder = Path.Combine("output", Path.GetFileNameWithoutExtension(value) + "_run");
    }

    public string Other { get; set; } = "output/other";

    public string Touched
    {
        set => File.WriteAllText(value, "touched");
    }
}

public sealed class Sink : System.Collections.IEnumerable
{
    public void Add(string path) => File.WriteAllText(path, "");
    public System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException();
}

public static class InitialisersAndWith
{
    public static void Records(string name)
    {
        var lost = new Place("results", "x") { Log = "x.log" };
        File.WriteAllText(lost.Full, ""); // DPS1001
        File.WriteAllText(lost.Log, ""); // DPS1001
        Place kept = lost with { Folder = "output", Log = "output/x.log" };
        File.WriteAllText(kept.Full, "");
        File.WriteAllText(kept.Log!, "");
        File.WriteAllText((kept with { Folder = "again" }).Full, ""); // DPS1001
        File.WriteAllText((kept with { Name = name }).Full, ""); // DPS1002
        var anonymous = new { Folder = "results", Name = "x" };
        File.WriteAllText(Path.Combine(anonymous.Folder, anonymous.Name), ""); // DPS1001
        var changed = anonymous with { Folder = "output" };
        File.WriteAllText(Path.Combine(changed.Folder, changed.Name), "");
    }

    public static void Classes(string name)
    {
        var run = new Run { Target = "results/a", Place = new Place("results", "y"), Files = { "output/a", "output/b" }, Paths = { ["log"] = "results/log" } };
        File.WriteAllText(run.Target, ""); // DPS1001
        File.WriteAllText(run.Place.Full, ""); // DPS1001
        foreach (string file in run.Files) File.WriteAllText(file, "");
        File.WriteAllText(run.Paths["log"], ""); // DPS1001
        var good = new Run { Target = "output/a", Settings = { Other = "output/deep", Folder = name } };
        File.WriteAllText(good.Target, "");
        File.WriteAllText(good.Place.Full, "");
        File.WriteAllText(good.Settings.Other, "");
        Directory.CreateDirectory(good.Settings.Folder);
        var nested = new Run { Target = "output", Settings = { Other = "deep" } };
        File.WriteAllText(nested.Settings.Other, ""); // DPS1001
        var settings = new Settings { Folder = "../results", Other = "out" };
        Directory.CreateDirectory(settings.Folder);
        Directory.CreateDirectory(settings.Other); // DPS1001
        settings.Folder = "/projects/x";
        Directory.CreateDirectory(settings.Folder);
        settings.Touched = "touch.txt"; // DPS1001
        settings.Touched = "output/touch.txt";
        Console.WriteLine(new Settings { Touched = "made.txt" }); // DPS1001
        Console.WriteLine(new Sink { "sunk.txt", "output/sunk.txt" }); // DPS1001
    }

    public static void Infos(string given)
    {
        Console.WriteLine(new FileInfo("input/a.tif") { IsReadOnly = false }); // DPS1005
        Console.WriteLine(new FileInfo("output/a.tif") { IsReadOnly = false });
        Console.WriteLine(new FileInfo(given) { LastWriteTimeUtc = default });
        Console.WriteLine(new DirectoryInfo("input/set") { CreationTimeUtc = default }); // DPS1005
        Unlock("input/b.tif"); // DPS1005
        Unlock("output/b.tif");
    }

    private static FileInfo Unlock(string path) => new(path) { IsReadOnly = false, Attributes = FileAttributes.Normal };

    public static void Options(bool fresh)
    {
        using (new FileStream("a.bin", new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write })) { } // DPS1001
        using (new FileStream("output/a.bin", new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write })) { }
        using (new FileStream("b.bin", new FileStreamOptions { Access = FileAccess.Read })) { }
        using (new FileStream("input/b.bin", new FileStreamOptions { Access = FileAccess.ReadWrite })) { } // DPS1005
        using (new FileStream("input/b.bin", new FileStreamOptions())) { }
        var options = new FileStreamOptions { Mode = fresh ? FileMode.Create : FileMode.OpenOrCreate };
        using (new FileStream("c.bin", options)) { } // DPS1001
        var later = new FileStreamOptions();
        using (File.Open("input/c.bin", later)) { }
        later.Mode = FileMode.Append;
        later.Access = FileAccess.Write;
        using (File.Open("d.bin", later)) { } // DPS1001
        using (var writer = new StreamWriter("e.txt", new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write })) writer.Write(""); // DPS1001
    }
}
