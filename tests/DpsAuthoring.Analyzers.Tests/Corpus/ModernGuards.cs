// Checks of names and folders in patterns, in variables, in tables of names and by parsing.
using System.Globalization;

public enum Layer { Agb, Height, Cover }

public static class ModernGuards
{
    private static readonly string s_root = Path.GetFullPath("output");
    private static readonly string s_inside = s_root + Path.DirectorySeparatorChar;
    private static readonly string[] s_known = ["agb", "rh98", "cover"];

    public static void Folders(string name)
    {
        string full = Path.GetFullPath(Path.Combine(s_root, name));
        if (full.StartsWith(s_root, StringComparison.Ordinal)) File.WriteAllText(full, ""); // DPS1006
        if (full.StartsWith(s_inside, StringComparison.Ordinal)) File.WriteAllText(full, "");
    }

    public static void Variables(string name)
    {
        string full = Path.GetFullPath(Path.Combine(s_root, name));
        bool inside = full.StartsWith(s_inside, StringComparison.Ordinal);
        if (!inside) return;
        File.WriteAllText(full, "");
    }

    public static void Infos(string name)
    {
        var file = new FileInfo(Path.Combine("output", name));
        if (file is { FullName: var path } && path.StartsWith(s_inside, StringComparison.Ordinal)) File.WriteAllText(path, "");
    }

    public static void InfosUnsound(string name)
    {
        var file = new FileInfo(Path.Combine("output", name));
        if (!file.FullName.StartsWith(s_root, StringComparison.Ordinal)) throw new ArgumentException("It leads out.", nameof(name)); // DPS1006
        File.WriteAllText(file.FullName, "");
    }

    public static void Relative(string name)
    {
        string full = Path.GetFullPath(Path.Combine(s_root, name));
        if (Path.GetRelativePath(s_root, full) is ['.', '.', ..]) throw new ArgumentException("It leads out.", nameof(name));
        File.WriteAllText(full, "");
    }

    public static void Leaves(string name)
    {
        if (Path.GetFileName(name) == name && name is not "..") File.WriteAllText(Path.Combine("output", name), "");
        if (name is [>= 'a' and <= 'z', ..]) File.WriteAllText(Path.Combine("output", name), ""); // DPS1002
        if (name is { Length: > 2 and < 40 }) File.WriteAllText(Path.Combine("output", name), ""); // DPS1002
        if (name is [.., '.', 't', 'i', 'f']) File.WriteAllText(Path.Combine("output", name), ""); // DPS1002
        if (name is [>= 'a' and <= 'z', ..]) File.WriteAllText(Path.Combine("layers", name), ""); // DPS1001
    }

    public static void Dots(string name)
    {
        if (name.Contains("..", StringComparison.Ordinal) || Path.IsPathRooted(name)) return;
        File.WriteAllText(Path.Combine("output", name), "");
        File.WriteAllText(Path.Combine("layers", name), ""); // DPS1001
    }

    public static void OnlyDots(string name)
    {
        if (name.Contains("..", StringComparison.Ordinal)) return;
        File.WriteAllText(Path.Combine("output", name), ""); // DPS1002
    }

    public static void Tables(string name)
    {
        if (!s_known.Contains(name)) throw new ArgumentException("The layer is not known.", nameof(name));
        File.WriteAllText($"output/{name}.tif", "");
        File.WriteAllText($"layers/{name}.tif", ""); // DPS1001
    }

    public static void Parsed(string name)
    {
        if (Enum.TryParse(name, ignoreCase: true, out Layer layer)) File.WriteAllText($"output/{layer}.tif", "");
        if (Guid.TryParse(name, out Guid id)) File.WriteAllText($"output/{id}.tif", "");
        if (DateOnly.TryParseExact(name, "yyyyMMdd", out DateOnly day)) File.WriteAllText($"output/{day:yyyy-MM-dd}.tif", "");
        if (double.TryParse(name, CultureInfo.InvariantCulture, out double level)) File.WriteAllText($"output/{level:F1}.tif", "");
        if (DateOnly.TryParseExact(name, "yyyyMMdd", out DateOnly lost)) File.WriteAllText($"days/{lost:yyyy-MM-dd}.tif", ""); // DPS1001
        File.WriteAllText($"output/{OutputName.Parse(name)}", "");
    }
}
