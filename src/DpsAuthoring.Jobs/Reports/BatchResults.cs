using System.Text.Json;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>A batch's results for programs: a JSON object for each job, one a line.</summary>
internal static class BatchResults
{
    /// <summary>Writes them, whole or not at all.</summary>
    public static void Write(BatchReader batch, string path)
    {
        string temporary = path + ".new";
        var place = new BatchPlace(Path.GetDirectoryName(path)!);
        using (FileStream file = File.Create(temporary))
        {
            foreach (BatchJobRecord job in batch.Jobs())
            {
                WriteLine(file, job, place);
            }
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static void WriteLine(FileStream file, BatchJobRecord job, BatchPlace place)
    {
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            json.WriteNumber("version", JsonFormat.Version);
            json.WriteNumber("row", job.Row);
            json.WriteString("state", job.State.ToString().ToLowerInvariant());
            json.WriteStartObject("inputs");
            foreach ((string name, string value) in job.Values)
            {
                json.WriteString(name, SecretText.Mask(value));
            }

            json.WriteEndObject();
            json.WriteString("job_id", job.JobId);
            json.WriteString("folder", job.Folder);
            json.WriteString("relative_folder", place.Name(job.Folder));
            json.WriteNumberOrNull("exit_code", job.ExitCode);
            json.WriteNumber("failures", job.Failures);
            json.WriteValueOrNull("failure", job.Failure is null ? null : job.Failure.Write);
            json.WriteTexts("lost", job.Lost);
            json.WriteNumber("lost_count", job.LostCount);
            json.WriteTexts("remarks", job.Remarks);
            json.WriteValueOrNull("metrics", job.Metrics is null ? null : job.Metrics.Write);
            json.WriteEndObject();
        }

        file.WriteByte((byte)'\n');
    }
}
