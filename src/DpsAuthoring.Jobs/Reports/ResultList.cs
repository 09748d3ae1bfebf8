using System.Globalization;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>A file among a batch's results.</summary>
/// <param name="Row">The job's row.</param>
/// <param name="Path">The file, from the list's folder.</param>
/// <param name="Name">The file, from the job's results.</param>
internal sealed record ResultFile(long Row, string Path, string Name);

/// <summary>The files of all jobs that succeeded as a table: a line for each, with all that <see cref="BatchTable"/> has of its job.</summary>
internal static class ResultList
{
    public const string FileName = "files.csv";

    /// <summary>The columns that a file has besides its job's.</summary>
    private static readonly string[] s_own = ["file_path", "file_name", "file_size"];

    /// <summary>Writes the list, whole or not at all.</summary>
    /// <returns>The names of its columns, and the files.</returns>
    public static (IReadOnlyList<string> Columns, IReadOnlyList<ResultFile> Files) Write(
        BatchReader batch, string path, CancellationToken cancellationToken)
    {
        string folder = Path.GetDirectoryName(path)!, temporary = path + ".new";
        var place = new BatchPlace(folder);
        var table = new BatchTable(batch, folder);
        string[] columns = [.. s_own, .. table.Columns];
        var files = new List<ResultFile>();
        using (StreamWriter target = File.CreateText(temporary))
        {
            var csv = new CsvWriter(target);
            csv.Write(columns);
            foreach (BatchJobRecord job in batch.Jobs().Where(job => job is { State: BatchJobState.Succeeded, Folder: not null }))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (string name in ResultFolder.Files(job.Folder!))
                {
                    string full = Path.Combine(job.Folder!, name);
                    var file = new ResultFile(job.Row, place.Name(full)!, name);
                    files.Add(file);
                    csv.Write([file.Path, name, new FileInfo(full).Length.ToString(CultureInfo.InvariantCulture), .. table.Fields(job)]);
                }
            }
        }

        File.Move(temporary, path, overwrite: true);
        return (columns, files);
    }
}
