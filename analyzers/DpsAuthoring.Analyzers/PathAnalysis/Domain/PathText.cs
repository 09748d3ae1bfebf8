using System.Collections.Immutable;
using System.Text;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>One text that a path may have: pieces in order. A <see cref="PieceKind.Anchor"/> can only be the first.</summary>
internal sealed class PathText : IEquatable<PathText>
{
    /// <summary>Where a thread puts pieces together. Nothing is left there, so that no syntax tree lives longer for it.</summary>
    [ThreadStatic]
    private static ImmutableArray<Piece>.Builder? s_building;

    public static readonly PathText Empty = new(ImmutableArray<Piece>.Empty, isFull: false);

    /// <summary>Of pieces as they are: none is empty, and no two literals of one origin are neighbours.</summary>
    public PathText(ImmutableArray<Piece> pieces, bool isFull)
    {
        Pieces = pieces;
        IsFull = isFull;
    }

    public ImmutableArray<Piece> Pieces { get; }

    /// <summary>Whether this came out of <c>Path.GetFullPath</c>: absolute, without <c>..</c>.</summary>
    public bool IsFull { get; }

    public bool IsEmpty => Pieces.IsEmpty;

    /// <summary>The text, where all of it is known.</summary>
    public string? Constant
    {
        get
        {
            if (Pieces.Length == 1)
            {
                return Pieces[0].Kind == PieceKind.Literal ? Pieces[0].Text : null;
            }

            foreach (Piece piece in Pieces)
            {
                if (piece.Kind != PieceKind.Literal)
                {
                    return null;
                }
            }

            return string.Concat(Pieces.Select(piece => piece.Text));
        }
    }

    public bool EndsInSeparator =>
        !IsEmpty && Pieces[Pieces.Length - 1] is { Kind: PieceKind.Literal } last && last.Text.EndsWith("/", StringComparison.Ordinal);

    /// <summary>Whether it surely starts at the root of the file system.</summary>
    public bool IsRooted => !IsEmpty && Pieces[0].Kind switch
    {
        PieceKind.Anchor => true,
        PieceKind.Literal => Pieces[0].Text[0] == '/',
        _ => false,
    };

    public bool MayBeRooted => IsRooted || (!IsEmpty && Pieces[0].Kind == PieceKind.Hole && Pieces[0].May(Taint.Rooted));

    /// <summary>Why a text that may be this one could lead out of a folder.</summary>
    public Taint Taint
    {
        get
        {
            Taint taint = MayBeRooted ? Taint.Rooted : Taint.None;
            foreach (Piece piece in Pieces)
            {
                taint |= TaintOf(piece);
            }

            return taint;
        }
    }

    public static Taint TaintOf(Piece piece) => piece.Kind switch
    {
        PieceKind.Literal => TaintOf(piece.Text),
        PieceKind.Anchor => Taint.Any,
        _ => piece.Taint,
    };

    public static Taint TaintOf(string literal) => Taint.Word
        | (literal.IndexOf('/') >= 0 ? Taint.Separator : Taint.None)
        | (literal.Contains("..") ? Taint.DotDot : Taint.None);

    public static PathText Of(Piece piece) =>
        piece is { Kind: PieceKind.Literal, Text.Length: 0 } ? Empty : new(ImmutableArray.Create(piece), isFull: false);

    public static PathText Of(string literal) => Of(Piece.Literal(literal));

    public static PathText Of(IEnumerable<Piece> pieces) => Empty.Append(pieces);

    /// <summary>As text: what follows is no longer the start of a path.</summary>
    public PathText Concat(PathText other)
    {
        if (IsEmpty)
        {
            return other;
        }

        if (other.IsEmpty)
        {
            return this;
        }

        ImmutableArray<Piece>.Builder all = s_building ??= ImmutableArray.CreateBuilder<Piece>();
        all.Clear();
        all.AddRange(Pieces);
        foreach (Piece piece in other.Pieces)
        {
            Add(all, piece.Kind switch
            {
                PieceKind.Anchor => Piece.Hole(Taint.Below, identity: piece, source: piece.Source, origins: piece.Origins),
                PieceKind.Hole => piece.WithTaint(piece.Taint & ~Taint.Rooted),
                _ => piece,
            });
        }

        var joined = new PathText(all.ToImmutable(), isFull: false);
        all.Clear();
        return joined;
    }

