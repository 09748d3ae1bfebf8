// Services by constructor, options in an object of their own.
using System.Text.Json;
using System.Text.Json.Serialization;

public sealed record StationOptions
{
    public string Catalogue { get; init; } = "/projects/catalogue/stations.json";
    public string ResultFolder { get; init; } = "output";
    [JsonPropertyName("scratch")] public string ScratchFolder { get; init; } = "work";
    public int Years { get; init; } = 10;
}

public interface IStationStore
{
    IReadOnlyList<string> Load();
    void Save(string station, IEnumerable<double> series);
}

public sealed class StationStore(StationOptions options, ILogger<StationStore> log) : IStationStore
{
    private readonly string _results = Path.Combine("output", "stations");

    public IReadOnlyList<string> Load()
    {
        log.LogInformation("Reading {Catalogue}", options.Catalogue);
        using FileStream stream = File.OpenRead(options.Catalogue);
        return JsonSerializer.Deserialize<List<string>>(stream) ?? [];
    }

    public void Save(string station, IEnumerable<double> series)
    {
        Directory.CreateDirectory(_results);
        string safe = string.Concat(station.Where(char.IsLetterOrDigit));
        File.WriteAllLines(Path.Combine(_results, safe + ".csv"), series.Select(value => value.ToString("R")));
        File.WriteAllLines(Path.Combine(_results, station), series.Select(value => value.ToString("R")));
        File.WriteAllLines(Path.Combine("stations", safe + ".csv"), series.Select(value => value.ToString("R"))); // DPS1001
    }
}

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        using var factory = LoggerFactory.Create(args);
        var store = new StationStore(new StationOptions(), factory.CreateLogger<StationStore>());
        foreach (string station in store.Load())
        {
            store.Save(station, Enumerable.Range(0, 10).Select(i => (double)i)); // DPS1002
        }

        await using FileStream summary = new("output/summary.json", FileMode.Create, FileAccess.Write);
        await JsonSerializer.SerializeAsync(summary, new { Stations = 3 });
        await using FileStream copy = new(@"C:\temp\summary.json", FileMode.Create, FileAccess.Write); // DPS1001
        await JsonSerializer.SerializeAsync(copy, new { Stations = 3 });
        return 0;
    }

    private sealed class LoggerFactory : IDisposable
    {
        public static LoggerFactory Create(string[] args) => new();
        public ILogger<T> CreateLogger<T>() => Microsoft.Extensions.Logging.Abstractions.NullLogger<T>.Instance;
        public void Dispose() { }
    }
}
