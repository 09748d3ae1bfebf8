using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>The types of CWL that MAAP's registration form does not know: lists of values, choices, and one of several.</summary>
internal static class CwlTypes
{
    /// <summary>
    /// Whether a type is one of CWL's, but none that the form knows; lists of files are not meant, which MAAP does not fetch.
    /// </summary>
    public static bool Has(YamlNode type) => type switch
    {
        YamlScalar scalar => scalar.Text.TrimEnd('?') is var text
            && text.EndsWith("[]", StringComparison.Ordinal)
            && IsValue(RegisteredTypes.Parse(text.Substring(0, text.Length - 2))),
        YamlMapping map => map.Find("type").Text() switch
        {
            "array" => map.Find("items") is { } items && IsItem(items.Value.Resolved),
            "enum" => map.Find("symbols")?.Value.Resolved is YamlSequence { Items.Count: > 0 },
            _ => false,
        },
        YamlSequence { Items.Count: > 0 } list => list.Items.All(item => IsItem(item.Resolved) || item.Resolved is YamlScalar { Text: "null" }),
        _ => false,
    };

    private static bool IsItem(YamlNode item) =>
        Has(item) || (item is YamlScalar scalar && !scalar.Text.EndsWith("?", StringComparison.Ordinal) && IsValue(RegisteredTypes.Parse(scalar.Text)));

    private static bool IsValue(InputKind? kind) => kind is not (null or InputKind.File or InputKind.Directory);
}
