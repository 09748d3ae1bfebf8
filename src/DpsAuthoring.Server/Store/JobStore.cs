namespace DpsAuthoring.Server.Store;

/// <summary>The submitted jobs. What is in it when a task ends is there after a kill.</summary>
internal sealed class JobStore(StoreWriter writer, ServerDatabase reader)
{
    /// <summary>What the engine may have, and nobody knows the end of.</summary>
    private const string Submitted = "handle IS NOT NULL AND state IN (0, 1)";

    /// <summary>What has changed, for who shows it.</summary>
    public JobChanges Changes { get; } = new();

    /// <summary>The jobs that have ended, for who looks at their results.</summary>
    public JobChanges Ended { get; } = new();

    /// <summary>Takes a job; with <paramref name="dedup"/> it is none where one of the same values has not failed.</summary>
    public Task<JobRecord> AddAsync(JobRecord job, bool dedup) => ToldAsync([], writer.ChangeAsync(database =>
    {
        long now = Moment.Now;
        JobState state = dedup && (long)database.Scalar("SELECT count(*) FROM job WHERE hash = $hash AND state IN (0, 1, 2)", ("$hash", job.Hash)) > 0
            ? JobState.Deduped
            : JobState.Queued;
        database.Execute(
            """
            INSERT INTO job (id, algorithm, registration, type, queue, tag, priority, inputs, hash, state, created, changed, ended)
            VALUES ($id, $algorithm, $registration, $type, $queue, $tag, $priority, $inputs, $hash, $state, $now, $now, $ended)
            """,
            ("$id", job.Id),
            ("$algorithm", job.Algorithm),
            ("$registration", job.Registration),
            ("$type", job.Type),
            ("$queue", job.Queue),
            ("$tag", job.Tag),
            ("$priority", job.Priority),
            ("$inputs", job.Inputs),
            ("$hash", job.Hash),
            ("$state", (int)state),
            ("$now", now),
            ("$ended", state == JobState.Deduped ? now : null));
        long sequence = (long)database.Scalar("SELECT last_insert_rowid()");
        foreach (string name in job.Tags.Append(job.Tag).Distinct(StringComparer.Ordinal))
        {
            database.Execute("INSERT INTO tag (name, job) VALUES ($name, $job)", ("$name", name), ("$job", sequence));
        }

        return job with { Sequence = sequence, State = state, Created = now, Changed = now };
    }));

    public JobRecord? Find(string id) => Select(reader, "WHERE id = $id", ("$id", id)).FirstOrDefault();

    /// <summary>A page of jobs, the last submitted first: whatever happens between two pages, none is missing from both.</summary>
    public List<JobRecord> List(JobFilter filter)
    {
        (string from, (string, object?)[] parameters) = filter.From();

        // What is skipped is counted in an index where one will do, and only the page's jobs are read.
        string number = filter.Tag is null ? "seq" : "tag.job";
        return reader.Read(
            $"""
            SELECT {JobRecord.Columns} FROM job
            WHERE seq IN (SELECT {number} {from} ORDER BY {number} DESC LIMIT $limit OFFSET $offset) ORDER BY seq DESC
            """,
            JobRecord.Of,
            [.. parameters, ("$limit", filter.Limit), ("$offset", filter.Offset)]);
    }

    public long Count(JobFilter filter)
    {
        (string from, (string, object?)[] parameters) = filter.From();
        return (long)reader.Scalar($"SELECT count(*) {from}", parameters);
    }

    /// <summary>The jobs that an earlier process handed to the engine.</summary>
    public List<JobRecord> WithEngine() => Select(reader, $"WHERE {Submitted} ORDER BY seq");

    /// <summary>Hands waiting jobs to the engine, those of higher priority first.</summary>
    public Task<List<JobRecord>> ClaimAsync(int most, string handle) => writer.ChangeAsync(database =>
    {
        List<JobRecord> next = Select(
            database, "WHERE state = 0 AND handle IS NULL ORDER BY priority DESC, seq LIMIT $most", ("$most", most));
        foreach (JobRecord job in next)
        {
            database.Execute("UPDATE job SET handle = $handle WHERE seq = $seq", ("$handle", handle), ("$seq", job.Sequence));
        }

        return next;
    });

