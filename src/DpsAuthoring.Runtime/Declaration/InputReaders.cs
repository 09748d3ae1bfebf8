using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Declaration;

/// <summary>The types that an input can have. Numbers and dates are always read in the invariant culture.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class InputReaders
{
    private static readonly TimeSpan s_patternTimeout = TimeSpan.FromSeconds(1);

    private static readonly string[] s_dateTimeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Any text.</summary>
    public static InputReader<string> Text() =>
        new ScalarReader<string>("a text", "text", static (string text, string _, out string? value, out string? problem) =>
        {
            problem = null;
            value = text;
            return true;
        })
        { Empty = true };

    /// <summary>A text that a regular expression matches as a whole.</summary>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="message">What the text must be, as the end of a sentence; null says the pattern itself.</param>
    public static InputReader<string> TextLike(string pattern, string? message = null) =>
        new ScalarReader<string>(message ?? $"a text that matches {pattern}", "text",
            (string text, string _, out string? value, out string? problem) =>
            {
                problem = null;
                value = text;
                try
                {
                    return Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, s_patternTimeout);
                }
                catch (RegexMatchTimeoutException)
                {
                    problem = $"it takes too long to compare that with {pattern}";
                    return false;
                }
            });

    /// <summary>One of some texts.</summary>
    /// <param name="allowed">The texts, exactly as they must be written.</param>
    public static InputReader<string> TextOf(params string[] allowed) =>
        new ScalarReader<string>(OneOf(allowed), string.Join('|', allowed),
            (string text, string _, out string? value, out string? problem) =>
            {
                problem = null;
                value = text;
                return allowed.Contains(text, StringComparer.Ordinal);
            });

    /// <summary>A name below <c>output/</c>.</summary>
    public static InputReader<OutputName> NameOfOutput() =>
        new ScalarReader<OutputName>("a name below output/", "name",
            static (string text, string _, out OutputName? value, out string? problem) => OutputName.TryParse(text, out value, out problem)
        );

    /// <summary>A value of any other type that parses itself, in the invariant culture.</summary>
    /// <typeparam name="T">The type. What its <c>Parse</c> throws says why a text is refused.</typeparam>
    public static InputReader<T> Parsable<T>()
        where T : notnull, IParsable<T> =>
        ParsableReader.Of<T>();

    /// <summary>A whole number.</summary>
    /// <typeparam name="T">The number type; its own limits hold where no narrower are given.</typeparam>
    /// <param name="minimum">The least that is allowed.</param>
    /// <param name="maximum">The greatest that is allowed.</param>
    public static InputReader<T> WholeNumber<T>(T? minimum = null, T? maximum = null)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T> =>
        Number("a whole number", "int", NumberStyles.AllowLeadingSign, minimum, maximum);

    /// <summary>A number, with a point for the decimals.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="minimum">The least that is allowed.</param>
    /// <param name="maximum">The greatest that is allowed.</param>
    public static InputReader<T> Real<T>(T? minimum = null, T? maximum = null)
        where T : struct, INumber<T>, IMinMaxValue<T> =>
        Number("a number", "number", NumberStyles.Float, minimum, maximum);

    /// <summary>True or false; the bare option means true.</summary>
    public static InputReader<bool> Flag() => new FlagReader();

    /// <summary>True or false as a text: unlike a flag it can also be left out, and then is neither.</summary>
    public static InputReader<bool> TrueOrFalse() =>
        new ScalarReader<bool>("true or false", "true|false", static (string text, string _, out bool value, out string? problem) =>
        {
            problem = null;
            return bool.TryParse(text, out value);
        });

    /// <summary>A member of an enum, in any case.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    public static InputReader<T> Choice<T>()
        where T : struct, Enum
    {
        string[] names = Enum.GetNames<T>();
        return new ScalarReader<T>(OneOf(names), string.Join('|', names),
            (string text, string _, out T value, out string? problem) =>
            {
                problem = null;
                value = default;
                return names.Contains(text, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(text, ignoreCase: true, out value);
            });
    }

    /// <summary>A day, written <c>2026-03-01</c>.</summary>
    public static InputReader<DateOnly> Date() =>
        new ScalarReader<DateOnly>("a date such as 2026-03-01", "yyyy-mm-dd",
            static (string text, string _, out DateOnly value, out string? problem) =>
            {
                problem = null;
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
            });

    /// <summary>A point in time in ISO 8601; without an offset it is UTC.</summary>
    public static InputReader<DateTimeOffset> Time() =>
        new ScalarReader<DateTimeOffset>("a time such as 2026-03-01T12:00:00Z", "time",
            static (string text, string _, out DateTimeOffset value, out string? problem) =>
            {
                problem = null;
                return DateTimeOffset.TryParseExact(
                    text, s_dateTimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
            });

    /// <summary>A span of time.</summary>
    public static InputReader<TimeInterval> Interval() =>
        new ScalarReader<TimeInterval>(TimeInterval.Expected, "start/end",
            static (string text, string _, out TimeInterval value, out string? problem) =>
            {
                problem = null;
                return TimeInterval.TryParse(text, out value);
            });

    /// <summary>An absolute address. What it leads to is the program's to fetch: the platform does not touch it.</summary>
    public static InputReader<Uri> Address() =>
        new ScalarReader<Uri>("an address such as https://example.org/a.tif or s3://bucket/a.tif", "address",
            static (string text, string _, out Uri? value, out string? problem) =>
            {
                problem = null;
                return Uri.TryCreate(text, UriKind.Absolute, out value) && text.Contains(Uri.SchemeDelimiter, StringComparison.Ordinal);
            });

    /// <summary>A bounding box.</summary>
    public static InputReader<BoundingBox> Box() => new BoxReader();

    /// <summary>An input file.</summary>
    public static InputReader<InputFile> File() =>
        new ScalarReader<InputFile>("the path of a file", "file", StagedPaths.TryReadFile) { StagedAs = StagedKind.File };

    /// <summary>An input directory.</summary>
    public static InputReader<InputDirectory> Folder() =>
        new ScalarReader<InputDirectory>("the path of a directory", "directory", StagedPaths.TryReadDirectory)
        {
            StagedAs = StagedKind.Directory,
        };

    /// <summary>A list: several values, one text with commas, or a JSON array; of files also a directory that holds them.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="element">What each element may be.</param>
    public static InputReader<T[]> List<T>(InputReader<T> element)
        where T : notnull =>
        new ListReader<T>(element);

    private static ScalarReader<T> Number<T>(string noun, string placeholder, NumberStyles style, T? minimum, T? maximum)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        string limits = (minimum, maximum) switch
        {
            (null, null) => "",
            (null, { } most) => $" of at most {Invariant(most)}",
            ({ } least, null) => $" of at least {Invariant(least)}",
            var (least, most) => $" from {Invariant(least!.Value)} to {Invariant(most!.Value)}",
        };
        return new ScalarReader<T>(noun + limits, placeholder, (string text, string _, out T value, out string? problem) =>
        {
            problem = null;
            bool fits = T.TryParse(text, style, CultureInfo.InvariantCulture, out value) && !(T.IsInfinity(value) && HasDigit(text));
            if (!fits && (minimum is null || maximum is null) && IsNumber(text, style))
            {
                problem = $"it must be from {Invariant(minimum ?? T.MinValue)} to {Invariant(maximum ?? T.MaxValue)}";
            }

            return fits && (minimum is null || value >= minimum) && (maximum is null || value <= maximum);
        });
    }

    /// <summary>Whether a text is a number, be it too great for its type. A double reads digits of any number.</summary>
    private static bool IsNumber(string text, NumberStyles style) =>
        HasDigit(text) && double.TryParse(text, style, CultureInfo.InvariantCulture, out _);

    private static bool HasDigit(string text) => text.Any(char.IsAsciiDigit);

    private static string OneOf(string[] names) => "one of " + string.Join(", ", names);

    private static string Invariant<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
