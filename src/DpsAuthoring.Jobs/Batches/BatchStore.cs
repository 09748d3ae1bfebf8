using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Fingerprints;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>What is known of a batch's jobs, as whoever runs it changes it. A kill at any moment leaves it whole.</summary>
internal sealed class BatchStore : IDisposable
{
    private const string JobColumns = "id, hash, occurrence, attempt, inputs, failures";
    private const int JobColumnCount = 6;

    private readonly BatchDatabase _database;
    private readonly string _key;
    private readonly BatchPlace _place;
    private long _listing;

    /// <param name="path">Its file.</param>
    /// <param name="key">Tells the ids of its jobs from another batch's.</param>
    public BatchStore(string path, string key)
    {
        _key = key;
        _database = BatchDatabase.OpenToWrite(path);
        _place = new BatchPlace(Path.GetDirectoryName(path)!);
        _listing = (long)_database.Scalar("SELECT coalesce(max(listing), 0) FROM job");
    }

    public void Dispose() => _database.Dispose();

    /// <summary>Makes changes that are all there after a kill, or none.</summary>
    public void Change(Action change) => _database.Change(change);

    /// <summary>Makes sure that all changes are there after a power failure as well.</summary>
    public void Sync() => _database.Sync();

    /// <summary>Makes the batch these rows, and sets those to be run of them for which the rule says so.</summary>
    /// <param name="identity">What makes the same inputs another job.</param>
    /// <param name="rows">The inputs of each.</param>
    /// <param name="rule">Decides.</param>
    public async Task<BatchPlan> ListAsync(
        string identity, IAsyncEnumerable<IReadOnlyDictionary<string, string>> rows, RerunRule rule)
    {
        _database.Begin();
        _listing++;
        try
        {
            int number = 0;
            var twins = new TwinCounter();
            await foreach (IReadOnlyDictionary<string, string> row in rows.ConfigureAwait(false))
            {
                string inputs = BatchRow.Json(row), hash = BatchRow.Hash(identity, inputs);
                _database.Execute(
                    """
                    INSERT INTO job (hash, occurrence, inputs, listing, row) VALUES ($hash, $occurrence, $inputs, $listing, $row)
                    ON CONFLICT DO UPDATE SET listing = $listing, row = $row
                    """,
                    ("$hash", hash), ("$occurrence", twins.Next(hash)), ("$inputs", inputs), ("$listing", _listing), ("$row", ++number));
            }

            BatchPlan plan = Decide(rule);
            _database.Commit();
            return plan;
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
        $"SELECT {JobColumns}, job_id, engine, handle, folder FROM job WHERE state = {(int)BatchJobState.Submitted}",
        reader => (
            Job(reader) with { JobId = reader.GetString(JobColumnCount) },
            reader.GetString(JobColumnCount + 1),
            new SubmittedJob(
                reader.GetString(JobColumnCount),
                BatchRow.Text(reader, JobColumnCount + 2),
                _place.Find(BatchRow.Text(reader, JobColumnCount + 3)))));

    /// <summary>The engines that have jobs which an earlier process submitted.</summary>
    public IReadOnlyList<string> Engines() => _database.Read(
        $"SELECT DISTINCT engine FROM job WHERE state = {(int)BatchJobState.Submitted} ORDER BY engine", reader => reader.GetString(0));

    /// <summary>The jobs that are to be run, by their row. Those that have failed in this start or the one before come last.</summary>
    public IReadOnlyList<(long Id, long Row)> Pending() => _database.Read(
        $"SELECT id, row FROM job WHERE listing = $listing AND state = {(int)BatchJobState.Pending} ORDER BY failures, id",
        reader => (reader.GetInt64(0), reader.GetInt64(1)),
        ("$listing", _listing));

    /// <summary>The jobs of which a result may be that was noted, and whose note was lost: what may run now or soon.</summary>
    public IReadOnlyList<BatchJob> Unsure() => _database.Read(
        $"""
        SELECT {JobColumns} FROM job
        WHERE listing = $listing AND state IN ({(int)BatchJobState.Pending}, {(int)BatchJobState.Submitted})
        """,
        Job,
        ("$listing", _listing));

    /// <summary>A job that is to be run.</summary>
    public BatchJob Read(long id) => _database.Read($"SELECT {JobColumns} FROM job WHERE id = $id", Job, ("$id", id)).Single();

    /// <summary>Notes that a job is about to be submitted to an engine.</summary>
    /// <param name="job">The job.</param>
    /// <param name="engine">The engine's name.</param>
    /// <param name="handle">What it will call the job; null where that is not known yet.</param>
    /// <param name="inputs">What it is about to read; null where that is not known.</param>
    /// <param name="algorithm">The id of the algorithm's fingerprint; null where that is not known.</param>
    public void Claim(BatchJob job, string engine, string? handle, string? inputs, string? algorithm) => _database.Execute(
        $"""
        UPDATE job SET state = {(int)BatchJobState.Submitted}, attempt = $attempt, job_id = $job, engine = $engine, handle = $handle,
            folder = NULL, files = NULL, read_inputs = $inputs, made_by = $algorithm
        WHERE id = $id
        """,
        ("$id", job.Id),
        ("$attempt", job.Attempt),
        ("$job", job.JobId),
        ("$engine", engine),
        ("$handle", handle),
        ("$inputs", inputs),
        ("$algorithm", algorithm));

    /// <summary>Notes what an algorithm is made of.</summary>
    public void RecordAlgorithm(AlgorithmFingerprint algorithm) => _database.Execute(
        "INSERT OR IGNORE INTO algorithm VALUES ($id, $content)", ("$id", algorithm.Id), ("$content", algorithm.ToJson()));

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
    public void Succeed(long id, JobOutcome outcome) => _database.Execute(
        $"""
        UPDATE job SET state = {(int)BatchJobState.Succeeded}, kind = NULL, folder = coalesce($folder, folder), files = $files
        WHERE id = $id
        """,
        ("$id", id), ("$folder", _place.Name(outcome.Folder)), ("$files", outcome.FileCount ?? ResultCount.Of(outcome.Folder)));

    /// <summary>Notes that a job is to be run, as no engine has it any more.</summary>
    public void Release(long id) =>
        _database.Execute($"UPDATE job SET state = {(int)BatchJobState.Pending}, folder = NULL WHERE id = $id", ("$id", id));

    /// <summary>All jobs of the batch, with their row.</summary>
    public IReadOnlyList<(long Id, long Row)> Listed() => _database.Read(
        "SELECT id, row FROM job WHERE listing = $listing", reader => (reader.GetInt64(0), reader.GetInt64(1)), ("$listing", _listing));

    /// <summary>The jobs that have failed, by their row.</summary>
    public IReadOnlyList<(long Id, long Row)> Failed() => _database.Read(
        $"SELECT id, row FROM job WHERE listing = $listing AND state = {(int)BatchJobState.Failed} ORDER BY row",
        reader => (reader.GetInt64(0), reader.GetInt64(1)),
        ("$listing", _listing));

    /// <summary>What is known of a job that has ended, and its row.</summary>
    public (long Row, JobBefore Before) Before(long id) => _database.Read(
        $"SELECT row, {BatchRow.BeforeColumns} FROM job WHERE id = $id",
        reader => (reader.GetInt64(0), BatchRow.Before(reader, 1, _place)),
        ("$id", id)).Single();

    /// <summary>Notes that a job is to be run again as if it had never been.</summary>
    public void Reset(long id) =>
        _database.Execute($"UPDATE job SET state = {(int)BatchJobState.Pending}, failures = 0 WHERE id = $id", ("$id", id));

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

    private BatchPlan Decide(RerunRule rule)
    {
        var plan = new BatchPlan();
        var again = new List<long>();
        var changes = new ChangedFiles(_database, rule.Algorithm);
        _database.Read(
            $"SELECT id, row, inputs, {BatchRow.BeforeColumns} FROM job WHERE listing = $listing ORDER BY row",
            reader =>
            {
                JobBefore before = BatchRow.Before(reader, 3, _place);
                RerunDecision decision = rule.Decide(BatchRow.Values(reader.GetString(2)), (reader.GetInt64(1), before));
                plan.Add(decision);
                changes.Add(decision, before);
                if (decision is { IsRun: true, Reason: not RerunReason.None })
                {
                    again.Add(reader.GetInt64(0));
                }

                return 0;
            },
            ("$listing", _listing));
        foreach (long id in again)
        {
            Reset(id);
        }

        plan.ChangedFiles = changes.All();
        return plan;
    }

    private BatchJob Job(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        new JobKey(_key, reader.GetString(1), reader.GetInt32(2)),
        reader.GetInt32(3),
        BatchRow.Values(reader.GetString(4)),
        reader.GetInt32(5));
}
