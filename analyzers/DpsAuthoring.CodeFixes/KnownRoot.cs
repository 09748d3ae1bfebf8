using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.CodeFixes;

/// <summary>What is known of where a path starts.</summary>
/// <param name="Root">Where it starts.</param>
/// <param name="IsOnly">Whether it starts nowhere else: what may lie in <c>output/</c> already is not put there once more.</param>
internal sealed record KnownRoot(PathRoot Root, bool IsOnly)
{
    /// <summary>What a rule says of the path that it reports; null where it says nothing.</summary>
    public static KnownRoot? Of(Diagnostic diagnostic) =>
        Enum.TryParse(diagnostic.Properties.GetValueOrDefault("Root"), out PathRoot root)
            ? new(root, diagnostic.Properties.GetValueOrDefault("IsOnlyRoot") == bool.TrueString)
            : null;
}
