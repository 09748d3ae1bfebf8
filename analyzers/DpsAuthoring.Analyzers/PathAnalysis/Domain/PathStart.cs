using System.Collections.Immutable;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>Where a text starts: the place, or the first name. Of many texts that is all that is told apart.</summary>
internal static class PathStart
{
    private static readonly Piece s_separator = Piece.Literal("/");

    /// <summary>The place where a text starts, or its first name, and that something follows.</summary>
    public static PathText Alone(PathText text)
    {
        if (text.IsEmpty)
        {
            return text;
        }

        ImmutableArray<Piece> pieces = text.Pieces;
        Piece first = pieces[0];
        int end = first.Kind == PieceKind.Literal ? EndOfFirstName(first.Text) : 0;
        bool isCut = end > 0 && end < first.Text.Length;
        if (!isCut && pieces.Length == 1)
        {
            return text;
        }

        Taint taint = Taint.Below;
        if (isCut)
        {
            taint |= PathText.TaintOf(first.Text.Substring(end));
        }

        for (int i = 1; i < pieces.Length; i++)
        {
            taint |= PathText.TaintOf(pieces[i]);
        }

        bool isBelow = isCut ? first.Text[end] == '/' : pieces[1] is { Kind: PieceKind.Literal } next && next.Text[0] == '/';
        first = isCut ? first.WithText(first.Text.Substring(0, end)) : first;
        var hole = Piece.Hole(isBelow ? taint | Taint.Rooted : taint);
        return new PathText(
            isBelow ? ImmutableArray.Create(first, s_separator, hole) : ImmutableArray.Create(first, hole), text.IsFull);
    }

    /// <summary>Whether two texts start at the same place, or with the same name.</summary>
    public static bool IsSame(PathText a, PathText b) => !a.IsEmpty && !b.IsEmpty && Of(a).Equals(Of(b));

    /// <summary>The first piece, or its first name.</summary>
    private static Piece Of(PathText text) => text.Pieces[0] is { Kind: PieceKind.Literal } literal
        ? literal.WithText(literal.Text.Substring(0, EndOfFirstName(literal.Text)).TrimEnd('/')).WithOrigins(0)
        : text.Pieces[0].WithOrigins(0);

    /// <summary>Where the first name ends, with the separator behind it: <c>.</c> is none.</summary>
    private static int EndOfFirstName(string text)
    {
        int end = 0;
        while (end < text.Length)
        {
            int next = text.IndexOf('/', end);
            int length = (next < 0 ? text.Length : next) - end;
            bool isName = length > 1 || (length == 1 && text[end] != '.');
            end = next < 0 ? text.Length : next + 1;
            if (isName)
            {
                break;
            }
        }

        return end;
    }
}
