using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Inputs;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>What the command line says of a batch.</summary>
internal sealed class BatchSettings
{
    private readonly JobSettings _settings;
    private readonly string? _table;
    private readonly string? _pattern;
    private (string Input, string Pattern, bool IsDirectory) _matched;

    public BatchSettings(JobSettings settings, string? table, string? pattern, string? contract, string? name)
    {
        if (table is null == pattern is null)
        {
            throw new CouldNotRunException(table is null
                ? "A batch needs its jobs, by --rows FILE or by --files PATTERN."
                : "A batch has its jobs by --rows FILE or by --files PATTERN, and not by both.");
        }

        if (table is not null && !File.Exists(table))
        {
            throw new CouldNotRunException(Directory.Exists(table) ? $"{table} is a folder: --rows takes a file." : $"There is no {table}.");
        }

        (_settings, _table, _pattern) = (settings, table, pattern);
        Template = settings.Request(settings.Contracts(contract)[0]);
        Name = name ?? (table is null ? Template.Algorithm.Name : Path.GetFileNameWithoutExtension(table));
        if (Name is "" or "." or ".." || Name.Any(c => c == '/' || char.IsControl(c)))
        {
            throw new CouldNotRunException($"--name {Name} can be no folder's name.");
        }
    }

    public string Name { get; }

    /// <summary>What the jobs have in common.</summary>
    public JobRequest Template { get; }

    public string Output => _settings.Output;

    /// <summary>The folder of the batch's state, report and results.</summary>
    public string Folder => Path.Combine(_settings.Output, "dps_batches", Name);

    public void EnsureProgram(CancellationToken cancel) => _settings.EnsureProgram(cancel);

    public InputCache CreateCache() => _settings.CreateCache();

    /// <summary>A job each; that there is none is a mistake in a table or a pattern, and not a success.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Rows()
    {
        bool any = false;
        foreach (IReadOnlyDictionary<string, string> row in Listed())
        {
            any = true;
            yield return row;
        }

        if (!any)
        {
            throw new CouldNotRunException(_table is not null ? $"{_table} has no rows: there is nothing to run." : Unmatched());
        }
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> Listed()
    {
        if (_table is not null)
        {
            return BatchRows.Read(_table);
        }

        int equals = _pattern!.IndexOf('=', StringComparison.Ordinal);
        string[] files = [.. Template.Algorithm.Inputs.Where(input => input.Kind == InputKind.File).Select(input => input.Name)];
        if (equals > 0 && files.Contains(_pattern[..equals]))
        {
            return Match(_pattern[..equals], _pattern[(equals + 1)..]);
        }

        return files switch
        {
            [var only] => Match(only, _pattern),
            [] => throw new CouldNotRunException("--files gives each job a file, and the algorithm has no file input: list the jobs in a table, by --rows."),
            _ => throw new CouldNotRunException($"The algorithm has {files.Length} file inputs ({string.Join(", ", files)}): write --files NAME=PATTERN."),
        };
    }

    /// <summary>A directory input takes the directories that match.</summary>
    private IEnumerable<IReadOnlyDictionary<string, string>> Match(string input, string pattern)
    {
        _matched = (input, pattern, IsDirectory(input));
        return BatchRows.Match(input, pattern, _matched.IsDirectory);
    }

    /// <summary>Whether an input is a directory; the legacy schema does not say, but the other configuration may.</summary>
    private bool IsDirectory(string name) =>
        _settings.Algorithms.Values.Any(algorithm => algorithm.Inputs.Any(input => input.Name == name && input.IsDirectory));

    private string Unmatched()
    {
        (string input, string pattern, bool isDirectory) = _matched;
        string quoted = JobCommand.Quote(pattern.TrimEnd('/') + "/*");
        return (isDirectory, Directory.Exists(pattern), File.Exists(pattern)) switch
        {
            (true, _, true) => $"{pattern} is a file, and {input} is a directory: there is nothing to run.",
            (true, _, _) => $"No directory matches {pattern}: there is nothing to run.",
            (false, true, _) => $"{pattern} is a directory, and {input} is a file: write --files {quoted} to run a job for each file in it.",
            _ => $"No file matches {pattern}: there is nothing to run.",
        };
    }
}
