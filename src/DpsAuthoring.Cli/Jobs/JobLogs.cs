using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>The logs of a batch's job.</summary>
internal static class JobLogs
{
    /// <summary>What a job writes to its standard streams, by the names that DPS gives the files.</summary>
    private static readonly string[] s_streams = [WorkDirectory.StandardOutput, WorkDirectory.StandardError];

    /// <summary>Writes them.</summary>
    /// <param name="say">Gets them, without what a terminal would obey.</param>
    /// <param name="batch">The batch's folder.</param>
    /// <param name="row">The job's row.</param>
    /// <exception cref="CouldNotRunException">There is no such job, or it has no log.</exception>
    public static void Write(TextWriter say, string batch, int row)
    {
        using BatchReader reader = BatchReader.Open(batch) ?? throw new CouldNotRunException($"{batch} has no batch yet.");
        BatchJobRecord job = reader.Job(row)
            ?? throw new CouldNotRunException($"The batch {Path.GetFileName(batch)} has no row {row}.");
        string? folder = job.Folder ?? (job.JobId is null ? null : WorkDirectory.PathOf(BatchFolders.WorkOf(batch, job.Handle), job.JobId));
        string[] files = folder is null ? [] : [.. s_streams.Select(name => Path.Combine(folder, name)).Where(File.Exists)];
        if (files.Length == 0)
        {
            throw new CouldNotRunException(
                $"Row {row} has no log: it {(job.State == BatchJobState.Pending ? "has not been run" : "was removed")}.");
        }

        foreach (string file in files.Where(file => new FileInfo(file).Length > 0))
        {
            say.WriteLine($"==> {file} <==");
            foreach (string line in File.ReadLines(file))
            {
                say.WriteLine(PlainText.Line(line));
            }
        }
    }
}
