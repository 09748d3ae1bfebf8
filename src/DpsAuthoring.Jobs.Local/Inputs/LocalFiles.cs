using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>Input files of this machine: they are used where they lie, and kept nowhere else.</summary>
internal static class LocalFiles
{
    /// <summary>Where an input really lies, if a job can read it.</summary>
    /// <param name="input">The input's name.</param>
    /// <param name="source">Where it is said to be.</param>
    /// <param name="work">The folder of the jobs' own folders, which no job can have as an input.</param>
    /// <exception cref="JobException">It cannot.</exception>
    public static string Find(string input, InputSource source, string work)
    {
        if (LibC.RealPath(source.LocalPath!) is not { } path)
        {
            throw new JobException(
                FailureKind.Input,
                $"input {input} is not there",
                $"Input {input} is {source.Text}, and there is no such file or directory.",
                "");
        }

        if (!Directory.Exists(path))
        {
            RequireFile(input, source, path);
            RequireReadable(input, source, path);
            return path;
        }

        if (LibC.RealPath(work) is { } own && FileSystem.IsBelow(own, path))
        {
            throw new JobException(
                FailureKind.Input,
                $"input {input} is a directory that holds the jobs' folders",
                $"Input {input} is {source.Text}, which holds {work}, where jobs work: give a directory with the input alone, or another --output.",
                "");
        }

        foreach (FileEntry file in Folders.Files(path))
        {
            if (file.IsLink && FileSystem.IsLoop(file.Path))
            {
                throw Refusal(input, source, $"{file.Path} is a link to a folder that it is in");
            }

            if (!Directory.Exists(file.Path))
            {
                RequireFile(input, source, file.Path);
            }
        }

        return path;
    }

    /// <summary>Copies a file, or a folder with all that is in it, so that nobody writes to the copy.</summary>
    /// <param name="from">The file or the folder.</param>
    /// <param name="to">Where the copy is to be, in a folder of its own.</param>
    public static void Copy(string from, string to)
    {
        CopyAll(from, to);
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(to)!, "*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(file, CacheStore.ReadOnly);
        }
    }

    private static void CopyAll(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (!Directory.Exists(from))
        {
            File.Copy(from, to);
            return;
        }

        Directory.CreateDirectory(to);
        foreach (string path in Directory.EnumerateFileSystemEntries(from))
        {
            CopyAll(path, Path.Combine(to, Path.GetFileName(path)));
        }
    }

    private static void RequireFile(string input, InputSource source, string path)
    {
        if (!FileSystem.IsFile(path))
        {
            throw Refusal(
                input,
                source,
                LibC.Look(path, followLinks: true).Kind == FileKind.None
                    ? $"{path} is a link that leads to nothing, or has a name that is not UTF-8"
                    : $"{path} is a pipe, a socket or a device");
        }
    }

    private static void RequireReadable(string input, InputSource source, string path)
    {
        try
        {
            File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refusal(input, source, e.Message.TrimEnd('.'));
        }
    }

    private static JobException Refusal(string input, InputSource source, string problem) => new(
        FailureKind.Input,
        $"input {input} cannot be given to a job",
        $"Input {input} ({source.Text}) cannot be given to a job: {problem}.",
        "");
}
