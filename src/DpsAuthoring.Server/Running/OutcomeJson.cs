using System.Buffers;
using System.Text;
using System.Text.Json;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Server.Running;

/// <summary>What came of a job, as the store keeps it.</summary>
internal static class OutcomeJson
{
    public static string Of(JobOutcome outcome)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            if (outcome.Failure is { } failure)
            {
                json.WritePropertyName("failure");
                failure.Write(json);
            }

            if (outcome.Metrics is { } metrics)
            {
                json.WritePropertyName("metrics");
                metrics.Write(json);
            }

            json.WriteNumber("dps_exit_code", outcome.DpsExitCode);
            if (outcome.ExitCode is { } code)
            {
                json.WriteNumber("exit_code", code);
            }

            WriteTexts(json, "remarks", outcome.Remarks);
            WriteTexts(json, "lost", outcome.Lost);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
