using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>
/// The step from a name back to what it stands for, in one file: all that a variable may be given, whenever that happens. What it holds at
/// one point is the analysis's to say (<see cref="PathAnalysis.Evaluation.VariableStore"/>).
/// </summary>
internal sealed class GivenValues(SemanticModel model, CancellationToken cancel)
{
    /// <summary>What a variable is given in this file, its initializer first, or what a method of it returns.</summary>
    public IEnumerable<ExpressionSyntax> Of(ISymbol symbol)
    {
        foreach (SyntaxNode declaration in DeclarationsOf(symbol))
        {
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

            foreach (SimpleNameSyntax name in NamesIn(declaration, symbol))
            {
                ExpressionSyntax target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
                if (target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target && IsOf(name, symbol))
                {
                    yield return assignment.Right;
                }
            }
        }
    }

    /// <summary>Where this file names a variable, apart from its declaration.</summary>
    public IEnumerable<SimpleNameSyntax> MentionsOf(ISymbol symbol) =>
        DeclarationsOf(symbol).SelectMany(declaration => NamesIn(declaration, symbol)).Where(name => IsOf(name, symbol));

    private IEnumerable<SyntaxNode> DeclarationsOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Where(each => each.SyntaxTree == model.SyntaxTree).Select(each => each.GetSyntax(cancel));

    /// <summary>Names that are spelled like a variable: of a local in its method, of a member in its type.</summary>
    private IEnumerable<SimpleNameSyntax> NamesIn(SyntaxNode declaration, ISymbol symbol)
    {
        SyntaxNode? scope = symbol switch
        {
            ILocalSymbol or IParameterSymbol => declaration.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()
                ?? model.SyntaxTree.GetRoot(cancel),
            IFieldSymbol or IPropertySymbol => declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>(),
            _ => null,
        };
        return scope?.DescendantNodes().OfType<SimpleNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name) ?? [];
    }

    private bool IsOf(SimpleNameSyntax name, ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, symbol);

    private static IEnumerable<ExpressionSyntax> Values(ExpressionSyntax? one) => one is null ? [] : [one];

    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode method, ArrowExpressionClauseSyntax? arrow) =>
        arrow is not null
            ? [arrow.Expression]
            : method.DescendantNodes().OfType<ReturnStatementSyntax>().Select(static give => give.Expression).OfType<ExpressionSyntax>();
}
