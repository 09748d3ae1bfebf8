// Soil moisture: options bound from JSON, a builder, nested types, required members, a singleton and events.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Soil;

public sealed class Options
{
    [JsonPropertyName("folder")]
    public string Folder { get; set; } = "output";

    public string Log { get; set; } = "soil.log";

    public string? Report { get; set; }

    public static Options Load(string path) => JsonSerializer.Deserialize<Options>(File.ReadAllText(path)) ?? new Options();
}

public sealed class WriterBuilder
{
    private string _folder = "output";
    private string _name = "soil";

    public WriterBuilder In(string folder)
    {
        _folder = folder;
        return this;
    }

    public WriterBuilder Called(string name)
    {
        _name = name;
        return this;
    }

    public StreamWriter Build() => new(Path.Combine(_folder, _name + ".csv"));
}

public sealed class Journal
{
    private static readonly Lazy<Journal> s_one = new(() => new Journal("output/journal.txt"));
    private readonly string _path;

    private Journal(string path) => _path = path;

    public static Journal One => s_one.Value;

    public event EventHandler<string>? Written;

    public void Write(string line)
    {
        File.AppendAllText(_path, line);
        Written?.Invoke(this, _path);
    }
}

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        Options read = Options.Load("input/options.json");
        File.WriteAllText(Path.Combine(read.Folder, "a.txt"), "x");
        var own = new Options { Log = "output/soil.log" };
        File.AppendAllText(own.Log, "x");
        File.AppendAllText(new Options().Log, "x"); // DPS1001
        File.AppendAllText(own.Report ?? "output/report.txt", "x");
        own.Report = "output/report.txt";
        File.AppendAllText(own.Report, "x");

        Journal.One.Written += (_, path) => Console.WriteLine(path);
        Journal.One.Write("x");

        await using (StreamWriter writer = new WriterBuilder().Called("a").Build())
        {
            await writer.WriteLineAsync("x");
        }

        string[] depths = ["0-5", "5-15", "15-30"];
        await Parallel.ForEachAsync(depths, async (depth, cancel) =>
        {
            await File.WriteAllTextAsync(Path.Combine("output", $"{depth}cm.csv"), "x", cancel);
            await File.WriteAllTextAsync(Path.Combine("depths", $"{depth}cm.csv"), "x", cancel); // DPS1001
        });
        Task[] tasks = [.. depths.Select(depth => File.WriteAllTextAsync($"{depth}.csv", "x"))]; // DPS1001
        await Task.WhenAll(tasks);
        await Task.WhenAll(depths.Select(async (depth, i) =>
        {
            await Task.Yield();
            await using var file = File.Create(Path.Combine("output", i + ".bin"));
        }));

        Func<string, string> place = name => Path.Combine("output", name);
        File.WriteAllText(place("a.txt"), "x");
        File.WriteAllText(place(args[0]), "x"); // DPS1002
        Action<string> save = path => File.WriteAllText(path, "x");
        save("output/b.txt");
        save("b.txt"); // DPS1001
        return 0;
    }
}
