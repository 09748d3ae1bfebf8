using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DpsAuthoring.Jobs.Processes;

/// <summary>
/// Ends this process's jobs when this process ends, however it does. A shell of its own session reads from a pipe that only this process
/// holds; when the pipe is closed it kills every process that has this process's mark.
/// </summary>
/// <remarks>
/// A job that is just being started holds the pipe too until it has its environment, and with it the mark: none is missed.
/// </remarks>
internal sealed class Guard : IDisposable
{
    private const string Script = """
        read -r _ || :
        while found=$(grep -lsz "^HOSTNAME=$1" /proc/[0-9]*/environ); [ -n "$found" ]; do
          for environ in $found; do
            pid=${environ#/proc/}
            kill -KILL "${pid%/environ}"
          done
        done
        """;

    private readonly int _pid;
    private readonly int _pipe;
    private int _jobs;

    public unsafe Guard()
    {
        int* ends = stackalloc int[2];
        if (LibC.Pipe(ends, LibC.CloseOnExec) != 0)
        {
            throw new JobException(FailureCause.Start, $"No pipe can be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        try
        {
            _pid = new ChildStart("/bin/sh", ["-c", Script, "sh", Mark], ["PATH=/usr/bin:/bin"]) { Input = ends[0] }.Start();
        }
        catch (ChildStartException e)
        {
            LibC.Close(ends[1]);
            throw new JobException(FailureCause.Start, $"/bin/sh, which ends the jobs if this program is killed, cannot be started: {e.Message}.", e);
        }
        finally
        {
            LibC.Close(ends[0]);
        }

        _pipe = ends[1];
    }

    /// <summary>What the host names of this process's jobs begin with.</summary>
    public string Mark { get; } = RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>A host name as docker gives one to a container: twelve hexadecimal digits.</summary>
    public string NextHostName() =>
        Mark + (Interlocked.Increment(ref _jobs) & 0xffff).ToString("x4", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        LibC.Close(_pipe);
        _ = LibC.Wait(_pid, out _, 0, out _);
    }
}
