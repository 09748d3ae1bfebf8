// Writer objects in every corner: using declarations, fields, static factories, base classes, closures.
public abstract class Product(string folder)
{
    protected string Folder => folder;
    protected string At(string name) => Path.Combine(folder, name);
    public abstract void Write();
}

public sealed class Tile(string folder, int n) : Product(folder)
{
    public override void Write() => File.WriteAllText(At($"tile_{n}.txt"), "");
}


public sealed class Rotating : IDisposable
{
    private readonly string _prefix;
    private StreamWriter? _current;
    private int _n;
    public Rotating(string prefix) => _prefix = prefix;
    public void Next() { _current?.Dispose(); _current = new StreamWriter($"{_prefix}_{_n++}.log"); }
    public void Line(string s) { if (_current is null) Next(); _current!.WriteLine(s); }
    public void Dispose() => _current?.Dispose();
    public static Rotating InOutput(string name) => new(Path.Combine("output", name));
}

public static class Corners
{
    public static void Run(string name)
    {
        using var lost = new Rotating("log"); // DPS1001
        lost.Line("x");
        using var kept = new Rotating("output/log");
        kept.Line("x");
        using var safe = Rotating.InOutput("log");
        safe.Line("x");
        var unused = new Rotating("unused");
        Console.WriteLine(unused);
        Action write = () => kept.Line("y");
        write();
        Rotating later;
        if (name.Length > 3) later = new Rotating("output/a"); else later = new Rotating("output/b");
        later.Next();
        foreach (var r in new[] { new Rotating("output/c"), new Rotating("output/d") }) r.Next();
    }
}
