// Links: skipped, followed, asked.
public static class Links
{
    public static void Run(string folder)
    {
        foreach (string f in Directory.EnumerateFiles("input"))
        {
            if (File.GetAttributes(f).HasFlag(FileAttributes.ReparsePoint)) continue; // DPS1008
            Console.WriteLine(f);
        }

        foreach (FileInfo f in new DirectoryInfo("input").GetFiles())
        {
            if ((f.Attributes & FileAttributes.ReparsePoint) != 0) continue; // DPS1008
            if (f.LinkTarget != null) continue; // DPS1008
            Console.WriteLine(f);
        }

        foreach (FileInfo f in new DirectoryInfo("output").GetFiles())
        {
            if (f.LinkTarget != null) continue;
            Console.WriteLine(f);
        }

        var files = Directory.EnumerateFiles("input").Where(f => new FileInfo(f).LinkTarget is null).ToList(); // DPS1008
        var real = Directory.EnumerateFiles("input").Where(f => File.ResolveLinkTarget(f, false) == null).ToList(); // DPS1008
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint, RecurseSubdirectories = true }; // DPS1008
        Console.WriteLine(files.Count + real.Count + Directory.GetFiles(folder, "*", options).Length);
        string resolved = File.ResolveLinkTarget("input/x.tif", true)?.FullName ?? "input/x.tif";
        Console.WriteLine(resolved);
        if (new FileInfo("input/x.tif").LinkTarget is { } t) Console.WriteLine($"link to {t}");
    }
}
