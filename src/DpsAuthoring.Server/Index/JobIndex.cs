using System.Text;
using System.Text.Json;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Store;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Server.Index;

/// <summary>
/// Answers which jobs there are, and how many of each kind, from memory. The store is the truth: what changes there is read again.
/// </summary>
/// <param name="reader">A connection of its own: all jobs are read once, and nobody waits for that.</param>
/// <param name="changes">Tells what has changed.</param>
internal sealed class JobIndex(ServerDatabase reader, JobChanges changes)
{
    /// <summary>A job's inputs may be a book; as much of its text is searched.</summary>
    private const int LongestText = 4000;

    private const string Columns = "seq, id, registration, type, queue, tag, inputs, state, created, changed, started, ended, outcome";

    private readonly Lock _lock = new();
    private readonly JobColumns _columns = new();
    private readonly Dictionary<long, (string Name, string Version)> _algorithms = [];

    /// <summary>Ends when what it has told may be so no more.</summary>
    public Task Changed
    {
        get
        {
            changes.Watch();
            return changes.Next;
        }
    }

    /// <summary>Reads all jobs, where that was not done yet: whoever asks next does not wait for it.</summary>
    public void Warm()
    {
        lock (_lock)
        {
            if (_columns.Count == 0)
            {
                Refresh();
            }
        }
    }

    /// <summary>A page of the jobs that a query means, and the counts of all.</summary>
    public JobMatches Page(JobQuery query, int most, JobPlace? after = null, JobPlace? before = null)
    {
        lock (_lock)
        {
            Refresh();
            return new JobSearch(_columns, query).Page(most, after, before);
        }
    }

    /// <summary>The numbers of all jobs that a query means, in order.</summary>
    public IReadOnlyList<long> All(JobQuery query)
    {
        lock (_lock)
        {
            Refresh();
            return [.. new JobSearch(_columns, query).Found.Select(job => _columns.Sequences[job])];
        }
    }

    /// <summary>The name and version of the algorithm that a registration is of.</summary>
    public (string Name, string Version) AlgorithmOf(long registration)
    {
        lock (_lock)
        {
            return Algorithm(registration);
        }
    }

    /// <summary>What people read for a state.</summary>
    public static string Word(JobState state) => state switch
    {
        JobState.Started => "running",
        JobState.Completed => "succeeded",
        JobState.Revoked => "dismissed",
        _ => state.ToString().ToLowerInvariant(),
    };

    private void Refresh()
    {
        // What changes after it is taken is told once more.
        changes.Watch();
        string[] changed = changes.Take();
        foreach (bool _ in reader.Stream($"SELECT {Columns} FROM job WHERE seq > $last ORDER BY seq", Set, ("$last", _columns.LastSequence)))
        {
            // It is set.
        }

        if (changed.Length > 0)
        {
            _ = reader.Read(
                $"SELECT {Columns} FROM job WHERE id IN (SELECT value FROM json_each($ids)) AND seq <= $last",
                Set,
                ("$ids", "[" + string.Join(',', changed.Select(id => $"\"{JsonEncodedText.Encode(id)}\"")) + "]"),
                ("$last", _columns.LastSequence));
        }
    }

    private bool Set(SqliteDataReader row)
    {
        string? outcome = row.IsDBNull(12) ? null : row.GetString(12);
        var state = (JobState)row.GetInt32(7);
        var facts = JobFacts.Of(state, outcome);
        (string name, string version) = Algorithm(row.GetInt64(2));
        string queue = row.GetString(4), tag = row.GetString(5);
        string[] tags = [.. tag.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        string inputs = Values(row.GetString(6));
        string text = string.Join('\n', row.GetString(1), row.GetString(3), queue, tag, inputs, facts.Cause, facts.Reason);
        _columns.Set(
            row.GetInt64(0),
            new JobTimes(row.GetInt64(8), Time(row, 10), Time(row, 11), row.GetInt64(9)),
            Encoding.UTF8.GetBytes((text.Length <= LongestText ? text : text[..LongestText]).ToLowerInvariant()),
            facet => facet switch
            {
                Facet.Status => [Word(state)],
                Facet.Batch => [.. tags.Where(JobBatch.IsBatch)],
                Facet.Tag => [.. tags.Where(one => !JobBatch.IsRow(one))],
                Facet.Algorithm => [name],
                Facet.Version => [version],
                Facet.Queue => [queue],
                Facet.Failure => facts.Kind is { } kind ? [kind] : [],
                Facet.Cause => facts.Cause is { } cause ? [cause] : [],
                _ => facts.ExitCode is { } code ? [code] : [],
            });
        return true;
    }

    /// <summary>They never change.</summary>
    private (string Name, string Version) Algorithm(long registration)
    {
        if (!_algorithms.TryGetValue(registration, out (string, string) found))
        {
            _algorithms[registration] = found = reader.Read(
                "SELECT name, version FROM registration WHERE id = $id", row => (row.GetString(0), row.GetString(1)), ("$id", registration)).FirstOrDefault(("", ""));
        }

        return found;
    }

    private static long Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? JobColumns.NoTime : row.GetInt64(column);

    /// <summary>The names and values of inputs as people see them, without what only an address's owner may know.</summary>
    private static string Values(string inputs)
    {
        using var json = JsonDocument.Parse(inputs);
        return string.Join('\n', json.RootElement.EnumerateObject().Select(input => $"{input.Name} {SecretText.Mask(input.Value.GetString() ?? "")}"));
    }
}
