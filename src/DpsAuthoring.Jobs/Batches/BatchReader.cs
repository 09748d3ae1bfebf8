using DpsAuthoring.Jobs.Fingerprints;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>Looks at a batch, also while another process runs it. It changes nothing.</summary>
public sealed class BatchReader : IDisposable
{
    /// <summary>Rows that went from the table are still in the store, for the day on which they come back.</summary>
    private const string Listed = "listing = (SELECT max(listing) FROM job)";

    private readonly BatchDatabase _database;
    private readonly BatchPlace _place;

    private BatchReader(BatchDatabase database, BatchPlace place) => (_database, _place) = (database, place);

    /// <summary>Opens a batch's folder; null where there is no batch.</summary>
    /// <exception cref="IOException">The batch cannot be read, or is of another version.</exception>
    public static BatchReader? Open(string folder)
    {
        string path = Path.Combine(folder, BatchDatabase.FileName);
        return File.Exists(path) && BatchDatabase.OpenToRead(path) is { } database
            ? new BatchReader(database, new BatchPlace(folder))
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    /// <summary>How many jobs are in a state.</summary>
    public int Count(BatchJobState state) => (int)(long)_database.Scalar(
        $"SELECT count(*) FROM job WHERE {Listed} AND state = $state", ("$state", (int)state));

    /// <summary>
    /// The failures by kind and subject, the most frequent first; the example is the first row, as SQLite takes all columns from that of
    /// the minimum.
    /// </summary>
    public IReadOnlyList<BatchFailureGroup> Failures() => _database.Read(
        $"""
        SELECT {BatchRow.FailureColumns}, count(*), min(row), folder FROM job WHERE {Listed} AND state = {(int)BatchJobState.Failed}
        GROUP BY kind, subject ORDER BY 7 DESC, 2
        """,
        reader => new BatchFailureGroup(reader.GetInt32(6), reader.GetInt64(7), BatchRow.Failure(reader, 0)!, Folder(reader, 8)));

    /// <summary>The jobs that succeeded and lost files; null where there is none.</summary>
    public BatchLoss? Lost() => _database.Read(
        $"SELECT count(*), min(row), lost, folder FROM job WHERE {Listed} AND state = {(int)BatchJobState.Succeeded} AND lost_files > 0",
        reader => reader.GetInt32(0) == 0
            ? null
            : new BatchLoss(reader.GetInt32(0), reader.GetInt64(1), BatchRow.Texts(reader, 2), Folder(reader, 3))).Single();

    /// <summary>What is to be known of jobs that have ended, the most frequent first; numbers and names in it make no difference.</summary>
    public IReadOnlyList<BatchRemark> Remarks()
    {
        var remarks = new Dictionary<string, BatchRemark>(StringComparer.Ordinal);
        foreach ((long row, IReadOnlyList<string> texts, string? folder) in _database.Read(
            $"SELECT row, remarks, folder FROM job WHERE {Listed} AND state >= {(int)BatchJobState.Succeeded} AND remarks IS NOT NULL ORDER BY row",
            reader => (reader.GetInt64(0), BatchRow.Texts(reader, 1), Folder(reader, 2))))
        {
            foreach (string text in texts)
            {
                string alike = LogSignature.Of(text);
                remarks[alike] = remarks.TryGetValue(alike, out BatchRemark? known)
                    ? known with { Count = known.Count + 1 }
                    : new BatchRemark(1, row, text, folder);
            }
        }

        return [.. remarks.Values.OrderByDescending(remark => remark.Count)];
    }

    /// <summary>Every job of the batch, in the rows' order.</summary>
    public IEnumerable<BatchJobRecord> Jobs() =>
        _database.Stream($"SELECT {BatchRow.Columns} FROM job WHERE {Listed} ORDER BY row", BatchRow.Record)
            .Select(job => job with { Folder = _place.Find(job.Folder) });

    /// <summary>The jobs that an engine has now, in the rows' order: the ids of their requests, and what their engine calls them.</summary>
    public IReadOnlyList<(long Row, string JobId, string? Handle)> Submitted() => _database.Read(
        $"SELECT row, job_id, handle FROM job WHERE {Listed} AND state = {(int)BatchJobState.Submitted} ORDER BY row",
        reader => (reader.GetInt64(0), reader.GetString(1), BatchRow.Text(reader, 2)));

    /// <summary>A job; null where no row has this number.</summary>
    public BatchJobRecord? Job(long row) => _database
        .Read($"SELECT {BatchRow.Columns} FROM job WHERE {Listed} AND row = $row", BatchRow.Record, ("$row", row))
        .Select(job => job with { Folder = _place.Find(job.Folder) })
        .SingleOrDefault();

    /// <summary>The states of the algorithm that jobs were run by, by their ids.</summary>
    internal IReadOnlyDictionary<string, AlgorithmFingerprint> Algorithms() => _database
        .Read("SELECT id, content FROM algorithm ORDER BY id", reader => (Id: reader.GetString(0), Content: reader.GetString(1)))
        .ToDictionary(state => state.Id, state => AlgorithmFingerprint.Parse(state.Content));

    /// <summary>Which files of the algorithm are other than in the states that jobs were run by.</summary>
    internal ChangedFiles ChangesTo(AlgorithmFingerprint? now) => new(_database, now);

    /// <summary>What is known of a job; null where it is new.</summary>
    /// <param name="hash">What tells it from others but for its twins.</param>
    /// <param name="occurrence">Which of its twins it is.</param>
    internal JobBefore? Find(string hash, int occurrence) => _database.Read<JobBefore?>(
        $"SELECT {BatchRow.BeforeColumns} FROM job WHERE hash = $hash AND occurrence = $occurrence",
        reader => BatchRow.Before(reader, 0, _place),
        ("$hash", hash), ("$occurrence", occurrence)).SingleOrDefault();

    /// <summary>What the jobs cost that have succeeded; null where none has.</summary>
    public BatchCost? Cost() => _database.Read(
        $"SELECT count(*), avg(seconds), max(seconds), max(memory), max(size) FROM job WHERE {Listed} AND state = {(int)BatchJobState.Succeeded} AND started IS NOT NULL",
        reader => reader.GetInt32(0) == 0
            ? null
            : new BatchCost(
                reader.GetInt32(0),
                TimeSpan.FromSeconds(reader.GetDouble(1)),
                TimeSpan.FromSeconds(reader.GetDouble(2)),
                reader.GetInt64(3),
                reader.GetInt64(4))).Single();

    private string? Folder(SqliteDataReader reader, int column) => _place.Find(BatchRow.Text(reader, column));
}
