namespace DpsAuthoring.Jobs.Engines;

/// <summary>One job instead of many.</summary>
public static class JobEngineExtensions
{
    /// <summary>Runs a job, and returns when it is over.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; nothing of it is left.</exception>
    public static async Task<JobOutcome> RunAsync(
        this IJobEngine engine, JobRequest job, IJobObserver observer, CancellationToken cancellationToken)
    {
        await engine.SubmitAsync([job], observer, cancellationToken).ConfigureAwait(false);
        JobOutcome outcome;
        try
        {
            outcome = (await engine.WaitAsync(cancellationToken).ConfigureAwait(false))[0];
        }
        catch (OperationCanceledException)
        {
            await engine.CancelAsync([job.Id], CancellationToken.None).ConfigureAwait(false);
            outcome = (await engine.WaitAsync(CancellationToken.None).ConfigureAwait(false))[0];
        }

        cancellationToken.ThrowIfCancellationRequested();
        return outcome;
    }
}
