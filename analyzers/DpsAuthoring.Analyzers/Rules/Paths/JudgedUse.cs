using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>What the project that is told wants to know, and what it can be advised to use.</summary>
/// <param name="IsStrict">Whether what cannot be known to be right is wanted too.</param>
/// <param name="HasRuntime">Whether it has the runtime library, and so a <c>job</c>.</param>
internal sealed record PathAudience(bool IsStrict, bool HasRuntime);

/// <summary>A path that reaches an API, with where each of its alternatives leads.</summary>
internal sealed class JudgedUse
{
    public JudgedUse(PathUse use, PathAudience audience)
    {
        Use = use;
        Audience = audience;
        // The job's folder is always there: who makes it, or goes back to it, does nothing.
        Alternatives = use.Value.Texts
            .Select(text => (Text: text, Location: use.Sink.LocationOf(text)))
            .Where(one => !(one.Location.IsJobFolder && (use.MakesFolder || use.Access == PathAccess.Enter)))
            .ToImmutableArray();
    }

    public PathUse Use { get; }

    public PathAccess Access => Use.Access;

    /// <summary>Who is told.</summary>
    public PathAudience Audience { get; }

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
