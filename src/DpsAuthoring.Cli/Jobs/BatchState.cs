using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>How far a batch is.</summary>
internal sealed record BatchState(string Name, string Folder, bool IsRunning, int Succeeded, int Failed, int Submitted, int Pending)
{
    /// <summary>The rows that are at work on this machine, and for how long.</summary>
    public IReadOnlyList<(long Row, TimeSpan Time)> Running { get; private init; } = [];

    /// <summary>Looks at a batch; null where there is none.</summary>
    public static BatchState? Read(string folder)
    {
        using var reader = BatchReader.Open(folder);
        if (reader is null)
        {
            return null;
        }

        bool isRunning = Batch.IsRunning(folder);
        return new BatchState(
            Path.GetFileName(folder),
            folder,
            isRunning,
            reader.Count(BatchJobState.Succeeded),
            reader.Count(BatchJobState.Failed),
            reader.Count(BatchJobState.Submitted),
            reader.Count(BatchJobState.Pending))
        {
            Running = isRunning ? RunningJobs.Of(reader, folder, DateTime.UtcNow) : [],
        };
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
                json.WriteStartArray("running_rows");
                foreach ((long row, _) in state.Running)
                {
                    json.WriteNumberValue(row);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
