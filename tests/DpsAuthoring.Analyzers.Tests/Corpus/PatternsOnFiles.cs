// Property, list and recursive patterns: what a pattern takes out of files, names and records, and what is written under it.
public sealed record Product(string Folder, string Name, int Level);

public sealed record ProductRun(Product Product, FileInfo Log);

public static class PatternsOnFiles
{
    public static void Links()
    {
        foreach (FileInfo file in new DirectoryInfo("input").EnumerateFiles("*.h5"))
        {
            if (file is { LinkTarget: not null }) continue; // DPS1008
            Console.WriteLine(file.Name);
        }

        foreach (FileInfo file in new DirectoryInfo("input").EnumerateFiles("*.tif"))
        {
            if (file is not { LinkTarget: null }) continue; // DPS1008
            Console.WriteLine(file.Length);
        }

        FileInfo[] plain = [.. new DirectoryInfo("input").GetFiles().Where(file => file is { Exists: true, LinkTarget: null })]; // DPS1008
        FileInfo[] large = [.. new DirectoryInfo("input").GetFiles().Where(file => file is { Exists: true, Length: > 1024 })];
        foreach (FileInfo file in new DirectoryInfo("output").EnumerateFiles())
        {
            if (file is { LinkTarget: not null }) continue;
            Console.WriteLine(file.Name);
        }

        if (new FileInfo("input/dem.tif") is { LinkTarget: { Length: > 0 } target }) Console.WriteLine($"dem is {target}");
        Console.WriteLine(plain.Length + large.Length);
    }

    public static void Names(string? name, FileInfo? given, string line)
    {
        if (name is { Length: > 0 } stem) File.WriteAllText(Path.Combine("output", stem), ""); // DPS1002
        if (name is { Length: > 0 } region) File.WriteAllText(Path.Combine("results", region), ""); // DPS1001
        if (name is { Length: > 0 } site) File.WriteAllText($"output/{Path.GetFileName(site)}.csv", "");
        if (name is "mean" or "median") File.WriteAllText($"output/{name}.csv", "");
        if (line.Split(',') is [var plot, _, ..]) File.WriteAllText($"output/{plot}.csv", line); // DPS1002
        if (line.Split(',') is [var first, ..] && int.TryParse(first, out int number)) File.WriteAllText($"output/{number}.csv", line);
        if (line.Split(',') is [{ Length: 6 } tile, ..]) File.WriteAllText(Path.Combine("tiles", tile), line); // DPS1001
        string target = given switch
        {
            null => "output/none.txt",
            { Extension: ".tif", Name: var raster } => $"output/{raster}.txt",
            { Name: { Length: > 12 } other } => Path.Combine("output", other[..12] + ".txt"),
            _ => "output/other.txt",
        };
        File.WriteAllText(target, line);
        string list = given switch
        {
            { Extension: ".tif" or ".tiff" } => "rasters.txt",
            { Directory.Name: "tables" } => "tables.txt",
            _ => "others.txt",
        };
        File.WriteAllText(list, line); // DPS1001
        if (given is { Directory.Name: "raw" }) File.AppendAllText("raw.log", line); // DPS1001
        if (given is { Directory.Name: "raw" }) File.AppendAllText("output/raw.log", line);
        if (Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home) Console.WriteLine(File.ReadAllText(Path.Combine(home, ".netrc"))); // DPS1009
        if (Environment.GetEnvironmentVariable("DEM") is { Length: > 0 } dem) Console.WriteLine(File.ReadAllBytes(dem).Length);
        if (Path.GetDirectoryName("results/2021/a.csv") is { Length: > 0 } folder) Directory.CreateDirectory(folder); // DPS1001
        if (Path.GetDirectoryName("output/2021/a.csv") is { Length: > 0 } kept) Directory.CreateDirectory(kept);
    }

    public static void Lists()
    {
        string[] parts = ["output", "tiles", "a.tif"];
        if (parts is [var root, .., var last]) File.WriteAllBytes(Path.Combine(root, last), []);
        if (parts is [_, .. var rest]) File.WriteAllBytes(Path.Combine(rest), []); // DPS1001
        if (Directory.GetFiles("input", "*.h5") is [var only]) File.AppendAllText(only, "checked"); // DPS1005
        if (Directory.GetFiles("input", "*.h5") is [var some, ..]) Console.WriteLine(File.ReadAllBytes(some).Length);
        if (Directory.GetFiles("input", "*.nc") is [.., var newest]) File.Move(newest, "output/newest.nc"); // DPS1005
        if (Directory.GetFiles("output", "*.nc") is [.., var made]) File.Move(made, "output/newest.nc", true);
        if (new DirectoryInfo("input").EnumerateFiles("*.csv").FirstOrDefault() is not { } table) return;
        table.CopyTo("output/table.csv");
        table.Delete(); // DPS1005
    }

    public static void Nested(int level, bool debug)
    {
        var run = new ProductRun(new Product("products", "agb.tif", 2), new FileInfo("output/run.log"));
        if (run is { Product.Folder: var folder }) Directory.CreateDirectory(folder); // DPS1001
        if (run is ({ Name: var product }, { FullName: var log })) File.AppendAllText(log, product);
        if (run is { Product: { Name: { Length: > 3 } raster } }) File.WriteAllBytes(raster, []); // DPS1001
        if (run.Product is (var place, _, > 1)) File.WriteAllText(Path.Combine(place, "l2.txt"), ""); // DPS1001
        if (run is { Log: { Name: "run.log", Directory: { } parent } }) File.WriteAllText(Path.Combine(parent.FullName, "a.csv"), "");
        string kept = (level, debug) switch
        {
            (1, _) => "output/l1.tif",
            (_, true) => "output/debug.tif",
            _ => "output/l2.tif",
        };
        File.WriteAllBytes(kept, []);
        string lost = (level, debug) switch
        {
            ( > 1, false) => "l2.tif",
            (_, true) => "debug.tif",
            _ => "l1.tif",
        };
        File.WriteAllBytes(lost, []); // DPS1001
        object sink = "results.csv";
        if (sink is string { Length: > 3 } text) File.WriteAllText(text, ""); // DPS1001
        object safe = "output/results.csv";
        if (safe is string { Length: > 3 } other) File.WriteAllText(other, "");
    }
}
