using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Running;
using DpsAuthoring.Jobs.Tests.Engines;
using DpsAuthoring.Jobs.Tests.Support;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>What a batch does before an engine has anything to do with it.</summary>
public sealed class BatchTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public BatchTests() => _box.Inputs.Add(new AlgorithmInput("n", InputKind.Text));

    public void Dispose() => _box.Dispose();

    private JobRequest Template => _box.Request(JobContract.Ogc);

    private string Folder => Path.Combine(_box.Root, "batch");

    [Fact]
    public async Task A_row_that_is_no_job_changes_nothing()
    {
        using var batch = Batch.Open(Folder);
        await batch.ListAsync(Template, Rows.Of("1"), TestContext.Current.CancellationToken);
        JobException problem = await Assert.ThrowsAsync<JobException>(() =>
            batch.ListAsync(
                Template, new Rows(Rows.Row("2"), new Dictionary<string, string> { ["m"] = "3" }), TestContext.Current.CancellationToken));
        Assert.Equal("Row 2: There is no input 'm'; wrapper has n.", problem.Message);
        using BatchReader reader = batch.Read();
        Assert.Equal(["1"], reader.Jobs().Select(job => job.Values["n"]));
    }

    [Fact]
    public void A_batch_is_run_by_one_process_at_a_time()
    {
        using var batch = Batch.Open(Folder);
        JobException problem = Assert.Throws<JobException>(() => Batch.Open(Folder));
        Assert.EndsWith("is being run already: wait for it, or name another.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "PRAGMA user_version = 3",
        "was written by another version of dps (its layout is 3, this version's is 2): go on with that version, or give the batch another --name."
    )]
    [InlineData(
        "PRAGMA user_version = 0",
        "was written by another version of dps (its layout is 0, this version's is 2): go on with that version, or give the batch another --name."
    )]
    public void A_store_of_another_version_is_one_sentence(string change, string sentence)
    {
        Batch.Open(Folder).Dispose();
        Execute(change);
        Assert.EndsWith(sentence, Assert.Throws<IOException>(() => Batch.Open(Folder)).Message, StringComparison.Ordinal);
        Assert.EndsWith(sentence, Assert.Throws<IOException>(() => BatchReader.Open(Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_the_version_before_is_read_as_it_is_and_goes_on()
    {
        using (var batch = Batch.Open(Folder))
        {
            await batch.ListAsync(Template, Rows.Of("1", "2"), TestContext.Current.CancellationToken);
        }

        Execute(
            "UPDATE job SET state = 2 WHERE row = 1; ALTER TABLE job DROP COLUMN lost_files; ALTER TABLE job DROP COLUMN lost; ALTER TABLE job DROP COLUMN remarks; ALTER TABLE job DROP COLUMN attempt; ALTER TABLE job DROP COLUMN files; ALTER TABLE job DROP COLUMN read_inputs; ALTER TABLE job DROP COLUMN made_by; DROP TABLE algorithm; PRAGMA user_version = 1");
        Assert.Equal((1, 1), await BatchExtensions.PlanAsync(Folder, Template, Rows.Of("1", "2"), TestContext.Current.CancellationToken));
        using (BatchReader before = BatchReader.Open(Folder)!)
        {
            Assert.Equal([0, 0], before.Jobs().Select(job => job.LostCount));
            Assert.Null(before.Lost());
        }

        Assert.Equal(1L, Execute("PRAGMA user_version"));
        using (var batch = Batch.Open(Folder))
        {
            using BatchReader reader = batch.Read();
            Assert.Equal([BatchJobState.Succeeded, BatchJobState.Pending], reader.Jobs().Select(job => job.State));
            Assert.Empty(reader.Remarks());
        }

        Assert.Equal(2L, Execute("PRAGMA user_version"));
    }

    [Fact]
    public void A_damaged_store_is_one_sentence()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "batch.db"), new string('x', 5000));
        Assert.Equal(
            $"{Folder}/batch.db is damaged: remove {Folder} and start the batch again. What it has published stays, and all of its rows are run again.",
            Assert.Throws<IOException>(() => Batch.Open(Folder)).Message);
    }

    [Fact]
    public void There_is_nothing_to_look_at_where_there_is_no_batch()
    {
        Assert.Null(BatchReader.Open(Folder));
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "batch.db"), ""); // Another process is about to make it.
        Assert.Null(BatchReader.Open(Folder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_engine_that_breaks_stops_the_batch_with_a_sentence(bool isTimeout)
    {
        Func<Exception> problem = () =>
            isTimeout ? new TaskCanceledException("its server does not answer") : new IOException("its server does not answer");
        using var batch = Batch.Open(Folder);
        await batch.ListAsync(Template, Rows.Of("1", "2"), TestContext.Current.CancellationToken);
        await AssertBreaksAsync(batch, new LostEngine(problem));
        using BatchReader reader = batch.Read();
        Assert.Equal((1, 1), (reader.Count(BatchJobState.Submitted), reader.Count(BatchJobState.Pending)));

        // Also one that would have to stop what it cannot take over.
        await AssertBreaksAsync(batch, new LostEngine(problem, outlivesProcess: false, isDeaf: true));
        Assert.Equal((1, 1), (reader.Count(BatchJobState.Submitted), reader.Count(BatchJobState.Pending)));
    }

    [Fact]
    public async Task Whoever_looks_at_a_batch_leaves_nothing_behind()
    {
        using (var batch = Batch.Open(Folder))
        {
            await batch.ListAsync(Template, Rows.Of("1"), TestContext.Current.CancellationToken);
        }

        string[] before = JobSandbox.Names(Folder);
        Assert.Equal((0, 2), await BatchExtensions.PlanAsync(Folder, Template, Rows.Of("1", "2"), TestContext.Current.CancellationToken));
        Assert.Equal(before, JobSandbox.Names(Folder));
    }

    [Theory]
    [InlineData("{\"job_id\": \"mine\"}", true)]
    [InlineData("{\"job_id\": \"others\"}", false)]
    [InlineData("{\"job_id\": 5}", false)]
    [InlineData("[]", false)]
    [InlineData("{", false)]
    [InlineData(null, false)]
    public void A_job_is_known_by_its_context_document_whatever_else_is_called_so(string? content, bool known)
    {
        string path = Path.Combine(_box.Root, "x.context.json");
        if (content is null)
        {
            Assert.Equal(0, Command.Run("mkfifo", path));
        }
        else
        {
            File.WriteAllText(path, content);
        }

        Assert.Equal(known, JobDocuments.IsContextOf(path, "mine"));
    }

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Folder}/batch.db;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private async Task AssertBreaksAsync(Batch batch, IJobEngine engine)
    {
        IOException problem = await Assert.ThrowsAsync<IOException>(() =>
            batch.RunAsync(Template, engine, new BatchOptions(), TestContext.Current.CancellationToken));
        Assert.Equal("The batch cannot go on: its server does not answer.", problem.Message);
    }
}
