using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DpsAuthoring.Jobs.Processes;

namespace DpsAuthoring.Jobs.Inputs;

/// <summary>
/// Input files, kept once: <c>&lt;folder&gt;/&lt;hash&gt;/&lt;name&gt;</c>, read-only. An entry is complete as soon as it is there, so that
/// nothing that is killed leaves half a file, and several processes may use one cache.
/// </summary>
/// <param name="folder">Where it lies. Deleting it costs nothing but fetching again.</param>
/// <param name="remote">Fetches from the network.</param>
public sealed class InputCache(string folder, RemoteFiles remote)
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    // Asked once in a run: a batch whose jobs share an input does not ask its server for every job.
    private readonly ConcurrentDictionary<string, string> _fetched = new(StringComparer.Ordinal);

    /// <summary>Where it lies.</summary>
    internal string Folder => folder;

    /// <summary>A folder for the inputs of all of a user's jobs, below <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>.</summary>
    public static string DefaultFolder =>
        Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } caches
                ? caches
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "dps-authoring",
            "inputs");

    /// <summary>The path of a file or directory in the cache, fetched if it is not there or not what its source has now.</summary>
    /// <exception cref="JobException">It cannot be had; the message says why.</exception>
    internal string Get(string input, InputSource source, CancellationToken cancel)
    {
        try
        {
            return source.LocalPath is { } path ? GetLocal(input, source, path) : GetRemote(input, source, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JobException(FailureCause.Input, $"Input {input} ({source.Text}) could not be put into the cache: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>Forgets a file that a job has changed.</summary>
    internal void Drop(string path)
    {
        string entry = Path.GetDirectoryName(path)!;
        _ = _fetched.Where(known => known.Value == path).All(known => _fetched.TryRemove(known));
        if (Directory.Exists(entry)) // The job may have deleted it.
        {
            string dropped = Temporary();
            Directory.Move(entry, dropped);
            Folders.Delete(dropped);
        }
    }

    private string GetLocal(string input, InputSource source, string path)
    {
        if (Directory.Exists(path))
        {
            RefuseOwn(input, source, path);
            if (Folders.Files(path).FirstOrDefault(file => file.IsLink && Folders.IsLoop(file.Path)) is { Path: { } loop })
            {
                throw new IOException($"{loop} is a link to a folder that it is in");
            }

            return Keep(Hash("directory", path, Listing(path)), source.BaseName, target => Copy(path, target));
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new JobException(FailureCause.Input, $"Input {input} is {source.Text}, and there is no such file or directory.");
        }

        string state = string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}");
        return Keep(Hash("file", path, state), source.BaseName, target =>
        {
            Copy(path, target);
            if (new FileInfo(path) is var now && (now.Length, now.LastWriteTimeUtc) != (file.Length, file.LastWriteTimeUtc))
            {
                throw new IOException("it changed while it was copied");
            }
        });
    }

    /// <summary>A directory that the cache is in would be copied into itself, until a path is too long or the disk is full.</summary>
    private void RefuseOwn(string input, InputSource source, string path)
    {
        Directory.CreateDirectory(folder);
        if (LibC.RealPath(folder) is { } own && LibC.RealPath(path) is { } directory && Folders.IsBelow(own, directory))
        {
            throw new JobException(
                FailureCause.Input, $"Input {input} is {source.Text}, which holds {folder}, where inputs are copied to: give a directory with the input alone, or another cache.");
        }
    }

    private string GetRemote(string input, InputSource source, CancellationToken cancel)
    {
        if (_fetched.TryGetValue(source.Text, out string? known) && File.Exists(known))
        {
            return known;
        }

        Directory.CreateDirectory(folder);
        string record = Path.Combine(folder, Hash("url", source.Text) + ".url");
        using FileLock held = FileLock.Wait(record + ".lock");
        if (_fetched.TryGetValue(source.Text, out known) && File.Exists(known))
        {
            return known;
        }

        // The record says what the server called the content when it was last fetched, and where that is.
        string[] last = File.Exists(record) ? File.ReadAllLines(record) : [];
        string? kept = last is [_, var entry] && File.Exists(Path.Combine(folder, entry, source.BaseName)) ? last[1] : null;

        string download = Temporary();
        Directory.CreateDirectory(download);
        try
        {
            string target = Path.Combine(download, source.BaseName);
            string tag = remote.Fetch(input, source, target, kept is null ? "" : last[0], cancel);
            if (File.Exists(target))
            {
                kept = Hash("content", source.BaseName, Content(target));
                Place(download, kept);
                Replace(record, $"{tag}\n{kept}\n");
            }
        }
        finally
        {
            Folders.Delete(download);
        }

        return _fetched[source.Text] = Path.Combine(folder, kept!, source.BaseName);
    }

    private string Keep(string entry, string name, Action<string> write)
    {
        string path = Path.Combine(folder, entry, name);
        if (!Path.Exists(path))
        {
            Directory.CreateDirectory(folder);
            using FileLock held = FileLock.Wait(Path.Combine(folder, entry + ".lock"));
            if (!Path.Exists(path))
            {
                string temporary = Temporary();
                Directory.CreateDirectory(temporary);
                try
                {
                    write(Path.Combine(temporary, name));
                    Place(temporary, entry);
                }
                finally
                {
                    Folders.Delete(temporary);
                }
            }
        }

        return path;
    }

    private void Place(string temporary, string entry)
    {
        foreach (string file in Directory.EnumerateFiles(temporary, "*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(file, ReadOnly);
        }

        string target = Path.Combine(folder, entry);
        if (!Directory.Exists(target))
        {
            Directory.Move(temporary, target);
        }
    }

    private string Temporary() => Path.Combine(folder, ".new-" + Guid.NewGuid().ToString("n"));

    private static void Replace(string path, string text)
    {
        string temporary = path + ".new";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            if (File.Exists(from) && !Folders.IsFile(from))
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

    private static string Content(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string Hash(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..32];
}
