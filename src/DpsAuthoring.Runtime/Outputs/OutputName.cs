using System.Diagnostics.CodeAnalysis;
using System.Text;
using DpsAuthoring.Logging;

namespace DpsAuthoring;

/// <summary>
/// The name of a result below <c>output/</c>, such as <c>reduced.tif</c> or <c>tiles/a.tif</c>. A value of this type cannot lead out of
/// <c>output/</c>, whatever it was made from: rooted names, <c>..</c>, backslashes and control characters are refused.
/// </summary>
public sealed record OutputName : IParsable<OutputName>
{
    /// <summary>What the wrapper of a legacy job copies over whatever lies there under this prefix.</summary>
    private const string WrappersOwn = "_std";

    /// <summary>What Linux allows between two slashes.</summary>
    private const int LongestSegment = 255;

    /// <summary>What is left of an S3 key's 1024 bytes behind the folders that DPS puts before a result.</summary>
    private const int Longest = 512;

    private OutputName(string value) => Value = value;

    /// <summary>The name with forward slashes, never empty.</summary>
    public string Value { get; }

    /// <summary>Checks a name, so that a text can stand wherever a name is wanted: <c>job.Output.Create("reduced.tif")</c>.</summary>
    /// <remarks>
    /// Deliberately implicit although it can throw: every result has a name, most are constants, and a wrong one must fail where it is
    /// written and not where the job has ended. For a name that may be wrong there is <see cref="TryParse(string?, out OutputName?)"/>.
    /// </remarks>
    /// <exception cref="FormatException">The name could lead out of <c>output/</c>, or names no file; the message says why.</exception>
    public static implicit operator OutputName(string name) => Parse(name);

    /// <summary>Checks a name.</summary>
    /// <param name="s">A relative name; <c>.</c> and doubled slashes are dropped.</param>
    /// <exception cref="FormatException">The name could lead out of <c>output/</c>, or names no file; the message says why.</exception>
    public static OutputName Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out OutputName? result, out string? problem)
            ? result
            : throw new FormatException($"'{Quoted.Value(s)}' cannot be the name of an output: {problem}.");
    }

    /// <summary>Checks a name.</summary>
    /// <param name="s">A relative name; <c>.</c> and doubled slashes are dropped.</param>
    /// <param name="result">The name; null where it could lead out of <c>output/</c>, or names no file.</param>
    /// <returns>Whether it can be the name of a result.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, [NotNullWhen(true)] out OutputName? result) =>
        TryParse(s, out result, out _);

    static OutputName IParsable<OutputName>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<OutputName>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out OutputName result) =>
        TryParse(s, out result);

    /// <summary>The name.</summary>
    public override string ToString() => Value;

    internal static bool TryParse(
        [NotNullWhen(true)] string? name, [NotNullWhen(true)] out OutputName? result, [NotNullWhen(false)] out string? problem)
    {
        problem = Problem(name, out string clean);
        result = problem is null ? new OutputName(clean) : null;
        return result is not null;
    }

    private static string? Problem(string? name, out string clean)
    {
        clean = "";
        if (string.IsNullOrWhiteSpace(name))
        {
            return "it is empty";
        }

        if (name.Any(Quoted.BreaksLine))
        {
            return "it holds a control character or a line break";
        }

        if (!IsUnicode(name))
        {
            return "it is not valid Unicode";
        }

        if (name.Contains('\\'))
        {
            return @"it holds a backslash, which is no separator where jobs run; write a/b.tif, not a\b.tif";
        }

        if (name[0] == '/' || name is [_, ':', ..] && char.IsAsciiLetter(name[0]))
        {
            return "it is an absolute path, and only what lies in output/ outlives the job; give a name such as reduced.tif";
        }

        if (name[0] == '~')
        {
            return "a job has no home folder; give a name such as reduced.tif";
        }

        if (name[^1] == '/')
        {
            return "it ends in a slash, so it names no file";
        }

        string[] segments = [.. name.Split('/').Where(segment => segment is not ("" or "."))];
        if (segments.Length == 0)
        {
            return "it names no file";
        }

        if (segments.Contains(".."))
        {
            return "'..' leads out of output/, and only what lies there outlives the job";
        }

        clean = string.Join('/', segments);
        if (Encoding.UTF8.GetByteCount(clean) > Longest)
        {
            return $"it is longer than {Longest} bytes";
        }

        if (segments.Any(segment => Encoding.UTF8.GetByteCount(segment) > LongestSegment))
        {
            return $"a part of it is longer than {LongestSegment} bytes";
        }

        if (segments.Length == 1 && segments[0].StartsWith(WrappersOwn, StringComparison.Ordinal))
        {
            return $"DPS copies its own {WrappersOwn}out.txt and {WrappersOwn}err.txt into output/, over a file of that name";
        }

        return null;
    }

    /// <summary>Half a surrogate pair would become another character in the file's name.</summary>
    private static bool IsUnicode(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }
}
