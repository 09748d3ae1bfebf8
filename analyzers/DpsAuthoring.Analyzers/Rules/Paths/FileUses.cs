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
        foreach (SyntaxNode declaration in model.SyntaxTree.GetRoot(cancel) is CompilationUnitSyntax unit ? CodeDeclarations.In(unit) : [])
        {
            if (CodeDeclarations.OwnerOf(declaration, model, cancel) is not { } owner)
            {
                continue;
            }

            foreach (SyntaxNode body in CodeDeclarations.RunBy(declaration))
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
}
