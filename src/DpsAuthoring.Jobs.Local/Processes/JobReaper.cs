using System.Globalization;
using System.Runtime.InteropServices;

namespace DpsAuthoring.Jobs.Local.Processes;

/// <summary>
/// Ends this process's jobs when this process ends, however it does. A shell of its own session reads from a pipe that only this process
/// holds; when the pipe is closed it kills every process that has this process's token.
/// </summary>
/// <remarks>
/// A job that is just being started holds the pipe too until it has its environment, and with it the token: none is missed.
/// </remarks>
internal sealed class JobReaper : IDisposable
{
    private const string Script = """
        read -r _ || :
        token=$1
        shift
        while found=$(grep -lszE "^HOSTNAME=$token[0-9a-f]{4}\$" /proc/[0-9]*/environ); [ -n "$found" ]; do
          for environ in $found; do
            pid=${environ#/proc/}
            kill -KILL "${pid%/environ}"
          done
        done
        "$@"
        """;

    private const int HostNameLength = 12;

    private readonly int _pid;
    private readonly int _pipe;
    private int _jobs;

    /// <param name="mark">Names this process, and what it runs jobs for.</param>
    /// <param name="after">What the shell starts at the end, for what is left of jobs besides processes: a program and its arguments.</param>
    public unsafe JobReaper(RunnerMark mark, IReadOnlyList<string> after)
    {
        Mark = mark;
        int* ends = stackalloc int[2];
        if (LibC.Pipe(ends, LibC.CloseOnExec) != 0)
        {
            throw new JobException(FailureKind.Start, $"No pipe can be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        // What removes containers finds its own settings there.
        string[] environment = after.Count == 0 ? ["PATH=/usr/bin:/bin"] : [.. OwnEnvironment.WithoutHostName()];
        try
        {
            _pid = new SpawnOptions("/bin/sh", ["-c", Script, "sh", mark.Token, .. after], environment) { Input = ends[0] }.Start();
        }
        catch (SpawnException e)
        {
            LibC.Close(ends[1]);
            throw new JobException(
                FailureKind.Start, $"/bin/sh, which ends the jobs if this program is killed, cannot be started: {e.Message}.", e);
        }
        finally
        {
            LibC.Close(ends[0]);
        }

        _pipe = ends[1];
    }

    /// <summary>What this process's jobs are known by.</summary>
    public RunnerMark Mark { get; }

    /// <summary>Whether a text can be the host name of a job. An environment may hold anything, and processes are killed by it.</summary>
    public static bool IsHostName(string text) => text.Length == HostNameLength && text.All(char.IsAsciiHexDigitLower);

    /// <summary>A host name as docker gives one to a container: twelve hexadecimal digits.</summary>
    public string NextHostName() =>
        Mark.Token + (Interlocked.Increment(ref _jobs) & 0xffff).ToString("x4", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        LibC.Close(_pipe);
        _ = LibC.Succeeds(_pid);
    }
}
