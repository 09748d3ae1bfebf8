// A generic pipeline whose stages are objects.
public interface IStage<in TIn, out TOut>
{
    TOut Run(TIn input);
}

public sealed class Reader : IStage<string, byte[]>
{
    public byte[] Run(string input) => File.ReadAllBytes(input);
}

public sealed class Writer(string folder, string extension) : IStage<byte[], string>
{
    private int _count;

    public string Run(byte[] input)
    {
        string path = Path.Combine(folder, $"part{_count++:000}{extension}");
        File.WriteAllBytes(path, input);
        return path;
    }
}

public sealed class Lost : IStage<byte[], string>
{
    private readonly string _folder;

    public Lost() => _folder = "parts";

    public string Run(byte[] input)
    {
        string path = Path.Combine(_folder, "part.bin");
        File.WriteAllBytes(path, input); // DPS1001
        return path;
    }
}

public sealed class Pipeline<T>(IStage<string, T> first, IStage<T, string> second)
{
    public IEnumerable<string> All(string pattern)
    {
        foreach (string file in Directory.EnumerateFiles("input", pattern))
        {
            yield return second.Run(first.Run(file));
        }
    }
}

public static class Pipelines
{
    public static void Run()
    {
        var pipeline = new Pipeline<byte[]>(new Reader(), new Writer("output", ".bin"));
        File.WriteAllLines("output/list.txt", pipeline.All("*.h5"));
        foreach (string part in pipeline.All("*.h5"))
        {
            File.Delete(part);
        }

        var queue = new Queue<string>();
        queue.Enqueue("output/a.txt");
        while (queue.TryDequeue(out string? next))
        {
            File.WriteAllText(next, "");
        }
    }
}
