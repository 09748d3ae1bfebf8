using System.Globalization;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>Copies files and folders of this machine.</summary>
internal sealed class FileFetcher : IInputFetcher
{
    public bool Takes(InputSource source) => source.LocalPath is not null;

    public string VersionOf(string input, InputSource source)
    {
        string path = source.LocalPath!;
        if (Directory.Exists(path))
        {
            return Folders.Files(path).FirstOrDefault(file => file.IsLink && FileSystem.IsLoop(file.Path)) is { Path: { } loop }
                ? throw new IOException($"{loop} is a link to a folder that it is in")
                : Listing(path);
        }

        var file = new FileInfo(path);
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}")
            : throw new JobException(
                FailureKind.Input,
                $"input {input} is not there",
                $"Input {input} is {source.Text}, and there is no such file or directory.",
                "");
    }

    public Task<string> FetchAsync(string input, InputSource source, string target, string known, CancellationToken cancellationToken)
    {
        string version = VersionOf(input, source);
        if (version != known)
        {
            Copy(source.LocalPath!, target);
            if (VersionOf(input, source) != version)
            {
                throw new IOException("it changed while it was copied");
            }
        }

        return Task.FromResult(version);
    }

    /// <summary>Copies a file, or a folder with all that is in it.</summary>
    public static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            if (File.Exists(from) && !FileSystem.IsFile(from))
            {
                throw new IOException($"{from} is a pipe, a socket or a device, or has a name that is not UTF-8");
            }

            File.Copy(from, to);
            return;
        }

        Directory.CreateDirectory(to);
        foreach (string path in Directory.EnumerateFileSystemEntries(from))
        {
            Copy(path, Path.Combine(to, Path.GetFileName(path)));
        }
    }

    private static string Listing(string path) =>
        string.Join('\n', new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"))
            .Order(StringComparer.Ordinal));
}
