using System.Text;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>What the runtime's <c>OutputName</c> refuses, as far as it can be known from what is known of a text.</summary>
internal static class RefusedName
{
    /// <summary>What DPS writes into <c>output/</c> itself begins with.</summary>
    private const string WrappersOwn = "_std";

    /// <summary>What Linux allows between two slashes, in bytes.</summary>
    private const int LongestSegment = 255;

    /// <summary>What is left for a result of the longest key that a bucket takes, in bytes.</summary>
    private const int Longest = 512;

    /// <summary>Stands for what is not known: no separator, no dot, nothing that is refused.</summary>
    private const char Unknown = '?';

    /// <summary>Why a name is surely refused; null where it may be taken.</summary>
    public static string? Reason(PathText text)
    {
        if (!text.IsEmpty && text.Pieces[0].Kind == PieceKind.Anchor)
        {
            return "it is an absolute path, and a result's name is relative to output/";
        }

        bool isWhole = true;
        var known = new StringBuilder();
        foreach (Piece piece in text.Pieces)
        {
            bool isLiteral = piece.Kind == PieceKind.Literal;
            isWhole &= isLiteral;
            known.Append(isLiteral ? piece.Text : Unknown.ToString());
        }

        return OfKnown(known.ToString()) ?? (isWhole ? OfWhole(known.ToString()) : null);
    }

    /// <summary>What is wrong with any name that holds this.</summary>
    private static string? OfKnown(string name) =>
        string.IsNullOrWhiteSpace(name) ? "it is empty"
        : name.Any(char.IsControl) ? "it holds a control character or a line break"
        : name.IndexOf('\\') >= 0 ? "it holds a backslash, which is no separator where jobs run"
        : JobLocation.IsAbsolute(name) || IsOnDrive(name) ? "it is an absolute path, and a result's name is relative to output/"
        : name[0] == '~' ? "a job has no home folder"
        : name[name.Length - 1] == '/' ? "it ends in a slash, so it names no file"
        : name.Split('/').Contains("..") ? "'..' leads out of output/"
        : null;

    /// <summary>What is wrong with a name of which all is known.</summary>
    private static string? OfWhole(string name)
    {
        string[] segments = [.. name.Split('/').Where(static segment => segment is not ("" or "."))];
        return segments.Length == 0 ? "it names no file"
            : segments.Any(static segment => Encoding.UTF8.GetByteCount(segment) > LongestSegment)
                ? $"a part of it is longer than {LongestSegment} bytes"
            : Encoding.UTF8.GetByteCount(string.Join("/", segments)) > Longest ? $"it is longer than {Longest} bytes"
            : segments.Length == 1 && segments[0].StartsWith(WrappersOwn, StringComparison.Ordinal)
                ? $"DPS copies its own {WrappersOwn}out.txt and {WrappersOwn}err.txt over a file of that name"
            : null;
    }

    private static bool IsOnDrive(string name) => name.Length > 1 && name[1] == ':' && char.ToLowerInvariant(name[0]) is >= 'a' and <= 'z';
}
