// Indexers, ^1 and ranges, collection expressions and spreads, params arrays.
public sealed class Places(string root)
{
    public string this[string name] => Path.Combine(root, name);

    public string this[int year, int month] => Path.Combine(root, $"{year}", $"{month:D2}.csv");
}

public sealed class TextStore(string folder)
{
    public string this[string name]
    {
        get => File.ReadAllText(Path.Combine(folder, name));
        set => File.WriteAllText(Path.Combine(folder, name), value);
    }
}

public static class Indexed
{
    private static readonly string[] s_folder = ["output", "tiles"];
    private static readonly string[] s_work = ["work", "tiles"];

    private static void Save(string text, params string[] parts) => File.WriteAllText(Path.Combine(parts), text);

    public static void Members(string name)
    {
        var kept = new Places("output");
        File.WriteAllText(kept["mean.csv"], "");
        File.WriteAllText(kept[2021, 4], "");
        File.WriteAllText(kept[name], ""); // DPS1002
        var lost = new Places("means");
        File.WriteAllText(lost["mean.csv"], ""); // DPS1001
        File.WriteAllText(lost[2021, 4], ""); // DPS1001
        Console.WriteLine(File.Exists(lost[2021, 5]));
        var texts = new TextStore("output");
        texts["readme.txt"] = "x";
        texts[name] = "x"; // DPS1002
        var notes = new TextStore("notes"); // DPS1001
        notes["readme.txt"] = "x";
        var inputs = new TextStore("input");
        Console.WriteLine(inputs["list.txt"]);
        new TextStore("texts")["a.txt"] = "x"; // DPS1001
    }

    public static void Elements(int n)
    {
        string[] drafts = ["a.tif", "b.tif", "c.tif"];
        File.WriteAllBytes(drafts[^1], []); // DPS1001
        File.WriteAllBytes(drafts[n], []); // DPS1001
        File.WriteAllBytes("output/" + drafts[^1], []);
        foreach (string draft in drafts[1..]) File.WriteAllBytes(draft, []); // DPS1001
        foreach (string draft in drafts[..^1]) File.WriteAllBytes(Path.Combine("output", draft), []);
        List<string> paths = [.. drafts.Select(draft => Path.Combine("output", draft))];
        File.WriteAllBytes(paths[^1], []);
        List<string> others = [.. drafts.Select(draft => Path.Combine("others", draft))];
        File.WriteAllBytes(others[0], []); // DPS1001
        File.WriteAllBytes(paths[0][..^4] + ".png", []);
        File.WriteAllBytes(others[^1][..^4] + ".png", []); // DPS1001
        string[,] grid = { { "output/r0c0", "output/r0c1" }, { "output/r1c0", "output/r1c1" } };
        File.WriteAllBytes(grid[n, 1], []);
        string[][] rows = [["r0c0", "r0c1"], ["r1c0", "r1c1"]];
        File.WriteAllBytes(rows[1][0], []); // DPS1001
        string granule = Directory.GetFiles("input", "*.h5")[^1];
        File.AppendAllText(granule, "x"); // DPS1005
        Console.WriteLine(File.ReadAllBytes(Directory.GetFiles("input", "*.h5")[0]).Length);
    }

    public static void Spread(string[] rest, int[] years)
    {
        string[] kept = [.. s_folder, "a.tif"];
        File.WriteAllBytes(Path.Combine(kept), []);
        string[] lost = [.. s_work, "a.tif"];
        File.WriteAllBytes(Path.Combine(lost), []); // DPS1001
        string[] parts = ["results", .. rest];
        File.WriteAllBytes(Path.Combine(parts), []); // DPS1001
        string[] open = ["output", .. rest];
        File.WriteAllBytes(Path.Combine(open), []); // DPS1002
        string[] dated = ["output", .. years.Select(year => $"{year}"), "a.tif"];
        File.WriteAllBytes(Path.Combine(dated), []);
        string[] joined = [.. s_folder, "b.tif"];
        File.WriteAllBytes(string.Join('/', joined), []);
        joined = [.. s_work, "b.tif"];
        File.WriteAllBytes(string.Join('/', joined), []); // DPS1001
        Save("x", "output", "a.txt");
        Save("x", "results", "a.txt"); // DPS1001
        Save("x", "output", rest[0]); // DPS1002
        Save("x", [.. s_folder, "c.txt"]);
        Save("x", [.. s_work, "c.txt"]); // DPS1001
    }

    public static void Maps(int orbit)
    {
        Dictionary<int, Dictionary<string, string>> places = new()
        {
            [1] = new() { ["tif"] = "output/1.tif", ["csv"] = "output/1.csv" },
            [2] = new() { ["tif"] = "output/2.tif", ["csv"] = "output/2.csv" },
        };
        File.WriteAllBytes(places[1]["tif"], []);
        SortedDictionary<int, string> logs = new() { [orbit] = $"orbit_{orbit}.log" };
        File.AppendAllText(logs[orbit], ""); // DPS1001
        logs[orbit] = $"output/orbit_{orbit}.log";
        Dictionary<(int Row, int Column), string> tiles = [];
        tiles[(0, orbit)] = Path.Combine("output", $"{orbit}.tif");
        File.WriteAllBytes(tiles[(0, orbit)], []);
        Dictionary<(int Row, int Column), string> strays = [];
        strays[(0, orbit)] = Path.Combine("strays", $"{orbit}.tif");
        foreach (string stray in strays.Values) File.WriteAllBytes(stray, []); // DPS1001
    }
}
