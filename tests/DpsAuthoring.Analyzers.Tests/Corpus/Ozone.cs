// Ozone columns: records with computed paths, inheritance of records, structs, operators, indexers, partial methods, and conversions.
namespace Ozone;

public readonly record struct ResultPath(string Value)
{
    public static ResultPath operator /(ResultPath left, string right) => new(Path.Combine(left.Value, right));

    public static implicit operator string(ResultPath path) => path.Value;

    public override string ToString() => Value;
}

public abstract record Product(string Name)
{
    public abstract string Extension { get; }

    public string FileName => Name + Extension;

    public string Target => Path.Combine("output", Path.GetFileName(FileName) + ".txt");
}

public sealed record Column(string Name, int Orbit) : Product(Name)
{
    public override string Extension => $"_{Orbit:D5}.nc";

    public string Raw => $"raw/{Orbit}.nc";
}

public sealed class Catalogue
{
    private readonly List<Product> _products = [];

    public Product this[int index]
    {
        get => _products[index];
        set => _products[index] = value;
    }

    public IEnumerable<string> Targets()
    {
        foreach (Product product in _products)
        {
            yield return product.Target;
        }

        yield return "output/catalogue.txt";
    }

    public static IEnumerable<string> Losses()
    {
        yield return "catalogue.txt";
        yield return Path.Combine("catalogue", "b.txt");
    }
}

public static class Program
{
    public static void Main(string[] args)
    {
        var root = new ResultPath("output");
        File.WriteAllText(root / "a.txt", "x");
        File.WriteAllText((root / "deep" / "b.txt").Value, "x");
        File.WriteAllText(new ResultPath("elsewhere") / "a.txt", "x"); // DPS1001
        File.WriteAllText(new ResultPath("elsewhere").ToString(), "x"); // DPS1001

        var column = new Column(args[0], 7);
        File.WriteAllText(column.Target, "x");
        File.WriteAllText(column.Raw, "x"); // DPS1001
        File.WriteAllText(Path.Combine("output", column.FileName), "x"); // DPS1002
        File.WriteAllText(Path.Combine("output", column.Extension.TrimStart('_')), "x");

        var catalogue = new Catalogue { [0] = column };
        foreach (string target in catalogue.Targets())
        {
            File.WriteAllText(target, "x");
        }

        foreach (string loss in Catalogue.Losses())
        {
            File.WriteAllText(loss, "x"); // DPS1001
        }

        foreach (var (product, index) in new[] { column }.Select((product, index) => (product, index)))
        {
            File.WriteAllText($"output/{index}-{product.Orbit}.txt", product.Name);
        }
    }
}
