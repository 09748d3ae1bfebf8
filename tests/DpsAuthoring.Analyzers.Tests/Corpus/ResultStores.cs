// A service class with its own folders, as a PhD student structures it.
using System.Globalization;
using System.Text;

namespace Forest.Biomass;

public enum Product { Agb, Height, Cover }

public class ResultStore
{
    private readonly string _root;
    private readonly string _tag;
    private readonly List<string> _written = [];

    public ResultStore(string root, string tag = "v1")
    {
        _root = root;
        _tag = tag;
        Directory.CreateDirectory(root);
    }

    public string PathOf(Product product, int tile) => Path.Combine(_root, $"{product}_{tile:D4}_{_tag}.tif");

    public void Save(Product product, int tile, byte[] data)
    {
        string path = PathOf(product, tile);
        File.WriteAllBytes(path, data);
        _written.Add(path);
    }

    public void Index(string name = "index.csv") => File.WriteAllLines(Path.Combine(_root, name), _written);
}

public static class Names
{
    public static string For(Product p, DateTime t) => string.Create(CultureInfo.InvariantCulture, $"{p}_{t:yyyyMMdd}.tif");
    public static string Safe(this string s) => new([.. s.Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
    public static string Stem(string path) => Path.GetFileNameWithoutExtension(path);
}

public class Runner
{
    private const string OutputFolder = "output";
    private static readonly string[] s_products = Enum.GetNames<Product>();
    private readonly ResultStore _store = new(OutputFolder);

    public void Run(string site, DateTime when, byte[] data)
    {
        _store.Save(Product.Agb, 1, data);
        _store.Index();
        var lost = new ResultStore("results"); // DPS1001
        lost.Save(Product.Cover, 2, data);
        var kept = new ResultStore(Path.Combine(OutputFolder, "tiles"), tag: "v2");
        kept.Save(Product.Cover, 2, data);
        kept.Index("../index.csv");
        var any = new ResultStore(Path.Combine(OutputFolder, site)); // DPS1002
        any.Save(Product.Height, 3, data);
        File.WriteAllBytes(Path.Combine(OutputFolder, Names.For(Product.Agb, when)), data);
        File.WriteAllBytes(Names.For(Product.Agb, when), data); // DPS1001
        File.WriteAllBytes(Path.Combine(OutputFolder, site.Safe() + ".bin"), data);
        File.WriteAllBytes(Path.Combine(OutputFolder, site.Safe()), data);
        File.WriteAllBytes(Path.Combine(OutputFolder, Names.Stem(site) + ".bin"), data);
        File.WriteAllBytes(Path.Combine(OutputFolder, Names.Stem(site)), data); // DPS1002
        foreach (string p in s_products) File.WriteAllBytes($"{OutputFolder}/{p}.bin", data);
        foreach (Product p in Enum.GetValues<Product>()) File.WriteAllBytes($"{p}.bin", data); // DPS1001
        File.WriteAllBytes(kept.PathOf(Product.Agb, 3), data);
        File.WriteAllBytes(lost.PathOf(Product.Agb, 3), data); // DPS1001
    }
}
