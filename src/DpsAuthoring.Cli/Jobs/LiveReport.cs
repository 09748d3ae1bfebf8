using System.Diagnostics;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>Brings a batch's report and results up to date while it runs.</summary>
internal sealed class LiveReport : IDisposable
{
    /// <summary>
    /// Of a batch of 100,000 jobs a report takes seconds; this much longer nothing is written, so that the jobs have the machine.
    /// </summary>
    private const int RestFactor = 20;

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;

    /// <param name="write">Writes them, and says what is wrong with that, which comes again at the end.</param>
    /// <param name="interval">How long after a report the next is begun at the earliest.</param>
    public LiveReport(Func<string?> write, TimeSpan interval) => _work = Task.Run(() => WriteAsync(write, interval));

    public static TimeSpan Interval { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Comes back when nothing is written any more.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Task.WaitAny(_work); // What is wrong with a report comes again at the end.
        _stop.Dispose();
    }

    private async Task WriteAsync(Func<string?> write, TimeSpan interval)
    {
        TimeSpan rest = TimeSpan.Zero;
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(interval > rest ? interval : rest, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_stop.IsCancellationRequested)
            {
                long begun = Stopwatch.GetTimestamp();
                write();
                rest = RestFactor * Stopwatch.GetElapsedTime(begun);
            }
        }
    }
}
