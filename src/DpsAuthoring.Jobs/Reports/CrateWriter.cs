using System.Text.Encodings.Web;
using System.Text.Json;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>Writes the entities of a crate's document one by one: each has an identifier, by which others refer to it.</summary>
internal sealed class CrateWriter : IDisposable
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json;

    /// <param name="target">Gets the document.</param>
    /// <param name="terms">Terms that RO-Crate's own context does not have, with their addresses.</param>
    public CrateWriter(Stream target, params (string Term, string Address)[] terms)
    {
        _json = new Utf8JsonWriter(target, s_options);
        _json.WriteStartObject();
        _json.WriteStartArray("@context");
        _json.WriteStringValue("https://w3id.org/ro/crate/1.1/context");
        _json.WriteStartObject();
        foreach ((string term, string address) in terms)
        {
            _json.WriteString(term, address);
        }

        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteStartArray("@graph");
    }

    /// <summary>Writes the document's end.</summary>
    public void End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    public void Entity(string id, string type, Action properties) => Entity(id, [type], properties);

    public void Entity(string id, string[] types, Action properties)
    {
        _json.WriteStartObject();
        _json.WriteString("@id", id);
        if (types is [var type])
        {
            _json.WriteString("@type", type);
        }
        else
        {
            _json.WriteTexts("@type", types);
        }

        properties();
        _json.WriteEndObject();
    }

    /// <summary>A text; nothing where there is none.</summary>
    public void Text(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _json.WriteString(name, text);
        }
    }

    public void Boolean(string name, bool value) => _json.WriteBoolean(name, value);

    public void Reference(string name, string id)
    {
        _json.WriteStartObject(name);
        _json.WriteString("@id", id);
        _json.WriteEndObject();
    }

    public void References(string name, IEnumerable<string> ids)
    {
        _json.WriteStartArray(name);
        foreach (string id in ids)
        {
            _json.WriteStartObject();
            _json.WriteString("@id", id);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.Flush(); // There may be a hundred thousand.
    }
}
