// Forest inventory: user Deconstruct, operators on folders, a fluent builder of names, records with `with`, exceptions that carry paths.
using System.Text;

namespace Forest;

public sealed class Plot(string folder, string name)
{
    public string Folder { get; } = folder;

    public string Name { get; } = name;

    public void Deconstruct(out string folder, out string name) => (folder, name) = (Folder, Name);
}

public sealed record Layout(string Root, string Tables = "tables")
{
    public string Table(int number) => Path.Combine(Root, Tables, $"{number:D3}.csv");

    public static Layout Kept { get; } = new("output");
}

public sealed class NotWritable(string path) : Exception("Cannot write " + path)
{
    public string File { get; } = path;
}

public sealed class NameBuilder
{
    private readonly StringBuilder _text = new();

    public NameBuilder Add(int value)
    {
        _text.Append(value).Append('_');
        return this;
    }

    public string Build() => _text.ToString().TrimEnd('_');
}

public static class Program
{
    public static int Main(string[] args)
    {
        var plot = new Plot("output", "plot.csv");
        var (folder, name) = plot;
        File.WriteAllText(Path.Combine(folder, name), "a");

        Layout kept = Layout.Kept;
        File.WriteAllText(kept.Table(1), "a");
        Layout renamed = kept with { Tables = "lists" };
        File.WriteAllText(renamed.Table(2), "a");
        Layout beside = kept with { Root = "." };
        File.WriteAllText(beside.Table(3), "a"); // DPS1001
        Layout named = kept with { Tables = args[0] };
        File.WriteAllText(named.Table(4), "a"); // DPS1002

        string built = new NameBuilder().Add(3).Add(4).Build();
        File.WriteAllText($"output/{built}.csv", "a");
        string day = DateTime.UtcNow.ToString("yyyy-MM-dd");
        File.AppendAllLines(string.Concat("output/", day, ".log"), ["a", "b"]);
        File.AppendAllLines(string.Concat("logs/", day, ".log"), ["a", "b"]); // DPS1001
        File.AppendAllLines(string.Join(Path.DirectorySeparatorChar, "output", day, "plots.log"), ["a"]);
        File.AppendAllLines(string.Join(Path.DirectorySeparatorChar, "plots", day, "plots.log"), ["a"]); // DPS1001

        try
        {
            Try("output/a.csv");
            Try("a.csv"); // DPS1001
        }
        catch (NotWritable lost)
        {
            Console.Error.WriteLine(lost.File);
            return 2;
        }
        finally
        {
            File.Delete("scratch.tmp");
        }

        return Console.IsInputRedirected ? 1 : 0;
    }

    private static void Try(string path)
    {
        try
        {
            File.WriteAllText(path, "x");
        }
        catch (UnauthorizedAccessException)
        {
            throw new NotWritable(path);
        }
    }
}
