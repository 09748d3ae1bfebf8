using System.Text.RegularExpressions;

namespace DpsAuthoring.Server.Index;

/// <summary>
/// The tags by which a table's jobs are known: <c>NAME-1a2b3c4d</c> for all of them, and that with a number for each, as
/// <c>dps submit --rows</c> makes them.
/// </summary>
internal static partial class JobBatch
{
    public static bool IsBatch(string tag) => BatchTag().IsMatch(tag);

    /// <summary>Whether a tag is one job's of a batch, and so no group's.</summary>
    public static bool IsRow(string tag) => RowTag().IsMatch(tag);

    [GeneratedRegex("^.*-[0-9a-f]{8}$", RegexOptions.Singleline)]
    private static partial Regex BatchTag();

    [GeneratedRegex("^.*-[0-9a-f]{8}-[0-9]+$", RegexOptions.Singleline)]
    private static partial Regex RowTag();
}
