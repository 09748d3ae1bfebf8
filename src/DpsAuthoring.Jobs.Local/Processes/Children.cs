using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>
/// The children of this process: those that were started here, orphans, which the kernel gives it since it is a subreaper, and others,
/// which some other part of the program has started. An orphan in another session than ours may be of a job, for each of them begins with
/// a session of its own; or of another child, which may have begun a session too, as a container engine does.
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

    /// <summary>When the others were started that have been seen since a job runs; by their ids.</summary>
    private static readonly ConcurrentDictionary<int, ulong> s_others = new();

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
    public static int Start(Func<(int Error, int Pid)> spawn, bool mayLeaveOrphans, out int pid)
    {
        s_gate.EnterReadLock();
        try
        {
            (int error, pid) = spawn();
            if (error == 0)
            {
                s_started[pid] = mayLeaveOrphans;
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
            NoteOthers();
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

    /// <summary>The orphans of all jobs, and of others.</summary>
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

    /// <summary>Notes the others while a job runs: what they leave behind must not be taken for the job's.</summary>
    private static void NoteOthers()
    {
        if (s_jobs.IsEmpty)
        {
            s_others.Clear();
            return;
        }

        foreach (string thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            foreach (int pid in Strangers(Path.GetFileName(thread)))
            {
                if (ProcessStat.Of(pid) is { } process && process.Session == s_session)
                {
                    s_others[pid] = process.Started;
                }
            }
        }
    }

    /// <summary>The orphans: the kernel gives them to the first thread.</summary>
    private static IEnumerable<int> Strangers() => Strangers(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The children of a thread that were not started here.</summary>
    private static IEnumerable<int> Strangers(string thread) =>
        ProcessList.Read($"/proc/self/task/{thread}/children")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))
            .Where(pid => !s_started.ContainsKey(pid));

    /// <summary>
    /// Whether no other child can have begun an orphan, while a job that was started at a time can have: it is as old or younger, and older
    /// than all the others.
    /// </summary>
    public static bool IsOfNoOther(ProcessStat orphan, ulong jobStarted)
    {
        s_gate.EnterWriteLock(); // What is just being started is not known yet, and no other.
        try
        {
            NoteOthers();
        }
        finally
        {
            s_gate.ExitWriteLock();
        }

        return HasOnlyOwnOrphans
            && orphan.Started >= jobStarted
            && !s_started.Any(child => child.Value && ProcessStat.Of(child.Key) is { } other && other.Started <= orphan.Started)
            && !s_others.Any(other => other.Value <= orphan.Started);
    }

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
