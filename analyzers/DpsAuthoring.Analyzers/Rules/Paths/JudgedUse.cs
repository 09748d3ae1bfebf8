using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;

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

    public PathAccess Access => Use.Access;

    /// <summary>Whether what cannot be known to be right is wanted too.</summary>
    public bool IsStrict { get; }

    public ImmutableArray<(PathText Text, JobLocation Location)> Alternatives { get; }

    /// <summary>The first alternative that leads to one of these roots.</summary>
    public Found? First(params PathRoot[] roots)
    {
        foreach ((PathText text, JobLocation location) in Alternatives)
        {
            if (roots.Contains(location.Root))
            {
                return new Found(text, location);
            }
        }

        return null;
    }

    public bool All(params PathRoot[] roots)
    {
        foreach ((_, JobLocation location) in Alternatives)
        {
            if (!roots.Contains(location.Root))
            {
                return false;
            }
        }

        return !Alternatives.IsEmpty;
    }

    private JobLocation Of(PathText text) =>
        Use.Sink.TakesVirtualPaths
        && !text.IsEmpty
        && text.Pieces[0] is { Kind: PieceKind.Literal } first
        && first.Text.StartsWith("/vsi", StringComparison.Ordinal)
            ? default
            : JobLocation.Of(text);
}

/// <summary>The alternative that a rule is about.</summary>
internal sealed record Found(PathText Text, JobLocation Location)
{
    public string Value => Text.ToString();

    /// <summary>The piece that it depends on.</summary>
    public Piece? Unsure => Location.Root == PathRoot.Output ? Location.Escaping : Location.Decisive;

    /// <summary>Where the deciding piece stands, when that is elsewhere.</summary>
    public SyntaxNode? Source => (Location.Escaping ?? Location.Decisive)?.Source;
}
