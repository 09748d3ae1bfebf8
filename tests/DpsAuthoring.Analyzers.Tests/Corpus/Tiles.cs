// Tiles of a mosaic: tuples, deconstruction, zip, aggregate, dictionaries with paths as keys and values.
public static class Tiles
{
    private static readonly Dictionary<string, string> s_products = new(StringComparer.Ordinal)
    {
        ["ndvi"] = "output/ndvi.tif",
        ["evi"] = "output/evi.tif",
        ["raw"] = "raw/raw.tif",
    };

    public static void Main(string[] args)
    {
        (string good, string bad) = ("output/good.txt", "bad/good.txt");
        File.WriteAllText(good, "x");
        File.WriteAllText(bad, "x"); // DPS1001
        (good, bad) = (bad, good);
        File.WriteAllText(good, "x"); // DPS1001
        File.WriteAllText(bad, "x");

        var tile = (X: 3, Y: 4, Folder: "output/tiles");
        Directory.CreateDirectory($"{tile.Folder}/{tile.X}/{tile.Y}");
        var (x, _, folder) = tile;
        File.WriteAllText(Path.Combine(folder, x + ".txt"), "x");
        File.WriteAllText(Path.Combine(folder, "..", "..", x + ".txt"), "x"); // DPS1001
        File.WriteAllText(Path.Combine(folder, "..", x + ".txt"), "x");

        foreach ((string name, int index) in new[] { "a", "b" }.Select((name, index) => (name, index)))
        {
            File.WriteAllText($"output/{name}{index}.txt", "x");
            File.WriteAllText($"tiles/{name}{index}.txt", "x"); // DPS1001
        }

        foreach ((string input, string output) in Directory.GetFiles("input", "*.tif").Zip(Enumerable.Range(0, 9).Select(i => $"output/{i}.tif")))
        {
            File.Copy(input, output);
        }

        File.WriteAllText(s_products["ndvi"], "x");
        string list = new[] { "output", "a", "b.txt" }.Aggregate(Path.Combine);
        File.WriteAllText(list, "x");
        string lines = string.Join('\n', s_products.Keys);
        File.WriteAllText(string.Join('/', "output", "keys.txt"), lines);
        File.WriteAllText(string.Join('/', "keys", "keys.txt"), lines); // DPS1001
        File.WriteAllText(string.Concat("output", "/", "a"), lines);
        File.WriteAllText(string.Concat("outputs", "/", "a"), lines); // DPS1001
    }
}
