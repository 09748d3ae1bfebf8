using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>The JSON documents that lie beside a job and its results.</summary>
internal static class JobDocuments
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>.NET reads the system's list of users whenever it is asked.</summary>
    private static readonly string s_user = Environment.UserName;

    public static string TypeOf(JobRequest request) => $"job-{request.Algorithm.Name}:{request.Algorithm.Version}";

    /// <summary><c>_job.json</c>: what was asked for.</summary>
    public static ReadOnlySpan<byte> Job(JobRequest request, JobValues values, JobCommand command) => Write(json =>
    {
        json.WriteString("type", TypeOf(request));
        json.WriteString("job_id", request.Id);
        json.WriteString("tag", request.Tag);
        json.WriteString("username", s_user);
        json.WriteString("command", command.ToString());
        json.WriteNumber("soft_time_limit", (long)request.TimeLimit.TotalSeconds);
        json.WriteStartObject("params");
        WriteValues(json, values);
        json.WriteEndObject();
    });

    /// <summary><c>_context.json</c>: the same for the job itself, inputs at the top, where config inputs are looked for.</summary>
    public static ReadOnlySpan<byte> Context(JobRequest request, JobValues values) => Write(json =>
    {
        WriteValues(json, values);
        json.WriteString("job_id", request.Id);
        json.WriteString("job_type", TypeOf(request));
        json.WriteString("tag", request.Tag);
        json.WriteString("username", s_user);
        json.WriteStartArray("localize_urls");
        foreach ((_, InputSource source) in values.Files)
        {
            json.WriteStartObject();
            json.WriteString("url", source.Text);
            json.WriteString("local_path", source.BaseName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary><c>.met.json</c>: what the results are found by.</summary>
    public static ReadOnlySpan<byte> Metadata(JobRequest request) => Write(json =>
    {
        json.WriteString("username", s_user);
        json.WriteString("algorithm_name", request.Algorithm.Name);
        json.WriteString("algorithm_version", request.Algorithm.Version);
        json.WriteString("tag", request.Tag);
    });

    /// <summary><c>.dataset.json</c>.</summary>
    public static ReadOnlySpan<byte> Dataset() => Write(json => json.WriteString("version", "v1.0"));

    /// <summary>What a CWL runner says of a job's result, on its standard output.</summary>
    public static ReadOnlySpan<byte> CwlOutput(string folder) => Write(json =>
    {
        json.WriteStartObject("out");
        json.WriteString("location", new Uri(folder).AbsoluteUri);
        json.WriteString("basename", Path.GetFileName(folder));
        json.WriteString("class", "Directory");
        json.WriteEndObject();
    });

    /// <summary>Whether a file is the context document of a job.</summary>
    public static bool IsContextOf(string path, string jobId) => JobOf(path) == jobId;

    /// <summary>The job whose context document a file is; null where it is none.</summary>
    public static string? JobOf(string path)
    {
        // Outputs of the algorithm may be called so, and be anything.
        if (!FileSystem.IsFile(path))
        {
            return null;
        }

        try
        {
            using FileStream file = File.OpenRead(path);
            using var json = JsonDocument.Parse(file);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("job_id", out JsonElement id)
                && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void WriteValues(Utf8JsonWriter json, JobValues values)
    {
        foreach (JobValue value in values.All)
        {
            json.WriteString(value.Input.Name, value.Text);
        }
    }

    private static ReadOnlySpan<byte> Write(Action<Utf8JsonWriter> members)
    {
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text, s_options);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return text.WrittenSpan;
    }
}
