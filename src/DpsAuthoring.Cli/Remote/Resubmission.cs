namespace DpsAuthoring.Cli.Remote;

/// <summary>
/// How a job that is submitted again is known: by a tag that holds the id of the one whose place it takes. So nobody needs to keep a
/// list, and no job is submitted again twice.
/// </summary>
internal static class Resubmission
{
    private const string Prefix = "again-";

    /// <summary>The tag of the job that takes another's place.</summary>
    public static string TagOf(string job) => Prefix + job;

    /// <summary>The job whose place one with this tag takes; null for other tags.</summary>
    public static string? ReplacedBy(string tag) => tag.StartsWith(Prefix, StringComparison.Ordinal) ? tag[Prefix.Length..] : null;
}
