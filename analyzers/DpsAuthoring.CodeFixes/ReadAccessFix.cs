using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS1005: opens an input for reading, where nobody said that it should be opened for writing too.</summary>
public sealed class ReadAccessFix() : Fix("DPS1005")
{
    public const string EquivalenceKey = "OpenForReading";

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (!diagnostic.Properties.TryGetValue("Access", out string? access)
            || access != nameof(PathAccess.Update)
            || reported.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [_, { NameColon: null } mode] } given }
            || !model.GetTypeInfo(mode.Expression, cancel).Type.Is("System.IO.FileMode")
            || IsWritten(given.Parent!, model, cancel))
        {
            yield break;
        }

        ArgumentSyntax reading = SyntaxFactory.Argument(Code.Expression("global::System.IO.FileAccess.Read"));
        yield return new(
            "Open it for reading",
            EquivalenceKey,
            given,
            given.WithArguments(
                given
                    .Arguments.Replace(mode, mode.WithoutTrailingTrivia())
                    .Add(reading.WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(mode.GetTrailingTrivia()))));
    }

    /// <summary>Whether the variable that holds the stream is written to, or given to something that may write.</summary>
    private static bool IsWritten(SyntaxNode opening, SemanticModel model, CancellationToken cancel)
    {
        if (opening.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax stream })
        {
            return opening.Parent is ArgumentSyntax;
        }

        SyntaxNode body = stream.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? stream.SyntaxTree.GetRoot(cancel);
        ISymbol? variable = model.GetDeclaredSymbol(stream, cancel);
        return body.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name =>
                name.Identifier.ValueText == stream.Identifier.ValueText
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, variable))
            .Any(name => name.Parent switch
            {
                    MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } => member.StartsWith(
                        "Write", StringComparison.Ordinal) || member is "SetLength" or "BeginWrite",
                    ArgumentSyntax { Parent.Parent: ExpressionSyntax taker } => !(
                        model.GetTypeInfo(taker, cancel).Type?.Name.EndsWith("Reader", StringComparison.Ordinal) ?? false),
                _ => false,
            });
    }
}
