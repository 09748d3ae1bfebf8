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
        using (FileStream file = File.Create(temporary))
        {
            foreach (BatchJobRecord job in batch.Jobs())
            {
                WriteLine(file, job);
            }
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
            if (job.Failure is not null)
            {
                json.WritePropertyName("failure");
                job.Failure.Write(json);
            }

            if (job.Metrics is not null)
            {
                json.WritePropertyName("metrics");
                job.Metrics.Write(json);
            }

            json.WriteEndObject();
        }

        file.WriteByte((byte)'\n');
    }
}
