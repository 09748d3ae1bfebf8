// A data cube: builders, spans, formats, StringBuilder across methods, stackalloc, loops that build paths.
using System.Globalization;
using System.Text;

public static class Cubes
{
    private static string s_current = "output";

    public static void Main(string[] args)
    {
        var path = new StringBuilder("output");
        foreach (int level in new[] { 1, 2, 3 })
        {
            path.Append('/').Append(level);
            Directory.CreateDirectory(path.ToString());
        }

        path.Append("/cube.bin");
        File.WriteAllBytes(path.ToString(), [1]);
        path.Insert(0, "cubes/");
        File.WriteAllBytes(path.ToString(), [1]); // DPS1001
        path.Clear().AppendFormat(CultureInfo.InvariantCulture, "output/{0:D3}.bin", 7);
        File.WriteAllBytes(path.ToString(), [1]);
        path.Clear().AppendJoin('/', "output", "x", "y");
        Directory.CreateDirectory(path.ToString());
        path.Replace("output", "other");
        Directory.CreateDirectory(path.ToString()); // DPS1001

        string format = "output/{0}_{1}.bin";
        File.WriteAllBytes(string.Format(CultureInfo.InvariantCulture, format, 1, 2), [1]);
        File.WriteAllBytes(string.Format(CultureInfo.InvariantCulture, format, args[0], 2), [1]); // DPS1002
        File.WriteAllBytes(string.Format(CultureInfo.InvariantCulture, "{0}/a.bin", "cubes"), [1]); // DPS1001

        ReadOnlySpan<char> whole = "output/cubes/a.bin";
        File.WriteAllBytes(whole.ToString(), [1]);
        File.WriteAllBytes(Path.Join(Path.GetDirectoryName(whole), "b.bin"), [1]);
        File.WriteAllBytes(Path.GetFileName(whole).ToString(), [1]); // DPS1001
        File.WriteAllBytes(new string(whole[..6]) + "/c.bin", [1]);

        for (string folder = "output"; folder.Length < 40; folder = Path.Combine(folder, "deeper"))
        {
            Directory.CreateDirectory(folder);
        }

        string up = "output/a/b";
        while (up.Length > 0)
        {
            up = Path.GetDirectoryName(up)!;
        }

        s_current = Path.Combine(s_current, "now");
        File.WriteAllText(Path.Combine(s_current, "a"), "x");
        string date = DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Directory.CreateDirectory("output/" + date).CreateSubdirectory("sub");
        Directory.CreateDirectory(date); // DPS1001
    }
}
