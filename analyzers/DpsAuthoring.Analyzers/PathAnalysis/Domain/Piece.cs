using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

internal enum PieceKind
{
    Literal,
    Hole,
    Anchor,
}

/// <summary>A piece of a path's text: text that is known, text that is not, or a known place.</summary>
internal sealed class Piece : IEquatable<Piece>
{
    private static readonly Piece[] s_holes =
    [
        .. Enumerable.Range(0, (int)Taint.Any + 1).Select(static taint =>
            new Piece(PieceKind.Hole, "", (Taint)taint, default, 0, null, null)),
    ];

    private string? _text;

    private Piece(PieceKind kind, string? text, Taint taint, Anchor anchor, int origins, object? identity, SyntaxNode? source)
    {
        Kind = kind;
        _text = text;
        Taint = taint;
        Anchor = anchor;
        Origins = origins;
        Identity = identity;
        Source = source;
    }

    public PieceKind Kind { get; }

    /// <summary>The text of a literal; for a hole, what to call it in a message.</summary>
    public string Text => _text ??= Short(Source) is { Length: > 0 } text ? text : (Identity as ISymbol)?.Name ?? "";

    public Taint Taint { get; }

    public Anchor Anchor { get; }

    /// <summary>The parameters of the method at hand that this piece came from, one bit each.</summary>
    public int Origins { get; }

    /// <summary>Two holes of one identity hold the same text. Null: this hole is like no other.</summary>
    public object? Identity { get; }

    /// <summary>Where it stands in the source, for the reader of a diagnostic.</summary>
    public SyntaxNode? Source { get; }

    public static Piece Literal(string text, SyntaxNode? source = null, int origins = 0) =>
        new(PieceKind.Literal, text, Taint.None, default, origins, null, source);

    /// <summary>A hole of which nothing else is known.</summary>
    public static Piece Hole(Taint taint) => s_holes[(int)taint];

    public static Piece Hole(
        Taint taint, string name = "", object? identity = null, SyntaxNode? source = null, int origins = 0) =>
        new(PieceKind.Hole, name, taint, default, origins, identity, source);

    /// <summary>What code makes that says nothing of it; it is called by that code, which is read when somebody asks.</summary>
    public static Piece Made(Taint taint, SyntaxNode by, int origins = 0) =>
        new(PieceKind.Hole, null, taint, default, origins, by, by);

    public static Piece At(Anchor anchor, SyntaxNode? source = null) =>
        new(PieceKind.Anchor, "", Taint.None, anchor, 0, null, source);

    public bool May(Taint taint) => (Taint & taint) != Taint.None;

    public Piece WithText(string text) => new(Kind, text, Taint, Anchor, Origins, Identity, Source);

    public Piece WithTaint(Taint taint) => taint == Taint ? this : new(Kind, _text, taint, Anchor, Origins, Identity, Source);

    public Piece WithOrigins(int origins) => origins == Origins ? this : new(Kind, _text, Taint, Anchor, origins, Identity, Source);

    public Piece WithSource(SyntaxNode? source) => new(Kind, _text, Taint, Anchor, Origins, Identity, source);

    /// <summary>The same piece by another name, for somebody who stands elsewhere.</summary>
    public Piece Renamed(string text, object? identity, SyntaxNode? source, int origins) =>
        ReferenceEquals(text, _text) && ReferenceEquals(identity, Identity) && source == Source && origins == Origins
            ? this
            : new(Kind, text, Taint, Anchor, origins, identity, source);

    /// <summary>The same hole as the value of a variable, whose name it bears where it has none.</summary>
    public Piece In(ISymbol variable) => new(Kind, _text is "" ? variable.Name : _text, Taint, Anchor, Origins, variable, Source);

    public bool Equals(Piece? other) =>
        other is not null
        && Kind == other.Kind
        && Taint == other.Taint
        && Anchor == other.Anchor
        && Origins == other.Origins
        && (
            ReferenceEquals(Identity, other.Identity)
            || (Identity is ISymbol a && other.Identity is ISymbol b && SymbolEqualityComparer.Default.Equals(a, b)))
        && (IsWrittenAs(other) || Text == other.Text);

    /// <summary>Whether another is the same to the reader of a diagnostic too.</summary>
    public bool IsExactly(Piece other) => Source == other.Source && Equals(other);

    /// <summary>Whether two equal places have the same text, which need not be read for that.</summary>
    private bool IsWrittenAs(Piece other) =>
        ReferenceEquals(_text, other._text) && (_text is not null || ReferenceEquals(Source, other.Source));

    public override bool Equals(object? obj) => Equals(obj as Piece);

    public override int GetHashCode() =>
        unchecked((((((((int)Kind * 31) + (int)Taint) * 31) + (int)Anchor) * 31) + Origins) * 31)
        ^ (Kind == PieceKind.Literal ? StringComparer.Ordinal.GetHashCode(Text) : 0);

    private static string Short(SyntaxNode? syntax)
    {
        if (syntax is null || syntax.Span.Length > 40)
        {
            return "";
        }

        string text = syntax.ToString();
        return text.IndexOf('\n') >= 0 ? "" : text;
    }
}
