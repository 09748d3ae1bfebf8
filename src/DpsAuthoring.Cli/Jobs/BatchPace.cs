using System.Globalization;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>How far a batch is, in words.</summary>
/// <param name="before">How many jobs had succeeded when it was started.</param>
/// <param name="pending">How many were to be run then.</param>
internal sealed class BatchPace(int before, int pending)
{
    private int _pending = pending;

    /// <summary>How many of all jobs are over, of 100.</summary>
    public int Percent(int ended) => Total == 0 ? 100 : (int)(100L * (before + ended) / Total);

    public int Total => before + _pending;

    /// <summary>Jobs that had ended are run again, and end once more.</summary>
    public void Add(int jobs) => Interlocked.Add(ref _pending, jobs);

    public static string Again(int jobs) => $"{jobs} failed {(jobs == 1 ? "job is" : "jobs are")} run again, as 'dps batch retry' asks.";

    /// <param name="ended">How many have ended since its start.</param>
    /// <param name="failed">How many of these have failed.</param>
    /// <param name="elapsed">How long ago the start was.</param>
    /// <param name="now">The time of day.</param>
    public string Text(int ended, int failed, TimeSpan elapsed, DateTimeOffset now)
    {
        string end = "";
        if (ended > 0 && ended < _pending)
        {
            // More than a year is as good as never, and the calendar has an end.
            double left = Math.Min(elapsed.TotalSeconds / ended * (_pending - ended), TimeSpan.FromDays(366).TotalSeconds);
            end = $", ends about {Time(now, TimeSpan.FromSeconds(left))}";
        }

        string failures = failed > 0 ? $", {failed} failed" : "";
        string rate = ended > 0 ? $", {Rate(ended / Math.Max(elapsed.TotalSeconds, 0.001))}" : "";
        return $"{before + ended}/{Total}{failures}{rate}{end}";
    }

    private static string Time(DateTimeOffset now, TimeSpan left)
    {
        DateTimeOffset end = now + left;
        return end.Date == now.Date
            ? end.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{end:yyyy-MM-dd HH:mm} (in {Duration(left)})");
    }

    private static string Duration(TimeSpan left) =>
        left.TotalDays >= 1 ? $"{left.Days} d {left.Hours} h"
        : left.TotalHours >= 1 ? $"{left.Hours} h {left.Minutes} min"
        : $"{left.Minutes} min";

    /// <summary>A job of ten minutes is 6.0/h, and not 0.0/s.</summary>
    private static string Rate(double perSecond) => perSecond switch
    {
        >= 1 => string.Create(CultureInfo.InvariantCulture, $"{perSecond:0.0}/s"),
        >= 1 / 60.0 => string.Create(CultureInfo.InvariantCulture, $"{perSecond * 60:0.0}/min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{perSecond * 3600:0.0}/h"),
    };
}
