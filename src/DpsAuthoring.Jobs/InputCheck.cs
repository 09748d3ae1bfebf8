using System.Globalization;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Jobs;

/// <summary>What a program takes for a value of a type, said before a job is sent.</summary>
internal static class InputCheck
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>What a value must be, as the end of a sentence: "a whole number from 1 to 100"; null where any text will do.</summary>
    public static string? Expected(InputType type)
    {
        string? one = type switch
        {
            { Kind: InputKind.Whole or InputKind.LongWhole } => "a whole number" + Range(type.Limits),
            { Kind: InputKind.Real or InputKind.LongReal } => "a number" + Range(type.Limits),
            { Choices: { } choices } => "one of " + string.Join(", ", choices),
            { Pattern: { } pattern } => type.PatternMeaning ?? $"a text that matches {pattern}",
            { Kind: InputKind.Flag or InputKind.TrueOrFalse } => "true or false",
            { Kind: InputKind.Date } => "a date such as 2026-03-01",
            { Kind: InputKind.Time } => "a time such as 2026-03-01T12:00:00Z",
            { Kind: InputKind.Interval } => "a time interval such as 2026-01-01/2026-03-31",
            { Kind: InputKind.Address } => "an address such as https://example.org/a.tif or s3://bucket/a.tif",
            { Kind: InputKind.Box } => "a bounding box: west,south,east,north",
            { Kind: InputKind.OutputName } => "a name below output/",
            _ => null,
        };
        return !type.IsList || type.IsStaged ? one : $"a list such as a,b,c{(one is null ? "" : $", each {one}")}";
    }

    /// <exception cref="JobException">The value is none of the type's; the message says what to write.</exception>
    public static void Require(string name, InputType type, string text)
    {
        // The elements of a list are the program's to tell apart: there are three ways to write one.
        if (type.IsList || Fits(type, text))
        {
            return;
        }

        string number = type.Kind is InputKind.Whole or InputKind.LongWhole ? "whole number" : "number";
        throw new JobException(
            FailureKind.Request,
            IsNumber(type) && type.Limits is null
                ? $"Input {name} is a {number} and cannot be '{text}': write a {number} such as 30."
                : $"Input {name} cannot be '{text}': write {Expected(type)}.");
    }

    /// <exception cref="JobException">It is a file of this machine, and not there.</exception>
    public static void RequireThere(string name, InputSource source)
    {
        if (source.LocalPath is { } path && !Path.Exists(path))
        {
            throw new JobException(FailureKind.Request, $"Input {name} is {source.Text}, and there is no such file.");
        }
    }

    private static bool Fits(InputType type, string text) => type switch
    {
        _ when IsNumber(type) => IsNumber(type, text) && IsWithin(type.Limits, text),
        { Kind: InputKind.Choice, Choices: { } choices } => choices.Contains(text, StringComparer.OrdinalIgnoreCase),
        { Choices: { } choices } => choices.Contains(text, StringComparer.Ordinal),
        { Pattern: { } pattern } => Matches(pattern, text),
        { Kind: InputKind.Flag or InputKind.TrueOrFalse } => bool.TryParse(text, out _),
        { Kind: InputKind.Date } => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => true, // The program itself knows more.
    };

    private static bool IsNumber(InputType type) =>
        type.Kind is InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal;

    private static bool IsNumber(InputType type, string text) => type.Kind switch
    {
        InputKind.Whole or InputKind.LongWhole => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number),
    };

    private static bool IsWithin(NumberLimits? limits, string text) =>
        (limits?.Least is not { } least || Compare(text, least) >= 0) && (limits?.Most is not { } most || Compare(text, most) <= 0);

    private static int Compare(string one, string other) =>
        decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
        && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal limit)
            ? exact.CompareTo(limit)
            : double.Parse(one, CultureInfo.InvariantCulture).CompareTo(double.Parse(other, CultureInfo.InvariantCulture));

    /// <summary>A pattern is the author's own, and may be such as never ends: then the job tells.</summary>
    private static bool Matches(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, s_patience);
        }
        catch (Exception e) when (e is RegexMatchTimeoutException or ArgumentException)
        {
            return true;
        }
    }

    private static string Range(NumberLimits? limits) => (limits?.Least, limits?.Most) switch
    {
        (null, null) => "",
        (null, { } most) => $" of at most {most}",
        ({ } least, null) => $" of at least {least}",
        var (least, most) => $" from {least} to {most}",
    };
}
