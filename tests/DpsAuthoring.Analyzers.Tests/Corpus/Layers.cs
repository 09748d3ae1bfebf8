// A layered program: services behind interfaces, constructor chains, base parameters, factories of writers.
namespace Layers;

public interface IPlaces
{
    string ResultOf(string product);
}

internal sealed class Places(string root) : IPlaces
{
    public string ResultOf(string product) => Path.Combine(root, product + ".tif");
}

public abstract class Sink(string folder)
{
    public void WriteAll(string text) => Write(In(Kind + ".txt"), text);

    protected abstract string Kind { get; }

    protected string In(string name) => Path.Combine(folder, name);

    protected abstract void Write(string path, string text);
}

public sealed class Upper(string folder) : Sink(folder)
{
    protected override string Kind => "upper";

    protected override void Write(string path, string text) => File.WriteAllText(path, text.ToUpperInvariant());
}

public sealed class TextSink(string folder) : Sink(folder)
{
    protected override string Kind => "text";

    public void Write(string text) => File.WriteAllText(In("a.txt"), text);

    protected override void Write(string path, string text) => Console.WriteLine(path + text);
}

public sealed class Campaign
{
    private readonly string _folder;

    public Campaign()
        : this("output")
    {
    }

    private Campaign(string folder) => _folder = folder;

    public static Campaign Lost() => new("results");

    public void Save() => File.WriteAllText(Path.Combine(_folder, "campaign.txt"), "x");

    public StreamWriter Writer(string name) => new(Path.Combine(_folder, name));
}

public sealed class Log : IDisposable
{
    private readonly StreamWriter _writer;

    public Log(string path) => _writer = new StreamWriter(path, append: true);

    public static Log Default() => new(Path.Combine("output", "default.log"));

    public static Log Beside() => new("beside.log"); // DPS1001

    public void Say(string text) => _writer.WriteLine(text);

    public void Dispose() => _writer.Dispose();
}

public static class Program
{
    public static void Main()
    {
        IPlaces places = new Places("output");
        File.WriteAllText(places.ResultOf("ndvi"), "x");
        IPlaces others = new Places("work");
        File.WriteAllText(others.ResultOf("ndvi"), "x"); // DPS1001

        new TextSink("output").Write("x");
        new TextSink("texts").Write("x"); // DPS1001

        Sink upper = new Upper("output");
        upper.WriteAll("x");
        Sink lost = new Upper("upper"); // DPS1001
        lost.WriteAll("x");

        new Campaign().Save();
        using (StreamWriter writer = new Campaign().Writer("a.txt"))
        {
            writer.Write("x");
        }

        using Log log = Log.Default();
        log.Say("x");
        using Log beside = Log.Beside();
    }
}
