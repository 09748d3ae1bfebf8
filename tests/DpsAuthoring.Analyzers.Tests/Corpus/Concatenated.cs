// Paths as text, with separators of every kind.
using System.Text;

public static class Concatenated
{
    private static readonly char s_sep = Path.DirectorySeparatorChar;
    private static readonly string s_out = "output" + s_sep;

    public static void Run(int tile, string name)
    {
        File.WriteAllText(s_out + tile, "");
        File.WriteAllText(s_out + "tiles" + s_sep + tile + ".txt", "");
        File.WriteAllText("." + s_sep + "output" + s_sep + "x", "");
        File.WriteAllText(".." + s_sep + "output" + s_sep + "x", ""); // DPS1001
        File.WriteAllText(string.Join(s_sep, "output", "tiles", tile), "");
        File.WriteAllText(string.Join(Path.DirectorySeparatorChar, "tiles", "x.txt"), ""); // DPS1001
        File.WriteAllText("output\\x.txt", ""); // DPS1001
        File.WriteAllText("Output/x.txt", ""); // DPS1001
        File.WriteAllText("output2/x.txt", ""); // DPS1001
        File.WriteAllText("outputs/" + tile, ""); // DPS1001
        var b = new StringBuilder("output");
        b.Append('/').Append(tile).Append(".txt");
        File.WriteAllText(b.ToString(), "");
        b.Clear().Append("tiles/").Append(tile);
        File.WriteAllText(b.ToString(), ""); // DPS1001
        string path = "output";
        path += "/sub";
        path += $"/{tile}.txt";
        File.WriteAllText(path, "");
        path = path.Replace("output/", "");
        File.WriteAllText(path, ""); // DPS1001
        File.WriteAllText("output/" + name.Replace("/", "_").Replace("..", "_"), "");
        File.WriteAllText("output/" + Uri.EscapeDataString(name) + ".txt", "");
        File.WriteAllText("output/" + name.GetHashCode().ToString("x8") + ".txt", "");
        File.WriteAllText("output/" + Convert.ToHexString(Encoding.UTF8.GetBytes(name)), "");
        File.WriteAllText(Path.GetFullPath("x.txt", Path.GetFullPath("output")), "");
        File.WriteAllText(Path.GetFullPath(name, Path.GetFullPath("output")), ""); // DPS1002
        File.WriteAllText("file:///projects/x.txt".Substring(7), ""); // DPS1001
    }
}
