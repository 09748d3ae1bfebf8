using System.Globalization;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>What property an input becomes: its type, its default, and why.</summary>
internal static class InputAdoption
{
    private const string Untyped = "the schema has no types";

    private static readonly Regex s_wholeText = new(@"^-?(?:0|[1-9][0-9]{0,17})\z", RegexOptions.CultureInvariant);
    private static readonly Regex s_realText = new(@"^-?(?:0|[1-9][0-9]{0,8})\.[0-9]{1,15}\z", RegexOptions.CultureInvariant);

    private static readonly Regex s_resultName = new(
        @"^(?:out|output|result)[_-]?(?:file|filename|fn|name|file_?name|raster)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex s_boxName = new(@"^(?:bbox|bounding[_-]?box)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex s_plainName = new(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.CultureInvariant);

    /// <summary>The property of an input.</summary>
    /// <param name="original">The input.</param>
    /// <param name="name">The name that it is to have.</param>
    /// <param name="property">The property's name.</param>
    public static AdoptedInput Of(OriginalInput original, string name, string property)
    {
        AdoptedInput adopted = original switch
        {
            { IsList: true } => List(original, name, property),
            { Choices: { } choices } => Choice(original, choices, name, property),
            { Kind: InputKind.File or InputKind.Directory } => Staged(original, name, property),
            { Kind: null } => Untold(original, name, property),
            { Kind: InputKind.Whole or InputKind.LongWhole } => Whole(original, name, property),
            { Kind: InputKind.Real or InputKind.LongReal } => Real(original, name, property),
            { Kind: InputKind.Flag } => Flag(original, name, property),
            _ => Text(original, name, property, $"the original says {original.WrittenType}"),
        };
        return adopted with { Original = original, Label = original.Label };
    }

    /// <summary>An input whose schema has no types: its default and its name are all there is.</summary>
    private static AdoptedInput Untold(OriginalInput original, string name, string property)
    {
        AdoptedInput? likely = original.Default switch
        {
            { Length: > 0 } text when s_wholeText.IsMatch(text) => Whole(original, name, property),
            { } text when s_realText.IsMatch(text) => Real(original, name, property),
            { } text when bool.TryParse(text, out _) => Flag(original, name, property),
            _ => null,
        };
        if (likely is not null)
        {
            return likely with { Reason = $"its default is {original.Default}", IsCertain = false };
        }

        return Text(
            original, name, property, original.Default is { Length: > 0 } ? "its default is a text" : Untyped) with { IsCertain = false };
    }

    private static AdoptedInput Text(OriginalInput original, string name, string property, string reason)
    {
        if (s_resultName.IsMatch(name) && (original.Default is null or "" || s_plainName.IsMatch(original.Default)))
        {
            return Of(original, name, property, InputKind.OutputName, "OutputName", CSharpText.Literal, original.Default) with
            {
                Reason = "its name says that it names a result", IsCertain = false,
            };
        }

        if (s_boxName.IsMatch(name) && (original.Default is null or "" || Box(original.Default) is not null))
        {
            return Of(original, name, property, InputKind.Box, "BoundingBox", text => $"new({Box(text)})", original.Default) with
            {
                Reason = "its name says that it is a bounding box", IsCertain = false,
            };
        }

        return Of(original, name, property, InputKind.Text, "string", CSharpText.Literal, original.Default) with { Reason = reason };
    }

    private static AdoptedInput Whole(OriginalInput original, string name, string property)
    {
        long? value = null;
        if (original.Default is { Length: > 0 } text)
        {
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            {
                return NoNumber(original, name, property, "whole number");
            }

            value = number;
        }

        bool isLong = original.Kind == InputKind.LongWhole || value is > int.MaxValue or < int.MinValue;
        return Of(
            original, name, property, isLong ? InputKind.LongWhole : InputKind.Whole, isLong ? "long" : "int",
            digits => digits, value?.ToString(CultureInfo.InvariantCulture) ?? original.Default);
    }

    private static AdoptedInput Real(OriginalInput original, string name, string property)
    {
        double value = 0;
        if (original.Default is { Length: > 0 } text && !TryReal(text, out value))
        {
            return NoNumber(original, name, property, "number");
        }

        // A default that single precision would round is another default.
        bool isSingle = original.Kind == InputKind.Real
            && (double.IsNaN(value) || double.Parse(((float)value).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(value));
        return Of(
            original, name, property, isSingle ? InputKind.Real : InputKind.LongReal, isSingle ? "float" : "double",
            _ => CSharpText.Real(value, isSingle), original.Default);
    }

    private static AdoptedInput Flag(OriginalInput original, string name, string property)
    {
        if (original.Default is { Length: > 0 } text && !bool.TryParse(text, out _))
        {
            return NoNumber(original, name, property, "true or false");
        }

        // A flag that nothing is said of is false: a bare option cannot say a third.
        string? value = original.Default?.ToLowerInvariant() is { Length: > 0 } given ? given : original.IsOptional ? "false" : null;
        return Of(original with { IsOptional = false }, name, property, InputKind.Flag, "bool", flag => flag, value) with
        {
            Reason = original.IsOptional && original.Default is null or "" ? "a boolean that is not given is false" : $"the original says {original.WrittenType}",
        };
    }

    /// <summary>A default that the type cannot be: the text is kept, and the type is not.</summary>
    private static AdoptedInput NoNumber(OriginalInput original, string name, string property, string what)
    {
        AdoptedInput text = Of(original, name, property, InputKind.Text, "string", CSharpText.Literal, original.Default);
        return text with { Reason = $"its default '{AdoptedNames.Words(original.Default)}' is not a {what}, so it is a text", IsCertain = false };
    }

    private static AdoptedInput Choice(OriginalInput original, IReadOnlyList<string> choices, string name, string property)
    {
        AdoptedInput text = Of(original, name, property, InputKind.Text, "string", CSharpText.Literal, original.Default);
        if (choices.Count == 0 || (original.Default is { Length: > 0 } value && !choices.Contains(value)))
        {
            return text with { Reason = $"its default is none of {AdoptedNames.Words(string.Join(", ", choices))}, so any text is taken", IsCertain = false };
        }

        InputType type = text.Registered.Type with { Choices = new ValueList<string>(choices) };
        return text with { Registered = text.Registered with { Type = type }, Reason = "it is an enum, whose values are checked" };
    }

    private static AdoptedInput Staged(OriginalInput original, string name, string property)
    {
        bool isFile = original.Kind == InputKind.File;
        return Of(
            original, name, property, isFile ? InputKind.File : InputKind.Directory, isFile ? "InputFile" : "InputDirectory",
            address => $"new({CSharpText.Literal(address)})", original.Default) with
        {
            Reason = isFile ? "it is a file, which DPS fetches" : "it is a directory, which DPS fetches",
        };
    }

    /// <summary>A list. A registration takes none: of files it is a directory, of anything else a text.</summary>
    private static AdoptedInput List(OriginalInput original, string name, string property)
    {
        (InputKind kind, string element) = original.Kind switch
        {
            InputKind.File or InputKind.Directory => (InputKind.File, "InputFile"),
            InputKind.Whole => (InputKind.Whole, "int"),
            InputKind.LongWhole => (InputKind.LongWhole, "long"),
            InputKind.Real or InputKind.LongReal => (InputKind.LongReal, "double"),
            _ => (InputKind.Text, "string"),
        };
        IReadOnlyList<string> items = original.DefaultList ?? [];
        bool isText = kind == InputKind.Text && items.All(item => item.Length > 0 && item.IndexOf(',') < 0);
        bool isWhole = kind == InputKind.Whole
            && items.All(item => int.TryParse(item, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
        if (items.Count > 0 && !isText && !isWhole)
        {
            return Of(original, name, property, InputKind.Text, "string", CSharpText.Literal, original.Default) with
            {
                Reason = "it is a list, whose default is kept as the text that a job gets", IsCertain = false,
            };
        }

        string? value = items.Count > 0 ? string.Join(",", items) : original.Default is null ? null : "";
        return Of(
            original, name, property, kind, $"IReadOnlyList<{element}>",
            _ => $"[{string.Join(", ", items.Select(item => isText ? CSharpText.Literal(item) : item))}]", value, isList: true) with
        {
            Reason = kind == InputKind.File
                ? "it is a list of files; a registration takes no lists, so it is a directory that holds them"
                : "it is a list; a registration takes no lists, so it is a text with commas",
        };
    }

    private static AdoptedInput Of(
        OriginalInput original,
        string name,
        string property,
        InputKind kind,
        string type,
        Func<string, string> initializer,
        string? value,
        bool isList = false)
    {
        bool isOptional = original.IsOptional ? value is null or "" : value is "";
        var registered = new AlgorithmInput(name, new InputType(kind, isList), isOptional ? null : value, isOptional)
        {
            Description = original.Description,
        };
        return new AdoptedInput(registered, property, isOptional && !isList ? type + "?" : type)
        {
            Initializer = registered is { IsRequired: false, IsOptional: false } ? initializer(value!) : isOptional && isList ? "[]" : null,
            Reason = $"the original says {original.WrittenType}",
        };
    }

    /// <summary>The number of a text that is one.</summary>
    public static double Real(string text) => TryReal(text, out double value) ? value : double.NaN;

    private static bool TryReal(string text, out double value)
    {
        value = text switch
        {
            "Infinity" or "inf" => double.PositiveInfinity,
            "-Infinity" or "-inf" => double.NegativeInfinity,
            "NaN" or "nan" => double.NaN,
            _ => 0,
        };
        return value != 0 || double.IsNaN(value) || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The four numbers of a box as arguments; null where the runtime would write or read others.</summary>
    private static string? Box(string text)
    {
        string[] parts = text.Split(',');
        double[] edges = [.. parts.Select(Real)];
        bool isSame = edges.Length == 4 && edges[1] <= edges[3]
            && string.Join(",", edges.Select(edge => edge.ToString("R", CultureInfo.InvariantCulture))) == text;
        return isSame ? string.Join(", ", parts) : null;
    }
}
