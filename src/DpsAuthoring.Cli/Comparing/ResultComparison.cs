using System.IO.Enumeration;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Compares the results of two jobs, leaving out what must differ (streams, logs, side files) and what the author leaves out.
/// </summary>
/// <param name="ignored">Names or patterns of results, <c>*</c> and <c>?</c> in them.</param>
internal sealed class ResultComparison(IReadOnlyList<string> ignored)
{
    private static readonly string[] s_sideFiles = [".context.json", ".dataset.json", ".met.json"];

    /// <summary>What is in one only, or is not the same in both; a sentence each. The first is of the OGC contract.</summary>
    public IReadOnlyList<string> Differences(JobOutcome first, JobOutcome second)
    {
        var files = new FileComparison(new Clocks(Of(first), Of(second)));
        Dictionary<string, string> one = Results(first.Folder!), other = Results(second.Folder!);
        return
        [
            .. one.Keys.Except(other.Keys).Select(name => $"{name} is made under the OGC contract only"),
            .. other.Keys.Except(one.Keys).Select(name => $"{name} is made under the legacy contract only"),
            .. one
                .Keys.Intersect(other.Keys)
                .Order(StringComparer.Ordinal)
                .Select(name => Difference(files, name, one[name], other[name]))
                .OfType<string>(),
        ];
    }

    private static RunTime Of(JobOutcome outcome) => new(outcome.Metrics!.Started, outcome.Metrics.Ended);

    private Dictionary<string, string> Results(string folder) =>
        Folders.Files(folder)
            .Select(file => Path.GetRelativePath(folder, file.Path))
            .Where(IsResult)
            .Distinct() // Names that are not UTF-8 may read the same.
            .ToDictionary(name => name, name => Path.Combine(folder, name));

    private static string? Difference(FileComparison files, string name, string first, string second)
    {
        if (!FileSystem.IsFile(first) || !FileSystem.IsFile(second))
        {
            return $"{name} cannot be compared, as its name is not UTF-8";
        }

        return files.Compare(first, second) is { } difference ? $"{name} is not the same: {difference}" : null;
    }

    private bool IsResult(string name) =>
        name is not ("_stdout.txt" or "_stderr.txt") && !name.EndsWith(".log", StringComparison.Ordinal)
        && !s_sideFiles.Any(end =>
            name.EndsWith(end, StringComparison.Ordinal) && !name.Contains('/') && name.StartsWith("output", StringComparison.Ordinal))
            && !ignored.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)
                || FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(name), ignoreCase: false));
}
