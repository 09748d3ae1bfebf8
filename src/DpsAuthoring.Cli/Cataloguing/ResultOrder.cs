using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Results;

namespace DpsAuthoring.Cli.Cataloguing;

/// <summary>A folder of results whose items are wanted, as one line of JSON.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Origin">What the results are from.</param>
/// <param name="Closed">Results that are not looked into, since they break what does.</param>
internal sealed record ResultOrder(string Folder, ResultOrigin Origin, IReadOnlySet<string> Closed)
{
    public string ToJson() => new JsonObject
    {
        ["folder"] = Folder,
        ["closed"] = List(Closed),
        ["algorithm"] = Origin.Algorithm,
        ["version"] = Origin.Version,
        ["repository"] = Origin.Repository,
        ["commit"] = Origin.Commit,
        ["job"] = Origin.JobId,
        ["tag"] = Origin.Tag,
        ["started"] = Origin.Started?.ToString("o", CultureInfo.InvariantCulture),
        ["ended"] = Origin.Ended?.ToString("o", CultureInfo.InvariantCulture),
    }.ToJsonString();

    public static ResultOrder Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        JsonElement root = json.RootElement;
        string? Text(string name) => root.GetProperty(name).GetString();
        DateTimeOffset? Time(string name) => root.GetProperty(name).ValueKind == JsonValueKind.Null ? null
            : root.GetProperty(name).GetDateTimeOffset();
        return new ResultOrder(
            Text("folder")!,
            new ResultOrigin
            {
                Algorithm = Text("algorithm"),
                Version = Text("version"),
                Repository = Text("repository"),
                Commit = Text("commit"),
                JobId = Text("job"),
                Tag = Text("tag"),
                Started = Time("started"),
                Ended = Time("ended"),
            },
            root.GetProperty("closed").EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal));
    }

    private static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
