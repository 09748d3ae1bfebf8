using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What may be wrong with text that is not known: why it could lead out of the folder it is appended to.</summary>
[Flags]
internal enum Doubt
{
    /// <summary>A number, a date, a Guid: no separator, not <c>..</c>, no word.</summary>
    None = 0,

    /// <summary>It may hold a separator.</summary>
    Separator = 1,

    /// <summary>It may be, or hold, <c>..</c>.</summary>
    DotDot = 2,

    /// <summary>It may start at the root, so that <c>Path.Combine</c> forgets what stands before it.</summary>
    Rooted = 4,

    /// <summary>It may be a word, such as <c>output</c>.</summary>
    Word = 8,

    /// <summary>A name that the file system gave.</summary>
    Name = Word,

    /// <summary>What <c>Path.GetFileName</c> makes of anything: no separator, but <c>..</c> or nothing at all.</summary>
    FileName = Word | DotDot,

    /// <summary>One or more names: what lies somewhere below.</summary>
    Below = Word | Separator,

    /// <summary>Anything at all.</summary>
    Any = Separator | DotDot | Rooted | Word,
}

/// <summary>A place that is known by what it is, not by its text.</summary>
internal enum Anchor
{
    /// <summary>The job's folder, made absolute.</summary>
    Working,
    Program,
    Home,
    Temp,
}

internal enum PieceKind
{
    Literal,
    Hole,
    Anchor,
}

/// <summary>A piece of a path's text: text that is known, text that is not, or a known place.</summary>
internal sealed class Piece : IEquatable<Piece>
{
    private string? _text;

    private Piece(PieceKind kind, string? text, Doubt doubt, Anchor anchor, int origins, object? identity, SyntaxNode? source)
    {
        Kind = kind;
        _text = text;
        Doubt = doubt;
        Anchor = anchor;
        Origins = origins;
        Identity = identity;
        Source = source;
    }

    public PieceKind Kind { get; }

    /// <summary>The text of a literal; for a hole, what to call it in a message.</summary>
    public string Text => _text ??= Short(Source) is { Length: > 0 } text ? text : (Identity as ISymbol)?.Name ?? "";

    public Doubt Doubt { get; }

    public Anchor Anchor { get; }

    /// <summary>The parameters of the method at hand that this piece came from, one bit each.</summary>
    public int Origins { get; }

    /// <summary>Two holes of one identity hold the same text. Null: this hole is like no other.</summary>
    public object? Identity { get; }

    /// <summary>Where it stands in the source, for the reader of a diagnostic.</summary>
    public SyntaxNode? Source { get; }

    public static Piece Literal(string text, SyntaxNode? source = null, int origins = 0) =>
        new(PieceKind.Literal, text, Doubt.None, default, origins, null, source);

    public static Piece Hole(Doubt doubt, string name = "", object? identity = null, SyntaxNode? source = null, int origins = 0) =>
        new(PieceKind.Hole, name, doubt, default, origins, identity, source);

    /// <summary>What code makes that says nothing of it; it is called by that code, which is read when somebody asks.</summary>
    public static Piece Made(Doubt doubt, SyntaxNode by, int origins = 0) =>
        new(PieceKind.Hole, null, doubt, default, origins, by, by);

    public static Piece At(Anchor anchor, SyntaxNode? source = null) =>
        new(PieceKind.Anchor, "", Doubt.None, anchor, 0, null, source);

    public bool May(Doubt doubt) => (Doubt & doubt) != 0;

    public Piece WithText(string text) => new(Kind, text, Doubt, Anchor, Origins, Identity, Source);

    public Piece WithDoubt(Doubt doubt) => doubt == Doubt ? this : new(Kind, _text, doubt, Anchor, Origins, Identity, Source);

    public Piece WithOrigins(int origins) => origins == Origins ? this : new(Kind, _text, Doubt, Anchor, origins, Identity, Source);

    public Piece WithSource(SyntaxNode? source) => new(Kind, _text, Doubt, Anchor, Origins, Identity, source);

    /// <summary>The same hole as the value of a variable, whose name it bears where it has none.</summary>
    public Piece In(ISymbol variable) => new(Kind, _text is "" ? variable.Name : _text, Doubt, Anchor, Origins, variable, Source);

    public bool Equals(Piece? other) =>
        other is not null
        && Kind == other.Kind
        && Doubt == other.Doubt
        && Anchor == other.Anchor
        && Origins == other.Origins
        && (ReferenceEquals(Identity, other.Identity) || (Identity is ISymbol a && other.Identity is ISymbol b && SymbolEqualityComparer.Default.Equals(a, b)))
        && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as Piece);

    public override int GetHashCode() =>
        unchecked((((((((int)Kind * 31) + (int)Doubt) * 31) + (int)Anchor) * 31) + Origins) * 31) ^ (Kind == PieceKind.Literal ? StringComparer.Ordinal.GetHashCode(Text) : 0);

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
