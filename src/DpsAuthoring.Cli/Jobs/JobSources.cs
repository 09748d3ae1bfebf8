using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Sources;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>The source of a batch's jobs that the command line names.</summary>
internal static class JobSources
{
    /// <param name="algorithm">The algorithm as the jobs' contract has it.</param>
    /// <param name="isDirectory">Whether an input is a directory.</param>
    /// <param name="table">The value of <c>--rows</c>.</param>
    /// <param name="pattern">The value of <c>--files</c>.</param>
    /// <param name="found">The search of <c>--find</c>.</param>
    public static IJobSource Create(
        Algorithm algorithm, Func<string, bool> isDirectory, string? table, string? pattern, IJobSource? found = null) => (table, pattern, found) switch
    {
        (null, null, null) => throw new CouldNotRunException("A batch needs its jobs, by --rows FILE, by --files PATTERN or by --find PLACE."),
        (null, null, { } search) => search,
        (null, { } files, null) => Files(algorithm, isDirectory, files),
        ({ } file, null, null) when File.Exists(file) => RowSource.Table(file),
        ({ } file, null, null) => throw new CouldNotRunException(
            Directory.Exists(file) ? $"{file} is a folder: --rows takes a file." : $"There is no {file}."),
        _ => throw new CouldNotRunException("A batch has its jobs by one of --rows FILE, --files PATTERN and --find PLACE."),
    };

    private static RowSource Files(Algorithm algorithm, Func<string, bool> isDirectory, string pattern)
    {
        int equals = pattern.IndexOf('=', StringComparison.Ordinal);
        string[] inputs = [.. algorithm.Inputs.Where(input => input.IsStaged).Select(input => input.Name)];
        if (equals > 0 && inputs.Contains(pattern[..equals]))
        {
            return Files(algorithm, isDirectory, pattern[..equals], pattern[(equals + 1)..]);
        }

        return inputs switch
        {
            [var only] => Files(algorithm, isDirectory, only, pattern),
            [] => throw new CouldNotRunException(
                "--files gives each job a file, and the algorithm has no file input: list the jobs in a table, by --rows."),
            _ => throw new CouldNotRunException(
                $"The algorithm has {inputs.Length} file inputs ({string.Join(", ", inputs)}): write --files NAME=PATTERN."),
        };
    }

    private static RowSource Files(Algorithm algorithm, Func<string, bool> isDirectory, string input, string pattern)
    {
        bool areDirectories = isDirectory(input);
        return RowSource.Files(algorithm.Name, input, pattern, areDirectories, Unmatched(input, pattern, areDirectories));
    }

    /// <summary>Why nothing matches, where nothing does.</summary>
    private static string Unmatched(string input, string pattern, bool isDirectory)
    {
        string quoted = JobCommand.Quote(pattern.TrimEnd('/') + "/*");
        return (isDirectory, Directory.Exists(pattern), File.Exists(pattern)) switch
        {
            (true, _, true) => $"{pattern} is a file, and {input} is a directory: there is nothing to run.",
            (true, _, _) => $"No directory matches {pattern}: there is nothing to run.",
            (false, true, _) =>
                $"{pattern} is a directory, and {input} is a file: write --files {quoted} to run a job for each file in it.",
            _ => $"No file matches {pattern}: there is nothing to run.",
        };
    }
}
