// River gauges: virtual folders, delegates in fields, nested classes, iterators of targets, Parallel.ForEach and Task.Run.
using System.Collections.Concurrent;
using System.Globalization;

public class Gauge
{
    protected virtual string Folder => "output";

    public void Save(int id) => File.WriteAllText(Path.Combine(Folder, id.ToString(CultureInfo.InvariantCulture)), "x");

    public static IEnumerable<string> Targets(int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return $"output/gauge_{i}.csv";
        }
    }

    public static IEnumerable<string> Lost(int count) => Enumerable.Range(0, count).Select(i => $"gauge_{i}.csv");

    public sealed class Table : IDisposable
    {
        private readonly TextWriter _writer;

        public Table(Func<string> where) => _writer = File.CreateText(where());

        public void Dispose() => _writer.Dispose();
    }
}

public static class Rivers
{
    private static readonly Func<int, string> s_name = number => Path.Combine("output", $"r{number}.txt");

    private static readonly Action<string> s_write = path => File.WriteAllText(path, "x");

    public static async Task<int> Main()
    {
        new Gauge().Save(1);
        foreach (string target in Gauge.Targets(5))
        {
            File.WriteAllText(target, "x");
        }

        foreach (string target in Gauge.Lost(5))
        {
            File.WriteAllText(target, "x"); // DPS1001
        }

        Parallel.ForEach(Gauge.Targets(3), target => File.WriteAllText(target + ".gz", "x"));
        Parallel.ForEach(Gauge.Lost(3), target => File.WriteAllText(target + ".gz", "x")); // DPS1001
        Parallel.For(0, 9, i => File.WriteAllText(s_name(i), "x"));
        await Task.Run(() => File.WriteAllText("rivers.txt", "x")); // DPS1001
        s_write("output/a.txt");
        s_write("a.txt"); // DPS1001
        using var kept = new Gauge.Table(() => "output/table.csv");

        var results = new ConcurrentDictionary<string, string>();
        await Parallel.ForEachAsync(Directory.EnumerateFiles("input"), async (file, cancel) =>
        {
            results[file] = Path.Combine("output", Path.GetFileName(file));
            await File.WriteAllTextAsync(results[file], "x", cancel);
        });
        foreach ((string from, string to) in results)
        {
            File.Copy(from, to + ".copy");
        }

        var groups = Directory.GetFiles("input", "*.csv").GroupBy(f => Path.GetFileNameWithoutExtension(f).Split('_')[0]);
        foreach (IGrouping<string, string> group in groups)
        {
            await File.WriteAllLinesAsync($"output/{group.Key}.txt", group);
            await File.WriteAllLinesAsync($"groups/{group.Key}.txt", group); // DPS1001
        }

        return 0;
    }
}
