using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>
/// Fetched input files, kept once: <c>&lt;folder&gt;/&lt;hash&gt;/&lt;name&gt;</c>, read-only. An entry is complete as soon as it is there, so that
/// nothing that is killed leaves half a file, and several processes may use one cache. What is in it is noted, and looked at before use:
/// what has changed since is fetched again.
/// </summary>
/// <param name="folder">Where it lies. Deleting it costs nothing but fetching again.</param>
/// <param name="fetchers">Fetch what is not there.</param>
public sealed class InputCache(string folder, IReadOnlyList<IInputFetcher> fetchers)
{
    internal const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    // Asked once in a run: a batch whose jobs share an input does not ask its server for every job.
    private readonly ConcurrentDictionary<string, string> _fetched = new(StringComparer.Ordinal);

    /// <summary>Who uses its entries now.</summary>
    internal InputUses Uses { get; } = new();

    /// <summary>A folder for the inputs of all of a user's jobs, below <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>.</summary>
    public static string DefaultFolder =>
        Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } caches
                ? caches
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "dps-authoring",
            "inputs");

    /// <summary>Deletes what downloads have left whose process was killed.</summary>
    internal void Sweep() => UnfinishedFolder.Sweep(folder);

    /// <summary>The path of a file in the cache, fetched if it is not there or not what its source has now.</summary>
    /// <exception cref="JobException">It cannot be had; the message says why.</exception>
    internal string Get(string input, InputSource source, CancellationToken cancel)
    {
        try
        {
            return GetNewest(input, source, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JobException(
                FailureKind.Input,
                $"input {input} could not be put into the cache",
                $"Input {input} ({source.Text}) could not be put into the cache: {e.Message.TrimEnd('.')}.",
                "",
                e);
        }
    }

    /// <summary>
    /// Makes an entry what it was before a job changed it. Other jobs read it meanwhile, so it stays where it is; only what cannot be
    /// fetched again, or is another at its source now, is taken away.
    /// </summary>
    /// <param name="input">The input's name.</param>
    /// <param name="source">Where it is from.</param>
    /// <param name="path">Where it is in the cache.</param>
    /// <param name="written">When it was last written before.</param>
    internal void Restore(string input, InputSource source, string path, DateTime written)
    {
        string entry = Path.GetDirectoryName(path)!;
        try
        {
            using var unfinished = UnfinishedFolder.Create(folder);
            string good = Path.Combine(unfinished.Path, source.BaseName);
            Fetch(input, source, good, "", CancellationToken.None);
            if (EntryOf(source, good) == Path.GetFileName(entry))
            {
                File.SetLastWriteTimeUtc(good, written);
                Protect(unfinished.Path);
                Put(good, path);
                return;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JobException)
        {
            // What cannot be fetched again is not there.
        }

        Drop(entry, path);
    }

    /// <summary>Moves a file to its place, where at no moment there is none: jobs of other processes may read it.</summary>
    private static void Put(string good, string path)
    {
        if (Directory.Exists(path))
        {
            FileSystem.Delete(path); // The job's doing.
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(good, path, overwrite: true);
    }

    private void Drop(string entry, string path)
    {
        _ = _fetched.Where(known => known.Value == path).All(known => _fetched.TryRemove(known));
        if (Directory.Exists(entry))
        {
            using var dropped = UnfinishedFolder.Create(folder);
            Directory.Move(entry, Path.Combine(dropped.Path, Path.GetFileName(entry)));
        }
    }

    /// <summary>Content of which only its server knows whether it is new.</summary>
    private string GetNewest(string input, InputSource source, CancellationToken cancel)
    {
        if (_fetched.TryGetValue(source.Text, out string? known) && IsUsable(known))
        {
            return known;
        }

        Directory.CreateDirectory(folder);
        string record = Path.Combine(folder, Hash("url", source.Text) + ".url");
        using var held = FileLock.Wait(record + ".lock", cancel);
        if (_fetched.TryGetValue(source.Text, out known) && IsUsable(known))
        {
            return known;
        }

        // The record says what the server called the content when it was last fetched, and where that is.
        string[] last = File.Exists(record) ? File.ReadAllLines(record) : [];
        string? kept = last is [_, var entry] && IsUsable(entry, Path.Combine(folder, entry, source.BaseName)) ? last[1] : null;

        using var download = UnfinishedFolder.Create(folder);
        string target = Path.Combine(download.Path, source.BaseName);
        string tag = Fetch(input, source, target, kept is null ? "" : last[0], cancel);
        if (File.Exists(target))
        {
            kept = EntryOf(source, target);
            Place(download.Path, kept, source.BaseName);
            Replace(record, $"{tag}\n{kept}\n");
        }

        return _fetched[source.Text] = Path.Combine(folder, kept!, source.BaseName);
    }

    private IInputFetcher FetcherOf(InputSource source) => fetchers.First(fetcher => fetcher.Takes(source));

    /// <summary>The job that needs it waits, in a thread of its own.</summary>
    private string Fetch(string input, InputSource source, string target, string known, CancellationToken cancel) =>
        FetcherOf(source).FetchAsync(input, source, target, known, cancel).GetAwaiter().GetResult();

    /// <summary>The entry of fetched content.</summary>
    private static string EntryOf(InputSource source, string file)
    {
        using FileStream content = File.OpenRead(file);
        return Hash("content", source.BaseName, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private void Place(string temporary, string entry, string name)
    {
        Protect(temporary);
        string path = Path.Combine(folder, entry, name);
        if (!IsUsable(entry, path))
        {
            string good = Path.Combine(temporary, name);
            Replace(StateFile(entry), StateOf(good));
            Put(good, path);
        }
    }

    private bool IsUsable(string path) => IsUsable(Path.GetFileName(Path.GetDirectoryName(path)!), path);

    /// <summary>Whether an entry is what was put there: a file that others can write may be another by now.</summary>
    private bool IsUsable(string entry, string path) =>
        File.Exists(path)
        && (Uses.IsUsed(path) || (File.Exists(StateFile(entry)) && File.ReadAllText(StateFile(entry)) == StateOf(path)));

    private string StateFile(string entry) => Path.Combine(folder, entry + ".state");

    private static string StateOf(string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(path).Length} {File.GetLastWriteTimeUtc(path).Ticks}\n");

    /// <summary>Makes all files in a folder read-only.</summary>
    internal static void Protect(string path)
    {
        foreach (string file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
        {
            File.SetUnixFileMode(file, ReadOnly);
        }
    }

    private static void Replace(string path, string text)
    {
        string temporary = path + ".new";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }

    private static string Hash(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..32];
}
