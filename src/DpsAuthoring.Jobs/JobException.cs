namespace DpsAuthoring.Jobs;

/// <summary>A job cannot go on; the message is one sentence for its author.</summary>
/// <param name="cause">What kind of failure it is.</param>
/// <param name="message">What is wrong, why it matters, and what to do instead.</param>
/// <param name="inner">What was thrown below.</param>
public sealed class JobException(FailureCause cause, string message, Exception? inner = null) : Exception(OneLine(message), inner)
{
    /// <summary>What kind of failure it is.</summary>
    public FailureCause Cause { get; } = cause;

    /// <summary>Names in it may be anything, also a line break or what a terminal obeys.</summary>
    private static string OneLine(string message) => string.Concat(message.Select(c => char.IsControl(c) ? '?' : c));
}
