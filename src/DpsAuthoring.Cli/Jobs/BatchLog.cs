using System.Diagnostics;
using System.Globalization;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>How far a batch is, where nobody watches a terminal (nohup, cron, CI, Slurm): lines with their time.</summary>
internal sealed class BatchLog : IBatchProgress
{
    /// <summary>The summary has the others.</summary>
    private const int ToldKinds = 20;

    private const int PercentStep = 5;

    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly TextWriter _say;
    private readonly BatchPace _pace;
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private readonly HashSet<(FailureKind, string)> _kinds = [];
    private readonly Timer _timer;
    private int _ended;
    private int _failed;
    private int _told;

    /// <param name="say">The log.</param>
    /// <param name="pace">The batch.</param>
    /// <param name="start">What is run, where, and how to go on with it; a sentence.</param>
    public BatchLog(TextWriter say, BatchPace pace, string start)
    {
        (_say, _pace) = (say, pace);
        _told = pace.Percent(0) / PercentStep;
        Say(start);
        _timer = new Timer(_ => SayPace(), null, s_interval, s_interval);
    }

    public void Ended(JobOutcome outcome)
    {
        lock (_lock)
        {
            _ended++;
            if (outcome.Failure is { } failure)
            {
                _failed++;
                SayKind(failure, outcome.Folder);
            }

            int step = _pace.Percent(_ended) / PercentStep;
            if (step > _told)
            {
                _told = step;
                SayPace();
                _timer.Change(s_interval, s_interval);
            }
        }
    }

    public void Retried(int jobs)
    {
        lock (_lock)
        {
            _pace.Add(jobs);
            _told = _pace.Percent(_ended) / PercentStep;
            Say(BatchPace.Again(jobs));
        }
    }

    public void Say(string sentence)
    {
        lock (_lock)
        {
            try
            {
                _say.WriteLine($"{TimeProvider.System.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {sentence}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Whoever read it is gone, or its disk is full. The batch goes on.
            }
        }
    }

    public void Dispose()
    {
        using var gone = new ManualResetEvent(false);
        _timer.Dispose(gone);
        gone.WaitOne();
    }

    private void SayPace()
    {
        lock (_lock)
        {
            Say(_pace.Text(_ended, _failed, _time.Elapsed, TimeProvider.System.GetLocalNow()));
        }
    }

    private void SayKind(JobFailure failure, string? folder)
    {
        if (_kinds.Count <= ToldKinds && _kinds.Add((failure.Kind, failure.Subject)))
        {
            Say(_kinds.Count <= ToldKinds
                ? $"first failure of its kind: {failure.Subject}{(folder is null ? "" : $" ({folder})")}"
                : "Further kinds of failures are in the summary.");
        }
    }
}
