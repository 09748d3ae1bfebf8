using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>
/// Makes a folder of results what DPS publishes of it: its worker reads every file, and in place of a link what the link leads to.
/// </summary>
internal static class ResultFiles
{
    /// <param name="results">The folder.</param>
    /// <param name="files">All files in it.</param>
    /// <param name="within">The folders that the worker has as well. What else a link leads to is not there in DPS.</param>
    /// <returns>All files that are in it now.</returns>
    /// <exception cref="JobException">Something there is no file, or leads to none.</exception>
    /// <exception cref="IOException">What a link leads to cannot be copied.</exception>
    public static IReadOnlyList<JobFile> ResolveLinks(string results, IReadOnlyList<JobFile> files, IReadOnlyList<string> within)
    {
        JobFile[] links = [.. files.Where(file => file.IsLink)];
        if (links.Length > 0)
        {
            string[] roots = [.. within.Append("/tmp").Select(LibC.RealPath).OfType<string>()];
            Array.ForEach(links, link => RequireTarget(results, link.Path, roots));
            Array.ForEach(links, link => Replace(results, link.Path));
            files = JobFiles.Of(results);
        }

        foreach (JobFile file in files)
        {
            Settle(results, file.Path, file.State);
        }

        if (files.Any(file => file.Path.Contains(Folders.NotUtf8, StringComparison.Ordinal)))
        {
            SettleUnnamed(results);
        }

        return files;
    }

    /// <summary>The same for files that .NET cannot name.</summary>
    private static void SettleUnnamed(string results)
    {
        // What is neither has find call a program that fails.
        if (!FileSystem.Run("/usr/bin/find", results, "!", "-type", "f", "!", "-type", "d", "-exec", "/bin/false", "{}", "+"))
        {
            throw new JobException(
                FailureKind.Output,
                "a link or a pipe among the results has a name that is not UTF-8",
                "A link, a pipe, a socket or a device among the results has a name that is not UTF-8: rename it, or remove it before the job ends.",
                "");
        }

        const string Own = "for file do cp -p -- \"$file\" \"$file.own\" && mv -f -- \"$file.own\" \"$file\" || exit 1; done";
        if (!FileSystem.Run("/usr/bin/find", results, "-type", "f", "-links", "+1", "-exec", "/bin/sh", "-c", Own, "sh", "{}", "+"))
        {
            throw new IOException("a file that has another name, too, cannot be copied");
        }

        FileSystem.Run("/usr/bin/find", results, "-type", "f", "-perm", "/6000", "-exec", "/bin/chmod", "ug-s", "--", "{}", "+");
    }

    /// <summary>Makes a file what a copy of it would be: a file of its own, by which nobody becomes another user.</summary>
    private static void Settle(string results, string path, PathState state)
    {
        (FileKind kind, uint names, UnixFileMode mode, _) = state;
        if (kind is FileKind.Pipe or FileKind.Socket or FileKind.CharacterDevice or FileKind.BlockDevice)
        {
            throw new JobException(
                FailureKind.Output,
                "a pipe, a socket or a device is among the results",
                $"{Name(results, path)} is a pipe, a socket or a device, of which DPS can publish nothing: remove it before the job ends.",
                "");
        }

        if (kind == FileKind.File && names > 1)
        {
            FileSystem.MakeOwnFile(path); // Its other name may be an input's.
        }

        if (kind == FileKind.File && (mode & (UnixFileMode.SetUser | UnixFileMode.SetGroup)) != UnixFileMode.None)
        {
            File.SetUnixFileMode(path, mode & ~(UnixFileMode.SetUser | UnixFileMode.SetGroup));
        }
    }

    private static void RequireTarget(string results, string link, string[] roots)
    {
        if (LibC.RealPath(link) is not { } target)
        {
            throw new JobException(
                FailureKind.Output,
                "a link among the results leads to nothing",
                $"{Name(results, link)} is a link that leads to nothing.",
                "DPS publishes what links lead to, and fails: copy the file, or remove the link.");
        }

        if (!roots.Any(root => FileSystem.IsBelow(target, root)))
        {
            throw new JobException(
                FailureKind.Output,
                "a link among the results leads out of the job's folder",
                $"{Name(results, link)} is a link to {target}, which is not in the job's folder.",
                "DPS publishes results from another place than the job runs in, and finds nothing there: copy the file.");
        }

        if (FileSystem.IsLoop(link))
        {
            throw new JobException(
                FailureKind.Output,
                "a link among the results leads to a folder that it is in",
                $"{Name(results, link)} is a link to a folder that it is in.",
                "DPS publishes what links lead to, and would come to no end: remove the link.");
        }
    }

    private static void Replace(string results, string link)
    {
        string copy = Path.Combine(Path.GetDirectoryName(results)!, $".{Guid.NewGuid()}");
        try
        {
            if (FileSystem.IsFile(link))
            {
                File.Copy(link, copy);
            }
            else if (!FileSystem.Run("/bin/cp", "-RL", "--preserve=mode,timestamps", "-T", "--", link, copy))
            {
                throw new IOException($"What {Name(results, link)} is a link to cannot be copied whole");
            }

            File.Delete(link);
            Directory.Move(copy, link);
        }
        finally
        {
            FileSystem.Delete(copy);
        }
    }

    private static string Name(string results, string path) => Path.GetRelativePath(Path.GetDirectoryName(results)!, path);
}
