namespace DpsAuthoring.Server.Store;

/// <summary>Which jobs have changed since somebody asked last, for who keeps something of all of them.</summary>
internal sealed class JobChanges
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private TaskCompletionSource _next = NewSignal();
    private bool _isWatched;

    /// <summary>Ends at the next change.</summary>
    public Task Next
    {
        get
        {
            lock (_lock)
            {
                return _next.Task;
            }
        }
    }

    /// <summary>From now on changes are kept until they are taken. Nobody who never asks pays for them.</summary>
    public void Watch()
    {
        lock (_lock)
        {
            _isWatched = true;
        }
    }

    /// <summary>Notes that jobs are on the disk otherwise than before; new ones are found by their numbers.</summary>
    public void Note(IEnumerable<string> ids)
    {
        TaskCompletionSource before;
        lock (_lock)
        {
            if (!_isWatched)
            {
                return;
            }

            _changed.UnionWith(ids);
            (before, _next) = (_next, NewSignal());
        }

        before.SetResult();
    }

    /// <summary>The jobs that have changed, which are then forgotten.</summary>
    public string[] Take()
    {
        lock (_lock)
        {
            string[] changed = [.. _changed];
            _changed.Clear();
            return changed;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
