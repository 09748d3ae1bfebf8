// Enumerations, LINQ, dictionaries, spans.
using System.Buffers;
using System.Text;

public static class Enumerations
{
    private static readonly Dictionary<string, string> s_folders = new()
    {
        ["ndvi"] = "output/ndvi",
        ["evi"] = "output/evi",
    };

    private static readonly string[] s_products = ["ndvi.tif", "evi.tif"];

    private static readonly IReadOnlyList<string> s_lost = new List<string> { "a.csv", "b.csv" };

    public static IEnumerable<string> Granules(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*.h5").OrderBy(name => name, StringComparer.Ordinal))
            yield return file;
    }

    public static void Run(ReadOnlySpan<char> name, string pattern)
    {
        foreach (string product in s_products)
            File.WriteAllText(Path.Combine("output", product), product);
        foreach (string product in s_lost)
            File.WriteAllText(product, product); // DPS1001
        foreach (string file in Granules("input"))
            File.WriteAllText(Path.Combine("output", Path.GetFileNameWithoutExtension(file) + ".csv"), file);
        foreach (string file in Granules("input"))
            File.AppendAllText(file, "checked"); // DPS1005
        foreach (string target in s_products.Select(product => Path.Combine("results", product)))
            File.WriteAllText(target, ""); // DPS1001
        foreach (string target in s_products.Select(product => Path.Combine("output", product)))
            File.WriteAllText(target, "");
        foreach ((string key, string folder) in s_folders)
            Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(s_folders["ndvi"], "x.txt"), "");
        File.WriteAllText(Path.Join("output", name), ""); // DPS1002
        File.WriteAllText(Path.Join("output", name.Trim()), ""); // DPS1002
        File.WriteAllText(string.Concat("output/", name), ""); // DPS1002
        var files = Directory.GetFiles("input", pattern).Select(file => new { Source = file, Target = Path.Combine("output", Path.GetFileName(file)) }).ToList();
        foreach (var file in files)
        {
            File.Copy(file.Source, file.Target);
            File.Move(file.Source, file.Target); // DPS1005
        }

        string first = Directory.EnumerateFiles("input").First();
        File.WriteAllText(first, ""); // DPS1005
        string newest = new DirectoryInfo("input").GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).First().FullName;
        File.Delete(newest); // DPS1005
        var groups = Directory.EnumerateFiles("input").GroupBy(file => Path.GetExtension(file));
        foreach (var group in groups)
            File.WriteAllLines($"output/list{group.Key}.txt", group);
        foreach (var chunk in s_products.Chunk(2))
            File.WriteAllText("output/" + chunk[0], "");
        for (int i = 0; i < s_products.Length; i++)
        {
            string target = s_products[i];
            File.WriteAllText(target, ""); // DPS1001
        }

        int n = 0;
        while (n < 10)
        {
            string tile = Path.Combine("tiles", n + ".bin");
            File.WriteAllText(tile, ""); // DPS1001
            n++;
        }

        string nested = "output";
        for (int level = 0; level < 3; level++)
        {
            nested = Path.Combine(nested, "level" + level);
            Directory.CreateDirectory(nested);
        }
    }
}
