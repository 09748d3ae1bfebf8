namespace DpsAuthoring.Server.Store;

/// <summary>What a job is in, as the store has it.</summary>
internal enum JobState
{
    Queued = 0,
    Started = 1,
    Completed = 2,
    Failed = 3,
    Revoked = 4,
    Deduped = 5,
    Offline = 6,
}

/// <summary>The words of three dialects for a job's state.</summary>
internal static class JobStates
{
    private static readonly (JobState State, string Hysds, string Wps, string Ogc)[] s_all =
    [
        (JobState.Queued, "job-queued", "Accepted", "accepted"),
        (JobState.Started, "job-started", "Running", "running"),
        (JobState.Completed, "job-completed", "Succeeded", "successful"),
        (JobState.Failed, "job-failed", "Failed", "failed"),
        (JobState.Revoked, "job-revoked", "Dismissed", "dismissed"),
        (JobState.Deduped, "job-deduped", "Deduped", "deduped"),
        (JobState.Offline, "job-offline", "Offline", "offline"),
    ];

    /// <summary>The words of OGC, in the order in which the API tells them.</summary>
    public static IEnumerable<string> OgcWords => s_all.Select(state => state.Ogc);

    /// <summary>HySDS's word.</summary>
    public static string Hysds(this JobState state) => s_all[(int)state].Hysds;

    /// <summary>The word of WPS, which the legacy API speaks.</summary>
    public static string Wps(this JobState state) => s_all[(int)state].Wps;

    /// <summary>The word of OGC API Processes.</summary>
    public static string Ogc(this JobState state) => s_all[(int)state].Ogc;

    /// <summary>Whether nothing changes any more.</summary>
    public static bool IsFinal(this JobState state) => state is not (JobState.Queued or JobState.Started or JobState.Offline);

    /// <summary>The state of a word of WPS, with its capitals; null for none.</summary>
    public static JobState? OfWps(string word) => Find(state => state.Wps == word);

    /// <summary>The state of a word of OGC, in any capitals; null for none.</summary>
    public static JobState? OfOgc(string word) => Find(state => state.Ogc.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static JobState? Find(Predicate<(JobState State, string Hysds, string Wps, string Ogc)> matches) =>
        Array.FindIndex(s_all, matches) is >= 0 and int at ? s_all[at].State : null;
}
