using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

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
        while found=$(grep -lsz "^HOSTNAME=$1" /proc/[0-9]*/environ); [ -n "$found" ]; do
          for environ in $found; do
            pid=${environ#/proc/}
            kill -KILL "${pid%/environ}"
          done
        done
        """;

    private const int TokenLength = 8;

    private readonly int _pid;
    private readonly int _pipe;
    private int _jobs;

    public unsafe JobReaper()
    {
        int* ends = stackalloc int[2];
        if (LibC.Pipe(ends, LibC.CloseOnExec) != 0)
        {
            throw new JobException(FailureKind.Start, $"No pipe can be made: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        try
        {
            _pid = new SpawnOptions("/bin/sh", ["-c", Script, "sh", Token], ["PATH=/usr/bin:/bin"]) { Input = ends[0] }.Start();
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

    /// <summary>What the host names of this process's jobs begin with.</summary>
    public string Token { get; } = RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);

    /// <summary>Whether a text is such a token. What a file of a batch says may be anything, and processes are killed by it.</summary>
    public static bool IsToken(string text) => text.Length == TokenLength && text.All(char.IsAsciiHexDigitLower);

    /// <summary>A host name as docker gives one to a container: twelve hexadecimal digits.</summary>
    public string NextHostName() =>
        Token + (Interlocked.Increment(ref _jobs) & 0xffff).ToString("x4", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        LibC.Close(_pipe);
        _ = LibC.Succeeds(_pid);
    }
}
