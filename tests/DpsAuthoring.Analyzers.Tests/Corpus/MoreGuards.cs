// Guards: good and bad.
public static class Checks
{
    private static readonly string s_root = Path.GetFullPath("output");

    public static void A(string name)
    {
        string root = Path.GetFullPath("output");
        string full = Path.GetFullPath(Path.Combine(root, name));
        if (!full.StartsWith(root)) throw new ArgumentException(name); // DPS1006
        File.WriteAllText(full, "");
    }

    public static void B(string name)
    {
        string root = Path.GetFullPath("output/");
        string full = Path.GetFullPath(Path.Combine(root, name));
        if (!full.StartsWith(root, StringComparison.Ordinal)) throw new ArgumentException(name);
        File.WriteAllText(full, "");
    }

    public static void C(string name)
    {
        string full = Path.GetFullPath(name, s_root);
        if (!full.StartsWith(s_root + "/", StringComparison.Ordinal)) return;
        File.WriteAllText(full, "");
    }

    public static bool D(string full, string folder) => Path.GetFullPath(full).StartsWith(Path.GetFullPath(folder)); // DPS1006

    public static bool E(string full, string folder) => Path.GetFullPath(full).StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar);

    public static bool F(FileInfo file) => file.FullName.StartsWith(s_root, StringComparison.Ordinal); // DPS1006

    public static bool G(FileInfo file, DirectoryInfo folder) => file.FullName.StartsWith(folder.FullName); // DPS1006

    public static bool H(FileInfo file, DirectoryInfo folder) => file.FullName.StartsWith(folder.FullName + Path.DirectorySeparatorChar);

    public static bool I(string path) => path.StartsWith("output");

    public static bool J(string path) => Path.GetFileName(path).StartsWith("S2A");

    public static bool K(string path) => Path.GetFullPath(path).StartsWith(Path.TrimEndingDirectorySeparator(s_root), StringComparison.Ordinal); // DPS1006

    public static bool L(string path) => Path.GetFullPath(path).StartsWith($"{s_root}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    public static void M(string name)
    {
        string path = Path.Combine("output", name);
        if (path.Contains("..")) throw new ArgumentException(name);
        File.WriteAllText(path, ""); // DPS1002
    }

    public static void N(string name)
    {
        if (Path.GetFileName(name) != name) throw new ArgumentException(name);
        File.WriteAllText(Path.Combine("output", name), ""); // DPS1002
        File.WriteAllText(Path.Combine("output", name + ".txt"), "");
    }

    public static void O(string name)
    {
        if (!name.All(char.IsLetterOrDigit)) throw new ArgumentException(name);
        File.WriteAllText(Path.Combine("output", name), "");
    }

    public static void P(string name)
    {
        if (!System.Text.RegularExpressions.Regex.IsMatch(name, @"^[A-Za-z0-9_-]+$")) throw new ArgumentException(name);
        File.WriteAllText(Path.Combine("output", name), "");
        File.WriteAllText(Path.Combine("results", name), ""); // DPS1001
    }

    public static void Q(string name)
    {
        if (!System.Text.RegularExpressions.Regex.IsMatch(name, @"[A-Za-z0-9_-]+")) throw new ArgumentException(name);
        File.WriteAllText(Path.Combine("output", name), ""); // DPS1002
    }

    public static void R(string name, string[] allowed)
    {
        if (name is not ("red" or "nir" or "swir")) throw new ArgumentException(name);
        File.WriteAllText(Path.Combine("output", name), "");
    }

    public static void S(string name)
    {
        if (!int.TryParse(name, out int n)) return;
        File.WriteAllText(Path.Combine("output", n.ToString()), "");
        File.WriteAllText(Path.Combine("output", $"{n}.txt"), "");
    }

    public static void T(string name)
    {
        string relative = Path.GetRelativePath("output", Path.Combine("output", name));
        if (relative.StartsWith("..")) throw new ArgumentException(name);
        File.WriteAllText(Path.Combine("output", relative), "");
    }

    public static void U(string name)
    {
        if (!Path.GetFullPath(Path.Combine("output", name)).StartsWith(s_root + Path.DirectorySeparatorChar)) Environment.Exit(2);
        File.WriteAllText(Path.Combine("output", name), "");
    }

    public static string V(string name) => name.Contains('/') || name.Contains("..") ? throw new ArgumentException(name) : Path.Combine("output", name);

    public static void W(string name) => File.WriteAllText(V(name), "");

    public static void X(string name)
    {
        name = string.Join("_", name.Split(Path.GetInvalidFileNameChars()));
        File.WriteAllText(Path.Combine("output", name), ""); // DPS1002
        File.WriteAllText(Path.Combine("output", name + ".txt"), "");
    }

    public static void Y(string name)
    {
        foreach (char c in Path.GetInvalidFileNameChars()) name = name.Replace(c, '_');
        File.WriteAllText(Path.Combine("output", name + ".txt"), "");
    }

    public static void Z(string name)
    {
        bool inside = Path.GetFullPath(Path.Combine("output", name)).StartsWith(s_root + "/", StringComparison.Ordinal);
        if (inside) File.WriteAllText(Path.Combine("output", name), "");
        else File.WriteAllText(Path.Combine("output", name), ""); // DPS1002
    }
}

// Helpers that end the program.
public static class Die
{
    private static void Fail(string message)
    {
        Console.Error.WriteLine(message);
        Environment.Exit(2);
    }

    public static void Run(string name)
    {
        string root = Path.GetFullPath("output") + "/";
        string full = Path.GetFullPath(Path.Combine(root, name));
        if (!full.StartsWith(root, StringComparison.Ordinal)) Fail("leaves output/");
        File.WriteAllText(full, "");
    }
}
