namespace DpsAuthoring.Jobs.Engines;

/// <summary>
/// Runs jobs somewhere: as processes of this machine, on a cluster, in DPS. It is used by one caller at a time; while thousands of its jobs
/// run, none of them needs a thread here.
/// </summary>
/// <remarks>
/// A job that was submitted comes back from <see cref="WaitAsync"/> exactly once, in this process or, after a restart, by way of
/// <see cref="AdoptAsync"/> in another. A job that the engine refuses comes back as failed. Trouble that may pass, such as a server that
/// does not answer, is the engine's to wait out: what it throws stops the batch, and the next start asks it again.
/// </remarks>
public interface IJobEngine : IAsyncDisposable
{
    /// <summary>What it is called. A batch notes it beside its jobs' handles, which mean nothing to other engines.</summary>
    string Name { get; }

    /// <summary>
    /// What all jobs are called that it gets from this process; null where each has a handle of its own, which the observer is told.
    /// </summary>
    string? Handle => null;

    /// <summary>How many jobs it may have at a time.</summary>
    int Capacity { get; }

    /// <summary>Whether its jobs go on when this process ends. If they do not, whoever stops waiting has to cancel them.</summary>
    bool OutlivesProcess { get; }

    /// <summary>
    /// Takes over jobs that an earlier process submitted, before any others are submitted. What that process has left behind and is of no
    /// use to anybody is cleaned up, also where there are no such jobs.
    /// </summary>
    /// <returns>
    /// The ids of those that it does not have, nor results of them: they may be run again. The others come back from <see
    /// cref="WaitAsync"/>.
    /// </returns>
    Task<IReadOnlyCollection<string>> AdoptAsync(
        IReadOnlyList<SubmittedJob> jobs, IJobObserver observer, CancellationToken cancellationToken);

    /// <summary>Takes jobs to run, and tells the observer their handles before one of them can end.</summary>
    Task SubmitAsync(IReadOnlyList<JobRequest> jobs, IJobObserver observer, CancellationToken cancellationToken);

    /// <summary>
    /// Waits until jobs have ended, and collects what came of them. Where it is cancelled, nothing is lost: it may be called again.
    /// </summary>
    /// <returns>One outcome or more. A job that was cancelled has failed with <see cref="FailureKind.Interrupted"/>.</returns>
    Task<IReadOnlyList<JobOutcome>> WaitAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stops jobs. They come back from <see cref="WaitAsync"/> too, as interrupted or, if they were faster, as they ended.
    /// </summary>
    Task CancelAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken);
}

/// <summary>A job that an engine has, or may have: its process may have been killed before the engine answered.</summary>
/// <param name="JobId">The id of its request, by which an engine finds a job whose handle was never noted.</param>
/// <param name="Handle">What the engine calls it, in words of its own; null where that was never noted.</param>
/// <param name="Folder">Where its results were about to appear; null where they were not.</param>
public sealed record SubmittedJob(string JobId, string? Handle, string? Folder = null)
{
    /// <summary>
    /// Since when the note of what became of it may be lost: its results may have appeared from then on, though nobody says where. Null
    /// where all was noted.
    /// </summary>
    public DateTime? Since { get; init; }
}
