using System.Globalization;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Server.Pages.Registering;

/// <summary>What the form of a configuration holds: texts as they were typed.</summary>
internal sealed record ConfigurationForm
{
    /// <summary>Every job of the OGC schema has one output, and so has every form.</summary>
    public static readonly string[] Nested = ["inputs", "outputs"];

    /// <summary>More than any algorithm has.</summary>
    private const int MostInputs = 200;

    public required ConfigurationSchema Schema { get; init; }

    /// <summary>By the keys of the schema; empty where nothing was typed.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    public required IReadOnlyList<InputRow> Inputs { get; init; }

    /// <summary>The keys that have a field of their own.</summary>
    public IEnumerable<ConfigurationKey> Keys => ConfigurationKeys.Of(Schema).Where(key => !Nested.Contains(key.Name));

    public string this[string key] => Values.GetValueOrDefault(key) ?? "";

    public string Name => this["algorithm_name"];

    public string Version => this["algorithm_version"];

    /// <summary>What a form that nobody has filled in holds.</summary>
    public static ConfigurationForm Empty(ConfigurationSchema schema) => new()
    {
        Schema = schema,
        Values = schema == ConfigurationSchema.Ogc
            ? new Dictionary<string, string> { ["ram_min"] = "8", ["cores_min"] = "1", ["outdir_max"] = "20" }
            : new Dictionary<string, string> { ["disk_space"] = "10GB" },
        Inputs = [],
    };

    /// <summary>What was sent.</summary>
    public static ConfigurationForm Of(ConfigurationSchema schema, PageCall call)
    {
        ConfigurationForm form = Empty(schema);
        return form with
        {
            Values = form.Keys.ToDictionary(key => key.Name, key => Typed(call, FieldOf(key.Name))),
            Inputs = [.. Enumerable.Range(0, Math.Clamp(Whole(call.Field("rows")), 0, MostInputs)).Select(row => new InputRow
            {
                Section = Typed(call, FieldOf(row, "section")),
                Name = Typed(call, FieldOf(row, "name")),
                Label = Typed(call, FieldOf(row, "label")),
                Type = Typed(call, FieldOf(row, "type")),
                Description = Typed(call, FieldOf(row, "doc")),
                Default = Typed(call, FieldOf(row, "default")),
                HasDefault = call.Field(FieldOf(row, "given")) != "must",
            })],
        };
    }

    /// <summary>What a configuration says, as far as a form can hold it.</summary>
    public static ConfigurationForm Of(AlgorithmConfiguration configuration)
    {
        bool isOgc = configuration.Schema == ConfigurationSchema.Ogc;
        ConfigurationForm form = Empty(isOgc ? ConfigurationSchema.Ogc : ConfigurationSchema.Legacy);
        return form with
        {
            Values = form.Keys.ToDictionary(key => key.Name, key => TextOf(configuration.Find(key.Name))),
            Inputs = [.. configuration.Inputs.Select(input => new InputRow
            {
                Section = input.Section?.Name ?? "",
                Name = TextOf(input.Name),
                Label = TextOf(input.Node.Find("label")),
                Type = TextOf(input.Type),
                Description = TextOf(input.Description),
                Default = TextOf(input.Default),
                HasDefault = input.Default?.Value.Resolved is YamlScalar { Kind: not YamlKind.Null },
            })],
        };
    }

    /// <summary>The field of a key.</summary>
    public static string FieldOf(string key) => "key." + key;

    /// <summary>The field of a part of an input.</summary>
    public static string FieldOf(int row, string part) => string.Create(CultureInfo.InvariantCulture, $"input.{row}.{part}");

    /// <summary>The fields that it is shown with.</summary>
    public IReadOnlyCollection<string> Fields() =>
    [
        .. Keys.Select(key => FieldOf(key.Name)),
        .. Inputs.SelectMany((_, row) => InputRow.Parts(Schema).Select(part => FieldOf(row, part))),
    ];

    private static string Typed(PageCall call, string field) => (call.Field(field) ?? "").ReplaceLineEndings("\n");

    private static string TextOf(YamlEntry? entry) => entry?.Value.Resolved is YamlScalar { Kind: not YamlKind.Null } scalar ? scalar.Text : "";

    private static int Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}

/// <summary>An input in the form.</summary>
internal sealed record InputRow
{
    /// <summary>The legacy schema's section.</summary>
    public string Section { get; init; } = "positional";

    public string Name { get; init; } = "";

    public string Label { get; init; } = "";

    public string Type { get; init; } = "string";

    public string Description { get; init; } = "";

    /// <summary>An empty one is a value as well.</summary>
    public string Default { get; init; } = "";

    /// <summary>False where a job must give the input.</summary>
    public bool HasDefault { get; init; }

    /// <summary>What of it a schema has fields for.</summary>
    public static IReadOnlyList<string> Parts(ConfigurationSchema schema) => schema == ConfigurationSchema.Ogc
        ? ["name", "label", "type", "given", "default", "doc"]
        : ["name", "section", "given", "default", "doc"];
}
