using System.Reflection;
using DpsAuthoring.Logging;

namespace DpsAuthoring.Hosting;

/// <summary>The sentences in which a failed run says why.</summary>
internal static class Failure
{
    /// <summary>A message of GDAL or of a web server can be a page; the log has all of it.</summary>
    private const int LongestMessage = 1000;

    /// <summary>
    /// An exception in one line: what happened, the innermost reason, the author's own line, and where the rest can be read.
    /// </summary>
    /// <param name="e">The exception.</param>
    /// <param name="algorithm">The author's assembly.</param>
    /// <param name="log">The file that keeps the whole trace under both contracts; DPS overwrites <c>_alt_traceback.txt</c> under the
    /// legacy one.</param>
    public static string Sentence(Exception e, Assembly algorithm, string log)
    {
        Exception outer = Unwrapped(e);
        Exception inner = outer;
        while (inner.InnerException is { } next)
        {
            inner = Unwrapped(next);
        }

        string message = Message(outer);
        string reason = Message(inner);
        if (!message.Contains(reason, StringComparison.Ordinal))
        {
            message = message.Length == 0 ? reason : $"{message.TrimEnd('.')}: {reason}";
        }

        int others = e is AggregateException several ? several.Flatten().InnerExceptions.Count - 1 : 0;
        string more = others > 0 ? $" (and {others} more {(others == 1 ? "error" : "errors")})" : "";
        string type = outer.GetType() == inner.GetType() ? Name(outer) : $"{Name(outer)} caused by {Name(inner)}";
        string place = OwnFrame.Of(e, algorithm) is { } frame ? $" at {frame}" : "";
        return $"{(message.Length == 0 ? "an exception without a message" : message)}{more} ({type}{place}; the whole trace is in {log})";
    }

    /// <summary>The input that could not be used, where that is why a run failed; null where it failed for another reason.</summary>
    public static InputException? OfInput(Exception e) => Unwrapped(e) as InputException;

    /// <summary>Why a job was stopped.</summary>
    public static string StopReason(int exitCode) =>
        exitCode == ExitCode.Interrupted
            ? "stopped by Ctrl-C."
            : "stopped by SIGTERM: the time limit, a cancelled job, or a worker that was taken away.";

    /// <summary>What an exception is about that merely wraps another, and says nothing of its own.</summary>
    private static Exception Unwrapped(Exception e)
    {
        while (e is AggregateException or TypeInitializationException or TargetInvocationException && e.InnerException is { } inner)
        {
            e = inner;
        }

        return e;
    }

    private static string Message(Exception e)
    {
        string text = Quoted.Sentence(e.Message ?? "").Trim();
        return text.Length <= LongestMessage
            ? text
            : text[..(char.IsHighSurrogate(text[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage)] + "…";
    }

    /// <summary>A type's name without the number of its type parameters.</summary>
    private static string Name(Exception e) => e.GetType().Name.Split('`')[0];
}
