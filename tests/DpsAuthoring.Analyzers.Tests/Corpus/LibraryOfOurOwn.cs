// A small library of files: who creates them says where.
namespace Own;

public interface IStorage
{
    Stream OpenWrite(string key);
    string PathOf(string key);
}

public sealed class LocalStorage : IStorage
{
    private readonly string _root;

    public LocalStorage(string root = "output") => _root = Path.GetFullPath(root);

    public string PathOf(string key)
    {
        string path = Path.GetFullPath(Path.Combine(_root, key));
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : throw new ArgumentException($"'{key}' leads out of the store", nameof(key));
    }

    public Stream OpenWrite(string key)
    {
        string path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.Create(path);
    }
}

public sealed class CarelessStorage : IStorage
{
    private readonly string _root = Path.Combine("output", "store");

    public string PathOf(string key) => Path.Combine(_root, key);

    public Stream OpenWrite(string key) => File.Create(PathOf(key)); // DPS1002
}

public sealed class OldStorage : IStorage
{
    public string PathOf(string key) => "/var/store/" + key;

    public Stream OpenWrite(string key) => new FileStream(PathOf(key), FileMode.CreateNew); // DPS1001
}

public abstract class Exporter
{
    protected abstract string Extension { get; }

    protected virtual string Folder => "output";

    public void Export(string name, string text) => File.WriteAllText(Path.Combine(Folder, Path.GetFileName(name) + Extension), text);
}

public sealed class CsvExporter : Exporter
{
    protected override string Extension => ".csv";
}

public sealed class XmlExporter : Exporter
{
    protected override string Extension => ".xml";

    protected override string Folder => "xml";
}

public static class Composition
{
    public static async Task RunAsync(IServiceProvider services, string name, CancellationToken cancel)
    {
        var storage = (IStorage)services.GetService(typeof(IStorage))!;
        await using Stream stream = storage.OpenWrite(name);
        await stream.WriteAsync(new byte[] { 1 }, cancel);
        await using (Stream local = new LocalStorage().OpenWrite(name)) local.WriteByte(1);
        var named = new Dictionary<string, Func<string, string>> { ["out"] = key => Path.Combine("output", key), ["tmp"] = key => Path.Combine(Path.GetTempPath(), key) };
        File.WriteAllText(named["out"](name), ""); // DPS1002
        (Func<string> good, Func<string> bad) = (() => "output/good.txt", () => "bad.txt");
        File.WriteAllText(good(), "");
        File.WriteAllText(bad(), ""); // DPS1001
    }
}
