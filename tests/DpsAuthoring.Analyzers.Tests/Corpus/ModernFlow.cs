// Captured paths, static abstract members, generic numbers in names, nullable flows, string switches, goto, lock, aliases, file-local types, ref and out.
using System.Globalization;
using System.Numerics;
using Target = (string Folder, string Name);
using Names = string[];
using Table = System.Collections.Generic.Dictionary<string, string>;

public interface IIndexProduct<TSelf>
    where TSelf : IIndexProduct<TSelf>
{
    static abstract string Folder { get; }

    static abstract string NameOf(int tile);
}

public sealed class NdviProduct : IIndexProduct<NdviProduct>
{
    public static string Folder => "output/ndvi";

    public static string NameOf(int tile) => $"ndvi_{tile:D3}.tif";
}

public sealed class EviProduct : IIndexProduct<EviProduct>
{
    public static string Folder => Path.Combine("output", "evi");

    public static string NameOf(int tile) => $"evi_{tile:D3}.tif";
}

public enum Statistic { Mean, Median, Deviation }

file static class Where
{
    internal const string Lost = "results";
    internal const string Kept = "output";

    internal static string Log => Path.Combine(Lost, "run.log");
}

file readonly record struct Cell(int Row, int Column)
{
    public string Kept => $"{Where.Kept}/r{Row}c{Column}.bin";

    public string Lost => $"{Where.Lost}/r{Row}c{Column}.bin";
}

public static class ModernFlow
{
    private static readonly object s_gate = new();

    private static void SaveTile<T>(int tile)
        where T : IIndexProduct<T> => File.WriteAllBytes(Path.Combine(T.Folder, T.NameOf(tile)), []);

    private static void SaveValue<T>(T value)
        where T : struct, INumber<T> => File.AppendAllText($"output/value_{value}.txt", "");

    private static void SaveGrid<T>(T value)
        where T : struct, INumber<T> => File.AppendAllText($"grid/value_{value}.txt", ""); // DPS1001

    private static string NameOf<T>(T statistic)
        where T : struct, Enum => $"{statistic}.csv";

    private static string Rounded<T>(T value)
        where T : IFloatingPoint<T> => T.Round(value, 2).ToString("F2", CultureInfo.InvariantCulture);

    private static void Under(ref string path) => path = Path.Combine("results", path);

    private static void Into(ref string path) => path = Path.Combine("output", path);

    private static bool TryLocate(int tile, out string path)
    {
        path = $"located_{tile}.csv";
        return tile > 0;
    }

    private static void Put(in string path, string text) => File.WriteAllText(path, text);

    public static void Locals(int[] tiles)
    {
        string kept = "output/tiles";
        string work = "work/tiles";
        void Keep(int tile) => File.WriteAllText(Path.Combine(kept, $"{tile}.csv"), "");
        void Draft(int tile) => File.WriteAllText(Path.Combine(work, $"{tile}.csv"), ""); // DPS1001
        static void Log(string path, string line) => File.AppendAllText(path, line);
        foreach (int tile in tiles)
        {
            Keep(tile);
            Draft(tile);
            Log("output/tiles.log", $"{tile}");
            Log("tiles.log", $"{tile}"); // DPS1001
        }

        string NextName() => $"next_{tiles.Length}.csv";
        File.WriteAllText(NextName(), ""); // DPS1001
        File.WriteAllText(Path.Combine(kept, NextName()), "");
    }

