using System.Text.Encodings.Web;
using System.Text.Json;
using DpsAuthoring.Cli.Checking;
using DpsAuthoring.Configuration.Endpoints;

namespace DpsAuthoring.Cli.Reports;

/// <summary>
/// A result for programs, of the same shape whatever was checked: <c>{"version", "configurations": [{"file", "route", "endpoints"}],
/// "packages", "findings"}</c>.
/// </summary>
internal static class JsonReport
{
    internal static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(CheckResult result, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteNumber("version", JsonFormat.Version);
        json.WriteStartArray("configurations");
        foreach (CheckedConfiguration configuration in result.Configurations)
        {
            json.WriteStartObject();
            json.WriteString("file", configuration.File);
            json.WriteString("route", RouteOption.NameOf(configuration.Route));
            WriteEndpoints(json, configuration.Verdicts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("packages");
        foreach (string package in result.Packages)
        {
            json.WriteStringValue(package);
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (Problem problem in result.Problems)
        {
            json.WriteStartObject();
            json.WriteString("id", problem.Id);
            json.WriteString("severity", problem.Severity.ToString().ToLowerInvariant());
            json.WriteString("file", problem.File);
            json.WriteNumber("line", problem.Line);
            json.WriteNumber("column", problem.Column);
            json.WriteString("message", problem.Message);
            json.WriteString("help", problem.Help);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEndpoints(Utf8JsonWriter json, EndpointVerdicts verdicts)
    {
        json.WriteStartObject("endpoints");
        WriteVerdict(json, "ogc", verdicts.Ogc);
        WriteVerdict(json, "legacy", verdicts.Legacy);
        json.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter json, string name, EndpointVerdict verdict)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("accepted", verdict.IsAccepted);
        json.WriteString("why", verdict.Reason);
        json.WriteEndObject();
    }
}
