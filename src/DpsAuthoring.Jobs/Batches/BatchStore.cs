using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>What is known of a batch's jobs, as whoever runs it changes it. A kill at any moment leaves it whole.</summary>
internal sealed class BatchStore : IDisposable
{
    private readonly BatchDatabase _database;
    private readonly BatchPlace _place;
    private long _listing;

    public BatchStore(string path)
    {
        _database = BatchDatabase.OpenToWrite(path);
        _place = new BatchPlace(Path.GetDirectoryName(path)!);
        _database.Execute("CREATE TEMP TABLE held (id INTEGER PRIMARY KEY)");
        _listing = (long)_database.Scalar("SELECT coalesce(max(listing), 0) FROM job");
    }

    public void Dispose() => _database.Dispose();

    /// <summary>Makes changes that are all there after a kill, or none.</summary>
    public void Change(Action change) => _database.Change(change);

    /// <summary>
    /// Makes the batch these rows. What has succeeded stays so, and what an engine has stays with it; what has failed is to be run again.
    /// </summary>
    /// <param name="identity">What makes the same inputs another job.</param>
    /// <param name="rows">The inputs of each.</param>
    public async Task ListAsync(string identity, IAsyncEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        _database.Begin();
        _listing++;
        try
        {
            int number = 0;
            await foreach (IReadOnlyDictionary<string, string> row in rows.ConfigureAwait(false))
            {
                string inputs = BatchRow.Json(row);

                // Two rows that are the same are two jobs.
                _database.Execute(
                    """
                    INSERT INTO job (hash, occurrence, inputs, listing, row)
                    VALUES ($hash, (SELECT count(*) FROM job WHERE hash = $hash AND listing = $listing), $inputs, $listing, $row)
                    ON CONFLICT DO UPDATE SET listing = $listing, row = $row
                    """,
                    ("$hash", BatchRow.Hash(identity, inputs)), ("$inputs", inputs), ("$listing", _listing), ("$row", ++number));
            }

            _database.Execute(
                $"UPDATE job SET state = {(int)BatchJobState.Pending}, failures = 0 WHERE listing = $listing AND state = {(int)BatchJobState.Failed}",
                ("$listing", _listing));
            _database.Commit();
        }
        catch
        {
            _listing--;
            _database.RollBack();
            throw;
        }
    }

    /// <summary>The jobs that an earlier process submitted, of all listings, with the engine that knows of them.</summary>
    public IReadOnlyList<(BatchJob Job, string Engine, SubmittedJob Submitted)> Submitted() => _database.Read(
        $"SELECT id, job_id, inputs, failures, engine, handle, folder FROM job WHERE state = {(int)BatchJobState.Submitted}",
        reader => (
            new BatchJob(reader.GetInt64(0), reader.GetString(1), BatchRow.Values(reader.GetString(2)), reader.GetInt32(3)),
            reader.GetString(4),
            new SubmittedJob(reader.GetString(1), BatchRow.Text(reader, 5), _place.Find(BatchRow.Text(reader, 6)))));

    /// <summary>
    /// Notes that the next job that is to be run is about to be submitted to an engine; null where there is none. Those that failed come
    /// last.
    /// </summary>
    public BatchJob? Claim(string jobId, string engine) => _database.Read(
        $"""
        UPDATE job SET state = {(int)BatchJobState.Submitted}, job_id = $job, engine = $engine, handle = NULL, folder = NULL
        WHERE id = (SELECT id FROM job WHERE listing = $listing AND state = {(int)BatchJobState.Pending}
            AND id NOT IN (SELECT id FROM held) ORDER BY failures, id LIMIT 1)
        RETURNING id, inputs, failures
        """,
        reader => new BatchJob(reader.GetInt64(0), jobId, BatchRow.Values(reader.GetString(1)), reader.GetInt32(2)),
        ("$job", jobId), ("$engine", engine), ("$listing", _listing)).FirstOrDefault();

    /// <summary>Keeps a job from being claimed, in this process.</summary>
    public void Hold(long id) => _database.Execute("INSERT OR IGNORE INTO held VALUES ($id)", ("$id", id));

    /// <summary>Lets a job be claimed again.</summary>
    public void LetGo(long id) => _database.Execute("DELETE FROM held WHERE id = $id", ("$id", id));

    /// <summary>Notes what its engine calls a job.</summary>
    public void RecordHandle(long id, string? handle) =>
        _database.Execute("UPDATE job SET handle = $handle WHERE id = $id", ("$id", id), ("$handle", handle));

    /// <summary>Notes where a job's results are about to appear, and all else that there is to say of it.</summary>
    public void RecordPublishing(long id, JobOutcome outcome) => _database.Execute(
        """
        UPDATE job SET folder = $folder, exit_code = 0, lost_files = $lostFiles, lost = $lost, remarks = $remarks,
            started = $started, seconds = $seconds, cpu = $cpu, memory = $memory, read = $read, written = $written, size = $size
        WHERE id = $id
        """,
        [("$id", id), ("$folder", _place.Name(outcome.Folder)), .. BatchRow.Told(outcome), .. BatchRow.Parameters(outcome.Metrics)]);

    /// <summary>Notes a success, of which all else was noted before.</summary>
    public void Succeed(long id) =>
        _database.Execute($"UPDATE job SET state = {(int)BatchJobState.Succeeded}, kind = NULL WHERE id = $id", ("$id", id));

    /// <summary>Notes that a job is to be run, as no engine has it any more.</summary>
    public void Release(long id) =>
        _database.Execute($"UPDATE job SET state = {(int)BatchJobState.Pending}, folder = NULL WHERE id = $id", ("$id", id));

    /// <summary>Notes a failure, and whether the job is to be tried again.</summary>
    public void Fail(long id, JobOutcome outcome, JobFailure failure, bool again) => _database.Execute(
        """
        UPDATE job SET state = $state, failures = failures + 1, folder = $folder, exit_code = $code,
            kind = $kind, subject = $subject, summary = $summary, advice = $advice, reason = $reason, last_lines = $lines,
            lost_files = $lostFiles, lost = $lost, remarks = $remarks,
            started = $started, seconds = $seconds, cpu = $cpu, memory = $memory, read = $read, written = $written, size = $size
        WHERE id = $id
        """,
        [
                ("$id", id),
                ("$state", (int)(again ? BatchJobState.Pending : BatchJobState.Failed)),
                ("$folder", _place.Name(outcome.Folder)),
                ("$code", outcome.ExitCode),
            .. BatchRow.Parameters(failure), .. BatchRow.Told(outcome), .. BatchRow.Parameters(outcome.Metrics),
        ]);
}
