// Static abstract members, generic numbers and enums in names, types that only their file knows.
using System.Globalization;
using System.Numerics;

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

public static class StaticAbstracts
{
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
}
