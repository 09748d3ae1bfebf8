using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Sources;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>The source of a batch's jobs that the command line names.</summary>
internal static class JobSources
{
    public static IJobSource Create(Algorithm algorithm, string? table, string? pattern)
    {
        switch (table, pattern)
        {
            case (null, null):
                throw new CouldNotRunException("A batch needs its jobs, by --rows FILE or by --files PATTERN.");
            case (not null, not null):
                throw new CouldNotRunException("A batch has its jobs by --rows FILE or by --files PATTERN, and not by both.");
            case (null, { } files):
                return Files(algorithm, files);
            case ({ } file, null):
                return File.Exists(file)
                    ? RowSource.Table(file)
                    : throw new CouldNotRunException(Directory.Exists(file) ? $"{file} is a folder: --rows takes a file." : $"There is no {file}.");
        }
    }

    private static RowSource Files(Algorithm algorithm, string pattern)
    {
        int equals = pattern.IndexOf('=', StringComparison.Ordinal);
        string[] inputs = [.. algorithm.Inputs.Where(input => input.Kind == InputKind.File).Select(input => input.Name)];
        if (equals > 0 && inputs.Contains(pattern[..equals]))
        {
            return RowSource.Files(algorithm.Name, pattern[..equals], pattern[(equals + 1)..]);
        }

        return inputs switch
        {
            [var only] => RowSource.Files(algorithm.Name, only, pattern),
            [] => throw new CouldNotRunException("--files gives each job a file, and the algorithm has no file input: list the jobs in a table, by --rows."),
            _ => throw new CouldNotRunException($"The algorithm has {inputs.Length} file inputs ({string.Join(", ", inputs)}): write --files NAME=PATTERN."),
        };
    }
}
