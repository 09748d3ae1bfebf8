using System.Text.Json;

namespace DpsAuthoring.Maap;

/// <summary>A job, as far as the answer tells: a state alone tells less than a list with details.</summary>
public sealed class MaapJob
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>How far it is.</summary>
    public MaapState State { get; init; }

    /// <summary>The server's word for that.</summary>
    public string? StateText { get; init; }

    /// <summary>The number of the process that it is of.</summary>
    public string? AlgorithmId { get; init; }

    /// <summary>Name and version of the algorithm.</summary>
    public string? Algorithm { get; init; }

    /// <summary>Its type, as HySDS writes it: <c>job-name:version</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The queue that it is in.</summary>
    public string? Queue { get; init; }

    /// <summary>Who submitted it.</summary>
    public string? UserName { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it began to run.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>When its state changed last.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>How long it ran.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How much of it is done, in percent.</summary>
    public double? Progress { get; init; }

    /// <summary>What the server says of it; of a failed job, why.</summary>
    public string? Message { get; init; }

    /// <summary>Where in the program it failed.</summary>
    public string? Traceback { get; init; }

    /// <summary>What it was given.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Inputs { get; init; } = [];

    /// <summary>Where its results are.</summary>
    public IReadOnlyList<MaapPlace> Products { get; init; } = [];

    /// <summary>The folder of its results in a workspace.</summary>
    public string? ProductFolder { get; init; }

    /// <summary>The machine that it ran on.</summary>
    public string? Machine { get; init; }

    /// <summary>The command line that it ran.</summary>
    public string? Command { get; init; }

    /// <summary>Where more of it is.</summary>
    public IReadOnlyList<MaapLink> Links { get; init; } = [];

    /// <summary>All that the server says of it.</summary>
    public JsonElement? Document { get; init; }

    /// <summary>Id and state.</summary>
    /// <returns>Id and state.</returns>
    public override string ToString() => $"{Id} ({StateText ?? State.ToString()})";
}

/// <summary>Which jobs are listed. They come newest first.</summary>
public sealed class MaapJobFilter
{
    /// <summary>Those of this algorithm: a process's number or <c>name:version</c>.</summary>
    public string? Algorithm { get; init; }

    /// <summary>Those in this state.</summary>
    public MaapState? State { get; init; }

    /// <summary>Those with this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Those of this queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Those of this priority, from 0 to 9.</summary>
    public int? Priority { get; init; }

    /// <summary>Those whose state changed last at or after this time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Those whose state changed last at or before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>
    /// Those that ran so long at least. It is looked at here: the server does so only after it has made a page, which may then be empty.
    /// </summary>
    public TimeSpan? MinDuration { get; init; }

    /// <summary>Those that ran so long at most; looked at here as well.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>Whether all is told of each: true.</summary>
    public bool WithDetails { get; init; } = true;

    internal bool Matches(MaapJob job) =>
        (MinDuration is null || job.Duration >= MinDuration) && (MaxDuration is null || job.Duration <= MaxDuration);
}
