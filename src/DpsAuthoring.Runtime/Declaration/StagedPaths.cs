using DpsAuthoring.Logging;

namespace DpsAuthoring.Declaration;

/// <summary>Reads the paths of files and directories that the platform has fetched, and says at once what is wrong with one.</summary>
internal static class StagedPaths
{
    public static bool TryReadFile(string text, string jobDirectory, out InputFile? value, out string? problem)
    {
        value = null;
        problem = Unusable(text, jobDirectory, out string path)
            ?? (Directory.Exists(path) ? "that is a directory, not a file" : Unreadable(path));
        if (problem is null)
        {
            value = new InputFile(path);
        }

        return problem is null;
    }

    public static bool TryReadDirectory(string text, string jobDirectory, out InputDirectory? value, out string? problem)
    {
        value = null;
        problem = Unusable(text, jobDirectory, out string path)
            ?? (Directory.Exists(path) ? null : "that is a file, not a directory");
        if (problem is null)
        {
            value = new InputDirectory(path);
        }

        return problem is null;
    }

    /// <summary>
    /// The paths that are meant by one: the files of a directory that are not hidden, in the order of their names; itself for anything
    /// else.
    /// </summary>
    public static IEnumerable<string> FilesOf(string text, InputPlace place)
    {
        string path = text.Length == 0 || text.Contains('\0') ? "" : Path.GetFullPath(text, place.JobDirectory);
        return path.Length > 0 && Directory.Exists(path)
            ? new InputDirectory(path).GetFiles().Select(file => file.FullPath)
                .Where(file => !Path.GetFileName(file).StartsWith('.') && (place.Pattern is null || JobInput.Matches(place.Pattern, file)))
            : [text];
    }

    /// <summary>Why a path cannot be read at all; null where something is there.</summary>
    private static string? Unusable(string text, string jobDirectory, out string path)
    {
        path = "";
        if (text.Length == 0 || text.Contains('\0'))
        {
            return "that is no path";
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            return "that is a URL; DPS fetches it before the job starts, so outside a job fetch the file and give its path";
        }

        path = Path.GetFullPath(text, jobDirectory);
        if (BrokenLink(path) is { } target)
        {
            return $"that is a link to {Quoted.Value(target)}, which does not exist";
        }

        if (File.Exists(path) || Directory.Exists(path))
        {
            return null;
        }

        return text.Contains('\uFFFD')
            ? "the name holds bytes that are not UTF-8, by which .NET cannot open a file; rename it"
            : $"there is no such file or directory (in {jobDirectory})";
    }

    /// <summary>Where a link that leads nowhere wants to lead; File.Exists is true for such a link.</summary>
    private static string? BrokenLink(string path)
    {
        string? target = null;
        try
        {
            var link = new FileInfo(path);
            target = link.LinkTarget;
            return target is null || Path.Exists(link.ResolveLinkTarget(returnFinalTarget: true)!.FullName) ? null : target;
        }
        catch (IOException)
        {
            return target; // It leads back to itself; or its name is longer than any that exists.
        }
    }

    private static string? Unreadable(string path)
    {
        try
        {
            using FileStream _ = new InputFile(path).OpenRead();
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "it cannot be read: permission denied";
        }
        catch (IOException e)
        {
            return $"it cannot be read: {e.Message.TrimEnd('.')}";
        }
    }
}
