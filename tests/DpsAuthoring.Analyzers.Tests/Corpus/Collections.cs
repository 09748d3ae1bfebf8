// Dictionaries, lists, LINQ.
public static class Collections
{
    private static readonly Dictionary<string, string> s_targets = new()
    {
        ["ndvi"] = "output/ndvi.tif",
        ["evi"] = "output/evi.tif",
    };

    private static readonly IReadOnlyDictionary<int, string> s_lost = new Dictionary<int, string> { { 1, "one.tif" }, { 2, "two.tif" } };
    private static readonly string[] s_folders = ["output/a", "output/b", "logs"];
    private static readonly List<string> s_names = ["a.txt", "b.txt"];

    public static void Run(string key, int year, FileInfo[] files)
    {
        File.WriteAllText(s_targets["ndvi"], "");
        File.WriteAllText(s_targets[key], "");
        if (s_targets.TryGetValue(key, out string? target)) File.WriteAllText(target, "");
        File.WriteAllText(s_lost[1], ""); // DPS1001
        foreach (string path in s_lost.Values) File.WriteAllText(path, ""); // DPS1001
        foreach ((string name, string path) in s_targets) File.WriteAllText(path + name, "");
        foreach (string folder in s_folders) Directory.CreateDirectory(folder); // DPS1002
        s_names.ForEach(n => File.WriteAllText(n, "")); // DPS1001
        s_names.ForEach(n => File.WriteAllText("output/" + n, ""));
        foreach (string n in s_names.Where(n => n.Length > 3).OrderBy(n => n).Take(2).Reverse()) File.WriteAllText(n, ""); // DPS1001
        foreach (string n in from n in s_names where n.EndsWith(".txt") select Path.Combine("output", n)) File.WriteAllText(n, "");
        foreach (string n in from n in s_names let q = "results/" + n select q) File.WriteAllText(q2(n), ""); // DPS1001
        string[] lines = [.. Enumerable.Range(2000, 20).Select(y => $"output/{y}.csv")];
        foreach (string l in lines) File.WriteAllText(l, "");
        foreach (string l in Enumerable.Range(2000, 20).Select(y => $"{y}.csv")) File.WriteAllText(l, ""); // DPS1001
        foreach (var item in files.Select(f => new { f.FullName, Target = Path.Combine("output", "c_" + f.Name) })) File.Copy(item.FullName, item.Target);
        foreach (var item in files.Select((f, i) => (Source: f, Target: $"copy/{i}"))) item.Source.CopyTo(item.Target); // DPS1001
        foreach (var group in Directory.EnumerateFiles("input").GroupBy(f => Path.GetExtension(f)))
        {
            File.WriteAllLines($"output/list{group.Key}.txt", group);
            File.WriteAllLines($"list{group.Key}.txt", group); // DPS1001
            foreach (string f in group) File.Delete(f); // DPS1005
        }
        File.WriteAllText(Directory.EnumerateFiles("output").First(), "");
        File.WriteAllText(Directory.EnumerateFiles("input").First(), ""); // DPS1005
        File.WriteAllText(Directory.GetFiles("work")[0], ""); // DPS1001
        File.WriteAllText(Directory.GetFiles("input").Select(f => f.Replace("input", "output")).First(), "");
        string newest = new DirectoryInfo("output").GetFiles().MaxBy(f => f.LastWriteTime)!.FullName;
        File.AppendAllText(newest, "");
        string? first = s_names.FirstOrDefault();
        if (first is not null) File.WriteAllText(first, ""); // DPS1001
        var map = new Dictionary<int, List<string>>();
        map[year] = ["output/x"];
        foreach (string x in map[year]) File.WriteAllText(x, "");
        string joined = string.Join("_", s_names);
        File.WriteAllText("output/" + joined, "");
        var zip = s_names.Zip(["output/1", "output/2"]);
        foreach (var (n, z) in zip) File.WriteAllText(z, n);
        Span<string> span = ["output/s", "output/t"];
        foreach (string s in span) File.WriteAllText(s, "");
        Stack<string> stack = new(["work"]);
        while (stack.TryPop(out string? top)) Directory.CreateDirectory(top); // DPS1001
        Queue<string> queue = new();
        queue.Enqueue("output/x");
        while (queue.Count > 0) File.WriteAllText(queue.Dequeue(), "");
        File.WriteAllText(s_targets.GetValueOrDefault(key, "other.tif"), ""); // DPS1002
        string aggregate = s_names.Aggregate("output", (a, n) => a + "_" + n);
        File.WriteAllText(aggregate, "");

        static string q2(string n) => "results/" + n;
    }
}
