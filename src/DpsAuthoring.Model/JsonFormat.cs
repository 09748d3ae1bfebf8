namespace DpsAuthoring.Model;

/// <summary>What the JSON outputs for programs have in common.</summary>
public static class JsonFormat
{
    /// <summary>
    /// The <c>version</c> that each output has first. New properties, and new values of those that name a kind, leave it as it is; a
    /// property that goes, or means something else, raises it.
    /// </summary>
    public const int Version = 1;
}
