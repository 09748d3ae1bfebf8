using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.Rules.Behaviour;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// DPS2001: declares what an algorithm asks a keyboard for as an input, and takes away waiting for a key that nobody reads.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AskedInputFix))]
public sealed class AskedInputFix() : Fix(InteractiveInputRule.Id)
{
    public const string DeclareKey = "DeclareInput";
    public const string RemoveKey = "RemoveWait";

    private protected override DiagnosticAnalyzer? Judge => new InteractiveInputRule();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (reported
            is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } } asked)
        {
            yield break;
        }

        if (member is "ReadLine" or "ReadKey" or "Read" && Removal.Of(asked) is var (list, without))
        {
            yield return new("Remove the wait", RemoveKey, list, without);
        }

        // What the answer becomes, and the variable that holds it.
        SyntaxNode answer = asked;
        while (answer.Parent is PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            answer = answer.Parent;
        }

        string type = "string";
        if (answer.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [_, ..], Parent: InvocationExpressionSyntax parse } }
            && model.GetSymbolInfo(parse, cancel).Symbol
                is IMethodSymbol
                {
                    Name: "Parse",
                    ContainingType: { SpecialType: > SpecialType.System_Boolean and < SpecialType.System_String } number
                })
        {
            type = number.ToDisplayString();
            answer = parse;
        }

        if (member == "ReadLine"
            && answer is { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } }
            && NewInput.NameOf(variable.Identifier.ValueText) is { } name)
        {
            var input = new NewInput(name, type);
            if (input.UsedFor((ExpressionSyntax)answer, Symbols.Identifier(input.Property), model, cancel) is var (old, changed))
            {
                yield return new($"Declare it as the input '{name}'", DeclareKey, old, changed);
            }
        }
    }
}
