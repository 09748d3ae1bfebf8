namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>
/// Stops something at its time limit, or as soon as it is asked to, as HySDS does: it is told to end, and 5 seconds later it is killed.
/// </summary>
/// <param name="terminate">Tells it to end.</param>
/// <param name="kill">Kills it.</param>
internal sealed class Deadline(Action terminate, Action kill) : IDisposable
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Timer? _timer;
    private bool _isOver;
    private bool _timedOut;
    private bool _stopped;

    /// <summary>Whether it has been told to end.</summary>
    public bool IsStopped
    {
        get
        {
            lock (_lock)
            {
                return _stopped;
            }
        }
    }

    /// <summary>Begins to count.</summary>
    public void Begin(TimeSpan limit)
    {
        lock (_lock)
        {
            _timer ??= new Timer(_ => OnTime());
            _timer.Change(_stopped ? s_grace : limit, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Tells it to end now.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            if (!_isOver && !_stopped)
            {
                _stopped = true;
                terminate();
                _timer?.Change(s_grace, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Notes that it has ended: nothing is done to it any more.</summary>
    /// <returns>Whether it was stopped at its time limit, and whether it was stopped at all.</returns>
    public (bool TimedOut, bool Stopped) End()
    {
        lock (_lock)
        {
            _isOver = true;
            return (_timedOut, _stopped);
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void OnTime()
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            if (_stopped)
            {
                kill();
                return;
            }

            _timedOut = true;
        }

        Stop();
    }
}
