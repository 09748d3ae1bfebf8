namespace DpsAuthoring.Cli.Reports;

/// <summary>What all JSON outputs for programs have in common.</summary>
internal static class JsonFormat
{
    /// <summary>
    /// The <c>version</c> that each output has at its top. New properties and new values of <c>kind</c> leave it as it is; a property that goes, or
    /// means something else, raises it.
    /// </summary>
    public const int Version = 1;
}
