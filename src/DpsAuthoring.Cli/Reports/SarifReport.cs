using System.Text.Json;
using DpsAuthoring.Cli.Checking;

namespace DpsAuthoring.Cli.Reports;

/// <summary>A result as SARIF 2.1.0, which code scanning of GitHub and GitLab reads.</summary>
internal static class SarifReport
{
    public static void Write(CheckResult result, string version, Stream output)
    {
        Problem[] rules = [.. result.Problems.DistinctBy(problem => problem.Id)];
        string[] ids = [.. rules.Select(rule => rule.Id)];
        using var json = new Utf8JsonWriter(output, JsonReport.Options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "dps");
        json.WriteString("version", version);
        json.WriteString("informationUri", "https://github.com/DpsAuthoring/DpsAuthoring");
        json.WriteStartArray("rules");
        foreach (Problem rule in rules)
        {
            WriteRule(json, rule);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (Problem problem in result.Problems)
        {
            WriteResult(json, problem, Array.IndexOf(ids, problem.Id));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Problem rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteStartObject("shortDescription");
        json.WriteString("text", rule.Title);
        json.WriteEndObject();
        json.WriteString("helpUri", rule.Help);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Problem problem, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", problem.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", problem.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" });
        json.WriteStartObject("message");
        json.WriteString("text", problem.Message);
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString(
            "uri",
            Path.IsPathRooted(problem.File) ? new Uri(problem.File).AbsoluteUri : Uri.EscapeDataString(problem.File).Replace("%2F", "/"));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", problem.Line);
        json.WriteNumber("startColumn", problem.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
