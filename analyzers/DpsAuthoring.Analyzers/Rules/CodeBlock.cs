using DpsAuthoring.Analyzers.PathAnalysis.Index;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules;

/// <summary>
/// A declaration that runs code, as an action for code blocks would be given it. For such an action the compiler goes through every node of
/// the program, and it comes before what the code calls is compiled. An action for a file comes behind, when all bodies are bound.
/// </summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="File">The action for its file.</param>
internal readonly record struct CodeBlock(SyntaxNode Declaration, SemanticModelAnalysisContext File)
{
    public SemanticModel Model => File.SemanticModel;

    public CancellationToken Cancel => File.CancellationToken;

    /// <summary>What is declared.</summary>
    public ISymbol? Owner => CodeDeclarations.OwnerOf(Declaration, Model, Cancel);

    /// <summary>The declaration as an operation; null for an initializer.</summary>
    public IOperation? Operation => Model.GetOperation(Declaration, Cancel);

    /// <summary>The declarations of a file that are to be looked at.</summary>
    public static IEnumerable<CodeBlock> In(SemanticModelAnalysisContext file)
    {
        if (file.SemanticModel.SyntaxTree.GetRoot(file.CancellationToken) is not CompilationUnitSyntax unit)
        {
            yield break;
        }

        foreach (SyntaxNode declaration in CodeDeclarations.In(unit))
        {
            if (file.FilterSpan is not { } asked || asked.IntersectsWith(declaration.FullSpan))
            {
                yield return new(declaration, file);
            }
        }
    }

    /// <summary>Those in which a word stands.</summary>
    public static IEnumerable<CodeBlock> In(SemanticModelAnalysisContext file, int word)
    {
        var declarations = Declarations.Of(file.SemanticModel.SyntaxTree);
        return declarations.Mentions(word) ? In(file).Where(block => declarations.Mentions(word, block.Declaration)) : [];
    }

    public void Report(Diagnostic diagnostic) => File.ReportDiagnostic(diagnostic);
}
