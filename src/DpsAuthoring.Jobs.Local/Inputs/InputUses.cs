namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>
/// Which entries of the cache are used by which of this process's jobs. A job that changes one changes it for its neighbours.
/// </summary>
internal sealed class InputUses
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<InputUse>> _uses = new(StringComparer.Ordinal);

    /// <summary>Notes that a job uses an entry from now on.</summary>
    public InputUse Begin(string entry)
    {
        lock (_lock)
        {
            if (!_uses.TryGetValue(entry, out List<InputUse>? users))
            {
                _uses[entry] = users = [];
            }

            var use = new InputUse(entry);
            users.Add(use);
            if (users.Count > 1)
            {
                users.ForEach(each => each.IsShared = true);
            }

            return use;
        }
    }

    /// <summary>Whether a job uses an entry now: what is wrong with it then, that job is asked for when it has ended.</summary>
    public bool IsUsed(string entry)
    {
        lock (_lock)
        {
            return _uses.ContainsKey(entry);
        }
    }

    /// <summary>Notes that a job uses an entry no more.</summary>
    public void End(InputUse use)
    {
        lock (_lock)
        {
            List<InputUse> users = _uses[use.Entry];
            users.Remove(use);
            if (users.Count == 0)
            {
                _uses.Remove(use.Entry);
            }
        }
    }

    /// <summary>
    /// Notes that an entry was changed while these jobs used it: any of them may have done so, and the others have read it.
    /// </summary>
    public void Disturb(string entry)
    {
        lock (_lock)
        {
            _uses.GetValueOrDefault(entry)?.ForEach(use => use.IsDisturbed = true);
        }
    }
}

/// <summary>A job's use of an entry.</summary>
internal sealed class InputUse(string entry)
{
    public string Entry => entry;

    /// <summary>Whether another job used it at the same time.</summary>
    public bool IsShared { get; set; }

    /// <summary>Whether it was changed meanwhile.</summary>
    public bool IsDisturbed { get; set; }
}
