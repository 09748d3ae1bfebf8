using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>How far a batch is.</summary>
internal sealed record BatchState(string Name, string Folder, bool IsRunning, int Succeeded, int Failed, int Submitted, int Pending)
{
    /// <summary>Looks at a batch; null where there is none.</summary>
    public static BatchState? Read(string folder)
    {
        using var reader = BatchReader.Open(folder);
        return reader is null
            ? null
            : new BatchState(
                Path.GetFileName(folder),
                folder,
                Batch.IsRunning(folder),
                reader.Count(BatchJobState.Succeeded),
                reader.Count(BatchJobState.Failed),
                reader.Count(BatchJobState.Submitted),
                reader.Count(BatchJobState.Pending));
    }

    public static void Write(TextWriter say, IReadOnlyList<BatchState> states, bool json)
    {
        if (json)
        {
            WriteJson(states);
            return;
        }

        foreach (BatchState state in states)
        {
            string now = state.IsRunning ? "running" : state.Pending + state.Submitted > 0 ? "stopped" : "ended";
            say.WriteLine(
                $"{state.Name}: {now}; {state.Succeeded} succeeded, {state.Failed} failed, {state.Pending + state.Submitted} to be run");
        }
    }

    private static void WriteJson(IReadOnlyList<BatchState> states)
    {
        using Stream output = Console.OpenStandardOutput();
        JsonOutput.Write(output, json =>
        {
            json.WriteStartArray("batches");
            foreach (BatchState state in states)
            {
                json.WriteStartObject();
                json.WriteString("name", state.Name);
                json.WriteString("folder", state.Folder);
                json.WriteBoolean("running", state.IsRunning);
                json.WriteNumber("succeeded", state.Succeeded);
                json.WriteNumber("failed", state.Failed);
                json.WriteNumber("submitted", state.Submitted);
                json.WriteNumber("pending", state.Pending);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
