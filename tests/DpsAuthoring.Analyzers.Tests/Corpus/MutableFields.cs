// State that is set late: constructors, deconstruction, setters, statics.
public class SceneWriter
{
    private string _folder = string.Empty;
    private string _name = "";
    private string _log = "output/log.txt";
    private string _trace = "trace.txt";
    public static string OutputFolder = "output";
    public static string ResultFolder = "results";
    internal static string Workspace = "work";
    public string Target { get; private set; } = "target";
    public string Free { get; set; } = "free";

    public SceneWriter(string folder)
    {
        (_folder, _name) = Parse(folder);
    }

    private static (string, string) Parse(string folder) => (folder, Path.GetFileName(folder) + ".txt");

    public static SceneWriter At(string folder) => new(folder) { Target = Path.Combine("output", "late") };

    public void Write()
    {
        File.WriteAllText(Path.Combine(_folder, "x.txt"), "");
        File.WriteAllText(Path.Combine(_folder, _name), "");
        File.WriteAllText(_log, "");
        File.WriteAllText(_trace, ""); // DPS1001
        File.WriteAllText(Path.Combine(OutputFolder, "x.txt"), "");
        File.WriteAllText(Path.Combine(ResultFolder, "x.txt"), ""); // DPS1001
        File.WriteAllText(Path.Combine(Workspace, "x.txt"), "");
        File.WriteAllText(Path.Combine(Free, "x.txt"), "");
        File.WriteAllText(Target, ""); // DPS1002
    }

    public void Prefixed(string name)
    {
        string prefix = "output/";
        prefix += name;
        File.WriteAllText(prefix, ""); // DPS1002
        string other = "";
        other += "output/";
        other += "x.txt";
        File.WriteAllText(other, "");
        string third = "tiles";
        third += ".csv";
        File.WriteAllText(third, ""); // DPS1001
    }

    public void Out()
    {
        if (!TryFind(out string path)) return;
        File.WriteAllText(path, "");
        string fixedPath = "fixed.txt";
        Redirect(ref fixedPath);
        File.WriteAllText(fixedPath, "");
    }

    private static bool TryFind(out string path)
    {
        path = "output/found.txt";
        return true;
    }

    private static void Redirect(ref string path) => path = Path.Combine("output", "redirected.txt");
}

public static class Settings
{
    public static void Apply(string[] args)
    {
        SceneWriter.Workspace = args[0];
    }
}
