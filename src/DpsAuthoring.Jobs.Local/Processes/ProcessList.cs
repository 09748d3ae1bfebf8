using System.Globalization;
using System.Text;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>What <c>/proc</c> says of processes; what has ended, or is another user's, says nothing.</summary>
internal static class ProcessList
{
    /// <summary>Kills all processes that a runner's jobs have left, and returns when there are none.</summary>
    public static void KillAll(RunnerMark runner)
    {
        var wait = default(SpinWait);
        while (Find(runner) is { Length: > 0 } found)
        {
            Array.ForEach(found, pid => Kill(pid, runner));
            wait.SpinOnce();
        }
    }

    /// <summary>The value of <c>HOSTNAME</c> in a process's environment; null where there is none.</summary>
    public static string? HostName(int pid)
    {
        ReadOnlySpan<byte> environment = ReadBytes($"/proc/{pid}/environ");
        ReadOnlySpan<byte> name = "HOSTNAME="u8;
        while (!environment.IsEmpty)
        {
            int end = environment.IndexOf((byte)0);
            ReadOnlySpan<byte> variable = end < 0 ? environment : environment[..end];
            if (variable.StartsWith(name))
            {
                return Encoding.UTF8.GetString(variable[name.Length..]);
            }

            environment = end < 0 ? default : environment[(end + 1)..];
        }

        return null;
    }

    /// <summary>The process is held while it is looked at: its id may be another's by then.</summary>
    private static void Kill(int pid, RunnerMark runner)
    {
        int descriptor = LibC.OpenProcess(pid);
        if (descriptor >= 0)
        {
            if (IsOf(pid, runner))
            {
                LibC.KillOpened(descriptor);
            }

            LibC.Close(descriptor);
        }
    }

    private static bool IsOf(int pid, RunnerMark runner) =>
        HostName(pid) is { } hostName
        && JobReaper.IsHostName(hostName)
        && hostName.StartsWith(runner.Token, StringComparison.Ordinal)
        && ProcessStat.Of(pid)?.Started >= runner.Started;

    public static string Read(string path) => Encoding.UTF8.GetString(ReadBytes(path));

    /// <summary>Whether a process of a session has a file open by this number.</summary>
    public static bool IsOpen(int session, int descriptor, string file) =>
        LibC.RealPath(file) is { } path && All().Any(pid =>
            ProcessStat.Of(pid)?.Session == session && LibC.RealPath($"/proc/{pid}/fd/{descriptor}") == path);

    private static int[] Find(RunnerMark runner) => [.. All().Where(pid => IsOf(pid, runner))];

    private static IEnumerable<int> All() =>
#pragma warning disable DPS1003 // This runs in no job.
        Directory.EnumerateDirectories("/proc")
#pragma warning restore DPS1003
            .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out int pid) ? pid : 0)
            .Where(pid => pid > 0);

    private static ReadOnlySpan<byte> ReadBytes(string path)
    {
        int descriptor = LibC.OpenToRead(path);
        if (descriptor < 0)
        {
            return [];
        }

        byte[] content = new byte[4096];
        int length = 0;
        while (LibC.ReadOnce(descriptor, content.AsSpan(length)) is > 0 and var more)
        {
            length += more;
            if (length == content.Length)
            {
                Array.Resize(ref content, 2 * length);
            }
        }

        LibC.Close(descriptor);
        return content.AsSpan(0, length);
    }
}
