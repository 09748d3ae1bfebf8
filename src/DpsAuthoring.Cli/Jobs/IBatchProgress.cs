using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>Tells whoever waits for a batch how far it is.</summary>
internal interface IBatchProgress : IDisposable
{
    /// <summary>A job has ended for good.</summary>
    void Ended(JobOutcome outcome);

    /// <summary>Jobs that had failed are to be run again.</summary>
    void Retried(int jobs);

    /// <summary>Something that does not wait for the summary; a sentence.</summary>
    void Say(string sentence);
}
