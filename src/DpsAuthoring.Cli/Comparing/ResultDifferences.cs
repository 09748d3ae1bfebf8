using System.Text.Json;
using DpsAuthoring.Jobs.Reports;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>What differs between the results of two jobs.</summary>
/// <param name="Compared">How many results are there in both.</param>
/// <param name="Differences">What differs; empty where the results are the same.</param>
/// <param name="Notes">What is to be known of the comparison, a sentence each.</param>
internal sealed record ResultDifferences(int Compared, IReadOnlyList<ResultDifference> Differences, IReadOnlyList<string> Notes)
{
    /// <summary>Writes them as they are in our outputs, and as a process of ours tells them to another.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("compared", Compared);
        json.WriteStartArray("differences");
        foreach (ResultDifference difference in Differences)
        {
            difference.Write(json);
        }

        json.WriteEndArray();
        json.WriteTexts("notes", Notes);
    }

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    public static ResultDifferences Read(JsonElement json) => new(
        json.GetProperty("compared").GetInt32(),
        [.. json.GetProperty("differences").EnumerateArray().Select(ResultDifference.Read)],
        [.. json.GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)]);
}

/// <summary>A difference in a result.</summary>
/// <param name="Name">The result, in the folder of the first or, where that has none, of the second.</param>
/// <param name="Difference">What differs in it.</param>
internal sealed record ResultDifference(string Name, Difference Difference)
{
    /// <summary>A result that only one has.</summary>
    public static ResultDifference Missing(string name, bool isInFirst) =>
        new(name, new Difference(DifferenceKind.Missing, "", isInFirst ? "there" : null, isInFirst ? null : "there"));

    /// <summary>The difference as a sentence.</summary>
    public string Text(Sides sides) => Difference switch
    {
        { Kind: DifferenceKind.Missing, Where: "" } => $"{Name} is there {(Difference.First is null ? sides.Second : sides.First)} only",
        { Kind: DifferenceKind.Unreadable } => $"{Name} {Difference.Text(sides)}",
        _ => $"{Name} is not the same: {Difference.Text(sides)}",
    };

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("result", Name);
        json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(Difference.Kind.ToString()));
        json.WriteString("where", Difference.Where);
        json.WriteString("old", Difference.First);
        json.WriteString("new", Difference.Second);
        json.WriteValueOrNull("extent", Difference.Extent is { } extent ? inner => Write(inner, extent) : null);
        json.WriteValueOrNull("pixel", Difference.Pixel is { } pixel ? inner => Write(inner, pixel) : null);
        json.WriteEndObject();
    }

    public static ResultDifference Read(JsonElement json) => new(
        json.GetProperty("result").GetString()!,
        new Difference(
            Enum.Parse<DifferenceKind>(json.GetProperty("kind").GetString()!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            json.GetProperty("where").GetString()!,
            json.GetProperty("old").GetString(),
            json.GetProperty("new").GetString())
        {
            Extent = json.GetProperty("extent") is { ValueKind: JsonValueKind.Object } extent ? ReadExtent(extent) : null,
            Pixel = json.GetProperty("pixel") is { ValueKind: JsonValueKind.Object } pixel ? ReadPixel(pixel) : null,
        });

    private static void Write(Utf8JsonWriter json, DifferenceExtent extent)
    {
        json.WriteStartObject();
        json.WriteNumber("count", extent.Count);
        json.WriteNumber("of", extent.Of);
        json.WriteString("what", extent.What);
        json.WriteValueOrNull("largest", extent.Largest is { } largest ? inner => inner.WriteNumberValue(largest) : null);
        json.WriteEndObject();
    }

    private static DifferenceExtent ReadExtent(JsonElement json) => new(
        json.GetProperty("count").GetInt64(),
        json.GetProperty("of").GetInt64(),
        json.GetProperty("what").GetString()!,
        json.GetProperty("largest") is { ValueKind: JsonValueKind.Number } largest ? largest.GetDouble() : null);

    private static void Write(Utf8JsonWriter json, Pixel pixel)
    {
        json.WriteStartObject();
        json.WriteNumber("band", pixel.Band);
        json.WriteNumber("column", pixel.Column);
        json.WriteNumber("row", pixel.Row);
        json.WriteEndObject();
    }

    private static Pixel ReadPixel(JsonElement json) => new(
        json.GetProperty("band").GetInt32(), json.GetProperty("column").GetInt32(), json.GetProperty("row").GetInt32());
}
