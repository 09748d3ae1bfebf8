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
                foreach (ExpressionSyntax given in Given(symbol))
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

    /// <summary>What a variable is given in this file, or what a method of it returns.</summary>
    private IEnumerable<ExpressionSyntax> Given(ISymbol symbol)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences.Where(each => each.SyntaxTree == source.SyntaxTree))
        {
            SyntaxNode declaration = reference.GetSyntax(cancel);
            foreach (ExpressionSyntax value in declaration switch
            {
                VariableDeclaratorSyntax variable => Values(variable.Initializer?.Value),
                PropertyDeclarationSyntax property => Values(property.Initializer?.Value ?? property.ExpressionBody?.Expression),
                MethodDeclarationSyntax method => Returned(method, method.ExpressionBody),
                LocalFunctionStatementSyntax function => Returned(function, function.ExpressionBody),
                ForEachStatementSyntax loop => Values(loop.Expression),
                _ => [],
            })
            {
                yield return value;
            }

            // A local is assigned in its method, a member in its type.
            SyntaxNode? scope = symbol is ILocalSymbol or IParameterSymbol
                ? declaration.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? source.SyntaxTree.GetRoot(cancel)
                : symbol is IFieldSymbol or IPropertySymbol ? declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() : null;
            foreach (AssignmentExpressionSyntax assignment in scope?.DescendantNodes().OfType<AssignmentExpressionSyntax>() ?? [])
            {
                SimpleNameSyntax? name = assignment.Left as SimpleNameSyntax ?? (assignment.Left as MemberAccessExpressionSyntax)?.Name;
                if (name?.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left, cancel).Symbol, symbol))
                {
                    yield return assignment.Right;
                }
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> Values(ExpressionSyntax? one) => one is null ? [] : [one];

    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode method, ArrowExpressionClauseSyntax? arrow) =>
        arrow is not null ? [arrow.Expression] : method.DescendantNodes().OfType<ReturnStatementSyntax>().Select(static give => give.Expression).OfType<ExpressionSyntax>();
}
