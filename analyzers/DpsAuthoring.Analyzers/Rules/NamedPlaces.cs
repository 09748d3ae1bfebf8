using DpsAuthoring.Analyzers.PathAnalysis.Index;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules;

/// <summary>
/// Where some names stand in a file, and what they do there. Names are sought in the file's text, so that nothing is bound, and no node
/// made, where none of them stands.
/// </summary>
internal sealed class NamedPlaces(IEnumerable<string> names)
{
    private readonly HashSet<int> _words = [.. names.Select(WordReader.Hash)];

    public IEnumerable<SyntaxToken> TokensIn(SemanticModelAnalysisContext file)
    {
        SyntaxTree tree = file.SemanticModel.SyntaxTree;
        var declarations = Declarations.Of(tree);
        return _words.Any(declarations.Mentions)
            ? Declarations.TokensIn(tree, _words.Contains)
                .Where(token => file.FilterSpan is not { } asked || asked.IntersectsWith(token.Span))
            : [];
    }

    public IEnumerable<SimpleNameSyntax> NamesIn(SemanticModelAnalysisContext file) =>
        TokensIn(file).Select(static token => token.Parent).OfType<SimpleNameSyntax>();

    /// <summary>The call of the method, or the reference to the member, that a name names.</summary>
    public static IOperation? OperationOf(SimpleNameSyntax name, SemanticModelAnalysisContext file) =>
        file.SemanticModel.GetOperation(WholeOf(name), file.CancellationToken);

    public static SyntaxNode WholeOf(SimpleNameSyntax name)
    {
        SyntaxNode expression = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        return expression.Parent is InvocationExpressionSyntax call && call.Expression == expression ? call : expression;
    }
}
