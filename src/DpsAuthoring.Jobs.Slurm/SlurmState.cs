using System.Globalization;

namespace DpsAuthoring.Jobs.Slurm;

/// <summary>What Slurm says of a task.</summary>
/// <param name="Name">Its state, as Slurm spells it.</param>
/// <param name="ExitCode">The exit code of its script; null where that is not told.</param>
/// <param name="Signal">The signal that ended it; 0 for none.</param>
internal sealed record SlurmState(string Name, int? ExitCode = null, int Signal = 0)
{
    private static readonly HashSet<string> s_over =
    [
        "BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY", "PREEMPTED", "REVOKED", "TIMEOUT",
    ];

    /// <summary>Why a task does not begin; empty where it has begun, or that is not told.</summary>
    public string Reason { get; init; } = "";

    /// <summary>A node could not launch it, and Slurm holds it until somebody releases it.</summary>
    public bool IsHeldAfterLaunch => Reason.Replace('_', ' ') == "launch failed requeued held";

    /// <summary>A task that Slurm does not know, or no longer.</summary>
    public static SlurmState Unknown { get; } = new("unknown");

    /// <summary>
    /// Whether nothing of it runs or will. A state of a later Slurm counts as not over: a task that lives must not be given up.
    /// </summary>
    public bool IsOver => this == Unknown || s_over.Contains(Name);

    /// <summary>Somebody has ended it.</summary>
    public bool IsCancelled => Name == "CANCELLED";

    public bool IsCompleted => Name == "COMPLETED";

    /// <summary>Its jobs need more than they were given, and would end so again.</summary>
    public bool IsLimit => Name is "TIMEOUT" or "DEADLINE" or "OUT_OF_MEMORY";

    public bool IsTimeLimit => Name is "TIMEOUT" or "DEADLINE";

    /// <summary>It says something of the cluster, and nothing of the jobs.</summary>
    public bool IsOfCluster => Name is "BOOT_FAIL" or "NODE_FAIL" or "PREEMPTED" or "REVOKED";

    /// <summary>As a sentence has it: <c>FAILED, exit code 1</c>.</summary>
    public string Text => Signal != 0 ? $"{Name}, signal {Signal}"
        : ExitCode is > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Name}, exit code {ExitCode}")
        : Name;

    /// <summary>Reads squeue's state, its exit code, which is the system's wait status, and its reason.</summary>
    public static SlurmState OfQueue(string name, string status, string reason)
    {
        SlurmState state = int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out int code)
            ? new SlurmState(name, code >> 8, code & 0x7f)
            : new SlurmState(name);
        return name == "PENDING" ? state with { Reason = reason } : state;
    }

    /// <summary>Reads sacct's state, which may be <c>CANCELLED by 0</c>, and its exit code, which is <c>1:0</c>.</summary>
    public static SlurmState OfAccounting(string state, string exit) =>
        exit.Split(':') is [var code, var signal]
        && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int one)
        && int.TryParse(signal, NumberStyles.None, CultureInfo.InvariantCulture, out int other)
            ? new SlurmState(state.Split(' ', '+')[0], one, other)
            : new SlurmState(state.Split(' ', '+')[0]);
}
