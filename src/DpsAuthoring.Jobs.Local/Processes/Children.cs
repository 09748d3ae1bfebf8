using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>
/// The children of this process: those that were started here, and orphans, which the kernel gives it since it is a subreaper. An orphan
/// in another session than ours is of one of the jobs, for each of them begins with a session of its own.
/// </summary>
internal static class Children
{
    private const int ByPid = 1;
    private const int Exited = 4;
    private const int LeaveWaitable = 0x01000000;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.1);

    // Whoever starts a process holds it for reading until the process is known, so that whoever reaps takes none for an orphan.
    private static readonly ReaderWriterLockSlim s_gate = new();
    private static readonly ConcurrentDictionary<int, bool> s_started = new();
    private static readonly ConcurrentDictionary<int, ProcessGroup> s_jobs = new();
    private static bool s_adopts;
    private static readonly Timer s_sweeps = new(_ => Sweep());
    private static readonly int s_session = ProcessStat.Of(Environment.ProcessId)?.Session ?? 0;

    /// <summary>Whether all orphans come from here: not so for the first process of a container, which gets everybody's.</summary>
    private static bool HasOnlyOwnOrphans => Environment.ProcessId != 1;

    /// <summary>Makes orphaned descendants children of this process, and reaps those that have ended, also while jobs run.</summary>
    public static void AdoptOrphans()
    {
        if (Interlocked.Exchange(ref s_adopts, true))
        {
            return;
        }

        LibC.AdoptOrphans();
        s_sweeps.Change(s_interval, s_interval);
    }

    /// <summary>Whether there may be orphans.</summary>
    public static bool HasOrphans => Strangers().Any();

    /// <summary>Starts a process that is known from then on.</summary>
    /// <returns>The system's error; 0 where there is none.</returns>
    public static int Start(Func<(int Error, int Pid)> spawn, bool isJob, out int pid)
    {
        s_gate.EnterReadLock();
        try
        {
            (int error, pid) = spawn();
            if (error == 0)
            {
                s_started[pid] = isJob;
            }

            return error;
        }
        finally
        {
            s_gate.ExitReadLock();
        }
    }

    /// <summary>Notes whose the processes of a job's session are.</summary>
    public static void Attach(int session, ProcessGroup job) => s_jobs[session] = job;

    /// <summary>Ends that.</summary>
    public static void Detach(int session) => s_jobs.TryRemove(session, out _);

    /// <summary>Waits until what was started here has ended, and leaves it to be reaped, so that its id is no other's.</summary>
    public static unsafe void WaitFor(int pid)
    {
        byte* info = stackalloc byte[LibC.OpaqueSize];
        while (LibC.WaitId(ByPid, pid, info, Exited | LeaveWaitable) != 0 && Marshal.GetLastPInvokeError() == LibC.Eintr)
        {
        }
    }

    /// <summary>Reaps what was started here, when it has ended.</summary>
    /// <returns>Whether it was there to be reaped.</returns>
    public static bool Reap(int pid, out int status, out LibC.Usage usage)
    {
        bool reaped = LibC.Reap(pid, out status, out usage);
        s_started.TryRemove(pid, out _);
        return reaped;
    }

    /// <summary>Reaps all orphans that have ended, and tells the job in whose session they were.</summary>
    public static void Sweep()
    {
        s_gate.EnterWriteLock();
        try
        {
            foreach ((int pid, ProcessStat process) in Orphans())
            {
                if (process.State == 'Z' && LibC.Reap(pid, out int status, out LibC.Usage usage)
                    && s_jobs.TryGetValue(process.Session, out ProcessGroup? job))
                {
                    job.Reaped(status, usage);
                }
            }
        }
        finally
        {
            s_gate.ExitWriteLock();
        }
    }

    /// <summary>The orphans of all jobs.</summary>
    public static IEnumerable<(int Pid, ProcessStat Process)> Orphans()
    {
        foreach (int pid in Strangers())
        {
            if (ProcessStat.Of(pid) is { } process && process.Session != s_session)
            {
                yield return (pid, process);
            }
        }
    }

    /// <summary>The children that were not started here.</summary>
    private static IEnumerable<int> Strangers() =>
        ProcessList.Read($"/proc/self/task/{Environment.ProcessId}/children") // The kernel gives orphans to the first thread.
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))
            .Where(pid => !s_started.ContainsKey(pid));

    /// <summary>
    /// Whether no other job that runs can have begun an orphan, while one that was started at a time can have: it is as old or younger, and
    /// older than all the others.
    /// </summary>
    public static bool IsOfNoOther(ProcessStat orphan, ulong jobStarted) =>
        HasOnlyOwnOrphans
        && orphan.Started >= jobStarted
        && !s_started.Any(child => child.Value && ProcessStat.Of(child.Key) is { } job && job.Started <= orphan.Started);

    /// <summary>Kills an orphan, unless it has ended and been reaped.</summary>
    /// <returns>Whether the system allows it.</returns>
    public static bool Kill(int pid)
    {
        s_gate.EnterWriteLock(); // While nobody else reaps it, its id is no other's.
        try
        {
            return Orphans().Any(orphan => orphan.Pid == pid) && LibC.TryKill(pid, LibC.Sigkill) == 0;
        }
        finally
        {
            s_gate.ExitWriteLock();
        }
    }
}
