// Wind fields: FileInfo and DirectoryInfo all the way, enumeration options, copies of trees, relative paths of listed files.
public static class Wind
{
    public static void Main()
    {
        var input = new DirectoryInfo("input");
        var output = new DirectoryInfo("output");
        output.Create();
        foreach (FileInfo file in input.EnumerateFiles("*.grib", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(input.FullName, file.FullName);
            string target = Path.Combine(output.FullName, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target, overwrite: true);
            file.CopyTo(Path.Combine("copies", relative)); // DPS1001
            using FileStream opened = file.OpenRead();
            using FileStream written = file.OpenWrite(); // DPS1005
            File.WriteAllText(Path.ChangeExtension(target, ".json"), "{}");
            File.WriteAllText(file.FullName + ".json", "{}"); // DPS1005
            File.WriteAllText(file.FullName.Replace("input", "output"), "{}");
            file.Delete(); // DPS1005
        }

        DirectoryInfo deep = output.CreateSubdirectory("deep").CreateSubdirectory("deeper");
        using (StreamWriter text = new FileInfo(Path.Combine(deep.FullName, "a.txt")).CreateText())
        {
            text.Write("x");
        }

        File.WriteAllText(Path.Combine(deep.Parent!.FullName, "b.txt"), "x");
        File.WriteAllText(Path.Combine(deep.Parent!.Parent!.FullName, "c.txt"), "x");
        File.WriteAllText(Path.Combine(output.Parent!.FullName, "d.txt"), "x"); // DPS1001
        new FileInfo("output/a.txt").MoveTo("b.txt"); // DPS1001
        new FileInfo("a.txt").MoveTo("output/b.txt");
        new FileInfo("input/a.txt").MoveTo("output/b.txt"); // DPS1005
        new DirectoryInfo("work").MoveTo("output/work");
        new DirectoryInfo("output/work").MoveTo("work"); // DPS1001
        var skipping = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden };
        foreach (string file in Directory.EnumerateFiles("input", "*", skipping).OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            string name = Path.GetFileName(file);
            using FileStream stream = File.Create(Path.Combine(output.Name, name));
            using FileStream other = File.Create(Path.Combine("output", Path.GetFileNameWithoutExtension(file), "a.bin"));
            using FileStream lost = File.Create(name); // DPS1001
        }

        string[] skipped = Directory.GetFiles("input", "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint }); // DPS1008
        Console.WriteLine(skipped.Length);
        if (new FileInfo("/data/dem.tif").Exists) // DPS1003
        {
            using FileStream dem = new FileInfo("/data/dem.tif").Open(FileMode.Open, FileAccess.Read); // DPS1003
        }

        FileSystemWatcher watcher = new("output") { EnableRaisingEvents = true };
        watcher.Dispose();
    }
}
