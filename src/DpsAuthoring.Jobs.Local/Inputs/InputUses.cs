namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>
/// Which files are used by which of this process's jobs. A job that changes one changes it for its neighbours. What is used of the cache
/// is noted there, for other processes.
/// </summary>
/// <param name="cache">The cache's folder.</param>
internal sealed class InputUses(string cache)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<InputUse>> _uses = new(StringComparer.Ordinal);
    private ProcessFolder? _notes;
    private int _noted;

    /// <summary>Notes that a job uses a file from now on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isCached">Whether it is an entry of the cache.</param>
    public InputUse Begin(string path, bool isCached)
    {
        lock (_lock)
        {
            if (!_uses.TryGetValue(path, out List<InputUse>? users))
            {
                if (isCached)
                {
                    Note(path);
                }

                _uses[path] = users = [];
            }

            var use = new InputUse(path, isCached);
            users.Add(use);
            if (users.Count > 1)
            {
                users.ForEach(each => each.IsShared = true);
            }

            return use;
        }
    }

    /// <summary>Whether a job uses a file now: what is wrong with it then, that job is asked for when it has ended.</summary>
    public bool IsUsed(string path)
    {
        lock (_lock)
        {
            return _uses.ContainsKey(path);
        }
    }

    /// <summary>Notes that a job uses a file no more.</summary>
    public void End(InputUse use)
    {
        lock (_lock)
        {
            List<InputUse> users = _uses[use.Path];
            users.Remove(use);
            if (users.Count == 0)
            {
                _uses.Remove(use.Path);
                if (use.IsCached)
                {
                    Forget(use.Path);
                }
            }
        }
    }

    /// <summary>
    /// Notes that a file was changed while these jobs used it: any of them may have done so, and the others have read it.
    /// </summary>
    public void Disturb(string path)
    {
        lock (_lock)
        {
            _uses.GetValueOrDefault(path)?.ForEach(use => use.IsDisturbed = true);
        }
    }

    private void Note(string path)
    {
        _notes ??= ProcessFolder.ForUses(cache);
        Directory.CreateDirectory(_notes.Path); // A job may delete the cache.
        File.Create(Path.Combine(_notes.Path, CacheStore.IdOf(path))).Dispose();
        _noted++;
    }

    private void Forget(string path)
    {
        if (Directory.Exists(_notes!.Path))
        {
            File.Delete(Path.Combine(_notes.Path, CacheStore.IdOf(path)));
        }

        if (--_noted == 0)
        {
            _notes.Dispose();
            _notes = null;
        }
    }
}

/// <summary>A job's use of a file.</summary>
internal sealed class InputUse(string path, bool isCached)
{
    public string Path => path;

    /// <summary>Whether it is an entry of the cache.</summary>
    public bool IsCached => isCached;

    /// <summary>Whether another job used it at the same time.</summary>
    public bool IsShared { get; set; }

    /// <summary>Whether it was changed meanwhile.</summary>
    public bool IsDisturbed { get; set; }
}
