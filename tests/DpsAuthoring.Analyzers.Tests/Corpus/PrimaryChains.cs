// Primary constructors that hand their parameters on: to bases, to records, to objects in fields, to other constructors.
using System.Numerics;

public abstract class TextTarget(string path) : IDisposable
{
    protected StreamWriter Text { get; } = new(path);

    public void Dispose() => Text.Dispose();
}

public class CsvTarget(string folder, string name) : TextTarget(Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}.csv"));

public sealed class YearTarget(string folder, int year) : CsvTarget(folder, $"year_{year}");

public sealed class KeptTarget(string name) : CsvTarget("output", name);

public sealed class LostTarget(string name) : CsvTarget("tables", name); // DPS1001

public record RunFolder(string Root)
{
    public string Log { get; init; } = Path.Combine(Root, "run.log");
}

public sealed record NumberedRun(string Home, int Run) : RunFolder(Path.Combine(Home, $"run_{Run:D3}"));

public sealed class Gauge<T>(string folder, T id)
    where T : struct, INumber<T>
{
    private readonly FileStream _series = File.Create(Path.Combine(folder, $"gauge_{id}.bin"));

    public void Add(byte value) => _series.WriteByte(value);
}

public sealed class OptionalLog(string? folder = null)
{
    private readonly StreamWriter _log = new(Path.Combine(folder ?? "logs", "optional.log"));

    public void Say(string text) => _log.WriteLine(text);
}

public sealed class FixedLogs(int run, bool verbose)
{
    private readonly StreamWriter _numbered = new($"run_{run}.log"); // DPS1001
    private readonly StreamWriter _kept = new($"output/run_{run}.log");
    private readonly StreamWriter _chosen = new(verbose ? "verbose.log" : "brief.log"); // DPS1001
    private readonly StreamWriter _keptChoice = new(verbose ? "output/verbose.log" : "output/brief.log");

    public void Say(string text)
    {
        foreach (StreamWriter writer in (StreamWriter[])[_numbered, _kept, _chosen, _keptChoice]) writer.WriteLine(text);
    }
}

public sealed class Station(string folder)
{
    private readonly OptionalLog _log = new(folder);

    public Station(int number) : this($"station_{number}") { } // DPS1001

    public Station() : this("output/station") { }

    public void Say(string text) => _log.Say(text);
}

public readonly struct Marker(string folder)
{
    public FileInfo File { get; } = new(Path.Combine(folder, "marker.txt"));
}

public static class PrimaryChains
{
    public static void Run(string name, int run)
    {
        using var kept = new KeptTarget(name);
        using var lost = new LostTarget(name);
        using var csv = new CsvTarget("csv", name); // DPS1001
        using var open = new CsvTarget(Path.Combine("output", name), "table"); // DPS1002
        using var year = new YearTarget("years", 2020); // DPS1001
        using var keptYear = new YearTarget("output/years", 2020);
        File.AppendAllText(new NumberedRun("runs", run).Log, name); // DPS1001
        File.AppendAllText(new NumberedRun("output", run).Log, name);
        File.AppendAllText((new NumberedRun("runs", run) with { Log = "output/run.log" }).Log, name);
        new Gauge<int>("gauges", run).Add(1); // DPS1001
        new Gauge<int>("output", run).Add(1);
        new Gauge<double>($"output/{name}", 0.5).Add(1); // DPS1002
        new OptionalLog().Say(name); // DPS1001
        new OptionalLog("output").Say(name);
        new FixedLogs(run, verbose: true).Say(name);
        new Station("stations").Say(name); // DPS1001
        new Station(run).Say(name);
        new Station().Say(name);
        new Marker("marks").File.Create().Dispose(); // DPS1001
        new Marker("output").File.Create().Dispose();
    }
}
