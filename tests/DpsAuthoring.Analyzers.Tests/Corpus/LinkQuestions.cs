// Questions for links, and what is done with the answer.
public static class LinkQuestions
{
    public static IEnumerable<string> Real(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            FileInfo info = new(path);
            if (info.LinkTarget is null) yield return path; // DPS1008
        }
    }

    public static IEnumerable<string> Resolved(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            FileSystemInfo? target = File.ResolveLinkTarget(path, true);
            yield return target?.FullName ?? path;
        }
    }

    public static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    public static string Describe(FileInfo file) => file.LinkTarget is { } target ? $"{file.Name} -> {target}" : file.Name;

    public static List<FileInfo> NotLinked() =>
        [.. from file in new DirectoryInfo("input").EnumerateFiles("*.tif") where (file.Attributes & FileAttributes.ReparsePoint) == 0 select file]; // DPS1008

    public static int Count()
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint, // DPS1008
        };
        var all = new EnumerationOptions { AttributesToSkip = FileAttributes.None };
        var hidden = new EnumerationOptions { AttributesToSkip = FileAttributes.System | FileAttributes.Hidden };
        var own = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint };
        return Directory.EnumerateFiles("input", "*", options).Count() + Directory.EnumerateFiles("input", "*", all).Count()
            + Directory.EnumerateFiles("input", "*", hidden).Count() + Directory.EnumerateFiles("output", "*", own).Count();
    }
}
