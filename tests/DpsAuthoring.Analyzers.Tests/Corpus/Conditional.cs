// Nullable flow, conditional compilation, lazies and defaults.
public sealed partial class Conditional(string? outDir)
{
#if WINDOWS
    private const string Root = @"C:\data";
#else
    private const string Root = "/data";
#endif
    private readonly Lazy<string> _cache = new(() => Path.Combine(Path.GetTempPath(), "cache"));
    private readonly string _outDir = outDir ?? "output";
    private string? _scene;

    public string Scene => _scene ??= Path.Combine("output", "scene");

    public void Run(string? name)
    {
        Directory.CreateDirectory(_outDir);
        Directory.CreateDirectory(_cache.Value);
        Directory.CreateDirectory(Scene);
        if (Directory.Exists(Root)) // DPS1003
        {
            File.WriteAllText(Path.Combine(Root, "x"), ""); // DPS1001
        }

        if (name is not { Length: > 0 })
        {
            name = "default";
        }

        File.WriteAllText(Path.Combine(Scene, name), ""); // DPS1002
        string? where = null;
        where ??= "results";
        File.WriteAllText(where + "/x.txt", ""); // DPS1001
        where = Environment.GetEnvironmentVariable("OUT");
        File.WriteAllText(Path.Combine(where ?? "output", "x.txt"), "");
        File.WriteAllText(Path.Combine(where!, "x.txt"), "");
        string cfg = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".maap", "config.json");
        string text = File.Exists(cfg) ? File.ReadAllText(cfg) : "{}"; // DPS1009
        File.WriteAllText("output/config.json", text);
    }
}