    /// <summary>Appends pieces as they are; neighbouring literals of one origin become one.</summary>
    public PathText Append(IEnumerable<Piece> pieces)
    {
        int more = pieces is IReadOnlyCollection<Piece> counted ? counted.Count : 3;
        ImmutableArray<Piece>.Builder all = ImmutableArray.CreateBuilder<Piece>(Pieces.Length + more);
        all.AddRange(Pieces);
        foreach (Piece piece in pieces)
        {
            Add(all, piece);
        }

        return new(all.Count == all.Capacity ? all.MoveToImmutable() : all.ToImmutable(), isFull: false);
    }

    public PathText Append(Piece piece) => Append(new[] { piece });

    private static void Add(ImmutableArray<Piece>.Builder all, Piece piece)
    {
        if (piece is { Kind: PieceKind.Literal, Text.Length: 0 })
        {
            return;
        }

        if (piece.Kind == PieceKind.Literal
            && all.Count > 0
            && all[all.Count - 1] is { Kind: PieceKind.Literal } last
            && last.Origins == piece.Origins)
        {
            // A separator that the framework puts in stands nowhere.
            all[all.Count - 1] = (last.Source is null ? piece : last).WithText(last.Text + piece.Text);
        }
        else
        {
            all.Add(piece);
        }
    }

    /// <summary>As a path of its own: what stood in a longer text is the start of a path again.</summary>
    public PathText AsPath() => IsEmpty ? this : Pieces[0] switch
    {
        { Kind: PieceKind.Hole, Identity: Piece { Kind: PieceKind.Anchor } place } => Of(place).Append(Pieces.Skip(1)),
        { Kind: PieceKind.Hole } hole when hole.May(Taint.Separator) && hole.May(Taint.DotDot) =>
            Of(hole.WithTaint(hole.Taint | Taint.Rooted)).Append(Pieces.Skip(1)),
        _ => this,
    };

    public bool StartsWith(string text) =>
        !IsEmpty && Pieces[0].Kind == PieceKind.Literal && Pieces[0].Text.StartsWith(text, StringComparison.Ordinal);

    /// <summary>Without the start of its first literal.</summary>
    public PathText From(int start) => Of(new[] { Pieces[0].WithText(Pieces[0].Text.Substring(start)) }.Concat(Pieces.Skip(1)));

    /// <summary>What stands before a character that is seen; all of it where none is.</summary>
    public PathText Before(char mark) => Find(mark) is var (piece, at) && piece >= 0
        ? Of(Pieces.Take(piece).Append(Pieces[piece].WithText(Pieces[piece].Text.Substring(0, at))))
        : this;

    /// <summary>What stands after a character that is seen; null where none is.</summary>
    public PathText? After(char mark) => Find(mark) is var (piece, at) && piece >= 0
        ? Of(new[] { Pieces[piece].WithText(Pieces[piece].Text.Substring(at + 1)) }.Concat(Pieces.Skip(piece + 1)))
        : null;

    /// <summary>Without characters at the two ends.</summary>
    public PathText Trim(params char[] characters)
    {
        int last = Pieces.Length - 1;
        return Of(Pieces.Select((piece, i) =>
            piece.Kind != PieceKind.Literal ? piece
            : i == 0 && i == last ? piece.WithText(piece.Text.Trim(characters))
            : i == 0 ? piece.WithText(piece.Text.TrimStart(characters))
            : i == last ? piece.WithText(piece.Text.TrimEnd(characters))
            : piece));
    }

    private (int Piece, int At) Find(char mark)
    {
        for (int i = 0; i < Pieces.Length; i++)
        {
            int at = Pieces[i].Kind == PieceKind.Literal ? Pieces[i].Text.IndexOf(mark) : -1;
            if (at >= 0)
            {
                return (i, at);
            }
        }

        return (-1, -1);
    }

