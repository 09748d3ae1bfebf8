using System.Reflection;
using DpsAuthoring.Logging;

namespace DpsAuthoring.Hosting;

/// <summary>The sentences in which a failed run says why.</summary>
internal static class Failure
{
    /// <summary>An exception in one line; what merely wraps another says nothing of its own.</summary>
    public static string Sentence(Exception e)
    {
        Exception cause = e;
        while (cause is AggregateException { InnerExceptions.Count: 1 } or TypeInitializationException or TargetInvocationException
            && cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return $"{Quoted.Sentence(cause.Message)} ({cause.GetType().Name}; the whole trace is in _alt_traceback.txt)";
    }

    /// <summary>Why a job was stopped.</summary>
    public static string StopReason(int exitCode) =>
        exitCode == ExitCode.Interrupted
            ? "stopped by Ctrl-C."
            : "stopped by SIGTERM: the time limit, a cancelled job, or a worker that was taken away.";
}
