using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS1005: copies an input instead of moving it, and leaves one that would be deleted.</summary>
public sealed class CopyInputFix() : Fix("DPS1005")
{
    public const string CopyKey = "CopyInput";
    public const string LeaveKey = "LeaveInput";

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (Call(reported) is not { Expression: MemberAccessExpressionSyntax member } call
            || model.GetSymbolInfo(call, cancel).Symbol is not IMethodSymbol method
            || !method.ContainingNamespace.Is("System.IO")
            || (
                call.ArgumentList.Arguments.Count > 0
                && reported.Parent is ArgumentSyntax argument
                && call.ArgumentList.Arguments[0] != argument))
        {
            yield break;
        }

        string? copying = method.Is("System.IO.File", "Move") ? "Copy" : method.Is("System.IO.FileInfo", "MoveTo") ? "CopyTo" : null;
        if (copying is not null)
        {
            yield return new("Copy it", CopyKey, member.Name, SyntaxFactory.IdentifierName(copying).WithTriviaFrom(member.Name));
        }
        else if (method.Name == "Delete" && Removal.Of(call) is var (list, without))
        {
            yield return new("Leave the input", LeaveKey, list, without);
        }
    }

    private static InvocationExpressionSyntax? Call(SyntaxNode path) => path.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };
}
