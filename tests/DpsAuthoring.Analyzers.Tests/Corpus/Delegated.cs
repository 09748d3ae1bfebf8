// Interfaces with one implementation, generics, delegates, iterators, nested helpers.
public interface ISink { void Put(string path, byte[] data); }

public sealed class FileSink : ISink { public void Put(string path, byte[] data) => File.WriteAllBytes(path, data); }

public interface ISerializer<in T> { void Save(T value, string path); }

public class TextSerializer<T> : ISerializer<T> { public void Save(T value, string path) => File.WriteAllText(path, $"{value}"); }

public static class Generic
{
    public static T Save<T>(this T value, string path) { File.WriteAllText(path, $"{value}"); return value; }
    public static void Each<T>(IEnumerable<T> items, Func<T, string> path) { foreach (T item in items) File.WriteAllText(path(item), $"{item}"); }
    private static void WithFile(string path, Action<StreamWriter> body) { using var w = new StreamWriter(path); body(w); }
    private static string Twice(Func<string, string> f, string x) => f(f(x));
    private static IEnumerable<(string Source, string Target)> Plan()
    {
        foreach (string f in Directory.EnumerateFiles("input"))
        {
            yield return (f, Path.Combine("output", Path.GetFileName(f)));
        }
    }

    public static void Run(string name, ISink sink)
    {
        3.Save("output/three").Save("four"); // DPS1001
        new FileSink().Put("x", []); // DPS1001
        new FileSink().Put("output/x", []);
        ISink own = new FileSink();
        own.Put("x", []); // DPS1001
        sink.Put("output/x", []);
        ISerializer<int> s = new TextSerializer<int>();
        s.Save(3, "output/s");
        new TextSerializer<string>().Save("x", "s.txt"); // DPS1001
        Each([1, 2], i => $"output/{i}");
        WithFile("w.txt", w => w.Write(1)); // DPS1001
        WithFile(path: "output/w.txt", body: w => w.Write(1));
        File.WriteAllText(Twice(x => "output/" + x, "a"), "");
        foreach (var (source, target) in Plan()) File.Copy(source, target);
        foreach (var p in Plan()) File.Delete(p.Source); // DPS1005
        Func<int, string> path = i => $"part{i}";
        File.WriteAllText(path(3), ""); // DPS1001
        Func<string> good = static () => "output/x";
        File.WriteAllText(good(), "");
        Action<string> write = File.Delete;
        write("/projects/x"); // DPS1003
        Action<string, string> both = File.WriteAllText;
        both("both.txt", "x"); // DPS1001
        both("output/both.txt", "x");
        var tuple = Names(name);
        File.WriteAllText(tuple.Good, "");
        File.WriteAllText(tuple.Bad, ""); // DPS1001
        Local("local"); // DPS1001
        Local("output/local");
        void Local(string p) => Nested(p + ".txt");
        void Nested(string p) => File.WriteAllText(p, name);
    }

    private static (string Good, string Bad) Names(string name) => ("output/good", "bad_" + name);
}