    /// <summary>Takes jobs back from the engine, which does not have them: they may be run again.</summary>
    public void Release(IReadOnlyCollection<string> ids) => Change(ids, database =>
    {
        foreach (string id in ids)
        {
            // Who has asked for its end in the meantime does not want it run again.
            database.Execute(
                $"UPDATE job SET handle = NULL, started = NULL, folder = NULL, outcome = NULL, changed = $now, ended = CASE cancelled WHEN 1 THEN $now END, state = CASE cancelled WHEN 1 THEN {(int)JobState.Revoked} ELSE {(int)JobState.Queued} END WHERE id = $id AND {Submitted}",
                ("$now", Moment.Now),
                ("$id", id));
        }
    });

    public void Start(string id) => Change([id], database =>
    {
        database.Execute("UPDATE job SET state = 1, started = $now, changed = $now WHERE id = $id", ("$now", Moment.Now), ("$id", id));
    });

    /// <summary>Notes where results are about to appear.</summary>
    public void Publish(string id, string folder, string outcome) => Change([id], database => database.Execute(
        "UPDATE job SET folder = $folder, outcome = $outcome WHERE id = $id",
        ("$folder", folder),
        ("$outcome", outcome),
        ("$id", id)));

    /// <summary>Notes what came of jobs.</summary>
    public void End(IReadOnlyCollection<JobEnd> ends)
    {
        string[] ids = [.. ends.Select(end => end.Id)];
        Change(ids, database => End(database, ends));
        Ended.Note(ids);
    }

    /// <summary>Jobs that have succeeded, by their numbers.</summary>
    /// <param name="sequence">The number that the last of those before had.</param>
    /// <param name="limit">How many there are at most.</param>
    public List<JobRecord> CompletedAfter(long sequence, int limit) => Select(
        reader, $"WHERE state = {(int)JobState.Completed} AND seq > $seq ORDER BY seq LIMIT $limit", ("$seq", sequence), ("$limit", limit));

    private static void End(ServerDatabase database, IReadOnlyCollection<JobEnd> ends)
    {
        foreach (JobEnd end in ends)
        {
            database.Execute(
                """
                UPDATE job SET state = $state, changed = $now, ended = $ended, started = coalesce($started, started),
                    folder = coalesce($folder, folder), outcome = coalesce($outcome, outcome)
                WHERE id = $id AND state IN (0, 1)
                """,
                ("$state", (int)end.State),
                ("$now", Moment.Now),
                ("$started", end.Started),
                ("$ended", end.Ended ?? Moment.Now),
                ("$folder", end.Folder),
                ("$outcome", end.Outcome),
                ("$id", end.Id));
        }
    }

    /// <summary>Ends a job that waits, and notes of one that the engine has that it is to be ended.</summary>
    /// <returns>The job as it was before; null where there is none.</returns>
    public Task<JobRecord?> CancelAsync(string id) => ToldAsync([id], writer.ChangeAsync(database =>
    {
        JobRecord? job = Select(database, "WHERE id = $id", ("$id", id)).FirstOrDefault();
        if (job is { Handle: null, State: JobState.Queued })
        {
            database.Execute(
                "UPDATE job SET state = $state, changed = $now, ended = $now, cancelled = 1 WHERE seq = $seq",
                ("$state", (int)JobState.Revoked),
                ("$now", Moment.Now),
                ("$seq", job.Sequence));
        }
        else if (job is { State: JobState.Queued or JobState.Started })
        {
            database.Execute("UPDATE job SET cancelled = 1 WHERE seq = $seq", ("$seq", job.Sequence));
        }

        return job;
    }));

    /// <summary>Jobs by their numbers, in the order of these.</summary>
    public List<JobRecord> Find(IReadOnlyCollection<long> sequences)
    {
        var found = Select(
            reader,
            "WHERE seq IN (SELECT value FROM json_each($seqs))",
            ("$seqs", $"[{string.Join(',', sequences)}]")).ToDictionary(job => job.Sequence);
        return [.. sequences.Where(found.ContainsKey).Select(sequence => found[sequence])];
    }

    private void Change(IReadOnlyCollection<string> ids, Action<ServerDatabase> change)
    {
        writer.Change(change);
        Changes.Note(ids);
    }

    private async Task<T> ToldAsync<T>(IReadOnlyCollection<string> ids, Task<T> change)
    {
        T result = await change.ConfigureAwait(false);
        Changes.Note(ids);
        return result;
    }

    private static List<JobRecord> Select(ServerDatabase database, string rest, params (string Name, object? Value)[] parameters) =>
        database.Read($"SELECT {JobRecord.Columns} FROM job {rest}", JobRecord.Of, parameters);
}

/// <summary>What came of a job.</summary>
internal sealed record JobEnd(string Id, JobState State, string? Folder, string? Outcome, long? Started, long? Ended);
