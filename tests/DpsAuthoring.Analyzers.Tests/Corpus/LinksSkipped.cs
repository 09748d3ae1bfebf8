// Walks over the inputs, of which every one is a link.
public static class Walker
{
    private static readonly EnumerationOptions s_options = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint }; // DPS1008
    private static readonly EnumerationOptions s_fine = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden };

    public static IEnumerable<string> Files() => Directory.EnumerateFiles("input", "*", s_options);

    public static IEnumerable<string> More() => Directory.EnumerateFiles("input", "*", s_fine);

    public static IEnumerable<FileInfo> Plain() => new DirectoryInfo("input").EnumerateFiles().Where(file => file.LinkTarget == null); // DPS1008

    public static long Total()
    {
        long total = 0;
        foreach (string path in Directory.EnumerateFiles("input"))
        {
            var info = new FileInfo(path);
            if ((info.Attributes & FileAttributes.ReparsePoint) != 0) // DPS1008
                continue;
            total += info.Length;
        }

        foreach (FileInfo file in new DirectoryInfo("input").GetFiles())
        {
            if (file.Attributes.HasFlag(FileAttributes.ReparsePoint)) continue; // DPS1008
            FileSystemInfo real = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
            total += ((FileInfo)real).Length;
            Console.WriteLine($"{file.Name} -> {file.LinkTarget ?? "itself"}");
        }

        foreach (FileInfo file in new DirectoryInfo("output").GetFiles())
        {
            if (file.LinkTarget is not null) continue;
            total += file.Length;
        }

        return total;
    }
}
