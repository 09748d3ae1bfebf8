using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DpsAuthoring.Stac;

/// <summary>Reads and writes what catalogues are made of.</summary>
public static class StacJson
{
    private static readonly StacJsonContext s_lines = Context(isIndented: true);
    private static readonly StacJsonContext s_compact = Context(isIndented: false);

    /// <summary>Reads an item, a collection or a catalog of STAC 1.1 or 1.0, whichever it is.</summary>
    /// <param name="utf8">Its JSON.</param>
    /// <returns>What it is.</returns>
    /// <exception cref="JsonException">It is no JSON, or none of these.</exception>
    public static StacObject Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        return KindOf(utf8) switch
        {
            "Feature" => Only(JsonSerializer.Deserialize(utf8, s_lines.StacItem)),
            "Collection" => Only(JsonSerializer.Deserialize(utf8, s_lines.StacCollection)),
            "Catalog" => Only(JsonSerializer.Deserialize(utf8, s_lines.StacCatalog)),
            null => throw new JsonException("this is no STAC: it is not an object with a \"type\""),
            { } other => throw new JsonException($"its type is \"{other}\", where STAC has Feature, Collection and Catalog"),
        };
    }

    /// <summary>Reads an item.</summary>
    /// <param name="utf8">Its JSON.</param>
    /// <returns>The item.</returns>
    /// <exception cref="JsonException">It is no item.</exception>
    public static StacItem ReadItem(ReadOnlySpan<byte> utf8) => Only(JsonSerializer.Deserialize(utf8, s_lines.StacItem));

    /// <summary>Writes an item, a collection or a catalog.</summary>
    /// <param name="value">What is written.</param>
    /// <param name="isIndented">Whether in lines; else in one.</param>
    /// <returns>The JSON.</returns>
    public static string Write(StacObject value, bool isIndented) => value switch
    {
        StacItem item => JsonSerializer.Serialize(item, (isIndented ? s_lines : s_compact).StacItem),
        StacCollection collection => JsonSerializer.Serialize(collection, (isIndented ? s_lines : s_compact).StacCollection),
        StacCatalog catalog => JsonSerializer.Serialize(catalog, (isIndented ? s_lines : s_compact).StacCatalog),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>Writes an item, a collection or a catalog as a part of a larger JSON.</summary>
    /// <param name="writer">What writes the whole.</param>
    /// <param name="value">What is written.</param>
    public static void Write(Utf8JsonWriter writer, StacObject value)
    {
        switch (value)
        {
            case StacItem item:
                JsonSerializer.Serialize(writer, item, s_compact.StacItem);
                break;
            case StacCollection collection:
                JsonSerializer.Serialize(writer, collection, s_compact.StacCollection);
                break;
            case StacCatalog catalog:
                JsonSerializer.Serialize(writer, catalog, s_compact.StacCatalog);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value));
        }
    }

    internal static StacJsonContext Json => s_compact;

    private static T Only<T>(T? value)
        where T : class => value ?? throw new JsonException("this is null, where an object should be");

    /// <summary>The <c>type</c>; a collection of an API may leave it out, and has an <c>extent</c>.</summary>
    private static string? KindOf(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        string? kind = null;
        bool hasExtent = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("type"u8);
            hasExtent |= reader.ValueTextEquals("extent"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
            {
                kind = reader.GetString();
            }

            reader.Skip();
        }

        return kind ?? (hasExtent ? "Collection" : null);
    }

    private static StacJsonContext Context(bool isIndented) => new(new JsonSerializerOptions(StacJsonContext.Default.Options)
    {
        WriteIndented = isIndented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StacItem))]
[JsonSerializable(typeof(StacCollection))]
[JsonSerializable(typeof(StacCatalog))]
[JsonSerializable(typeof(StacLink))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(StacLink[]))]
internal sealed partial class StacJsonContext : JsonSerializerContext;
