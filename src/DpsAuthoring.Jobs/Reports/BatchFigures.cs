using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>What a batch's jobs cost, those together that were started and have ended.</summary>
internal sealed class BatchFigures
{
    private const int KeptSlowest = 5;

    private readonly List<double> _seconds = [];
    private readonly PriorityQueue<BatchJobRecord, double> _slowest = new();
    private bool _isSorted;

    /// <summary>How many jobs were measured.</summary>
    public int Count => _seconds.Count;

    /// <summary>What each took, in seconds.</summary>
    public IReadOnlyCollection<double> Seconds => _seconds;

    /// <summary>When the first was started.</summary>
    public DateTime Started { get; private set; } = DateTime.MaxValue;

    /// <summary>When the last had ended.</summary>
    public DateTime Ended { get; private set; } = DateTime.MinValue;

    /// <summary>The processor time of all.</summary>
    public TimeSpan Cpu { get; private set; }

    /// <summary>Their durations, added up.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>The bytes of memory of the one that took the most.</summary>
    public long PeakMemory { get; private set; }

    /// <summary>The bytes in the folder of the one that left the most.</summary>
    public long LargestFolder { get; private set; }

    /// <summary>The slowest jobs, the slowest first.</summary>
    public IReadOnlyList<BatchJobRecord> Slowest =>
        [.. _slowest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];

    public void Add(BatchJobRecord job)
    {
        if (job.Metrics is not { } metrics)
        {
            return;
        }

        _isSorted = false;
        _seconds.Add(metrics.Duration.TotalSeconds);
        Started = metrics.Started < Started ? metrics.Started : Started;
        Ended = metrics.Ended > Ended ? metrics.Ended : Ended;
        Cpu += metrics.Use.Cpu;
        Duration += metrics.Duration;
        PeakMemory = Math.Max(PeakMemory, metrics.Use.PeakMemory);
        LargestFolder = Math.Max(LargestFolder, metrics.DirectorySize);
        _slowest.Enqueue(job, metrics.Duration.TotalSeconds);
        if (_slowest.Count > KeptSlowest)
        {
            _slowest.Dequeue();
        }
    }

    /// <summary>The duration that a part of the jobs does not exceed; none where none was measured.</summary>
    /// <param name="part">0.5 for the median, 1 for the longest.</param>
    public TimeSpan Within(double part)
    {
        if (!_isSorted)
        {
            _seconds.Sort();
            _isSorted = true;
        }

        return _seconds.Count == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(_seconds[(int)Math.Ceiling(part * _seconds.Count) - 1]);
    }
}
