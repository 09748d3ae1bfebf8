using System.Diagnostics.CodeAnalysis;

namespace DpsAuthoring;

/// <summary>
/// The name of a result below <c>output/</c>, such as <c>reduced.tif</c> or <c>tiles/a.tif</c>. A value of this type cannot lead out of
/// <c>output/</c>, whatever it was made from: rooted names, <c>..</c>, backslashes and control characters are refused.
/// </summary>
public readonly record struct OutputName
{
    /// <summary>What the wrapper of a legacy job copies over whatever lies there under this prefix.</summary>
    private const string WrappersOwn = "_std";

    private const int LongestSegment = 255;

    private readonly string? _value;

    private OutputName(string value) => _value = value;

    /// <summary>The name with forward slashes, never empty.</summary>
    public string Value => _value ?? throw new InvalidOperationException("This output name was never given a value.");

    /// <summary>Checks a name.</summary>
    /// <exception cref="ArgumentException">The name could lead out of <c>output/</c>, or names no file; the message says why.</exception>
    public static implicit operator OutputName(string name) => From(name);

    /// <summary>Checks a name.</summary>
    /// <param name="name">A relative name; <c>.</c> and doubled slashes are dropped.</param>
    /// <exception cref="ArgumentException">The name could lead out of <c>output/</c>, or names no file; the message says why.</exception>
    public static OutputName From(string name) =>
        TryParse(name, out OutputName result, out string? problem)
            ? result
            : throw new ArgumentException($"'{Printable(name)}' cannot be the name of an output: {problem}.", nameof(name));

    /// <summary>The name.</summary>
    public override string ToString() => _value ?? "";

    internal static bool TryParse(string? name, out OutputName result, [NotNullWhen(false)] out string? problem)
    {
        result = default;
        problem = Problem(name, out string clean);
        if (problem is null)
        {
            result = new OutputName(clean);
        }

        return problem is null;
    }

    /// <summary>A name as it can be shown in one line.</summary>
    internal static string Printable(string? name) => string.Concat((name ?? "").Select(c => char.IsControl(c) ? '?' : c));

    private static string? Problem(string? name, out string clean)
    {
        clean = "";
        if (string.IsNullOrWhiteSpace(name))
        {
            return "it is empty";
        }

        if (name.Any(char.IsControl))
        {
            return "it holds a control character";
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

        if (segments.Any(segment => System.Text.Encoding.UTF8.GetByteCount(segment) > LongestSegment))
        {
            return $"a part of it is longer than {LongestSegment} bytes";
        }

        if (segments.Length == 1 && segments[0].StartsWith(WrappersOwn, StringComparison.Ordinal))
        {
            return $"DPS copies its own {WrappersOwn}out.txt and {WrappersOwn}err.txt into output/, over a file of that name";
        }

        clean = string.Join('/', segments);
        return null;
    }
}
