using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>
/// Names a process that runs jobs, so that what it leaves behind can be told from everything else: its id, when it was started, since
/// which start of the machine, in which PID namespace, and for which folder. The token of its jobs is made of that.
/// </summary>
/// <remarks>
/// What a batch's store says may be damaged, copied or another's, and processes are killed by it. A text that does not carry the token of
/// what it says is none of ours.
/// </remarks>
internal sealed record RunnerMark
{
    private const int TokenLength = 8;

    private RunnerMark(int pid, ulong started, string machine, string folder, string nonce)
    {
        (Pid, Started, Machine, Folder) = (pid, started, machine, folder);
        string text = string.Create(CultureInfo.InvariantCulture, $"{pid} {started} {machine} {folder} {nonce}");
        Token = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..TokenLength];
        Text = $"{text} {Token}";
    }

    /// <summary>The runner's process id.</summary>
    public int Pid { get; }

    /// <summary>When it was started, in the kernel's ticks.</summary>
    public ulong Started { get; }

    /// <summary>The machine's boot, and the PID namespace that <see cref="Pid"/> is of.</summary>
    public string Machine { get; }

    /// <summary>The folder's device and inode, which a copy does not have.</summary>
    public string Folder { get; }

    /// <summary>What the host names of its jobs begin with.</summary>
    public string Token { get; }

    /// <summary>All of it, as it is noted.</summary>
    public string Text { get; }

    /// <summary>Whether the runner itself is still there.</summary>
    public bool IsAlive => ProcessStat.Of(Pid) is { State: not 'Z' } process && process.Started == Started;

    /// <summary>The mark of this process.</summary>
    public static RunnerMark Create(string folder) => new(
        Environment.ProcessId,
        ProcessStat.Of(Environment.ProcessId)?.Started ?? 0,
        ThisMachine(),
        IdentityOf(folder),
        RandomNumberGenerator.GetHexString(TokenLength, lowercase: true));

    /// <summary>Reads a mark.</summary>
    /// <returns>Null for what no runner has written.</returns>
    public static RunnerMark? Parse(string text)
    {
        if (text.Split(' ') is not [var pid, var started, var machine, var folder, var nonce, _]
            || !int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            || !ulong.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out ulong ticks))
        {
            return null;
        }

        var mark = new RunnerMark(id, ticks, machine, folder, nonce);
        return mark.Text == text ? mark : null;
    }

    /// <summary>Whether the runner was one of this folder, which is no copy.</summary>
    public bool IsOf(string folder) => Folder == IdentityOf(folder);

    /// <summary>Whether the machine has been started anew since, so that nothing of the runner can be left.</summary>
    public bool IsOfEarlierBoot => Machine.Split('/')[0] != ThisMachine().Split('/')[0];

    /// <summary>Whether its process ids are those that this process sees.</summary>
    public bool IsOfThisNamespace => Machine == ThisMachine();

    private static string IdentityOf(string folder)
    {
        (ulong device, ulong inode) = LibC.Identity(folder);
        return string.Create(CultureInfo.InvariantCulture, $"{device:x}:{inode}");
    }

    private static string ThisMachine()
    {
        string boot = ProcessList.Read("/proc/sys/kernel/random/boot_id").Trim();
        return $"{boot}/{new FileInfo("/proc/self/ns/pid").LinkTarget}";
    }
}
