using System.Diagnostics;
using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>
/// Waits for an engine's jobs, and no longer than it is told. Short waits share an alarm: one for each costs more than the wait itself.
/// </summary>
internal sealed class EngineWait(IJobEngine engine) : IDisposable
{
    private CancellationTokenSource? _alarm;
    private long _due;

    /// <param name="longest">After this long it comes back with nothing, or sooner.</param>
    /// <param name="cancellationToken">Ends it; always the same one.</param>
    /// <returns>What has ended.</returns>
    public async Task<IReadOnlyList<JobOutcome>> WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        long due = Stopwatch.GetTimestamp() + (long)(longest.TotalSeconds * Stopwatch.Frequency);
        if (_alarm is not { IsCancellationRequested: false } || due < _due)
        {
            _alarm?.Dispose();
            _alarm = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _alarm.CancelAfter(longest);
            _due = due;
        }

        try
        {
            return await engine.WaitAsync(_alarm.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_alarm.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    public void Dispose() => _alarm?.Dispose();
}
