using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>
/// The way of a value from where it is used back to where it was decided, for the reader of a diagnostic: each value that a variable got on
/// it, as far as the file goes. It is searched only for what is reported, so that the analysis need not remember it.
/// </summary>
internal sealed class Trail(SemanticModel model, SyntaxNode source, CancellationToken cancel)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly GivenValues _given = new(model, cancel);

    /// <summary>The steps, from the use to the source; empty where the way is not found.</summary>
    public static IReadOnlyList<SyntaxNode> Between(SyntaxNode use, SyntaxNode source, SemanticModel model, CancellationToken cancel) =>
        use.SyntaxTree == source.SyntaxTree ? new Trail(model, source, cancel).From(use) ?? [] : [];

    /// <summary>What stands behind a constant that decided: the value of its name, and so on.</summary>
    public static IEnumerable<SyntaxNode> Behind(SyntaxNode source, SemanticModel model, CancellationToken cancel)
    {
        // A constant that is half written may stand behind itself.
        var seen = new HashSet<SyntaxNode>();
        while (seen.Add(source)
            && source.SyntaxTree == model.SyntaxTree
            && source.GetFirstToken().Parent is IdentifierNameSyntax name
            && model.GetSymbolInfo(name, cancel).Symbol is ILocalSymbol { IsConst: true } or IFieldSymbol { IsConst: true }
            && model.GetSymbolInfo(name, cancel).Symbol!.DeclaringSyntaxReferences is [var declaration]
            && declaration.GetSyntax(cancel) is VariableDeclaratorSyntax { Initializer.Value: { } value })
        {
            yield return value;
            source = value;
        }
    }

    private List<SyntaxNode>? From(SyntaxNode value)
    {
        if (value.FullSpan.Contains(source.Span))
        {
            return [];
        }

        foreach (SyntaxNode name in value.DescendantNodesAndSelf().Where(static node => node is SimpleNameSyntax))
        {
            if (model.GetSymbolInfo(name, cancel).Symbol is { } symbol && _seen.Add(symbol))
            {
                foreach (ExpressionSyntax given in _given.Of(symbol))
                {
                    if (From(given) is { } rest)
                    {
                        rest.Insert(0, given);
                        return rest;
                    }
                }
            }
        }

        return null;
    }
}
