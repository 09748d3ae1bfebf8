using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Compares the results of two jobs, leaving out what must differ (streams, logs, side files) and what the author leaves out.
/// </summary>
internal sealed class ResultComparison(ComparisonOptions options)
{
    private static readonly string[] s_sideFiles = [".context.json", ".dataset.json", ".met.json"];

    /// <param name="first">The folder with the results of the first.</param>
    /// <param name="second">That of the second.</param>
    /// <param name="clocks">When the two ran.</param>
    public ResultDifferences Compare(string first, string second, Clocks clocks)
    {
        var files = new FileComparison(clocks, options);
        var pairing = ResultPairing.Of(Results(first), Results(second), options);
        var differences = new List<ResultDifference>();
        differences.AddRange(pairing.First.Select(name => ResultDifference.Missing(name, isInFirst: true)));
        differences.AddRange(pairing.Second.Select(name => ResultDifference.Missing(name, isInFirst: false)));
        var notes = new List<string>(pairing.Notes);
        foreach ((string name, string other) in pairing.Pairs)
        {
            FileResult result = Compare(files, Path.Combine(first, name), Path.Combine(second, other), name);
            differences.AddRange(result.Differences.Select(difference => new ResultDifference(name, difference)));
            if (result.Note is { } note && !notes.Contains(note))
            {
                notes.Add(note);
            }
        }

        return new ResultDifferences(pairing.Pairs.Count, differences, notes);
    }

    private static FileResult Compare(FileComparison files, string first, string second, string name)
    {
        (string? obstacle, string? otherObstacle) = (Obstacle(first), Obstacle(second));
        return obstacle is null && otherObstacle is null
            ? files.Compare(first, second, name)
            : new FileResult(ComparedAs.Bytes, [new Difference(DifferenceKind.Unreadable, "", obstacle, otherObstacle)]);
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
