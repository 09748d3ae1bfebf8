namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>Empties the cache, wholly or in part. What a job uses now, of whichever process, stays.</summary>
internal sealed class CacheCleaner(CacheStore store)
{
    private const string Lock = ".lock";

    /// <summary>Waits until nothing is being removed, and keeps it so: what is looked up then is there when it is noted as used.</summary>
    public static FileLock KeepStill(string folder) => FileLock.WaitShared(Path.Combine(folder, Lock));

    /// <summary>Removes entries, those first that were used longest ago.</summary>
    /// <param name="olderThan">Removes only what was not used since; null for no such condition.</param>
    /// <param name="to">Removes only as much as is more than this many bytes; null for no such condition.</param>
    /// <param name="cancel">Gives up.</param>
    public CacheCleaning Clean(DateTime? olderThan, long? to, CancellationToken cancel)
    {
        if (!Directory.Exists(store.Folder))
        {
            return new CacheCleaning([], [], []);
        }

        ProcessFolder.Sweep(store.Folder);
        using var removed = ProcessFolder.ForUnfinished(store.Folder);
        return MoveOut(removed.Path, olderThan, to, cancel);
    }

    /// <summary>Removes entries that are not what was fetched.</summary>
    /// <returns>Those of them that no job uses.</returns>
    public IReadOnlyList<CacheEntry> Remove(IReadOnlyList<CacheEntry> damaged)
    {
        using var removed = ProcessFolder.ForUnfinished(store.Folder);
        using var held = FileLock.Wait(Path.Combine(store.Folder, Lock));
        HashSet<string> used = ProcessFolder.Used(store.Folder);
        CacheEntry[] unused = [.. damaged.Where(entry => !used.Contains(entry.Id))];
        Array.ForEach(unused, entry => store.MoveOut(entry.Id, removed.Path));
        return unused;
    }

    private CacheCleaning MoveOut(string target, DateTime? olderThan, long? to, CancellationToken cancel)
    {
        using var held = FileLock.Wait(Path.Combine(store.Folder, Lock), cancel);
        HashSet<string> used = ProcessFolder.Used(store.Folder);
        IReadOnlyList<CacheEntry> entries = store.List();
        long total = entries.Sum(entry => entry.Length);
        var removed = new List<CacheEntry>();
        var inUse = new List<CacheEntry>();
        var kept = new List<CacheEntry>();
        foreach (CacheEntry entry in entries)
        {
            bool isTooOld = olderThan is null ? to is null : entry.LastUsed < olderThan;
            if (!isTooOld && (to is null || total <= to))
            {
                kept.Add(entry);
            }
            else if (used.Contains(entry.Id))
            {
                inUse.Add(entry);
            }
            else
            {
                store.MoveOut(entry.Id, target);
                removed.Add(entry);
                total -= entry.Length;
            }
        }

        store.DeleteOrphans();
        return new CacheCleaning(removed, inUse, kept);
    }
}

/// <summary>What became of the entries of the cache.</summary>
/// <param name="Removed">Those that were removed.</param>
/// <param name="InUse">Those that would have been, and that jobs use.</param>
/// <param name="Kept">All others.</param>
internal sealed record CacheCleaning(
    IReadOnlyList<CacheEntry> Removed, IReadOnlyList<CacheEntry> InUse, IReadOnlyList<CacheEntry> Kept)
{
    public long RemovedBytes => Removed.Sum(entry => entry.Length);

    public long LeftBytes => InUse.Concat(Kept).Sum(entry => entry.Length);
}
