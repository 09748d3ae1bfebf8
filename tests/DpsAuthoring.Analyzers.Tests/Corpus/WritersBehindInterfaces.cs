// Writers behind interfaces, base classes and delegates.
public interface IResultWriter
{
    void Write(string name, string text);
}

public sealed class FolderWriter(string folder) : IResultWriter
{
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}

public sealed class OutputWriter : IResultWriter
{
    public void Write(string name, string text) => File.WriteAllText(Path.Combine("output", name), text); // DPS1002
}

public sealed class LogWriter : IResultWriter
{
    public void Write(string name, string text) => File.AppendAllText(Path.Combine("logs", name), text); // DPS1001
}

public abstract class Step
{
    protected abstract string Folder { get; }

    public void Save(string text) => File.WriteAllText(Path.Combine(Folder, "step.txt"), text);

    public virtual void Begin() => Directory.CreateDirectory(Folder);
}

public sealed class GoodStep : Step
{
    protected override string Folder => "output/good";
}

public sealed class BadStep : Step
{
    protected override string Folder => "bad";

    public override void Begin() => Directory.CreateDirectory(Folder); // DPS1001
}

public sealed class Pipeline(IEnumerable<IResultWriter> writers)
{
    private readonly Action<string> _log = line => File.AppendAllText("pipeline.log", line); // DPS1001
    private readonly Func<int, string> _target = index => $"output/part_{index}.txt";

    public void Run(IEnumerable<string> names)
    {
        foreach (IResultWriter writer in writers)
            foreach (string name in names)
                writer.Write(name, "text");
        _log("done");
        File.WriteAllText(_target(3), "x");
        Array.ForEach([.. names], Keep);
        Parallel.ForEach(names, KeepOutside);
    }

    private static void Keep(string name) => File.WriteAllText(Path.Combine("output", name), name); // DPS1002

    private static void KeepOutside(string name) => File.WriteAllText(Path.Combine("kept", name), name); // DPS1001
}
