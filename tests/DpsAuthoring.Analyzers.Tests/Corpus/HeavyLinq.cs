// One long query, and what a query can do to paths.
public static class HeavyLinq
{
    public static void Run(string pattern)
    {
        var granules = Directory.EnumerateFiles("input", pattern, SearchOption.AllDirectories)
            .Select(path => new { Path = path, Stem = Path.GetFileNameWithoutExtension(path) })
            .Where(g => !g.Stem.StartsWith('_'))
            .OrderBy(g => g.Stem, StringComparer.Ordinal)
            .ToList();

        foreach (var g in granules)
        {
            File.Copy(g.Path, Path.Combine("output", g.Stem + ".bak"));
        }

        granules.ForEach(g => File.WriteAllText($"results/{g.Stem}.txt", g.Path)); // DPS1001
        foreach (var group in granules.GroupBy(g => g.Stem[..4]))
        {
            File.WriteAllLines(Path.Combine("output", $"year_{group.Key}.txt"), group.Select(g => g.Path));
        }

        string[] targets = ["output/a.csv", "output/b.csv", "c.csv"];
        foreach (var target in targets.Where(t => t.StartsWith("output", StringComparison.Ordinal)))
        {
            Console.WriteLine(target);
        }

        foreach (var (name, i) in new[] { "red", "nir" }.Select((name, i) => (name, i)))
        {
            File.WriteAllText(Path.Combine("output", $"{i}_{name}.txt"), "");
        }

        var newest = new DirectoryInfo("input").GetFiles().MaxBy(f => f.LastWriteTimeUtc);
        newest?.Delete(); // DPS1005
        var last = new DirectoryInfo("input").GetFiles("*.tif").LastOrDefault();
        if (last is { Exists: true })
        {
            last.CopyTo(Path.Combine("output", last.Name), true);
            last.MoveTo(Path.Combine("output", "moved_" + last.Name)); // DPS1005
        }

        var text = File.ReadLines("input/list.txt").Select(line => line.Split(',')[0]).First();
        File.WriteAllText(Path.Combine("output", text + ".txt"), ""); // DPS1002
    }
}