    public PathText AsFull() => IsFull ? this : new(Pieces, isFull: true);

    public PathText Select(Func<Piece, Piece> change)
    {
        if (Pieces.Length == 1)
        {
            Piece only = change(Pieces[0]);
            return ReferenceEquals(only, Pieces[0]) ? this : new(ImmutableArray.Create(only), IsFull);
        }

        ImmutableArray<Piece>.Builder? changed = null;
        for (int i = 0; i < Pieces.Length; i++)
        {
            Piece piece = change(Pieces[i]);
            if (!ReferenceEquals(piece, Pieces[i]))
            {
                changed ??= Pieces.ToBuilder();
                changed[i] = piece;
            }
        }

        return changed is null ? this : new(changed.MoveToImmutable(), IsFull);
    }

    /// <summary>What follows a prefix that is, piece by piece, the start of this text; null where it is not.</summary>
    /// <param name="prefix">The start that is looked for.</param>
    /// <param name="isAlikeEnough">Whether two unknown pieces may only look alike, without being known to be the same text.</param>
    public PathText? After(PathText prefix, bool isAlikeEnough = false)
    {
        int count = prefix.Pieces.Length;
        if (count > Pieces.Length)
        {
            return null;
        }

        for (int i = 0; i < count; i++)
        {
            Piece mine = Pieces[i].WithOrigins(0);
            Piece its = prefix.Pieces[i].WithOrigins(0);
            bool same = mine.Equals(its) && (mine.Kind != PieceKind.Hole || mine.Identity is not null || isAlikeEnough);
            if (!same)
            {
                return i == count - 1
                    && mine.Kind == PieceKind.Literal
                    && its.Kind == PieceKind.Literal
                    && mine.Text.StartsWith(its.Text, StringComparison.Ordinal)
                        ? Of(new[] { Pieces[i].WithText(mine.Text.Substring(its.Text.Length)) }.Concat(Pieces.Skip(i + 1)))
                        : null;
            }
        }

        return Of(Pieces.Skip(count));
    }

    /// <summary>Whether another is the same to the reader of a diagnostic too.</summary>
    public bool IsExactly(PathText other)
    {
        if (Pieces.Length != other.Pieces.Length || IsFull != other.IsFull)
        {
            return false;
        }

        for (int i = 0; i < Pieces.Length; i++)
        {
            if (!Pieces[i].IsExactly(other.Pieces[i]))
            {
                return false;
            }
        }

        return true;
    }

    public bool Equals(PathText? other)
    {
        if (other is null || Pieces.Length != other.Pieces.Length || IsFull != other.IsFull)
        {
            return false;
        }

        for (int i = 0; i < Pieces.Length; i++)
        {
            if (!Pieces[i].Equals(other.Pieces[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as PathText);

    public override int GetHashCode()
    {
        int hash = Pieces.Length;
        foreach (Piece piece in Pieces)
        {
            hash = unchecked((hash * 31) + piece.GetHashCode());
        }

        return hash;
    }

    /// <summary>As a message shows it: what is not known in braces.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (Piece piece in Pieces)
        {
            switch (piece.Kind)
            {
                case PieceKind.Literal:
                    // The job's folder is shown as what it is written as: nothing.
                    text.Append(
                        text.Length == 0 && Pieces[0] is { Kind: PieceKind.Anchor, Anchor: Anchor.Working }
                            ? piece.Text.TrimStart('/')
                            : piece.Text);
                    break;
                case PieceKind.Hole:
                    text.Append('{').Append(piece.Text.Length == 0 ? "…" : piece.Text).Append('}');
                    break;
                default:
                    text.Append(piece.Anchor switch
                    {
                        Anchor.Program => "{the program's folder}",
                        Anchor.Home => "{the home folder}",
                        Anchor.Temp => "{the temporary folder}",
                        _ => "",
                    });
                    break;
            }
        }

        return text.Length == 0 ? "." : text.ToString();
    }
}
