using System.Globalization;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>What jobs need in DPS, from what they took here.</summary>
internal static class BatchAdvice
{
    /// <summary>How many jobs the time is told for.</summary>
    private const int ManyJobs = 10_000;

    /// <summary>The system of a worker takes its part, and the next scene may be larger.</summary>
    private const double MemoryReserve = 1.25;

    /// <summary>What a job wrote and removed again is not in its folder any more.</summary>
    private const double DiskReserve = 2;

    private const double Gigabyte = 1e9;

    /// <summary>The queues of MAAP by the gigabytes of their workers; its sandbox ends jobs after ten minutes.</summary>
    private static readonly int[] s_queues = [8, 16, 32, 64];

    /// <summary>A sentence of what was measured and one of what to write; null where no job has succeeded.</summary>
    public static string? Of(BatchReader batch) => batch.Cost() is { } cost ? Of(cost) : null;

    /// <summary>The same of jobs that are known otherwise.</summary>
    public static string Of(BatchCost cost)
    {
        int memory = (int)Math.Max(1, Math.Ceiling(cost.PeakMemory * MemoryReserve / Gigabyte));
        int disk = (int)Math.Max(1, Math.Ceiling(cost.LargestFolder * DiskReserve / Gigabyte));
        int queue = s_queues.FirstOrDefault(size => size >= memory);
        string place = queue > 0
            ? $"queue maap-dps-worker-{Number(queue)}gb"
            : $"no queue of MAAP's is known to have as much ({Number(s_queues[^1])} GB)";
        return $"A job took up to {ReportText.Bytes(cost.PeakMemory)} of memory and {ReportText.Duration(cost.Longest)}: {place}, disk_space {Number(disk)}GB and what its inputs take (under OGC ram_min {Number(memory)}, outdir_max {Number(disk)}). {ManyJobs.ToString("N0", CultureInfo.InvariantCulture)} such jobs are about {Hours(cost.Mean * ManyJobs)} of one worker.";
    }

    private static string Hours(TimeSpan time) => time.TotalHours switch
    {
        < 0.95 => $"{Number((int)Math.Ceiling(time.TotalMinutes))} min",
        < 9.5 => time.TotalHours.ToString("0.0", CultureInfo.InvariantCulture) + " hours",
        double hours => hours.ToString("N0", CultureInfo.InvariantCulture) + " hours",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
