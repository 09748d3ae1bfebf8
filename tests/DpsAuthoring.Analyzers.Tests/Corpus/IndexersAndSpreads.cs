// Indexers of one's own, that give paths or write, positions from the end, ranges, spreads, and collections that change.
public sealed class Tiles(string root)
{
    private readonly Dictionary<string, string> _notes = [];

    public string this[int row, int column] => Path.Combine(root, $"r{row}c{column}.tif");

    public string this[string name]
    {
        get => _notes.TryGetValue(name, out string? note) ? note : "";
        set
        {
            _notes[name] = value;
            File.WriteAllText(Path.Combine(root, Path.GetFileNameWithoutExtension(name) + ".txt"), value);
        }
    }
}

public sealed class Written
{
    public string this[string path] { set => File.WriteAllText(path, value); }

    public int this[int number] { set => File.WriteAllText($"numbers/{number}.txt", $"{value}"); } // DPS1001
}

public static class Numbered
{
    private static readonly string[] s_folders = ["output/a", "results/b", "output/c"];

    public static void Own(string name, int n)
    {
        var kept = new Tiles("output");
        kept["x"] = "a";
        File.WriteAllBytes(kept[1, 2], []);
        File.WriteAllBytes(new Tiles("tiles")[n, n], []); // DPS1001
        var lost = new Tiles("notes"); // DPS1001
        lost[name] = "x";
        Console.WriteLine(lost[name]);
        var written = new Written();
        written["results/x.txt"] = "x"; // DPS1001
        written["output/x.txt"] = "x";
        written[Path.Combine("output", name)] = "x"; // DPS1002
        written[name] = "x";
        written[3] = n;
        var made = new Written { ["first.txt"] = "x", ["output/first.txt"] = "y" }; // DPS1001
        Console.WriteLine(made);
    }

    public static void Positions(string[] given, int n)
    {
        File.WriteAllText(s_folders[0] + "/x", "");
        string[] folders = ["output/a", "results/b", "output/c"];
        Directory.CreateDirectory(folders[0]);
        Directory.CreateDirectory(folders[1]); // DPS1001
        Directory.CreateDirectory(folders[^1]);
        Directory.CreateDirectory(folders[^2]); // DPS1001
        Directory.CreateDirectory(folders[n]); // DPS1002
        foreach (string one in folders[..1]) Directory.CreateDirectory(one);
        foreach (string one in folders[1..2]) Directory.CreateDirectory(one); // DPS1001
        foreach (string one in folders[2..]) Directory.CreateDirectory(one);
        foreach (string one in folders[1..^1]) Directory.CreateDirectory(one); // DPS1001
        var list = new List<string> { "output/a", "results/b" };
        File.WriteAllText(list[0] + "/x", ""); // DPS1002
        List<string> spelt = ["output/a", "results/b"];
        File.WriteAllText(spelt[0] + "/x", "");
        File.WriteAllText(spelt[^1] + "/x", ""); // DPS1001
        spelt.Reverse();
        File.WriteAllText(spelt[0] + "/x", ""); // DPS1002
        string text = "results/a.tif";
        File.WriteAllText(text[..^4] + ".txt", ""); // DPS1001
        File.WriteAllText("output" + text[7..], "");
        File.WriteAllText("output/" + given[0][^3..], ""); // DPS1002
        (string Name, string Folder)[] pairs = [("a", "results"), ("b", "output")];
        File.WriteAllText(Path.Combine(pairs[0].Folder, pairs[0].Name), ""); // DPS1001
        File.WriteAllText(Path.Combine(pairs[^1].Folder, pairs[^1].Name), "");
    }

    public static void Spreads(string[] given, IEnumerable<string> names, int n)
    {
        string[] bases = ["output", "tiles"];
        string[] lost = ["scratch", "tiles"];
        File.WriteAllText(Path.Combine([.. bases, $"{n}.txt"]), "");
        File.WriteAllText(Path.Combine([.. lost, $"{n}.txt"]), ""); // DPS1001
        File.WriteAllText(Path.Combine([.. bases, .. given]), ""); // DPS1002
        File.WriteAllText(Path.Combine([.. given, "x.txt"]), "");
        foreach (string one in (string[])[.. names, "last.txt"]) File.AppendAllText(Path.Combine("results", one), ""); // DPS1001
        List<string> all = [.. names.Select(static name => $"results/{name}"), .. lost];
        foreach (string one in all) File.AppendAllText(one, ""); // DPS1001
        HashSet<string> some = ["output/x", .. bases.Select(static one => Path.Combine("output", one))];
        foreach (string one in some) File.AppendAllText(one, "");
        Save("output", "a", "b");
        Save("results", "a", "b"); // DPS1001
        Save([.. bases, "c"]);
        Save([.. lost, "c"]); // DPS1001
        Save("output", given[0]); // DPS1002
        SaveAll("output/a", "output/b");
        SaveAll("output/a", "b"); // DPS1002
    }

    private static void Save(params string[] parts) => File.WriteAllText(Path.Combine(parts), "");

    private static void SaveAll(params string[] paths)
    {
        foreach (string path in paths) File.WriteAllText(path, "");
    }
}
