using System.Diagnostics;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>How far a batch is: a line of the terminal that is written over.</summary>
internal sealed class BatchProgress : IBatchProgress
{
    private const int Width = 30;

    private readonly Lock _lock = new();
    private readonly TextWriter _say;
    private readonly BatchPace _pace;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly Timer _timer;
    private int _ended;
    private int _failed;

    public BatchProgress(TextWriter say, BatchPace pace)
    {
        (_say, _pace) = (say, pace);
        _timer = new Timer(_ => Show(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(200));
    }

    public void Ended(JobOutcome outcome)
    {
        Interlocked.Increment(ref _ended);
        if (!outcome.IsSuccess)
        {
            Interlocked.Increment(ref _failed);
        }
    }

    public void Retried(int jobs)
    {
        _pace.Add(jobs);
        Say(BatchPace.Again(jobs));
    }

    public void Say(string sentence) => Write($"\r\e[K{sentence}{Environment.NewLine}");

    public void Dispose()
    {
        using var gone = new ManualResetEvent(false);
        _timer.Dispose(gone);
        gone.WaitOne();
        Show();
        Write(Environment.NewLine);
    }

    private void Write(string text)
    {
        lock (_lock)
        {
            try
            {
                _say.Write(text);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The terminal is gone. The batch goes on, or its signal ends it.
            }
        }
    }

    private void Show()
    {
        int ended = _ended;
        int filled = Width * _pace.Percent(ended) / 100;
        string bar = $"[{new string('#', filled)}{new string('.', Width - filled)}] ";
        string numbers = _pace.Text(ended, _failed, _time.Elapsed, TimeProvider.System.GetLocalNow());
        Write($"\r{Fit(bar, numbers, Console.WindowWidth - 1)}\e[K");
    }

    /// <summary>
    /// A line that is broken is not written over. Where it is too long, the bar goes first, and then the numbers' end; 0 or less is a width
    /// that is not known.
    /// </summary>
    private static string Fit(string bar, string numbers, int width) =>
        width <= 0 || bar.Length + numbers.Length <= width ? bar + numbers : numbers.Length <= width ? numbers : numbers[..width];
}
