using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>
/// A page of items as it came: where in it each item is, what leads on, and how many there are. It is looked over in one go, so that the next
/// page is asked for before the items of this one are read.
/// </summary>
internal sealed class PageScan
{
    public const int Depth = 512;

    private readonly List<Range> _items = [];

    private PageScan(byte[] body) => Body = body;

    public byte[] Body { get; }

    public string? Type { get; private set; }

    public bool HasFeatures { get; private set; }

    public IReadOnlyList<Range> Items => _items;

    public IReadOnlyList<StacLink> Links { get; private set; } = [];

    public long? Matched { get; private set; }

    /// <exception cref="JsonException">It is no JSON, or no object.</exception>
    public static PageScan Of(byte[] body)
    {
        var scan = new PageScan(body);
        int start = body.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(body.AsSpan(start), new JsonReaderOptions { MaxDepth = Depth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("it is no object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            scan.Member(ref reader, start);
        }

        while (reader.Read())
        {
        }

        return scan;
    }

    private void Member(ref Utf8JsonReader reader, int start)
    {
        string name = reader.GetString()!;
        reader.Read();
        switch (name)
        {
            case "features" when reader.TokenType == JsonTokenType.StartArray:
                HasFeatures = true;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    int from = start + (int)reader.TokenStartIndex;
                    reader.Skip();
                    _items.Add(from..(start + (int)reader.BytesConsumed));
                }

                break;
            case "links" when reader.TokenType == JsonTokenType.StartArray:
                Links = JsonSerializer.Deserialize(ref reader, StacJson.Json.StacLinkArray) ?? [];
                break;
            case "type" when reader.TokenType == JsonTokenType.String:
                Type = reader.GetString();
                break;
            case "numberMatched" when reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long matched):
                Matched = matched;
                break;
            case "context" when reader.TokenType == JsonTokenType.StartObject:
                using (var context = JsonDocument.ParseValue(ref reader))
                {
                    Matched ??= context.RootElement.TryGetProperty("matched", out JsonElement value)
                        && value.ValueKind == JsonValueKind.Number
                        && value.TryGetInt64(out long many)
                            ? many
                            : null;
                }

                break;
            default:
                reader.Skip();
                break;
        }
    }
}
