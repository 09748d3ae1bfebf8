using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Compares the results of two jobs, leaving out what must differ (streams, logs, side files) and what the author leaves out.
/// </summary>
internal sealed class ResultComparison(ComparisonOptions options)
{
    private static readonly string[] s_sideFiles = [".context.json", ".dataset.json", ".met.json"];

    /// <param name="first">The folder with the results of the first, or its only result.</param>
    /// <param name="second">That of the second.</param>
    /// <param name="clocks">When the two ran.</param>
    public ResultDifferences Compare(string first, string second, Clocks clocks)
    {
        var files = new FileComparison(clocks, options);
        if (File.Exists(first) && File.Exists(second))
        {
            FileResult result = Compare(files, first, second, Path.GetFileName(first));
            return new ResultDifferences(
                1,
                [.. result.Differences.Select(difference => new ResultDifference(Path.GetFileName(first), difference))],
                result.Note is null ? [] : [result.Note]);
        }

        var pairing = ResultPairing.Of(Results(first), Results(second), options);
        var differences = new List<ResultDifference>();
        var notes = new List<string>(pairing.Notes);
        HashSet<string> rasters = new(StringComparer.Ordinal), otherRasters = new(StringComparer.Ordinal);
        int compared = 0;
        foreach ((string name, string other) in pairing.Pairs.OrderBy(pair => pair.First, StringComparer.Ordinal))
        {
            // A raster comes before its side files, which it has been compared with.
            if (RasterFile.IsSideFile(name, rasters.Contains))
            {
                continue;
            }

            compared++;
            FileResult result = Compare(files, Path.Combine(first, name), Path.Combine(second, other), name);
            if (result.As == ComparedAs.Raster)
            {
                rasters.Add(name);
                otherRasters.Add(other);
            }

            differences.AddRange(result.Differences.Select(difference => new ResultDifference(name, difference)));
            if (result.Note is { } note && !notes.Contains(note))
            {
                notes.Add(note);
            }
        }

        IEnumerable<ResultDifference> missing = pairing.First.Where(name => !RasterFile.IsSideFile(name, rasters.Contains))
            .Select(name => ResultDifference.Missing(name, isInFirst: true));
        IEnumerable<ResultDifference> added = pairing.Second.Where(name => !RasterFile.IsSideFile(name, otherRasters.Contains))
            .Select(name => ResultDifference.Missing(name, isInFirst: false));
        return new ResultDifferences(compared, [.. missing, .. added, .. differences], notes);
    }

    private static FileResult Compare(FileComparison files, string first, string second, string name)
    {
        (string? obstacle, string? otherObstacle) = (Obstacle(first), Obstacle(second));
        if (obstacle is not null || otherObstacle is not null)
        {
            return new FileResult(ComparedAs.Bytes, [new Difference(DifferenceKind.Unreadable, "", obstacle, otherObstacle)]);
        }

        try
        {
            return files.Compare(first, second, name);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Files may be anything, and an odd one hides no other.
            string reason = $"{e.GetType().Name}: {e.Message.TrimEnd('.')}";
            return new FileResult(ComparedAs.Bytes, [new Difference(DifferenceKind.Unreadable, "", reason, reason)]);
        }
    }

    /// <summary>Why a result cannot be read; null where it can.</summary>
    private static string? Obstacle(string path)
    {
        if (!FileSystem.IsFile(path))
        {
            return path.Contains(Folders.NotUtf8) ? "its name is not UTF-8" : "it is not a file";
        }

        try
        {
            using FileStream file = File.OpenRead(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "it may not be read";
        }
    }

    private static string[] Results(string folder) =>
    [
        .. Folders.Files(folder)
            .Select(file => Path.GetRelativePath(folder, file.Path))
            .Where(IsResult)
            .Distinct(), // Names that are not UTF-8 may read the same.
    ];

    private static bool IsResult(string name) =>
        name is not ("_stdout.txt" or "_stderr.txt") && !name.EndsWith(".log", StringComparison.Ordinal)
        && !s_sideFiles.Any(end =>
            name.EndsWith(end, StringComparison.Ordinal) && !name.Contains('/') && name.StartsWith("output", StringComparison.Ordinal));
}
