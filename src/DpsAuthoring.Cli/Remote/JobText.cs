using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Remote;

/// <summary>A job in words: for people, for tables and as JSON, under the same names.</summary>
internal static class JobText
{
    /// <summary>The columns of a list of jobs, which scripts rely on: new ones come behind the others.</summary>
    public static readonly string[] Columns =
        ["id", "status", "algorithm", "queue", "tags", "created", "started", "finished", "duration_s", "message"];

    /// <summary>A time, in UTC; empty where there is none.</summary>
    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>The API's word for a state, of either generation.</summary>
    public static string Word(MaapState state) => state.ToString().ToLowerInvariant();

    public static string?[] Cells(MaapJob job) =>
    [
        job.Id, Word(job.State), job.Algorithm, job.Queue, string.Join(' ', job.Tags), Time(job.Created), Time(job.Started),
        Time(job.Finished), job.Duration?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture), job.Message,
    ];

    /// <summary>Prints jobs as one JSON object.</summary>
    public static void Print(IReadOnlyList<MaapJob> jobs)
    {
        using Stream output = Console.OpenStandardOutput();
        JsonOutput.Write(output, json =>
        {
            json.WriteStartArray("jobs");
            foreach (MaapJob job in jobs)
            {
                json.WriteStartObject();
                Write(json, job);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    public static void Write(Utf8JsonWriter json, MaapJob job)
    {
        json.WriteString("id", job.Id);
        json.WriteString("status", Word(job.State));
        json.WriteString("algorithm", job.Algorithm);
        json.WriteString("queue", job.Queue);
        json.WriteStartArray("tags");
        foreach (string tag in job.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteString("created", Time(job.Created));
        json.WriteString("started", Time(job.Started));
        json.WriteString("finished", Time(job.Finished));
        if (job.Duration is { } duration)
        {
            json.WriteNumber("duration_s", Math.Round(duration.TotalSeconds, 3));
        }
        else
        {
            json.WriteNull("duration_s");
        }

        json.WriteString("message", job.Message);
        json.WriteStartObject("inputs");
        foreach ((string name, string value) in job.Inputs.DistinctBy(input => input.Key))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    /// <summary>Names with values, those that there are.</summary>
    public static void WriteFacts(TextWriter say, IReadOnlyList<(string Name, string? Value)> facts)
    {
        int width = facts.Max(fact => fact.Name.Length) + 2;
        foreach ((string name, string? value) in facts)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                say.WriteLine($"  {name.PadRight(width)}{PlainText.Line(value.ReplaceLineEndings(" "))}");
            }
        }
    }
}
