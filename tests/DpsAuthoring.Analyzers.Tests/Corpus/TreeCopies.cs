// Copies of trees, options in a field, arrays by index, names cleaned letter by letter.
public static class Trees
{
    private static readonly FileStreamOptions s_options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
    private static readonly char[] s_bad = ['/', '\\', ':', '.'];

    public static void Main(string[] args)
    {
        CopyTree(new DirectoryInfo("input"), new DirectoryInfo("copy")); // DPS1001
        CopyTree(new DirectoryInfo("input"), new DirectoryInfo("output/copy"));
        Copy("input", "copy"); // DPS1001
        Copy("input", "output/copy");
        using var a = new FileStream("a.bin", s_options); // DPS1001
        using var b = new FileStream("output/a.bin", s_options);
        string[] both = ["output/a", "b"];
        File.WriteAllText(both[0], "x");
        File.WriteAllText(both[1], "x"); // DPS1001
        WriteTo(() => "lost.txt"); // DPS1001
        WriteTo(() => "output/lost.txt");
        string name = args[0];
        foreach (char c in s_bad)
        {
            name = name.Replace(c, '_');
        }

        File.WriteAllText("output/x" + name, "x");
    }

    private static void WriteTo(Func<string> where) => File.WriteAllText(where(), "x");

    private static void CopyTree(DirectoryInfo from, DirectoryInfo to)
    {
        to.Create();
        foreach (FileInfo file in from.GetFiles())
        {
            file.CopyTo(Path.Combine(to.FullName, file.Name), true);
        }

        foreach (DirectoryInfo folder in from.GetDirectories())
        {
            CopyTree(folder, to.CreateSubdirectory(folder.Name));
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.GetDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
