// A program that tests itself, renames by pattern, and keeps its exit codes.
using System.Text.RegularExpressions;

public static class SelfCheck
{
    private static readonly Regex s_date = new(@"(?<y>\d{4})(?<doy>\d{3})", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static void AssertEqual(string expected, string actual)
    {
        if (expected != actual)
        {
            throw new InvalidOperationException($"expected {expected}, got {actual}");
        }
    }

    public static int Main(string[] args)
    {
        AssertEqual("/a/b", Path.Combine("/a", "b"));
        AssertEqual("output/x.tif", Path.ChangeExtension("output/x.nc", ".tif"));
        try
        {
            Rename(args);
            return 0;
        }
        catch (IOException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
        catch (Exception e) // DPS2002
        {
            Console.Error.WriteLine(e);
        }

        return 0;
    }

    private static void Rename(string[] args)
    {
        foreach (string file in Directory.EnumerateFiles("input", "*.hdf"))
        {
            string name = Path.GetFileName(file);
            Match match = s_date.Match(name);
            int year = int.Parse(match.Groups["y"].Value);
            File.Copy(file, $"output/{year}_{name}");
            File.Copy(file, Path.Combine("output", s_date.Replace(name, "$1-$2")));
            File.Copy(file, Path.Combine("output", Regex.Replace(name, @"\.hdf$", ".tif")));
            File.Copy(file, Path.Combine("output", Regex.Replace(args[0], "_+", "_"))); // DPS1002
            File.Copy(file, Regex.Replace(file, "^input/", "output/"));
            File.Move(file, Path.Combine("output", name)); // DPS1005
        }

        string answer = Console.ReadLine() ?? "n"; // DPS2001
        if (answer == "y" && args is [var first, ..])
        {
            File.Delete("/tmp/lock"); // DPS1003
            File.Delete("lock");
            File.WriteAllText($"output/{first.Replace('/', '_')}.txt", "");
            File.WriteAllText($"output/{first.Trim()}.txt", ""); // DPS1002
        }
    }
}
