using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Maap;

/// <summary>A job that is to be made.</summary>
public sealed partial class MaapSubmission
{
    /// <summary>Of which algorithm: a process's number, or <c>name:version</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>In which queue; both generations need one.</summary>
    public required string Queue { get; init; }

    /// <summary>
    /// What it is given, by name. The legacy generation has texts only, and reads those as JSON: the text <c>1.10</c> comes as 1.1.
    /// </summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>What the job is found by, and the folder of its results; commas part several tags.</summary>
    public string? Tag { get; init; }

    /// <summary>
    /// A tag that no other job has. By it the client finds out whether a submission was taken whose answer it never got, and so neither
    /// loses it nor sends it twice. <see cref="NewUniqueTag"/> makes one; keep it where the submission is kept, before it is sent.
    /// </summary>
    public string? UniqueTag { get; init; }

    /// <summary>Whether the server may leave it out because there was one like it; null is the server's choice.</summary>
    public bool? Deduplicate { get; init; }

    /// <summary>A tag that no other job has.</summary>
    /// <param name="prefix">What it begins with: letters, digits, <c>.</c>, <c>_</c>, <c>-</c>.</param>
    /// <returns>The tag.</returns>
    public static string NewUniqueTag(string prefix = "dps") => $"{prefix}-{Guid.NewGuid():N}";

    internal string? Tags =>
        string.Join(',', new[] { Tag, UniqueTag }.Where(tag => !string.IsNullOrEmpty(tag))) is { Length: > 0 } tags ? tags : null;

    internal static void Check(MaapSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        string? problem =
            string.IsNullOrWhiteSpace(submission.Algorithm) ? "names no algorithm"
            : string.IsNullOrWhiteSpace(submission.Queue) ? "names no queue"
            : submission.UniqueTag is { } tag && !Name().IsMatch(tag)
                ? $"has the unique tag '{tag}', which may hold letters, digits, '.', '_' and '-' alone: the server parts tags at commas"
            : null;
        if (problem is not null)
        {
            throw new ArgumentException($"The submission {problem}.", nameof(submission));
        }
    }

    [GeneratedRegex("""^[A-Za-z0-9._-]{1,200}\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}

/// <summary>What became of a submission.</summary>
public enum MaapSubmissionState
{
    /// <summary>The server has it.</summary>
    Submitted,

    /// <summary>The server refused it.</summary>
    Refused,

    /// <summary>It was not sent, or surely not taken: it can be submitted again.</summary>
    NotSubmitted,

    /// <summary>Whether the server has it could not be found out: look for its unique tag before it is submitted again.</summary>
    Unknown,
}

/// <summary>What became of one submission of many.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="State">What became of it.</param>
/// <param name="JobId">The job's id, where the server has it.</param>
/// <param name="Error">Why, where the server has not.</param>
public sealed record MaapSubmissionOutcome(
    MaapSubmission Submission, MaapSubmissionState State, string? JobId = null, MaapException? Error = null);
