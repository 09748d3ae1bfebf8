using System.Globalization;
using System.Text;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>What <c>/proc</c> says of processes; what has ended, or is another user's, says nothing.</summary>
internal static class ProcessList
{
    /// <summary>Kills all processes whose environment's <c>HOSTNAME</c> begins so, and returns when there are none.</summary>
    public static void KillAll(string hostNamePrefix)
    {
        byte[] mark = Encoding.ASCII.GetBytes("HOSTNAME=" + hostNamePrefix);
        var wait = default(SpinWait);
        for (int[] found = Find(mark); found.Length > 0; found = Find(mark))
        {
            foreach (int pid in found)
            {
                LibC.Kill(pid, LibC.Sigkill);
            }

            wait.SpinOnce();
        }
    }

    public static bool HasInEnvironment(int pid, ReadOnlySpan<byte> mark)
    {
        ReadOnlySpan<byte> environment = ReadBytes($"/proc/{pid}/environ");
        for (int at = environment.IndexOf(mark); at >= 0;)
        {
            if (at == 0 || environment[at - 1] == 0)
            {
                return true;
            }

            int next = environment[(at + 1)..].IndexOf(mark);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    public static string Read(string path) => Encoding.UTF8.GetString(ReadBytes(path));

    private static int[] Find(byte[] mark) =>
#pragma warning disable DPS1003 // This runs in no job.
        [.. Directory.EnumerateDirectories("/proc")
#pragma warning restore DPS1003
            .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out int pid) ? pid : 0)
            .Where(pid => pid > 0 && HasInEnvironment(pid, mark))];

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
