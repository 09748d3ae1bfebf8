// Permafrost: containment by helpers of one's own, in the forms that reviewers ask for, and those they should refuse.
using System.Text.RegularExpressions;

public static class Permafrost
{
    private static readonly string s_output = Path.TrimEndingDirectorySeparator(Path.GetFullPath("output/"));

    private static bool Inside(string path)
    {
        string full = Path.GetFullPath(path);
        return full.Length > s_output.Length && full.StartsWith(s_output + "/", StringComparison.Ordinal);
    }

    private static bool Beside(string path) => Path.GetFullPath(path).StartsWith(s_output, StringComparison.Ordinal); // DPS1006

    private static string Clean(string name)
    {
        foreach (char bad in Path.GetInvalidFileNameChars())
        {
            name = name.Replace(bad, '_');
        }

        return name;
    }

    private static string CleanAll(string name) => Regex.Replace(name, "[^A-Za-z0-9_-]+", "-");

    private static string CleanSome(string name) => Regex.Replace(name, @"\s+", "-");

    private static string Checked(string name) =>
        Regex.IsMatch(name, @"\A[a-z0-9]+\z") ? name : throw new FormatException($"'{name}' is no name.");

    private static string CheckedLoosely(string name) =>
        Regex.IsMatch(name, "[a-z0-9]+") ? name : throw new FormatException($"'{name}' is no name.");

    public static void Main(string[] args)
    {
        foreach (string name in args)
        {
            string path = Path.Combine("output", name);
            if (Inside(path))
            {
                File.WriteAllText(path, "x");
            }
            else
            {
                File.WriteAllText(path, "x"); // DPS1002
            }

            if (!Inside(path))
            {
                continue;
            }

            File.WriteAllText(path, "x");
            File.WriteAllText(path + ".txt", "x");
            File.WriteAllText(Path.Combine("output", Clean(name) + ".txt"), "x");
            File.WriteAllText(Path.Combine("output", CleanAll(name)), "x");
            File.WriteAllText(Path.Combine("output", CleanSome(args[0])), "x"); // DPS1002
            File.WriteAllText(Path.Combine("output", Checked(args[0])), "x");
            File.WriteAllText(Path.Combine("output", CheckedLoosely(args[0])), "x"); // DPS1002
            File.WriteAllText(Path.Combine("out", CheckedLoosely(args[0])), "x"); // DPS1001
        }

        string first = args.FirstOrDefault(a => a.All(char.IsAsciiLetterOrDigit)) ?? "none";
        File.WriteAllText($"output/{first}.txt", "x");
        string any = args.FirstOrDefault(a => a.Any(char.IsAsciiLetterOrDigit)) ?? "none";
        File.WriteAllText($"output/{any}.txt", "x"); // DPS1002
        if (args.Length > 0 && args[0] is "ndvi" or "evi")
        {
            Console.WriteLine("an index");
        }

        string index = args.Length > 1 ? args[1] : "ndvi";
        switch (index)
        {
            case "ndvi":
            case "evi":
                File.WriteAllText($"output/{index}", "x");
                break;
            case { Length: < 4 }:
                File.WriteAllText($"output/{index}", "x"); // DPS1002
                break;
            default:
                throw new ArgumentException(index);
        }
    }
}
