using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>DPS2004: a secret stands in the source, which must be public to be registered.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretInSourceRule : BehaviourRule
{
    public const string Id = "DPS2004";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Warning,
        "A secret stands in the source",
        "This text holds {0}, and an algorithm's repository is public: revoke it, and fetch it when the job runs",
        "DPS builds an algorithm from a public repository; what was once committed there stays readable in its history and its image.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Start(CompilationStartAnalysisContext start)
    {
        var constants = new SuspiciousConstants(start.Compilation);
        start.RegisterSemanticModelAction(file =>
        {
            foreach (SyntaxNode text in Texts.In(file.SemanticModel.SyntaxTree, constants.Names))
            {
                if ((file.FilterSpan is not { } asked || asked.IntersectsWith(text.Span))
                    && MayHoldSecret(text, constants)
                    && file.SemanticModel.GetOperation(text, file.CancellationToken) is { } operation
                    && !IsPartOfText(operation)
                    && Secret(operation) is { } secret)
                {
                    file.ReportDiagnostic(At(operation, secret));
                }
            }
        });
    }

    /// <summary>Whether the literal parts of a text look so much like a secret that it is worth binding.</summary>
    private static bool MayHoldSecret(SyntaxNode text, SuspiciousConstants constants)
    {
        if (text is LiteralExpressionSyntax literal)
        {
            string value = literal.Token.ValueText;
            return SecretShapes.Find(value) is not null || SecretNeighbours.MayBe(value, IsArgument(literal));
        }

        if (text.Parent.IsKind(SyntaxKind.AddExpression))
        {
            return false;
        }

        var parts = new StringBuilder();
        foreach (SyntaxToken token in text.DescendantTokens())
        {
            switch (token.Kind())
            {
                case SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
                    or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken:
                    parts.Append(token.ValueText);
                    break;
                case SyntaxKind.IdentifierToken when constants.Contains(token.ValueText):
                    return true;
            }
        }

        return SecretShapes.IsSuspicious(parts.ToString());
    }

    private static bool IsArgument(ExpressionSyntax text) => text.Parent switch
    {
        ParenthesizedExpressionSyntax around => IsArgument(around),
        ArgumentSyntax or AttributeArgumentSyntax or InitializerExpressionSyntax => true,
        _ => false,
    };

    private static string? Secret(IOperation operation)
    {
        if (operation is ILiteralOperation or IUtf8StringOperation)
        {
            string? value = operation is IUtf8StringOperation utf8 ? utf8.Value : operation.ConstantValue.Value as string;
            return value is null ? null : SecretShapes.Find(value) ?? SecretNeighbours.Find(operation, value);
        }

        // A constant that is a secret by itself is reported where it is declared.
        return ConstantText.Of(operation, out bool holdsSecret) is { } text && !holdsSecret ? SecretShapes.Find(text) : null;
    }

    /// <summary>Whether a larger text, which is looked at as a whole, holds this one.</summary>
    private static bool IsPartOfText(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IParenthesizedOperation or IInterpolatedStringContentOperation or IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IInterpolatedStringOperation || (parent is IBinaryOperation outer && ConstantText.IsConcatenation(outer));
    }
}
