using System.Diagnostics;
using System.Globalization;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>How far a batch is: a line that is written over on a terminal, and nothing elsewhere.</summary>
internal sealed class BatchProgress : IDisposable
{
    private const int Width = 30;

    private readonly TextWriter _say;
    private readonly int _before;
    private readonly int _pending;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly Timer? _timer;
    private int _ended;
    private int _failed;
    private bool _isOver;

    public BatchProgress(TextWriter say, int before, int pending)
    {
        (_say, _before, _pending) = (say, before, pending);
        if (!Console.IsErrorRedirected && !Terminal.IsDumb)
        {
            _timer = new Timer(_ => Show(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(200));
        }
    }

    public void Ended(JobOutcome outcome)
    {
        Interlocked.Increment(ref _ended);
        if (!outcome.IsSuccess)
        {
            Interlocked.Increment(ref _failed);
        }
    }

    public void Dispose()
    {
        if (_timer is not null && !_isOver)
        {
            _isOver = true;
            using var gone = new ManualResetEvent(false);
            _timer.Dispose(gone);
            gone.WaitOne();
            Show();
            Say(Environment.NewLine);
        }
    }

    /// <summary>Says something, where there is somebody to hear it.</summary>
    public void Say(string text)
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

    private void Show()
    {
        int ended = _ended;
        double rate = ended / _time.Elapsed.TotalSeconds;
        int total = _before + _pending;
        int filled = total == 0 ? Width : Width * (_before + ended) / total;
        string end =
            ended == 0 || ended == _pending
                ? ""
                : TimeProvider
                    .System.GetLocalNow()
                    .AddSeconds((_pending - ended) / rate)
                    .ToString("', ends about 'HH:mm:ss", CultureInfo.InvariantCulture);
        string failed = _failed > 0 ? $", {_failed} failed" : "";
        string bar = $"[{new string('#', filled)}{new string('.', Width - filled)}] ";
        string numbers = string.Create(CultureInfo.InvariantCulture, $"{_before + ended}/{total}{failed}, {rate:0.0}/s{end}");
        Say($"\r{Fit(bar, numbers, Console.WindowWidth - 1)}\e[K");
    }

    /// <summary>
    /// A line that is broken is not written over. Where it is too long, the bar goes first, and then the numbers' end; 0 or less is a width
    /// that is not known.
    /// </summary>
    private static string Fit(string bar, string numbers, int width) =>
        width <= 0 || bar.Length + numbers.Length <= width ? bar + numbers : numbers.Length <= width ? numbers : numbers[..width];
}
