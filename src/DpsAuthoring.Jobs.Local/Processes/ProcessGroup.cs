using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>A job's processes: the one that was started, and all that came of it.</summary>
/// <remarks>
/// They are known by their group, and, where one made a session of its own, by <c>HOSTNAME</c> in its environment, which docker too sets
/// to a value that no other job has.
/// </remarks>
internal sealed class ProcessGroup : IDisposable
{
    private const int ByPid = 1;
    private const int Exited = 4;
    private const int LeaveWaitable = 0x01000000;

    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly int _pid;
    private readonly SafeFileHandle? _counters;
    private readonly byte[] _mark;
    private readonly Timer _timer;
    private bool _isOver;
    private bool _timedOut;
    private bool _stopped;

    private ProcessGroup(int pid, string hostName)
    {
        _pid = pid;
        _counters = InputOutput.Open(pid);
        _mark = Encoding.ASCII.GetBytes("HOSTNAME=" + hostName);
        _timer = new Timer(_ => OnTime());
    }

    public static ProcessGroup Start(SpawnOptions start, string hostName)
    {
        LibC.AdoptOrphans();
        return new ProcessGroup(start.Start(), hostName);
    }

    /// <summary>Waits until none of the processes is left.</summary>
    /// <param name="limit">After this long the group gets SIGTERM, and 5 seconds later SIGKILL.</param>
    /// <param name="cancel">The same, at once.</param>
    public ProcessExit Wait(TimeSpan limit, CancellationToken cancel)
    {
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
        using CancellationTokenRegistration registration = cancel.Register(Stop);

        WaitWithoutReaping();
        var transfer = InputOutput.Of(_counters);
        if (!LibC.Reap(_pid, out int status, out LibC.Usage usage))
        {
            throw new JobException(
                FailureKind.Start,
                "How the job ended is not known, because this program was started with SIGCHLD ignored: start it otherwise.");
        }

        ResourceUse use = transfer.With(usage);

        bool graceful;
        lock (_lock)
        {
            graceful = _stopped;
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

        killed += EndEscaped();
        lock (_lock)
        {
            _isOver = true;
            return new ProcessExit(ExitCodeOf(status), SignalOf(status), _timedOut, _stopped && !_timedOut, _stopped ? 0 : killed, use);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _counters?.Dispose();
    }

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
                LibC.Kill(-_pid, LibC.Sigkill);
                return;
            }

            _timedOut = true;
        }

        Stop();
    }

    private void Stop()
    {
        lock (_lock)
        {
            if (!_isOver && !_stopped)
            {
                _stopped = true;
                LibC.Kill(-_pid, LibC.Sigterm);
                _timer.Change(s_grace, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private unsafe void WaitWithoutReaping()
    {
        byte* info = stackalloc byte[LibC.OpaqueSize];
        while (LibC.WaitId(ByPid, _pid, info, Exited | LeaveWaitable) != 0 && Marshal.GetLastPInvokeError() == LibC.Eintr)
        {
        }
    }

    /// <summary>Ends what left the group; its parents being over, it has become a child of this process.</summary>
    private int EndEscaped()
    {
        int ended = 0;
        while (Orphans().FirstOrDefault(pid => ProcessList.HasInEnvironment(pid, _mark)) is > 0 and int escaped)
        {
            LibC.Kill(escaped, LibC.Sigkill);
            _ = LibC.Reap(escaped, out _, out _);
            ended++;
        }

        return ended;
    }

    /// <summary>The kernel gives orphans to the first thread.</summary>
    private static IEnumerable<int> Orphans()
    {
        string children = ProcessList.Read($"/proc/self/task/{Environment.ProcessId}/children");
        return children.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pid => int.Parse(pid, CultureInfo.InvariantCulture));
    }

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
