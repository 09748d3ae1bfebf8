// Guards as people write them: sound ones, and the others.
public static class Guarded
{
    private static string Safe(string root, string name)
    {
        string full = Path.GetFullPath(Path.Combine(root, name));
        if (!full.StartsWith(Path.GetFullPath(root) + "/", StringComparison.Ordinal))
        {
            throw new ArgumentException("outside", nameof(name));
        }

        return full;
    }

    public static void Run(string name, string other)
    {
        File.WriteAllText(Safe("output", name), "");
        string full = Path.GetFullPath(Path.Combine("output", other));
        if (full.StartsWith(Path.GetFullPath("output"), StringComparison.Ordinal)) // DPS1006
        {
            Console.WriteLine(full);
        }

        if (Path.IsPathRooted(name) || name.Contains(".."))
        {
            return;
        }

        File.WriteAllText(Path.Combine("output", name), "");
        if (other.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || other is "." or "..")
        {
            throw new ArgumentException("not a name", nameof(other));
        }

        File.WriteAllText(Path.Combine("output", other), "");
    }

    public static void Listed(string product)
    {
        string[] known = ["l1", "l2"];
        if (!known.Contains(product))
        {
            return;
        }

        File.WriteAllText(Path.Combine("output", product), "");
        switch (product)
        {
            case "l1" or "l2":
                File.WriteAllText(Path.Combine("output", product + ".txt"), "");
                break;
        }
    }
}
