namespace DpsAuthoring.Testing;

/// <summary>What a run left: its exit code, its streams, its log, its outputs, and what DPS would lose.</summary>
public sealed class JobResult
{
    private static readonly string[] s_kept = ["input", "output", "_alt_error.txt", "_alt_traceback.txt"];

    private readonly string _directory;

    internal JobResult(string directory, int exitCode, string output, string error, IReadOnlyList<string> changedInputs)
    {
        _directory = directory;
        ExitCode = exitCode;
        StandardOutput = output;
        StandardError = error;
        ChangedInputs = changedInputs;

        string outputs = Path.Combine(directory, "output");
        Outputs = Directory.Exists(outputs)
            ? [.. Directory.EnumerateFiles(outputs, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(outputs, path))
                .Where(name => Path.GetExtension(name) != ".log" || name.Contains(Path.DirectorySeparatorChar))
                .Order(StringComparer.Ordinal)]
            : [];
        Lost = [.. Directory.EnumerateFileSystemEntries(directory)
            .Select(path => Path.GetFileName(path))
            .Where(name => !s_kept.Contains(name) && Path.GetExtension(name) != ".log")
            .Order(StringComparer.Ordinal)];
        string[] logs = [.. new[] { outputs, directory }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.log"))
            .OrderByDescending(File.GetLastWriteTimeUtc)];
        Log = logs.Length > 0 ? File.ReadAllText(logs[0]) : "";
    }

    /// <summary>0 success, 1 failure, 2 an input that cannot be used, 143 stopped.</summary>
    public int ExitCode { get; }

    /// <summary>What was written to standard output.</summary>
    public string StandardOutput { get; }

    /// <summary>What was written to standard error.</summary>
    public string StandardError { get; }

    /// <summary>The log file, which is in <c>output/</c> after a success and at the top of the folder after a failure.</summary>
    public string Log { get; }

    /// <summary>The results as names below <c>output/</c>, in order; logs are not among them.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>What lies in the job's folder beside <c>input/</c>, <c>output/</c> and the logs: DPS drops it with the job.</summary>
    public IReadOnlyList<string> Lost { get; }

    /// <summary>The inputs that the run changed or deleted; on a worker they are read-only, so a job would fail there.</summary>
    public IReadOnlyList<string> ChangedInputs { get; }

    /// <summary>The full path of a result.</summary>
    /// <param name="name">Its name below <c>output/</c>.</param>
    /// <exception cref="FileNotFoundException">The run left no such result; the message lists those it left.</exception>
    public string OutputPath(string name) =>
        Outputs.Contains(name)
            ? Path.Combine(_directory, "output", name)
            : throw new FileNotFoundException(
                $"There is no output/{name}; there is {(Outputs.Count == 0 ? "nothing" : string.Join(", ", Outputs))}.");

    /// <summary>
    /// Throws unless the run would be a success in DPS too: exit code 0, inputs untouched, nothing beside <c>output/</c>.
    /// </summary>
    /// <returns>This result.</returns>
    /// <exception cref="InvalidOperationException">It would not; the message says why, with both streams and the log.</exception>
    public JobResult EnsureSuccess()
    {
        string? problem = this switch
        {
            { ExitCode: not 0 } => $"The job ended with exit code {ExitCode}.",
            { ChangedInputs: [_, ..] } => $"The job changed its inputs, which are read-only in DPS: {string.Join(", ", ChangedInputs)}.",
            { Lost: [_, ..] } => $"The job left what DPS would lose, because it is not in output/: {string.Join(", ", Lost)}.",
            _ => null,
        };
        return problem is null
            ? this
            : throw new InvalidOperationException(
                $"{problem}\n--- standard output\n{StandardOutput}\n--- standard error\n{StandardError}\n--- log\n{Log}"); // soon gone
    }
}
