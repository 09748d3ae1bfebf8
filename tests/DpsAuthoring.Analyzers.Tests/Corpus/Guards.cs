// Checks that hold, and one that does not.
public static class SafeOutput
{
    private static readonly string s_root = Path.GetFullPath("output");
    private static readonly string s_rootWithSeparator = Path.GetFullPath("output") + Path.DirectorySeparatorChar;

    public static void Sound(string name, byte[] data)
    {
        string full = Path.GetFullPath(Path.Combine(s_root, name));
        if (!full.StartsWith(s_rootWithSeparator, StringComparison.Ordinal))
        {
            throw new ArgumentException("leaves output", nameof(name));
        }

        File.WriteAllBytes(full, data);
    }

    public static void Unsound(string name, byte[] data)
    {
        string full = Path.GetFullPath(Path.Combine(s_root, name));
        if (!full.StartsWith(s_root, StringComparison.Ordinal)) // DPS1006
        {
            throw new ArgumentException("leaves output", nameof(name));
        }

        File.WriteAllBytes(full, data);
    }

    public static void Relative(string name, byte[] data)
    {
        string full = Path.GetFullPath(name, s_root);
        string relative = Path.GetRelativePath(s_root, full);
        if (relative.StartsWith("..") || Path.IsPathRooted(relative))
            return;
        File.WriteAllBytes(full, data);
    }

    public static void SameName(string name, byte[] data)
    {
        if (name != Path.GetFileName(name) || name is "" or "." or "..")
            throw new ArgumentException(name);
        File.WriteAllBytes(Path.Combine("output", name), data);
    }

    public static void NoDots(string name, byte[] data)
    {
        if (name.Contains("..") || Path.IsPathRooted(name)) throw new ArgumentException(name);
        File.WriteAllBytes(Path.Combine("output", name), data);
    }

    public static void OnlyDots(string name, byte[] data)
    {
        if (name.Contains("..")) throw new ArgumentException(name);
        File.WriteAllBytes(Path.Combine("output", name), data); // DPS1002
        File.WriteAllBytes(Path.Join("output", name), data);
    }

    public static void OnlyRooted(string name, byte[] data)
    {
        if (Path.IsPathRooted(name)) return;
        File.WriteAllBytes(Path.Combine("output", name), data); // DPS1002
    }

    public static void Characters(string name, byte[] data)
    {
        if (name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0) return;
        File.WriteAllBytes(Path.Combine("output", name), data); // DPS1002
        File.WriteAllBytes(Path.Combine("output", name + ".bin"), data);
    }

    public static void TooLate(string name, byte[] data)
    {
        string full = Path.GetFullPath(Path.Combine("output", name));
        File.WriteAllBytes(full, data); // DPS1002
        if (!full.StartsWith(s_rootWithSeparator, StringComparison.Ordinal)) throw new ArgumentException(name);
    }

    public static void WrongVariable(string name, string other, byte[] data)
    {
        string full = Path.GetFullPath(Path.Combine("output", other));
        if (!full.StartsWith(s_rootWithSeparator, StringComparison.Ordinal)) throw new ArgumentException(name);
        File.WriteAllBytes(Path.Combine("output", name), data); // DPS1002
    }
}
