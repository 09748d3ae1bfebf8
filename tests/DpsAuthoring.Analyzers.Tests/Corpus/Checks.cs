// Name checks as people really write them.
using System.Text.RegularExpressions;

public static partial class Checks
{
    [GeneratedRegex(@"^[A-Za-z0-9_\-]+$")]
    private static partial Regex Plain();

    private static readonly Regex s_safe = new("^[a-z0-9]+\\.tif$", RegexOptions.Compiled);
    private static readonly char[] s_bad = Path.GetInvalidFileNameChars();
    private static readonly HashSet<string> s_known = ["red", "green", "blue"];

    public static void ByRegex(string name)
    {
        if (!Plain().IsMatch(name)) throw new ArgumentException("bad name", nameof(name));
        File.WriteAllText(Path.Combine("output", name + ".txt"), "");
        File.WriteAllText(Path.Combine("output", name), "");
    }

    public static void ByOtherRegex(string name)
    {
        if (s_safe.IsMatch(name)) File.WriteAllText(Path.Combine("output", name), "");
        else File.WriteAllText(Path.Combine("output", name), ""); // DPS1002
    }

    public static void ByList(string name)
    {
        if (!s_known.Contains(name)) return;
        File.WriteAllText(Path.Combine("output", name), "");
    }

    public static void BySanitizing(string name)
    {
        string safe = string.Join("_", name.Split(s_bad));
        File.WriteAllText(Path.Combine("output", safe + ".txt"), "");
        string clean = Regex.Replace(name, "[^A-Za-z0-9]", "_");
        File.WriteAllText(Path.Combine("output", clean), "");
        foreach (char c in Path.GetInvalidFileNameChars()) name = name.Replace(c, '_');
        File.WriteAllText(Path.Combine("output", name + ".txt"), "");
    }

    public static void ByParsing(string text)
    {
        if (int.TryParse(text, out int number)) File.WriteAllText($"output/{number}.txt", "");
        if (Guid.TryParse(text, out Guid id)) File.WriteAllText(Path.Combine("output", id + ".txt"), "");
        if (Enum.TryParse(text, out DayOfWeek day)) File.WriteAllText(Path.Combine("output", day.ToString()), "");
        if (DateOnly.TryParse(text, out DateOnly date)) File.WriteAllText(Path.Combine("output", $"{date:yyyy-MM-dd}.txt"), "");
    }

    public static void ByHelper(string name)
    {
        Require(name);
        File.WriteAllText(Path.Combine("output", name), "");
    }

    public static void ByHelperResult(string name)
    {
        string path = Path.Combine("output", name);
        if (!IsInside("output", path)) return;
        File.WriteAllText(path, "");
    }

    public static void ByFullName(string name)
    {
        var root = new DirectoryInfo("output");
        var file = new FileInfo(Path.Combine(root.FullName, name));
        if (!file.FullName.StartsWith(root.FullName + "/")) throw new IOException("outside");
        using FileStream stream = file.Create();
    }

    public static void ByFullNameWrongly(string name)
    {
        var root = new DirectoryInfo("output");
        var file = new FileInfo(Path.Combine(root.FullName, name));
        if (!file.FullName.StartsWith(root.FullName)) throw new IOException("outside"); // DPS1006
        using FileStream stream = file.Create();
    }

    public static bool IsBelow(string path, string root) => Path.GetFullPath(path).StartsWith(Path.GetFullPath(root)); // DPS1006

    public static bool IsText(string line) => line.StartsWith("output") || line.StartsWith("/w/output");

    private static void Require(string name)
    {
        if (Path.IsPathRooted(name) || name.Split('/').Contains("..")) throw new ArgumentException(name);
    }

    private static bool IsInside(string root, string path) =>
        !Path.GetRelativePath(root, path).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(root, path));
}
