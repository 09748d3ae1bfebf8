// Stations of a network: generics, interfaces with defaults, extension methods on paths, nullable chains.
using System.Text.Json;

public interface IStore
{
    string Root { get; }

    string this[string name] => Path.Combine(Root, Path.GetFileNameWithoutExtension(name) + ".json");

    void Put<T>(string name, T value) => File.WriteAllText(this[name], JsonSerializer.Serialize(value));
}

public sealed class OutputStore : IStore
{
    public string Root => "output";
}

public static class PathExtensions
{
    public static string In(this string name, string folder) => Path.Combine(folder, name);

    public static string With(this string path, string extension) => Path.ChangeExtension(path, extension);

    public static FileInfo File(this DirectoryInfo folder, string name) => new(Path.Combine(folder.FullName, name));
}

public sealed record Station(string Id, double Lat, double Lon)
{
    public string FileName => $"station_{Id}.csv";

    public string Where { get; init; } = "output";
}

public static class Stations
{
    public static void Main()
    {
        IStore store = new OutputStore();
        store.Put("a", 1);
        File.WriteAllText("stations.csv".In("output"), "x");
        File.WriteAllText("stations.csv".In("output").With(".txt"), "x");
        File.WriteAllText("stations.csv".In("stations"), "x"); // DPS1001
        File.WriteAllText("stations.csv".With("txt"), "x"); // DPS1001
        new DirectoryInfo("output").File("a.txt").Create().Dispose();
        new DirectoryInfo("results").File("a.txt").Create().Dispose(); // DPS1001

        foreach (string line in File.ReadLines(Path.Combine("input", "stations.csv")).Skip(1))
        {
            string[] cells = line.Split(',');
            var station = new Station(cells[0], double.Parse(cells[1]), double.Parse(cells[2]));
            File.WriteAllText(Path.Combine(station.Where, station.FileName), line); // DPS1002
            Station moved = station with { Where = "moved" };
            File.WriteAllText(Path.Combine(moved.Where, "fixed.csv"), line); // DPS1001
            File.WriteAllText(Path.Combine(station.Where, Path.GetFileName(station.FileName) + ".csv"), line);
            string? region = cells.ElementAtOrDefault(7)?.Trim();
            File.AppendAllText(Path.Combine("output", region ?? "none"), line); // DPS1002
        }
    }
}
