using System.Globalization;
using System.Text.Json;

namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>Rows that have been run: two batches, or two folders of results.</summary>
internal sealed class FolderRows : IRowSource
{
    public const string ResultsName = "results.jsonl";

    private readonly Dictionary<ComparedRow, (SideOutcome? Old, SideOutcome? New)> _outcomes = [];

    private FolderRows(IEnumerable<(ComparedRow Row, SideOutcome? Old, SideOutcome? New)> rows, RowOptions options)
    {
        foreach ((ComparedRow row, SideOutcome? old, SideOutcome? other) in rows
            .Where(row => options.Only?.Contains(row.Row.Number) ?? true).Take(options.Limit ?? int.MaxValue))
        {
            _outcomes.Add(row, (old, other));
        }
    }

    public IReadOnlyList<ComparedRow> Rows => [.. _outcomes.Keys];

    public IReadOnlyList<string> Differences => [];

    /// <summary>The batch of a folder: its list of results; null where there is none.</summary>
    public static string? ResultsOf(string folder)
    {
        string own = Path.Combine(folder, ResultsName), batches = Path.Combine(folder, "dps_batches");
        IEnumerable<string> inner = Directory.Exists(batches) ? Directory.GetDirectories(batches) : [];
        string[] all = File.Exists(own) ? [own] : [.. inner.Select(batch => Path.Combine(batch, ResultsName)).Where(File.Exists)];
        return all.Length <= 1
            ? all.FirstOrDefault()
            : throw new CouldNotRunException(
                $"{folder} has {all.Length} batches: name one of them, such as {Path.GetDirectoryName(all[0])}.");
    }

    /// <exception cref="CouldNotRunException">The two are not of one kind.</exception>
    public static FolderRows Open(string old, string other, RowOptions options) => (ResultsOf(old), ResultsOf(other)) switch
    {
        ({ } one, { } two) => new FolderRows(Pair(Read(one), Read(two)), options),
        (null, null) when File.Exists(old) != File.Exists(other) => throw new CouldNotRunException(
            $"'{(File.Exists(old) ? old : other)}' is a file and '{(File.Exists(old) ? other : old)}' a folder: name two files, or two folders."),
        (null, null) => new FolderRows([(new ComparedRow(1, new Dictionary<string, string>()), Whole(old), Whole(other))], options),
        (null, _) => throw new CouldNotRunException($"'{other}' is a batch, and '{old}' is not: there is no {ResultsName} in it."),
        _ => throw new CouldNotRunException($"'{old}' is a batch, and '{other}' is not: there is no {ResultsName} in it."),
    };

    public Task<(SideOutcome? Old, SideOutcome? New)> RunAsync(ComparedRow row, int worker, CancellationToken cancel) =>
        Task.FromResult(_outcomes[row]);

    public void Done(SideOutcome? old, SideOutcome? other)
    {
        // They are the author's.
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SideOutcome Whole(string folder) =>
        new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), Failure: null, Cost: null);

    /// <summary>Rows belong together where all of their inputs are the same; of several such rows, the first ones do.</summary>
    private static IEnumerable<(ComparedRow Row, SideOutcome? Old, SideOutcome? New)> Pair(
        IReadOnlyList<(ComparedRow Row, SideOutcome Outcome)> old, IReadOnlyList<(ComparedRow Row, SideOutcome Outcome)> other)
    {
        var others = other.GroupBy(row => Identity(row.Row), StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => new Queue<(ComparedRow Row, SideOutcome Outcome)>(rows), StringComparer.Ordinal);
        var paired = new HashSet<ComparedRow>(ReferenceEqualityComparer.Instance);
        foreach ((ComparedRow row, SideOutcome outcome) in old)
        {
            SideOutcome? found = null;
            if (others.TryGetValue(Identity(row), out Queue<(ComparedRow Row, SideOutcome Outcome)>? same)
                && same.TryDequeue(out (ComparedRow Row, SideOutcome Outcome) match))
            {
                paired.Add(match.Row);
                found = match.Outcome;
            }

            yield return (row, outcome, found);
        }

        foreach ((ComparedRow row, SideOutcome outcome) in other.Where(row => !paired.Contains(row.Row)))
        {
            yield return (row, null, outcome);
        }
    }

    private static string Identity(ComparedRow row) =>
        string.Join('\n', row.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => $"{input.Key}={input.Value}"));

    private static List<(ComparedRow Row, SideOutcome Outcome)> Read(string path)
    {
        var rows = new List<(ComparedRow, SideOutcome)>();
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        int number = 0;
        foreach (string line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            number++;
            try
            {
                using var json = JsonDocument.Parse(line);
                rows.Add(Read(json.RootElement, folder));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                throw new CouldNotRunException($"{path}({number}) is not a line of a batch's results.");
            }
        }

        return rows;
    }

    private static (ComparedRow Row, SideOutcome Outcome) Read(JsonElement json, string folder)
    {
        var row = new ComparedRow(
            json.GetProperty("row").GetInt64(),
            json.GetProperty("inputs").EnumerateObject().ToDictionary(input => input.Name, input => input.Value.GetString()!));
        bool hasSucceeded = json.GetProperty("state").GetString() == "succeeded";
        string? results = json.GetProperty("relative_folder").GetString() is { } relative
            ? Path.GetFullPath(relative, folder)
            : json.GetProperty("folder").GetString();
        return (row, new SideOutcome(hasSucceeded ? results : null, hasSucceeded ? FailureOf(results) : FailureOf(json), CostOf(json)));
    }

    private static SideFailure? FailureOf(string? results) =>
        Directory.Exists(results) ? null : new SideFailure("gone", $"Its results are gone: there is no {results}.");

    private static SideFailure FailureOf(JsonElement json) => json.GetProperty("failure") is { ValueKind: JsonValueKind.Object } failure
        ? new SideFailure(
            $"{failure.GetProperty("kind").GetString()} {failure.GetProperty("cause").GetString()}", failure.GetProperty("message").GetString()!)
        : new SideFailure("not run", "It has not been run.");

    private static SideCost? CostOf(JsonElement json) => json.GetProperty("metrics") is { ValueKind: JsonValueKind.Object } metrics
        ? new SideCost(
            Time(metrics, "job_start_time"),
            Time(metrics, "job_end_time"),
            TimeSpan.FromSeconds(metrics.GetProperty("cpu_usage").GetDouble()),
            metrics.GetProperty("max_mem_usage").GetInt64())
        : null;

    private static DateTime Time(JsonElement json, string name) =>
        DateTime.Parse(json.GetProperty(name).GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
