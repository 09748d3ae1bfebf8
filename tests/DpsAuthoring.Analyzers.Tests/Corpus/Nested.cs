// Try in loop in try; states; out-of-order writes.
public enum Stage { Read, Compute, Write, Done }

public sealed class StateMachine : IDisposable
{
    private Stage _stage = Stage.Read;
    private StreamWriter? _writer;
    private readonly string _name;
    private string? _target;

    public StateMachine(string name)
    {
        _name = Path.GetFileNameWithoutExtension(name);
    }

    public string Target
    {
        get => _target ??= Path.Combine("output", _name + ".txt");
        set => _target = value;
    }

    private string Status
    {
        get
        {
            return "status_" + _stage + ".txt";
        }
    }

    public void Run()
    {
        while (_stage != Stage.Done)
        {
            switch (_stage)
            {
                case Stage.Read:
                    _ = File.ReadAllText("input/" + _name);
                    _stage = Stage.Compute;
                    break;
                case Stage.Compute:
                    File.WriteAllText(Status, ""); // DPS1001
                    _stage = Stage.Write;
                    goto case Stage.Write;
                case Stage.Write:
                    _writer = new StreamWriter("output/" + _name + ".csv");
                    _stage = Stage.Done;
                    break;
                default:
                    throw new InvalidOperationException();
            }
        }

        using (_writer) _writer!.WriteLine("x");
        string backup = Path.Combine(Environment.CurrentDirectory, "backup");
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(backup); // DPS1001
                break;
            }
            catch (IOException) when (attempt < 3)
            {
                Thread.Sleep(10);
            }
        }

        lock (this)
        {
            using var stream = File.Create(Path.Combine(backup, _name)); // DPS1001
        }

        unchecked
        {
            checked { File.WriteAllText($"checked{_stage:D}.txt", ""); } // DPS1001
        }
    }

    public static StateMachine operator +(StateMachine machine, string text)
    {
        File.AppendAllText("operator.txt", text); // DPS1001
        return machine;
    }

    public string this[int index]
    {
        get => File.ReadAllText($"/data/{index}.txt"); // DPS1003
        set => File.WriteAllText($"output/{index}.txt", value);
    }

    ~StateMachine() => File.WriteAllText("finalizer.txt", ""); // DPS1001

    public void Dispose()
    {
        File.WriteAllText("disposed.txt", ""); // DPS1001
        GC.SuppressFinalize(this);
    }
}
