namespace DpsAuthoring.Jobs.Engines;

/// <summary>Is told what an engine is about to do, before it does it: what was told is known after a kill at any moment.</summary>
/// <remarks>Engines call it from several threads at a time. An exception of it stops what was about to be done.</remarks>
public interface IJobObserver
{
    /// <summary>The engine has these jobs, or is about to.</summary>
    void Submitted(IReadOnlyList<SubmittedJob> jobs);

    /// <summary>A job is about to start in a folder, or has been seen to. Engines that cannot see it never say so.</summary>
    void Starting(string jobId, string folder);

    /// <summary>
    /// A job's results are about to appear, whole, in the folder of this outcome; what it says is all that is known after a kill.
    /// </summary>
    void Publishing(JobOutcome outcome);

    /// <summary>
    /// The results of many jobs have appeared elsewhere, and are found there again after a kill; they are noted as <see cref="Publishing"/>
    /// notes each.
    /// </summary>
    void Published(IReadOnlyList<JobOutcome> outcomes)
    {
        foreach (JobOutcome outcome in outcomes)
        {
            Publishing(outcome);
        }
    }
}
