// A mosaic of Sentinel-2 scenes: a layout in a record, writers in primary constructors, spreads of bands, an indexer over tiles.
using System.IO.Compression;

namespace SentinelMosaic;

public sealed record Layout(string Root, string Prefix = "S2")
{
    public string this[string tile, int band] => Path.Combine(Root, tile[..5] + $"_{Prefix}_B{band:D2}.tif");

    public string Catalogue { get; init; } = Path.Combine(Root, "catalogue.csv");

    public DirectoryInfo Folder => new(Root);
}

public sealed class Catalogue(Layout layout) : IDisposable
{
    private readonly StreamWriter _writer = new(layout.Catalogue);

    public void Add(string scene) => _writer.WriteLine(scene);

    public void Dispose() => _writer.Dispose();
}

public sealed class Mosaic(string folder, int year)
{
    private readonly string _target = Path.Combine(folder, $"mosaic_{year}.tif");

    public required string[] Bands { get; init; }

    public void Save() => File.WriteAllBytes(_target, new byte[Bands.Length]);
}

public static class Program
{
    private static readonly int[] s_visible = [2, 3, 4];
    private static readonly int[] s_all = [.. s_visible, 8, 11, 12];

    public static void Main(string[] args)
    {
        var kept = new Layout("output/mosaic");
        Layout lost = kept with { Root = "mosaic", Catalogue = "mosaic.csv" };
        kept.Folder.Create();
        lost.Folder.Create(); // DPS1001
        using var catalogue = new Catalogue(kept);
        using var strayed = new Catalogue(new Layout("mosaic")); // DPS1001
        foreach (string archive in Directory.GetFiles("input", "S2*_MSIL2A_*.zip"))
        {
            catalogue.Add(archive);
            strayed.Add(archive);
            ZipFile.ExtractToDirectory(archive, Path.Combine(Path.GetTempPath(), Path.GetFileNameWithoutExtension(archive) + ".SAFE"));
            ZipFile.ExtractToDirectory(archive, Path.Combine("safe", Path.GetFileNameWithoutExtension(archive))); // DPS1001
            using ZipArchive updated = ZipFile.Open(archive, ZipArchiveMode.Update); // DPS1005
        }

        foreach (int band in s_all)
        {
            File.WriteAllBytes(kept["T32UQD", band], []);
            File.WriteAllBytes(lost["T32UQD", band], []); // DPS1001
        }

        new Mosaic("output", 2021) { Bands = ["B02", "B03"] }.Save();
        new Mosaic("years", 2021) { Bands = ["B02", "B03"] }.Save(); // DPS1001
        new Mosaic($"output/{args[0]}", 2021) { Bands = [] }.Save(); // DPS1002
        new Mosaic($"output/tile_{args.Length}", 2021) { Bands = [.. s_visible.Select(band => $"B{band:D2}")] }.Save();
        File.AppendAllText(lost.Catalogue, "done"); // DPS1001
        File.AppendAllText(kept.Catalogue, "done");
    }
}
