namespace DpsAuthoring.Server.Index;

/// <summary>What jobs are put in order by.</summary>
internal enum JobTime
{
    Queued,
    Started,
    Ended,
    Updated,
    Duration,
}

/// <summary>The words for that.</summary>
internal static class JobTimeNames
{
    public static string Word(this JobTime time) => time.ToString().ToLowerInvariant();

    public static JobTime? Of(string? word) =>
        Enum.GetValues<JobTime>().Where(time => time.Word() == word).Select(time => (JobTime?)time).FirstOrDefault();

    public static long Of(this JobTime time, in JobTimes times) => time switch
    {
        JobTime.Queued => times.Queued,
        JobTime.Started => times.Started,
        JobTime.Ended => times.Ended,
        JobTime.Updated => times.Updated,
        _ => times.Duration,
    };
}
