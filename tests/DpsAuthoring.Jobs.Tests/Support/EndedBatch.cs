using DpsAuthoring.Jobs.Batches;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>A batch whose jobs have ended as a test says, without having been run.</summary>
internal sealed class EndedBatch : IDisposable
{
    private readonly JobSandbox _box = new();

    private EndedBatch() => _box.Inputs.Add(new AlgorithmInput("n", InputKind.Text));

    /// <summary>What holds <c>dps_batches/</c> and <c>dps_output/</c>.</summary>
    public string Root => _box.Root;

    /// <summary>The batch's folder.</summary>
    public string Folder => Path.Combine(Root, "dps_batches/many");

    /// <summary>Makes one whose jobs have succeeded.</summary>
    /// <param name="values">The jobs' input, each its own.</param>
    /// <param name="changes">What SQL makes of them besides.</param>
    public static async Task<EndedBatch> OfAsync(IEnumerable<string> values, params string[] changes)
    {
        var ended = new EndedBatch();
        using (var batch = Batch.Open(ended.Folder))
        {
            await batch.ListAsync(ended._box.Request(JobContract.Ogc), Rows.Of(values), TestContext.Current.CancellationToken);
        }

        using var connection = new SqliteConnection($"Data Source={Path.Combine(ended.Folder, "batch.db")};Pooling=False");
        connection.Open();
        const string Succeeded =
            "UPDATE job SET state = 2, exit_code = 0, job_id = 'job ' || row, folder = '../../dps_output/' || row, started = 639000000000000000, seconds = 1, cpu = 0.5, memory = 25000000, read = 1, written = 1, size = 1000";
        foreach (string change in changes.Prepend(Succeeded))
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = change;
            command.ExecuteNonQuery();
        }

        return ended;
    }

    public BatchReader Read() => BatchReader.Open(Folder)!;

    public void Dispose() => _box.Dispose();
}
