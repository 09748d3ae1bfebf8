using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DpsAuthoring.Maap;

/// <summary>
/// Submits many, some at a time. A failure that all of them would share stops it, and what is left comes back as not submitted.
/// </summary>
internal sealed class ManySubmissions(Func<MaapSubmission, CancellationToken, Task<string>> submit, int inFlight)
{
    private readonly Lock _lock = new();
    private volatile MaapException? _stop;

    public async IAsyncEnumerable<MaapSubmissionOutcome> RunAsync(
        IEnumerable<MaapSubmission> submissions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using IEnumerator<MaapSubmission> source = submissions.GetEnumerator();
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var outcomes = Channel.CreateBounded<MaapSubmissionOutcome>(inFlight);
        Task all = CompleteAsync(
            [.. Enumerable.Range(0, inFlight).Select(_ => WorkAsync(source, outcomes.Writer, abandoned.Token))], outcomes.Writer);
        try
        {
            await foreach (MaapSubmissionOutcome outcome in outcomes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return outcome;
            }
        }
        finally
        {
            await abandoned.CancelAsync().ConfigureAwait(false);
            await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task CompleteAsync(Task[] workers, ChannelWriter<MaapSubmissionOutcome> outcomes)
    {
        try
        {
            await Task.WhenAll(workers).ConfigureAwait(false);
            outcomes.Complete();
        }
#pragma warning disable CA1031 // It is thrown where the outcomes are read.
        catch (Exception e)
#pragma warning restore CA1031
        {
            outcomes.TryComplete(e);
        }
    }

    private async Task WorkAsync(
        IEnumerator<MaapSubmission> source, ChannelWriter<MaapSubmissionOutcome> outcomes, CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (Next(source) is { } submission)
        {
            MaapSubmissionOutcome outcome = _stop is { } stop
                ? new(submission, MaapSubmissionState.NotSubmitted, Error: stop)
                : await SubmitAsync(submission, cancellationToken).ConfigureAwait(false);
            await outcomes.WriteAsync(outcome, cancellationToken).ConfigureAwait(false);
        }
    }

    private MaapSubmission? Next(IEnumerator<MaapSubmission> source)
    {
        lock (_lock)
        {
            return source.MoveNext() ? source.Current : null;
        }
    }

    private async Task<MaapSubmissionOutcome> SubmitAsync(MaapSubmission submission, CancellationToken cancellationToken)
    {
        try
        {
            return new(submission, MaapSubmissionState.Submitted, await submit(submission, cancellationToken).ConfigureAwait(false));
        }
        catch (MaapException e)
        {
            if (e.Kind is MaapErrorKind.Unauthorized or MaapErrorKind.NotMaap or MaapErrorKind.Unreachable)
            {
                _stop ??= e;
            }

            MaapSubmissionState state =
                e.MayHaveBeenDone ? MaapSubmissionState.Unknown
                : e.Kind is MaapErrorKind.Unauthorized or MaapErrorKind.NotMaap || e.IsTransient ? MaapSubmissionState.NotSubmitted
                : MaapSubmissionState.Refused;
            return new(submission, state, Error: e);
        }
        catch (ArgumentException e)
        {
            // One that cannot be sent keeps none of the others back.
            return new(submission, MaapSubmissionState.Refused, Error: new(MaapErrorKind.Refused, e.Message, e));
        }
    }
}
