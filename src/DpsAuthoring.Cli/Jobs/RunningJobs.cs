using System.Globalization;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>Which of a batch's jobs are at work, and for how long, where their folders are seen from here.</summary>
internal static class RunningJobs
{
    private const int Shown = 20;

    /// <summary>Those that have a folder of their own to work in, by row.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="now">The time of day.</param>
    public static IReadOnlyList<(long Row, TimeSpan Time)> Of(BatchReader batch, string folder, DateTime now) =>
    [
        .. batch.Submitted()
            .Select(job => (job.Row, Begun: new FileInfo(WorkDirectory.ContextOf(BatchFolders.WorkOf(folder, job.Handle), job.JobId))))
            .Where(job => job.Begun.Exists)
            .Select(job => (job.Row, now - job.Begun.LastWriteTimeUtc)),
    ];

    /// <summary>They as a line; null where there is none.</summary>
    public static string? Text(IReadOnlyList<(long Row, TimeSpan Time)> jobs)
    {
        if (jobs.Count == 0)
        {
            return null;
        }

        string more = jobs.Count > Shown ? $", and {jobs.Count - Shown} more" : "";
        return $"Running: {string.Join(", ", jobs.Take(Shown).Select(job => $"row {job.Row} for {Text(job.Time)}"))}{more}";
    }

    private static string Text(TimeSpan time) =>
        time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? $"{time.Minutes} min"
        : $"{Math.Max(time.Seconds, 0)} s";
}
