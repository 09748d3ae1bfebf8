// Names from a table: guards of many shapes, right and wrong.
using System.Text.RegularExpressions;

public static partial class Named
{
    private static readonly char[] s_bad = Path.GetInvalidFileNameChars();

    public static void Main(string[] args)
    {
        foreach (string name in args)
        {
            string root = Path.GetFullPath("output") + Path.DirectorySeparatorChar;
            string full = Path.GetFullPath(Path.Combine("output", name));
            if (!full.StartsWith(root, StringComparison.Ordinal))
            {
                continue;
            }

            File.WriteAllText(full, "x");
            File.WriteAllText(Path.Combine("output", name), "x");
        }

        foreach (string name in args)
        {
            if (name.IndexOfAny(s_bad) >= 0 || name is "." or "..")
            {
                throw new ArgumentException(name);
            }

            File.WriteAllText(Path.Combine("output", name), "x");
        }

        foreach (string name in args)
        {
            string full = Path.GetFullPath(Path.Combine("output", name));
            if (full.StartsWith(Path.GetFullPath("output"), StringComparison.Ordinal)) // DPS1006
            {
                Console.WriteLine(full);
            }

            if (Path.GetRelativePath("output", full).StartsWith("..", StringComparison.Ordinal))
            {
                return;
            }

            File.WriteAllText(full, "x");
        }

        foreach (string name in args)
        {
            string safe = Regex.Replace(name, "[^a-z0-9]", "_");
            File.WriteAllText($"output/{safe}.txt", "x");
            string dotted = Regex.Replace(name, "[^a-z0-9.]", "_");
            File.WriteAllText($"output/{dotted}", "x"); // DPS1002
            File.WriteAllText($"output/x{dotted}", "x");
        }

        foreach (string name in args.Where(name => name.All(char.IsLetterOrDigit) && name.Length > 0))
        {
            File.WriteAllText("output/" + name, "x");
        }

        foreach (string name in args)
        {
            if (!Guid.TryParse(name, out Guid id))
            {
                continue;
            }

            File.WriteAllText($"output/{id}", "x");
            if (int.TryParse(name, out _))
            {
                File.WriteAllText($"output/{name}", "x");
            }
        }

        foreach (string name in args)
        {
            if (name.Contains(".."))
            {
                continue;
            }

            File.WriteAllText(Path.Combine("output", name), "x"); // DPS1002
            if (!Path.IsPathRooted(name))
            {
                File.WriteAllText(Path.Combine("output", name), "x");
            }
        }
    }
}
