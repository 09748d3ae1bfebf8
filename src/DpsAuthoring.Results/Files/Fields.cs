using System.Text.Json;
using System.Text.Json.Nodes;

namespace DpsAuthoring.Results.Files;

/// <summary>Fields of STAC in the making.</summary>
internal static class Fields
{
    /// <summary>A value of JSON.</summary>
    public static JsonElement Of(JsonNode? node) => node is null ? JsonElement.Parse("null") : JsonElement.Parse(node.ToJsonString());

    /// <summary>A list of numbers.</summary>
    public static JsonArray List(params IEnumerable<double> numbers) => new([.. numbers.Select(number =>
        (JsonNode)JsonValue.Create(number))]);

    /// <summary>A number as STAC writes one that JSON does not have.</summary>
    public static JsonNode Number(double number) =>
        double.IsNaN(number) ? "nan" : double.IsPositiveInfinity(number) ? "inf" : double.IsNegativeInfinity(number) ? "-inf" : number;
}