    public static void Members(int tile, double level, Statistic statistic)
    {
        SaveTile<NdviProduct>(tile);
        SaveTile<EviProduct>(tile);
        File.WriteAllBytes(Path.Combine(NdviProduct.Folder, NdviProduct.NameOf(tile)), []);
        File.WriteAllBytes(NdviProduct.NameOf(tile), []); // DPS1001
        SaveValue(tile);
        SaveGrid(level);
        File.WriteAllText(Path.Combine("output", NameOf(statistic)), "");
        File.WriteAllText(Path.Combine("statistics", NameOf(statistic)), ""); // DPS1001
        File.WriteAllText($"output/level_{Rounded(level)}.csv", "");
        File.WriteAllText($"level_{Rounded(level)}.csv", ""); // DPS1001
        var cell = new Cell(tile, 2);
        File.WriteAllBytes(cell.Kept, []);
        File.WriteAllBytes(cell.Lost, []); // DPS1001
        File.AppendAllText(Where.Log, ""); // DPS1001
        File.AppendAllText($"{Where.Kept}/run.log", "");
    }

    public static void Nullables(string? name, string? folder)
    {
        File.WriteAllText(Path.Combine("output", name ?? "default.csv"), ""); // DPS1002
        File.WriteAllText(Path.Combine(folder ?? "output", "table.csv"), "");
        File.WriteAllText(Path.Combine("tables", name ?? "default.csv"), ""); // DPS1001
        string? parent = Path.GetDirectoryName("results/a.csv");
        Directory.CreateDirectory(parent!); // DPS1001
        string? log = null;
        if (name is null) log = "first.log";
        log ??= "other.log";
        File.AppendAllText(log, ""); // DPS1001
        string? kept = null;
        if (name is null) kept = "output/first.log";
        kept ??= "output/other.log";
        File.AppendAllText(kept, "");
    }

    public static void Switches(string format, int level)
    {
        string target;
        switch (format)
        {
            case "csv":
            case "tsv":
                target = $"output/table.{format}";
                break;
            case "json":
                target = "output/table.json";
                break;
            default:
                throw new ArgumentException("The format is not known.", nameof(format));
        }

        File.WriteAllText(target, "");
        string draft;
        switch (format)
        {
            case "csv":
                draft = "draft.csv";
                break;
            case "json":
                draft = "draft.json";
                break;
            default:
                draft = "draft.txt";
                break;
        }

        File.WriteAllText(draft, ""); // DPS1001
        string folder = "l0";
        switch (level)
        {
            case 1:
                folder = "l1";
                goto case 2;
            case 2:
                folder = "output/l2";
                break;
            default:
                folder = "output/other";
                break;
        }

        Directory.CreateDirectory(folder);
        int attempt = 0;
        string part = "part.bin";
    again:
        File.WriteAllBytes(part, []); // DPS1001
        part = $"part{attempt}.bin";
        if (++attempt < 3) goto again;
        lock (s_gate)
        {
            string locked = Path.Combine("locks", $"{attempt}.lock");
            File.WriteAllText(locked, ""); // DPS1001
            locked = Path.Combine("output", $"{attempt}.lock");
            File.WriteAllText(locked, "");
        }
    }

    public static void Aliased(string text)
    {
        Target lost = ("maps", "agb.tif");
        File.WriteAllText(Path.Combine(lost.Folder, lost.Name), text); // DPS1001
        Target kept = lost with { Folder = "output" };
        File.WriteAllText(Path.Combine(kept.Folder, kept.Name), text);
        Names names = ["a.csv", "b.csv"];
        foreach (string name in names) File.WriteAllText(name, text); // DPS1001
        foreach (string name in names) File.WriteAllText($"output/{name}", text);
        Table table = new() { ["map"] = "output/map.tif" };
        File.WriteAllText(table["map"], text);
        Table drafts = new() { ["map"] = "map.tif" };
        File.WriteAllText(drafts["map"], text); // DPS1001
        string path = "a.csv";
        Into(ref path);
        File.WriteAllText(path, text);
        string strayed = "a.csv";
        Under(ref strayed);
        File.WriteAllText(strayed, text); // DPS1001
        if (TryLocate(3, out string located)) File.WriteAllText(located, text); // DPS1001
        if (TryLocate(3, out string found)) File.WriteAllText("output/" + found, text);
        Put("put.csv", text); // DPS1001
        Put("output/put.csv", text);
        Put(in strayed, text); // DPS1001
    }
}
