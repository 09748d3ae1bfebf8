namespace DpsAuthoring.Jobs;

/// <summary>A job cannot go on.</summary>
/// <param name="failure">Why.</param>
/// <param name="inner">What was thrown below.</param>
public sealed class JobException(JobFailure failure, Exception? inner = null) : Exception(failure.Message, inner)
{
    /// <summary>
    /// A job that is refused before there is one: what is wrong, why it matters, and what to do instead, in one sentence.
    /// </summary>
    public JobException(FailureKind kind, string sentence, Exception? inner = null)
        : this(new JobFailure(kind, sentence, sentence), inner)
    {
    }

    /// <summary>A failure that says of many jobs the same <paramref name="subject"/>.</summary>
    public JobException(FailureKind kind, string subject, string summary, string advice, Exception? inner = null)
        : this(new JobFailure(kind, subject, summary, advice), inner)
    {
    }

    /// <summary>Why.</summary>
    public JobFailure Failure { get; } = failure;
}
