// More dictionaries and objects, now that they are followed.
public class Cfg { public string Dir { get; set; } = "output"; public string Name = "x"; public Cfg? Next; }

public class Box<T>(T value) { public T Value => value; }

public class Chain
{
    private string _dir = "output";
    public Chain In(string dir) { _dir = dir; return this; }
    public void Save(string name) => File.WriteAllText(Path.Combine(_dir, name), "");
}

public static class More
{
    private static readonly Dictionary<string, (string Dir, string Ext)> s_kinds = new() { ["a"] = ("output", ".a"), ["b"] = ("output/b", ".b") };
    private static readonly Dictionary<string, string> s_mixed = new() { ["out"] = "output", ["log"] = "logs" };

    public static void Run(string key, bool flag, IEnumerable<string> keys)
    {
        File.WriteAllText(s_mixed["out"] + "/x", "");
        File.WriteAllText(s_mixed["log"] + "/x", ""); // DPS1001
        File.WriteAllText(s_mixed[key] + "/x", "");
        var (dir, ext) = s_kinds[key];
        File.WriteAllText(Path.Combine(dir, "x" + ext), "");
        var map = new Dictionary<string, string>();
        foreach (string k in keys) map[k] = Path.Combine("output", k + ".txt");
        foreach (string v in map.Values) File.WriteAllText(v, ""); // DPS1002
        map.Add("x", "output/x");
        if (map.TryGetValue("x", out var found)) File.WriteAllText(found, "");
        var counts = new Dictionary<string, int>();
        foreach (string k in keys) counts[k] = counts.GetValueOrDefault(k) + 1;
        foreach (var (k, n) in counts) File.WriteAllText($"output/{n}.txt", k);
        foreach (var (k, n) in counts) File.WriteAllText($"output/{k}.txt", ""); // DPS1002
        var byName = Directory.EnumerateFiles("input").ToDictionary(f => Path.GetFileName(f), f => new FileInfo(f).Length);
        foreach (string n in byName.Keys) File.WriteAllText(Path.Combine("output", n), "");
        var lookup = Directory.EnumerateFiles("input").ToLookup(Path.GetExtension);
        foreach (var g in lookup) foreach (string f in g) File.Copy(f, Path.Combine("output", Path.GetFileName(f)));
        var c = new Cfg();
        if (flag) c.Dir = "results";
        File.WriteAllText(Path.Combine(c.Dir, c.Name), "");
        c.Name = "y";
        File.WriteAllText(c.Name, ""); // DPS1001
        var box = new Box<string>("boxed");
        File.WriteAllText(box.Value, ""); // DPS1001
        new Chain().In("results").Save("a");
        new Chain().Save("a");
        List<string> list = ["output/a"];
        list[0] = "output/b";
        File.WriteAllText(list[0], "");
        string[] array = new string[2];
        array[0] = "output/a"; array[1] = "output/b";
        File.WriteAllText(array[1], "");
        var env = Environment.GetEnvironmentVariables();
        File.WriteAllText((string)env["OUT"]!, "");
    }
}
