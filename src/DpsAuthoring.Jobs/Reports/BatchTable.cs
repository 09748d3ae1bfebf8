using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>A batch's results as a table: a line for each job, a column for each input. Its folders are relative to the table.</summary>
internal sealed class BatchTable
{
    public const string FileName = "results.csv";

    private static readonly string[] s_before = ["row", "state"];

    private static readonly string[] s_after =
    [
        "job_id", "folder", "exit_code", "failures", "failure_kind", "failure_cause", "failure_reason", "lost_count", "remarks",
        "job_start_time", "job_duration_seconds", "cpu_usage", "max_mem_usage", "read_io_stats", "write_io_stats", "directory_size",
    ];

    private readonly BatchPlace _place;
    private readonly string[] _inputs;

    /// <param name="batch">The batch.</param>
    /// <param name="folder">The table's folder.</param>
    public BatchTable(BatchReader batch, string folder)
    {
        _place = new BatchPlace(folder);
        var names = new List<string>();
        IReadOnlyCollection<string> last = [];
        foreach (BatchJobRecord job in batch.Jobs())
        {
            if (!job.Values.Keys.SequenceEqual(last))
            {
                last = [.. job.Values.Keys];
                names.AddRange(last.Except(names));
            }
        }

        _inputs = [.. names];
    }

    /// <summary>The columns' names. An input that is called as a column of ours is <c>input_</c> and its name.</summary>
    public IEnumerable<string> Columns =>
        [.. s_before, .. _inputs.Select(name => s_before.Contains(name) || s_after.Contains(name) ? $"input_{name}" : name), .. s_after];

    /// <summary>Writes the table, whole or not at all.</summary>
    public static void Write(BatchReader batch, string path)
    {
        var table = new BatchTable(batch, Path.GetDirectoryName(path)!);
        string temporary = path + ".new";
        using (StreamWriter file = File.CreateText(temporary))
        {
            var csv = new CsvWriter(file);
            csv.Write(table.Columns);
            foreach (BatchJobRecord job in batch.Jobs())
            {
                csv.Write(table.Fields(job));
            }
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>What the columns have of a job.</summary>
    public IEnumerable<string?> Fields(BatchJobRecord job)
    {
        JobMetrics? metrics = job.Metrics;
        return
        [
            Number(job.Row),
            ReportRow.State(job),
            .. _inputs.Select(name => job.Values.TryGetValue(name, out string? value) ? SecretText.Mask(value) : null),
            job.JobId,
            _place.Name(job.Folder),
            Number(job.ExitCode),
            Number(job.Failures),
            job.Failure is null ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(job.Failure.Kind.ToString()),
            job.Failure?.Subject,
            job.Failure?.Reason,
            Number(job.LostCount),
            string.Join(' ', job.Remarks),
            metrics?.Started.ToString("o", CultureInfo.InvariantCulture),
            metrics?.Duration.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture),
            metrics?.Use.Cpu.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture),
            Number(metrics?.Use.PeakMemory),
            Number(metrics?.Use.BytesRead),
            Number(metrics?.Use.BytesWritten),
            Number(metrics?.DirectorySize),
        ];
    }

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
