namespace DpsAuthoring.Maap;

/// <summary>How far a job, a build or a deployment is.</summary>
public enum MaapState
{
    /// <summary>A word that is not known here.</summary>
    Unknown,

    /// <summary>It waits.</summary>
    Accepted,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>Its worker is gone; it runs again once one is back.</summary>
    Offline,

    /// <summary>It is done.</summary>
    Successful,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was cancelled.</summary>
    Dismissed,

    /// <summary>There was one like it already, and so it was not run.</summary>
    Deduped,

    /// <summary>There is no such job, or no longer.</summary>
    Deleted,
}

/// <summary>What states mean.</summary>
public static class MaapStates
{
    /// <summary>Whether nothing more comes.</summary>
    /// <param name="state">The state.</param>
    /// <returns>Whether nothing more comes.</returns>
    public static bool IsTerminal(this MaapState state) => state >= MaapState.Successful;

    /// <summary>The state that a word of either generation, of HySDS or of GitLab names, in any capitals.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The state, which is Unknown for other words.</returns>
    public static MaapState Parse(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "accepted" or "job-queued" or "queued" or "created" or "pending" or "waiting_for_resource" or "preparing" or "scheduled" => MaapState.Accepted,
        "running" or "job-started" or "started" => MaapState.Running,
        "offline" or "job-offline" => MaapState.Offline,
        "successful" or "succeeded" or "success" or "job-completed" or "completed" => MaapState.Successful,
        "failed" or "job-failed" => MaapState.Failed,
        "dismissed" or "job-revoked" or "revoked" or "canceled" or "cancelled" or "skipped" => MaapState.Dismissed,
        "deduped" or "job-deduped" => MaapState.Deduped,
        "deleted" => MaapState.Deleted,
        _ => MaapState.Unknown,
    };

    /// <summary>The word that a generation has for a state, to filter by; null where there is none.</summary>
    internal static string? Word(this MaapState state, MaapApiGeneration generation) => state switch
    {
        MaapState.Unknown => null,
        MaapState.Successful when generation == MaapApiGeneration.Legacy => "Succeeded",
        _ when generation == MaapApiGeneration.Legacy => state.ToString(),
        _ => state.ToString().ToLowerInvariant(),
    };
}
