namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>A job's processes: the one that was started, and all that came of it.</summary>
/// <remarks>
/// They are known by their group, and, where one made a session of its own, by <c>HOSTNAME</c> in its environment, which docker too sets
/// to a value that no other job has. One that has dropped that as well is an orphan of this process, and ends when no other job that runs
/// can have begun it.
/// </remarks>
internal sealed class ProcessGroup : IDisposable
{
    private readonly Lock _lock = new();
    private readonly int _pid;
    private readonly int _counters;
    private readonly string _hostName;
    private readonly ulong _started;
    private readonly Deadline _deadline;
    private bool _isEnding;
    private int _killed;
    private ResourceUse _orphans;

    private ProcessGroup(int pid, string hostName)
    {
        _pid = pid;
        _counters = InputOutput.Open(pid);
        _hostName = hostName;
        _started = ProcessStat.Of(pid)?.Started ?? ulong.MaxValue;
        _deadline = new Deadline(() => LibC.Kill(-pid, LibC.Sigterm), () => LibC.Kill(-pid, LibC.Sigkill));
    }

    public static ProcessGroup Start(SpawnOptions start, string hostName)
    {
        Children.AdoptOrphans();
        int pid = (start with { MayLeaveOrphans = true }).Start();
        var group = new ProcessGroup(pid, hostName);
        Children.Attach(pid, group);
        return group;
    }

    /// <summary>Notes what one of the processes has used, which was an orphan and has been reaped.</summary>
    public void Reaped(int status, in LibC.Usage usage)
    {
        lock (_lock)
        {
            _orphans = _orphans.With(default(InputOutput).With(usage));
            _killed += _isEnding && SignalOf(status) == LibC.Sigkill ? 1 : 0;
        }
    }

    /// <summary>Waits until none of the processes is left.</summary>
    /// <param name="limit">After this long the group gets SIGTERM, and 5 seconds later SIGKILL.</param>
    /// <param name="cancel">The same, at once.</param>
    public ProcessExit Wait(TimeSpan limit, CancellationToken cancel)
    {
        _deadline.Begin(limit);
        using CancellationTokenRegistration registration = cancel.Register(_deadline.Stop);

        Children.WaitFor(_pid);
        var transfer = InputOutput.Of(_counters);
        if (!Children.Reap(_pid, out int status, out LibC.Usage usage))
        {
            throw new JobException(
                FailureKind.Start,
                "How the job ended is not known, because this program was started with SIGCHLD ignored: start it otherwise.");
        }

        ResourceUse use = transfer.With(usage);

        bool graceful = _deadline.IsStopped;
        lock (_lock)
        {
            _isEnding = true;
        }

        if (!graceful)
        {
            LibC.Kill(-_pid, LibC.Sigkill); // As the end of a container ends all that is in it.
        }

        int killed = 0;
        while (LibC.Reap(-_pid, out int otherStatus, out LibC.Usage other))
        {
            use = use.With(default(InputOutput).With(other));
            killed += SignalOf(otherStatus) == LibC.Sigkill ? 1 : 0;
        }

        if (Children.HasOrphans)
        {
            killed += EndEscaped();
            Children.Sweep();
        }

        Children.Detach(_pid);
        (bool timedOut, bool stopped) = _deadline.End();
        lock (_lock)
        {
            use = use.With(_orphans);
            killed += _killed;
            return new ProcessExit(ExitCodeOf(status), SignalOf(status), timedOut, stopped && !timedOut, stopped ? 0 : killed, use);
        }
    }

    public void Dispose()
    {
        _deadline.Dispose();
        if (_counters >= 0)
        {
            LibC.Close(_counters);
        }
    }

    /// <summary>Ends what left the group; its parents being over, it has become a child of this process.</summary>
    private int EndEscaped()
    {
        int ended = 0;
        var refused = new HashSet<int>(); // What runs as another user.
        while (Children.Orphans().FirstOrDefault(orphan => !refused.Contains(orphan.Pid) && IsOurs(orphan)) is { Pid: > 0 } escaped)
        {
            if (!Children.Kill(escaped.Pid))
            {
                refused.Add(escaped.Pid);
            }
            else if (LibC.Reap(escaped.Pid, out _, out _) || escaped.Process.Session != _pid)
            {
                ended++;
            }
        }

        return ended;
    }

    private bool IsOurs((int Pid, ProcessStat Process) orphan) =>
        orphan.Process.State != 'Z'
        && (ProcessList.HostName(orphan.Pid) is { } hostName && JobReaper.IsHostName(hostName)
            ? hostName == _hostName // Those of other jobs and other runners are theirs.
            : Children.IsOfNoOther(orphan.Process, _started));

    private static int SignalOf(int status) => status & 0x7f;

    private static int ExitCodeOf(int status) => (status >> 8) & 0xff;
}

/// <summary>How a job's processes ended.</summary>
/// <param name="ExitCode">Of the one that was started.</param>
/// <param name="Signal">What it was ended by; 0 where it ended by itself.</param>
/// <param name="TimedOut">It was stopped at its time limit.</param>
/// <param name="Cancelled">It was stopped from outside.</param>
/// <param name="LeftRunning">How many of its processes were still running when it had ended, and were killed.</param>
/// <param name="Use">What all of them used.</param>
internal sealed record ProcessExit(int ExitCode, int Signal, bool TimedOut, bool Cancelled, int LeftRunning, ResourceUse Use);
