using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>A search as requests to a STAC API.</summary>
internal static class SearchCall
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Call Get(Uri address, StacSearch search, int limit)
    {
        var query = new List<(string Name, string? Value)>
        {
            ("collections", List(search.Collections)),
            ("ids", List(search.Ids)),
            ("bbox", search.Bbox is { } box ? string.Join(',', box.Select(Number)) : null),
            ("intersects", search.Intersects?.GetRawText()),
            ("datetime", search.DateTime is { } time ? TimeInterval.Read(time).ToString() : null),
            ("filter", search.Filter ?? search.FilterJson?.GetRawText()),
            ("filter-lang", search.Filter is not null ? "cql2-text" : search.FilterJson is not null ? "cql2-json" : null),
            ("query", search.Query?.GetRawText()),
            ("sortby", List([.. search.SortBy.Select(sort => (sort.IsDescending ? "-" : "+") + sort.Field)])),
            ("fields", List(search.Fields)),
            ("limit", limit.ToString(CultureInfo.InvariantCulture)),
        };
        string added = string.Join('&', query.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
        string before = address.Query.TrimStart('?');
        return new(HttpMethod.Get, new UriBuilder(address) { Query = before.Length == 0 ? added : $"{before}&{added}" }.Uri);
    }

    public static Call Post(Uri address, StacSearch search, int limit) => new(HttpMethod.Post, address, Body(json =>
    {
        WriteList(json, "collections", search.Collections);
        WriteList(json, "ids", search.Ids);
        if (search.Bbox is { } box)
        {
            json.WriteStartArray("bbox");
            foreach (double number in box)
            {
                json.WriteNumberValue(number);
            }

            json.WriteEndArray();
        }

        WriteElement(json, "intersects", search.Intersects);
        if (search.DateTime is { } time)
        {
            json.WriteString("datetime", TimeInterval.Read(time).ToString());
        }

        if (search.FilterJson is not null)
        {
            WriteElement(json, "filter", search.FilterJson);
            json.WriteString("filter-lang", "cql2-json");
        }

        WriteElement(json, "query", search.Query);
        if (search.SortBy.Count > 0)
        {
            json.WriteStartArray("sortby");
            foreach (StacSort sort in search.SortBy)
            {
                json.WriteStartObject();
                json.WriteString("field", sort.Field);
                json.WriteString("direction", sort.IsDescending ? "desc" : "asc");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (search.Fields.Count > 0)
        {
            json.WriteStartObject("fields");
            WriteList(json, "include", [.. search.Fields.Where(field => field[0] != '-').Select(field => field.TrimStart('+'))]);
            WriteList(json, "exclude", [.. search.Fields.Where(field => field[0] == '-').Select(field => field[1..])]);
            json.WriteEndObject();
        }

        json.WriteNumber("limit", limit);
    }));

    /// <summary>The request that a link to the next page asks for.</summary>
    /// <param name="server">The server that it must stay on.</param>
    /// <param name="link">The link.</param>
    /// <param name="current">The request whose answer holds the link.</param>
    /// <exception cref="StacException">The link is broken, or leads elsewhere.</exception>
    public static Call Next(Uri server, StacLink link, Call current)
    {
        Uri address = Addresses.Within(server, current.Address, link.Href, "The link to the next page");
        KeyValuePair<string, string>[] headers =
            [.. from header in link.Headers ?? new Dictionary<string, JsonElement>() select KeyValuePair.Create(header.Key, Text(header.Value))];
        return string.Equals(link.Method, "POST", StringComparison.OrdinalIgnoreCase)
            ? new(HttpMethod.Post, address, Merged(link.Merge == true ? current.Body : null, link.Body) ?? current.Body, headers)
            : new(HttpMethod.Get, address, null, headers);
    }

    /// <summary>What tells a request from all others.</summary>
    public static UInt128 Key(Call call) => Tally.Hash(
        $"{call.Method} {call.Address.AbsoluteUri}\n{Convert.ToBase64String(call.Body ?? [])}\n{string.Join('\n', call.Headers ?? [])}");

    private static byte[]? Merged(byte[]? under, JsonElement? over)
    {
        if (over is not { ValueKind: JsonValueKind.Object } added)
        {
            return under;
        }

        using JsonDocument? before = under is null ? null : JsonDocument.Parse(under);
        return Body(json =>
        {
            foreach (JsonProperty member in before?.RootElement.EnumerateObject().Where(one => !added.TryGetProperty(one.Name, out _)) ?? [])
            {
                member.WriteTo(json);
            }

            foreach (JsonProperty member in added.EnumerateObject())
            {
                member.WriteTo(json);
            }
        });
    }

    private static byte[] Body(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_json))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            json.WriteStartArray(name);
            foreach (string value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteElement(Utf8JsonWriter json, string name, JsonElement? element)
    {
        if (element is { } value)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }

    private static string? List(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(',', values);

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
