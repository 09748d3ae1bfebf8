using System.Globalization;
using System.Text;

namespace DpsAuthoring.Configuration.Tests.Editors;

/// <summary>The schemas by which editors complete and check a configuration; they come from the same keys as the checks.</summary>
public static class JsonSchema
{
    /// <summary>A schema's JSON, in draft 7, which the YAML language server supports best.</summary>
    public static string Of(ConfigurationSchema schema)
    {
        var json = new JsonText();
        json.Open();
        json.Text("$schema", "http://json-schema.org/draft-07/schema#");
        json.Text(
            "title",
            schema == ConfigurationSchema.Ogc ? "Algorithm for MAAP's OGC registration" : "Algorithm for MAAP's legacy registration");
        json.Text("description", "Made from DpsAuthoring.Configuration's keys; do not edit.");
        Object(json, ConfigurationKeys.Of(schema), key => schema == ConfigurationSchema.Ogc ? OgcNested(key) : LegacyNested);
        if (schema == ConfigurationSchema.Ogc)
        {
            json.OpenList("oneOf");
            foreach (string key in (string[])["algorithm_container_url", "base_container_url"])
            {
                json.Open();
                json.List("required", [key]);
                json.Close();
            }

            json.CloseList();
        }

        json.Close();
        return json.ToString();
    }

    private static void Object(JsonText json, IReadOnlyList<ConfigurationKey> keys, Func<ConfigurationKey, Action<JsonText>> nested)
    {
        json.Text("type", "object");
        json.List("required", keys.Where(key => key.IsRequired).Select(key => key.Name));
        json.Flag("additionalProperties", false);
        json.Open("properties");
        foreach (ConfigurationKey key in keys)
        {
            json.Open(key.Name);
            json.Text("description", key.Meaning);
            if (key.Shape == KeyShape.Nested)
            {
                nested(key)(json);
            }
            else
            {
                Scalar(json, key);
            }

            json.Close();
        }

        json.Close();
    }

    private static void Scalar(JsonText json, ConfigurationKey key)
    {
        switch (key.Shape)
        {
            case KeyShape.Text:
                json.Text("type", "string");
                break;
            case KeyShape.Number:
                json.Text("type", "number");
                break;
            case KeyShape.Flag:
                json.Text("type", "boolean");
                break;
            default:
                json.List("type", ["string", "number", "boolean", "null"]);
                break;
        }

        if (key.Pattern is not null)
        {
            json.Text("pattern", key.Pattern);
        }

        if (key.Values.Count > 0)
        {
            json.List("enum", key.Values);
        }

        if (key.Least is { } least)
        {
            json.Number("minimum", least);
        }

        if (key.Most is { } most)
        {
            json.Number("maximum", most);
        }
    }

    private static Action<JsonText> OgcNested(ConfigurationKey key) => json =>
    {
        bool isOutput = key.Name == "outputs";
        json.Text("type", "array");
        if (isOutput)
        {
            json.Number("minItems", 1);
            json.Number("maxItems", 1);
        }

        Items(json, isOutput ? ConfigurationKeys.Output : ConfigurationKeys.OgcInput);
    };

    private static void LegacyNested(JsonText json)
    {
        json.Text("type", "object");
        json.Flag("additionalProperties", false);
        json.Open("properties");
        foreach ((string? section, string? meaning) in ConfigurationKeys.SectionMeanings)
        {
            json.Open(section);
            json.Text("description", meaning);
            json.Text("type", "array");
            Items(json, ConfigurationKeys.LegacyInput);
            json.Close();
        }

        json.Close();
    }

    private static void Items(JsonText json, IReadOnlyList<ConfigurationKey> keys)
    {
        json.Open("items");
        Object(json, keys, key => throw new InvalidOperationException($"'{key.Name}' is nested too deep."));
        json.Close();
    }

    /// <summary>Writes indented JSON; a serializer would need reflection or a package.</summary>
    private sealed class JsonText
    {
        private readonly StringBuilder _text = new();
        private int _depth;
        private bool _isFirst = true;

        public void Open(string? name = null) => Begin(name, '{');

        public void OpenList(string name) => Begin(name, '[');

        public void Close() => End('}');

        public void CloseList() => End(']');

        public void Text(string name, string value) => Member(name).Append(Quoted(value));

        public void Number(string name, int value) => Member(name).Append(value.ToString(CultureInfo.InvariantCulture));

        public void Flag(string name, bool value) => Member(name).Append(value ? "true" : "false");

        public void List(string name, IEnumerable<string> values) =>
            Member(name).Append('[').Append(string.Join(", ", values.Select(Quoted))).Append(']');

        public override string ToString() => _text + "\n";

        private void Begin(string? name, char bracket)
        {
            (name is null ? Line() : Member(name)).Append(bracket);
            _depth++;
            _isFirst = true;
        }

        private void End(char bracket)
        {
            _depth--;
            _text.Append('\n').Append(' ', 2 * _depth).Append(bracket);
            _isFirst = false;
        }

        private StringBuilder Member(string name) => Line().Append(Quoted(name)).Append(": ");

        private StringBuilder Line()
        {
            if (_text.Length > 0)
            {
                _text.Append(_isFirst ? "\n" : ",\n").Append(' ', 2 * _depth);
            }

            _isFirst = false;
            return _text;
        }

        private static string Quoted(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
    }
}
