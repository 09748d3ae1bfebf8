using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using DpsAuthoring.Analyzers.PathAnalysis.Index;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>All uses of paths in a file, whether a rule has something to say of them or not. Fixes ask for them.</summary>
internal static class FileUses
{
    public static IEnumerable<PathUse> In(SemanticModel model, AnalyzerOptions options, CancellationToken cancel)
    {
        CompilationAnalysis analysis = PathRules.Begin(model.Compilation, options, cancel);
        foreach (SyntaxNode declaration in model.SyntaxTree.GetRoot(cancel).DescendantNodesAndSelf().Where(IsRun))
        {
            if (OwnerOf(declaration, model, cancel) is not { } owner)
            {
                continue;
            }

            foreach (SyntaxNode body in CandidateBodies.RunBy(declaration, owner))
            {
                if (model.GetOperation(body, cancel) is { } operation)
                {
                    foreach (PathUse use in analysis.Analyze(owner, operation).Uses)
                    {
                        yield return use;
                    }
                }
            }
        }
    }

    private static bool IsRun(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.Members.Any(static member => member is GlobalStatementSyntax),
        ArrowExpressionClauseSyntax arrow => arrow.Parent is BasePropertyDeclarationSyntax,
        VariableDeclaratorSyntax variable => variable.Parent?.Parent is BaseFieldDeclarationSyntax,
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax or TypeDeclarationSyntax => true,
        _ => false,
    };

    private static ISymbol? OwnerOf(SyntaxNode declaration, SemanticModel model, CancellationToken cancel) =>
        declaration is ArrowExpressionClauseSyntax
            ? (model.GetDeclaredSymbol(declaration.Parent!, cancel) as IPropertySymbol)?.GetMethod
            : model.GetDeclaredSymbol(declaration, cancel);
}
