using System.Text.RegularExpressions;

namespace DpsAuthoring.Configuration.Yaml;

/// <summary>Tells a plain scalar's type as Python's <c>yaml.safe_load</c> does, which keeps to YAML 1.1.</summary>
internal static class CoreType
{
    public const string TagPrefix = "tag:yaml.org,2002:";

    private static readonly Regex s_boolean = Whole("yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF");

    private static readonly Regex s_float = Whole(
        @"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?"
        + @"|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
        + @"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*"
        + @"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)");

    private static readonly Regex s_integer = Whole(
        "[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");

    private static readonly Regex s_timestamp = Whole(
        "[0-9]{4}-[0-9][0-9]-[0-9][0-9]"
        + @"|[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \t]+)[0-9][0-9]?:[0-9][0-9]:[0-9][0-9](?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9][0-9]?(?::[0-9][0-9])?))?");

    private static readonly Regex s_jsonReal = Whole(@"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?[eE][-+]?[0-9]+");

    public static YamlKind Of(string text, YamlStyle style, string? tag) => tag switch
    {
        null or "!" => style == YamlStyle.Plain ? OfPlain(text) : YamlKind.Text,
        TagPrefix + "str" => YamlKind.Text,
        TagPrefix + "null" => YamlKind.Null,
        TagPrefix + "bool" when s_boolean.IsMatch(text) => YamlKind.Boolean,
        TagPrefix + "int" when s_integer.IsMatch(text) => YamlKind.Whole,
        TagPrefix + "float" when s_float.IsMatch(text) || s_integer.IsMatch(text) => YamlKind.Real,
        TagPrefix + "timestamp" when s_timestamp.IsMatch(text) => YamlKind.Timestamp,
        _ => YamlKind.Unreadable,
    };

    private static YamlKind OfPlain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => YamlKind.Null,
        "=" or "<<" => YamlKind.Unreadable,
        _ when s_boolean.IsMatch(text) => YamlKind.Boolean,
        _ when text[0] is not ((>= '0' and <= '9') or '-' or '+' or '.') => YamlKind.Text,
        _ when s_float.IsMatch(text) => YamlKind.Real,
        _ when s_integer.IsMatch(text) => YamlKind.Whole,
        _ when s_timestamp.IsMatch(text) => YamlKind.Timestamp,
        _ => YamlKind.Text,
    };

    /// <summary>Whether JSON, which wants neither a point nor a sign before an exponent, has a number here that is not whole.</summary>
    public static bool IsJsonReal(string text) => s_jsonReal.IsMatch(text);

    private static Regex Whole(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);
}
