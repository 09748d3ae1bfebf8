namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>Where the jobs of a tag are seen together.</summary>
internal static class BatchAddress
{
    public const string Path = "/jobs/batch";

    /// <summary>A tag is in the query: it may hold what no path can.</summary>
    public static string Of(string tag) => Path + "?tag=" + Uri.EscapeDataString(tag);
}
