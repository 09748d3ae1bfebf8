using System.Text.Json;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>A batch's results for programs: a JSON object for each job, one a line.</summary>
public static class BatchResults
{
    /// <summary>Writes them, whole or not at all.</summary>
    public static void Write(Batch batch, string path)
    {
        string temporary = path + ".new";
        using (FileStream file = File.Create(temporary))
        {
            batch.ForEach(job => WriteLine(file, job));
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static void WriteLine(FileStream file, BatchJobRecord job)
    {
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            json.WriteNumber("row", job.Row);
            json.WriteString("state", job.State.ToString().ToLowerInvariant());
            json.WriteStartObject("inputs");
            foreach ((string name, string value) in job.Values)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteString("job_id", job.JobId);
            json.WriteString("folder", job.Folder);
            if (job.ExitCode is { } code)
            {
                json.WriteNumber("exit_code", code);
            }

            json.WriteNumber("failures", job.Failures);
            if (job.State == BatchJobState.Failed)
            {
                json.WriteString("cause", job.Cause);
                json.WriteString("message", job.Message);
            }

            if (job.Metrics is not null)
            {
                json.WriteStartObject("metrics");
                JobDocuments.WriteMetrics(json, job.Metrics);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        file.WriteByte((byte)'\n');
    }
}
