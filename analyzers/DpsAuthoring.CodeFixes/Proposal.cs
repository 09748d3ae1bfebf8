using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace DpsAuthoring.CodeFixes;

/// <summary>One thing that could be done: a node gives place to another.</summary>
/// <param name="Title">What an editor calls it.</param>
/// <param name="EquivalenceKey">What kind of change it is.</param>
/// <param name="Old">The node that there is.</param>
/// <param name="New">The node that comes for it.</param>
/// <param name="Elsewhere">How another path is changed so that it goes on meaning the same place; null where the change is of this one
/// path alone.</param>
internal sealed record Proposal(
    string Title,
    string EquivalenceKey,
    SyntaxNode Old,
    SyntaxNode New,
    Func<ExpressionSyntax, KnownRoot, (SyntaxNode Old, SyntaxNode New)?>? Elsewhere = null)
{
    /// <summary>Whether it is meant to give a result another name.</summary>
    public bool Renames { get; init; }

    public SyntaxNode MadeIn(SyntaxNode root) => root.ReplaceNode(Old, Fitting(Old, New));

    /// <summary>The change, and that of every other path to the same place; null where one of them cannot be changed.</summary>
    public SyntaxNode? MadeIn(SyntaxNode root, IEnumerable<(ExpressionSyntax Path, KnownRoot Root)> others)
    {
        if (Elsewhere is null)
        {
            return null;
        }

        var changes = new Dictionary<SyntaxNode, SyntaxNode> { [Old] = New };
        foreach ((ExpressionSyntax path, KnownRoot where) in others)
        {
            if (Elsewhere(path, where) is not var (old, changed))
            {
                return null;
            }

            if (!changes.Keys.Any(known => known.Span.OverlapsWith(old.Span)))
            {
                changes.Add(old, changed);
            }
        }

        return changes.Count == 1 ? null : root.ReplaceNodes(changes.Keys, (old, _) => Fitting(old, changes[old]));
    }

    /// <summary>
    /// A node as it can stand for another: Roslyn's simplifier throws on names in what a primary constructor gives its base.
    /// </summary>
    private static SyntaxNode Fitting(SyntaxNode old, SyntaxNode changed)
    {
        if (old.FirstAncestorOrSelf<PrimaryConstructorBaseTypeSyntax>() is null)
        {
            return changed;
        }

        SyntaxAnnotation[] simplify = [Simplifier.Annotation];
        SyntaxNode inside = changed.ReplaceNodes(
            changed.GetAnnotatedNodes(Simplifier.Annotation), (_, node) => node.WithoutAnnotations(simplify));
        return inside.WithoutAnnotations(simplify);
    }
}
