// Constructors that call constructors: by this, by base, and in the head of a class.
public abstract class TextOut : IDisposable
{
    protected readonly StreamWriter Writer;

    protected TextOut(string path) => Writer = new StreamWriter(path);

    protected TextOut(string folder, string name) : this(Path.Combine(folder, name)) { }

    public void Dispose() => Writer.Dispose();
}

public sealed class CsvOut(string name) : TextOut("output", name + ".csv");

public sealed class LogOut : TextOut
{
    public LogOut(int run) : base($"run_{run}.log") { } // DPS1001

    public LogOut() : base("output/run.log") { }

    public LogOut(string folder, bool _) : base(folder, "run.log") { }
}

public class Exporter
{
    private readonly string _folder;

    public Exporter() : this("output") { }

    private Exporter(string folder) => _folder = folder;

    public void Save(int tile) => File.WriteAllText(Path.Combine(_folder, $"{tile}"), "");
}

file static class Hidden
{
    private static readonly StreamWriter s_log = new("hidden.log"); // DPS1001

    internal static string Folder => "hidden";

    internal static void Prepare() => Directory.CreateDirectory(Folder); // DPS1001
}

public static class ConstructorChains
{
    public static void Run(string name)
    {
        using CsvOut table = new("table");
        using CsvOut any = new(name); // DPS1002
        using LogOut lost = new("logs", true); // DPS1001
        using LogOut kept = new("output", true);
        new Exporter().Save(1);
        Hidden.Prepare();
    }
}
