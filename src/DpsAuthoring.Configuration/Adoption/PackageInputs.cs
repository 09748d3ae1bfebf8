using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>The inputs of a CWL process, with the types that CWL has and a registration has not.</summary>
internal static class PackageInputs
{
    /// <summary>The inputs in their order.</summary>
    public static IReadOnlyList<OriginalInput> Of(YamlMapping process) =>
        [.. Entries(process).Select(entry => Of(entry.Name, entry.Value.Resolved))];

    /// <summary>The entries of a mapping of names, or of a list of mappings with an <c>id</c>.</summary>
    public static IEnumerable<(string Name, YamlNode Value)> Entries(YamlMapping process, string key = "inputs") =>
        process.Find(key)?.Value.Resolved switch
        {
            YamlMapping map => map.AllEntries.Where(entry => entry.Name is not (null or "")).Select(entry => (entry.Name!, entry.Value)),
            YamlSequence list => list.Items.Select(item => item.Resolved).OfType<YamlMapping>()
                .Select(item => (Name: Last(item.Find("id").Text() ?? ""), Value: (YamlNode)item)).Where(entry => entry.Name.Length > 0),
            _ => [],
        };

    /// <summary>An identifier without the document and the process that it is of.</summary>
    private static string Last(string id) => id.Substring(id.LastIndexOfAny(['#', '/']) + 1);

    private static OriginalInput Of(string name, YamlNode node)
    {
        var map = node as YamlMapping;
        CwlType type = TypeOf(map is null ? node : map.Find("type")?.Value.Resolved);
        YamlNode? given = map?.Find("default")?.Value.Resolved;
        object? value = ValueOf(given);
        string? text = value is null ? null : PythonJson.Argument(value);
        var remarks = new List<string>();
        if (type.Problem is not null)
        {
            remarks.Add(type.Problem);
        }

        if (given is YamlMapping file)
        {
            text = file.Find("location").Text() ?? file.Find("path").Text();
        }

        IReadOnlyList<string>? items = value is List<object?> list && list.All(item => item is not (null or List<object?> or PythonDict))
            ? [.. list.Select(item => PythonJson.Argument(item)!)]
            : null;
        if (items is null && value is List<object?> { Count: > 0 })
        {
            remarks.Add("its default is a list of files, or of lists, which no registration takes: it has none here");
        }

        return new OriginalInput(name)
        {
            WrittenType = type.Written,
            Kind = type.Kind,
            IsList = type.IsList,
            Choices = type.Choices,
            IsOptional = type.IsOptional || (text is "" && type.Kind != InputKind.Text),
            Default = text,
            DefaultList = items,
            Description = AdoptedNames.Words(TextOf(map, "doc")),
            Label = AdoptedNames.Words(TextOf(map, "label")) is { Length: > 0 } label ? label : null,
            Remarks = remarks,
        };
    }

    private static object? ValueOf(YamlNode? node)
    {
        try
        {
            return node is null or YamlMapping ? null : Payload.Of(node);
        }
        catch (PayloadException)
        {
            return (node as YamlScalar)?.Text; // A date, which CWL's reader takes for a text.
        }
    }

    private static string? TextOf(YamlMapping? map, string key) => map?.Find(key)?.Value.Resolved switch
    {
        YamlScalar { Kind: not YamlKind.Null } scalar => scalar.Text,
        YamlSequence list => string.Join(" ", list.Items.Select(item => item.Resolved).OfType<YamlScalar>().Select(scalar => scalar.Text)),
        _ => null,
    };

    private static CwlType TypeOf(YamlNode? node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return Named(scalar.Text);
            case YamlSequence several:
                var types = several.Items.Select(item => TypeOf(item.Resolved)).ToList();
                bool isOptional = types.Exists(type => type.Written == "null");
                types.RemoveAll(type => type.Written == "null");
                return types.Count == 1
                    ? types[0] with { IsOptional = isOptional || types[0].IsOptional, Written = types[0].Written + (isOptional ? "?" : "") }
                    : Unexpressed(string.Join(" or ", types.Select(type => type.Written)), isOptional);
            case YamlMapping map when map.Find("type").Text() == "array":
                CwlType item = TypeOf(map.Find("items")?.Value.Resolved);
                return item.IsList || item.Problem is not null ? Unexpressed($"array of {item.Written}", false) : item with { IsList = true, IsOptional = false, Choices = null, Written = item.Written + "[]" };
            case YamlMapping map when map.Find("type").Text() == "enum" && map.Find("symbols")?.Value.Resolved is YamlSequence symbols:
                return new CwlType("enum", InputKind.Text)
                {
                    Choices = [.. symbols.Items.Select(symbol => symbol.Resolved).OfType<YamlScalar>().Select(symbol => Last(symbol.Text))],
                };
            case YamlMapping map:
                return Unexpressed(map.Find("type").Text() ?? "mapping", false);
            default:
                return Unexpressed("", false);
        }
    }

    private static CwlType Named(string written)
    {
        string name = written.Trim();
        bool isOptional = name.EndsWith("?", StringComparison.Ordinal);
        name = isOptional ? name.Substring(0, name.Length - 1) : name;
        bool isList = name.EndsWith("[]", StringComparison.Ordinal);
        name = isList ? name.Substring(0, name.Length - 2) : name;
        return name == "null" ? new CwlType("null", InputKind.Text)
            : RegisteredTypes.Parse(name) is { } kind && !(isList && kind == InputKind.Flag)
                ? new CwlType(written, kind) { IsList = isList, IsOptional = isOptional }
            : name is "stdin" ? new CwlType(written, InputKind.File) { IsOptional = isOptional }
            : Unexpressed(written, isOptional);
    }

    private static CwlType Unexpressed(string written, bool isOptional) => new(written, InputKind.Text)
    {
        IsOptional = isOptional,
        Problem = written.Length == 0 ? "It has no type; it is taken for a text." : $"It is a `{AdoptedNames.Words(written)}`, which no registration takes; it is a text here.",
    };

    private sealed record CwlType(string Written, InputKind Kind)
    {
        public bool IsList { get; init; }

        public bool IsOptional { get; init; }

        public IReadOnlyList<string>? Choices { get; init; }

        public string? Problem { get; init; }
    }
}
