using System.Collections.Concurrent;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>
/// Fetched input files, kept once, and read-only. An entry is complete as soon as it is there, so that nothing that is killed leaves half
/// a file, and several processes may use one cache. What is in it is noted, and looked at before use: what has changed since is fetched
/// again.
/// </summary>
/// <param name="folder">Where it lies. Deleting it costs nothing but fetching again.</param>
/// <param name="fetchers">Fetch what is not there.</param>
public sealed class InputCache(string folder, IReadOnlyList<IInputFetcher> fetchers)
{
    private readonly CacheStore _store = new(folder);

    // Asked once in a run: a batch whose jobs share an input does not ask its server for every job.
    private readonly ConcurrentDictionary<string, string> _fetched = new(StringComparer.Ordinal);

    private readonly Lock _sizeLock = new();
    private long? _size;

    /// <summary>How many bytes may stay in it besides what jobs use; null for any number, the default.</summary>
    public long? Limit { get; init; }

    /// <summary>Who uses its entries now, and other files.</summary>
    internal InputUses Uses { get; } = new(folder);

    /// <summary>A folder for the inputs of all of a user's jobs, below <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>.</summary>
    public static string DefaultFolder =>
        Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } caches
                ? caches
                : Path.Combine(Home, ".cache"),
            "dps-authoring",
            "inputs");

    /// <summary>The user's home folder, which may not be there.</summary>
    internal static string Home
    {
        get
        {
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
            return home.Length > 0 ? home : "/";
        }
    }

    /// <summary>Deletes what downloads have left whose process was killed.</summary>
    internal void Sweep() => ProcessFolder.Sweep(folder);

    /// <summary>A job's use of a file in the cache, which is fetched if it is not there or not what its source has now.</summary>
    /// <exception cref="JobException">It cannot be had; the message says why.</exception>
    internal InputUse Take(string input, InputSource source, CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                string path = Get(input, source, cancel);
                if (TryUse(path) is { } use)
                {
                    return use;
                }
            }
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
    /// Fetches a file that one job has alone, past the cache: jobs that run now may be changing what is there, and are asked for it only
    /// when they have ended.
    /// </summary>
    /// <exception cref="JobException">It cannot be had; the message says why.</exception>
    internal void FetchOwn(string input, InputSource source, string target, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        Fetch(input, source, target, "", cancel);
        File.SetUnixFileMode(target, CacheStore.ReadOnly);
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
        try
        {
            using var unfinished = ProcessFolder.ForUnfinished(folder);
            string good = Path.Combine(unfinished.Path, source.BaseName);
            string tag = Fetch(input, source, good, "", CancellationToken.None);
            (string id, string sha256) = CacheStore.Identify(good, source.BaseName);
            if (id == CacheStore.IdOf(path))
            {
                File.SetLastWriteTimeUtc(good, written);
                _store.Add(good, path, sha256, source);
                CacheStore.Replace(_store.RecordOf(source), $"{tag}\n{id}\n");
                return;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JobException)
        {
            // What cannot be fetched again is not there.
        }

        _ = _fetched.Where(known => known.Value == path).All(known => _fetched.TryRemove(known));
        using var dropped = ProcessFolder.ForUnfinished(folder);
        _store.MoveOut(CacheStore.IdOf(path), dropped.Path);
    }

    /// <returns>Null where it was removed meanwhile.</returns>
    private InputUse? TryUse(string path)
    {
        InputUse use;
        using (CacheCleaner.KeepStill(folder))
        {
            use = Uses.Begin(path, isCached: true);
            if (!File.Exists(path))
            {
                Uses.End(use);
                return null;
            }

            _store.Touch(path);
        }

        MakeRoom();
        return use;
    }

    private string Get(string input, InputSource source, CancellationToken cancel)
    {
        if (_fetched.TryGetValue(source.Text, out string? known) && IsUsable(known))
        {
            return known;
        }

        Directory.CreateDirectory(folder);
        string record = _store.RecordOf(source);
        using var held = FileLock.Wait(record + ".lock", cancel);
        if (_fetched.TryGetValue(source.Text, out known) && IsUsable(known))
        {
            return known;
        }

        // The record says what the server called the content when it was last fetched, and where that is.
        string[] last = File.Exists(record) ? File.ReadAllLines(record) : [];
        string? kept = last is [_, var id] && IsUsable(_store.PathOf(id, source.BaseName)) ? id : null;

        using var download = ProcessFolder.ForUnfinished(folder);
        string target = Path.Combine(download.Path, source.BaseName);
        string tag = Fetch(input, source, target, kept is null ? "" : last[0], cancel);
        if (File.Exists(target))
        {
            kept = Add(source, target);
            CacheStore.Replace(record, $"{tag}\n{kept}\n");
        }

        return _fetched[source.Text] = _store.PathOf(kept!, source.BaseName);
    }

    /// <returns>The entry that a fetched file is.</returns>
    private string Add(InputSource source, string file)
    {
        (string id, string sha256) = CacheStore.Identify(file, source.BaseName);
        string path = _store.PathOf(id, source.BaseName);
        if (!IsUsable(path))
        {
            long length = new FileInfo(file).Length;
            _store.Add(file, path, sha256, source);
            lock (_sizeLock)
            {
                _size += length;
            }
        }

        return id;
    }

    /// <summary>Removes what was used longest ago, where there is more than there may be.</summary>
    private void MakeRoom()
    {
        if (Limit is not { } limit)
        {
            return;
        }

        lock (_sizeLock)
        {
            _size ??= _store.List().Sum(entry => entry.Length);
            if (_size > limit)
            {
                // A little more than is needed, so that not every file that comes makes the cache be looked through.
                _size = new CacheCleaner(_store).Clean(null, limit - (limit / 10), CancellationToken.None).LeftBytes;
            }
        }
    }

    private IInputFetcher FetcherOf(InputSource source) => fetchers.First(fetcher => fetcher.Takes(source));

    /// <summary>The job that needs it waits, in a thread of its own.</summary>
    private string Fetch(string input, InputSource source, string target, string known, CancellationToken cancel) =>
        FetcherOf(source).FetchAsync(input, source, target, known, cancel).GetAwaiter().GetResult();

    private bool IsUsable(string path) => _store.IsWhole(path) || (Uses.IsUsed(path) && File.Exists(path));
}
