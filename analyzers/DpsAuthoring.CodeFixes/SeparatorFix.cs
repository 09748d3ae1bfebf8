using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS1006: ends the root of a containment check in a separator.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SeparatorFix))]
public sealed class SeparatorFix() : Fix("DPS1006")
{
    public const string EquivalenceKey = "AddSeparator";

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (diagnostic.AdditionalLocations is not [var place]
            || place.SourceTree != reported.SyntaxTree
            || reported.SyntaxTree.GetRoot(cancel).FindNode(place.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax root
            || model.GetTypeInfo(root, cancel).Type?.SpecialType != SpecialType.System_String)
        {
            yield break;
        }

        string whole = root
            is ConditionalExpressionSyntax
                or AssignmentExpressionSyntax
                or BinaryExpressionSyntax { OperatorToken.ValueText: "??" }
            ? $"({root})"
            : root.ToString();
        string ended = root is LiteralExpressionSyntax literal
            ? Code.Literal(literal.Token.ValueText + "/")
            : $"{whole} + {Code.Path}.DirectorySeparatorChar";
        yield return new("End the folder in a separator", EquivalenceKey, root, Code.Expression(ended).WithTriviaFrom(root));
    }
}
