using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Yaml;

/// <summary>What checks ask of values.</summary>
public static class YamlExtensions
{
    /// <summary>
    /// The text of an entry's scalar as written, a number's digits included; null where it is empty, no scalar, or there is no entry.
    /// </summary>
    public static string? Text(this YamlEntry? entry) =>
        entry?.Value.Resolved is YamlScalar { Kind: not YamlKind.Null, Text.Length: > 0 } scalar ? scalar.Text : null;

    /// <summary>The same, empty where it is null.</summary>
    internal static string TextOrEmpty(this YamlEntry? entry) => entry.Text() ?? "";

    /// <summary>Whether Python takes an entry's value for false: absent, null, empty, zero or false.</summary>
    public static bool IsFalsy(this YamlEntry? entry) => entry?.Value.Resolved switch
    {
        null => true,
        YamlSequence list => list.Items.Count == 0,
        YamlMapping map => map.Entries.Count == 0,
        YamlScalar scalar => scalar.Kind switch
        {
            YamlKind.Null => true,
            YamlKind.Text => scalar.Text.Length == 0,
            YamlKind.Boolean => !PythonText.IsTrue(scalar.Text),
            YamlKind.Whole => PythonNumber.ReadWhole(scalar.Text) is { IsZero: true },
            YamlKind.Real => PythonNumber.ReadReal(scalar.Text) == 0,
            _ => false,
        },
        _ => false,
    };
}
