using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Paths;
using Microsoft.CodeAnalysis;
using Location = DpsAuthoring.Analyzers.Paths.Location;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>A path that reaches an API, with where each of its alternatives leads.</summary>
internal sealed class JudgedUse
{
    public JudgedUse(PathUse use, bool isStrict)
    {
        Use = use;
        IsStrict = isStrict;
        Alternatives = use.Value.Texts.Select(text => (text, Of(text))).ToImmutableArray();
    }

    public PathUse Use { get; }

    public Access Access => Use.Access;

    /// <summary>Whether what cannot be known to be right is wanted too.</summary>
    public bool IsStrict { get; }

    public ImmutableArray<(PathText Text, Location Location)> Alternatives { get; }

    /// <summary>The first alternative that leads to one of these roots.</summary>
    public Found? First(params Root[] roots)
    {
        foreach ((PathText text, Location location) in Alternatives)
        {
            if (roots.Contains(location.Root))
            {
                return new Found(text, location);
            }
        }

        return null;
    }

    public bool All(params Root[] roots)
    {
        foreach ((_, Location location) in Alternatives)
        {
            if (!roots.Contains(location.Root))
            {
                return false;
            }
        }

        return !Alternatives.IsEmpty;
    }

    private Location Of(PathText text) =>
        Use.Sink.TakesVirtualPaths && !text.IsEmpty && text.Pieces[0] is { Kind: PieceKind.Literal } first && first.Text.StartsWith("/vsi", StringComparison.Ordinal)
            ? default
            : Location.Of(text);
}

/// <summary>The alternative that a rule is about.</summary>
internal sealed record Found(PathText Text, Location Location)
{
    public string Value => Text.ToString();

    /// <summary>The piece that it depends on.</summary>
    public Piece? Unsure => Location.Root == Root.Output ? Location.Doubtful : Location.Decisive;

    /// <summary>Where the deciding piece stands, when that is elsewhere.</summary>
    public SyntaxNode? Source => (Location.Doubtful ?? Location.Decisive)?.Source;
}
