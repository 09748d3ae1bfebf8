// Formats by switch, targets by pattern.
using System.Text;

public abstract record Product(string Id);
public sealed record Raster(string Id, int Bands) : Product(Id);
public sealed record Table(string Id) : Product(Id);

public static class Formats
{
    private static string Extension(Product product) => product switch
    {
        Raster { Bands: > 1 } => ".tif",
        Raster => ".png",
        Table => ".csv",
        _ => throw new NotSupportedException(),
    };

    private static string Folder(int level) => level switch
    {
        1 => "output/l1",
        2 => "output/l2",
        _ => "output/other",
    };

    private static string BadFolder(int level) => level switch
    {
        1 => "l1",
        2 => "l2",
        _ => "other",
    };

    public static void Save(Product product, int level, byte[] data, bool debug)
    {
        File.WriteAllBytes(Path.Combine(Folder(level), "product" + Extension(product)), data);
        File.WriteAllBytes(Path.Combine(BadFolder(level), "product" + Extension(product)), data); // DPS1001
        File.WriteAllBytes(Path.Combine(Folder(level), product.Id), data); // DPS1002

        string target;
        if (debug) target = "debug.bin";
        else target = "trace.bin";
        File.WriteAllBytes(target, data); // DPS1001
        target = "output/final.bin";
        File.WriteAllBytes(target, data);

        string? log = null;
        log ??= "run.log";
        File.AppendAllText(log, "x"); // DPS1001

        var name = new StringBuilder("output/");
        name.Append(level).Append('_').AppendFormat("{0:D3}", level).Append(".bin");
        File.WriteAllBytes(name.ToString(), data);
        var bad = new StringBuilder();
        bad.Append("result_").Append(product.Id).Append(".bin");
        File.WriteAllBytes(bad.ToString(), data); // DPS1001

        (string csv, string json) = ("output/a.csv", "a.json");
        File.WriteAllBytes(csv, data);
        File.WriteAllBytes(json, data); // DPS1001

        foreach (var (path, text) in new[] { ("output/1.txt", "a"), ("output/2.txt", "b") })
            File.WriteAllText(path, text);

        string[] names = ["a.txt", "b.txt"];
        foreach (string each in names)
        {
            File.WriteAllText(Path.Combine("output", each), each);
            File.WriteAllText(each, each); // DPS1001
        }

        for (int i = 0; i < names.Length; i++)
            File.WriteAllText(Path.Combine("output", names[i]), "");

        switch (product)
        {
            case Raster { Bands: var bands } when bands > 3:
                File.WriteAllBytes($"output/bands_{bands}.bin", data);
                break;
            case Table table:
                File.WriteAllBytes($"table_{table.Id}.bin", data); // DPS1001
                break;
        }
    }
}
