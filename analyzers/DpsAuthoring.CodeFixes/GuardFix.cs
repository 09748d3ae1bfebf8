using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// DPS1002, without the runtime library and its OutputName: refuses a name that leads out of <c>output/</c> before it is used.
/// </summary>
public sealed class GuardFix() : Fix("DPS1002")
{
    public const string EquivalenceKey = "RefuseName";

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (model.Compilation.GetTypeByMetadataName(WellKnownTypes.OutputName) is not null
            || reported is not ExpressionSyntax path
            || ResultName.Of(
                    PathSource.Of(path, PathRoot.Output, model, cancel), new(PathRoot.Output, IsOnly: true), model)
                is not { } name)
        {
            yield break;
        }

        ExpressionSyntax source = PathSource.Of(path, PathRoot.Output, model, cancel);
        string[] unknown = [.. source.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Where(part =>
                    model.GetSymbolInfo(part, cancel).Symbol
                        is ILocalSymbol { Type.SpecialType: SpecialType.System_String, IsConst: false }
                or IParameterSymbol { Type.SpecialType: SpecialType.System_String })
            .Select(static part => part.Identifier.ValueText)
            .Where(part => part != name.Folder)
            .Distinct()];
        if (unknown is [var only]
            && source.FirstAncestorOrSelf<StatementSyntax>() is { } statement
            && (statement.Parent as BlockSyntax ?? statement.Parent?.Parent) is { } list
            && Before(list, statement, Guard(Symbols.Identifier(only), Code.LineEnd(statement, cancel))) is { } guarded)
        {
            yield return new($"Refuse a '{only}' that leads out of output/", EquivalenceKey, list, guarded);
        }
    }

    private static StatementSyntax Guard(string name, SyntaxTrivia lineEnd) => Code.Statement($$"""
        if ({{Code.Path}}.IsPathRooted({{name}}) || {{name}}.Contains(".."))
        {
            throw new global::System.ArgumentException($"'{{{name}}}' leads out of output/.", nameof({{name}}));
        }
        """).WithTrailingTrivia(lineEnd, lineEnd).WithAdditionalAnnotations(Formatter.Annotation);

    private static SyntaxNode? Before(SyntaxNode list, StatementSyntax statement, StatementSyntax guard) => list switch
    {
        BlockSyntax block => block.WithStatements(block.Statements.Insert(block.Statements.IndexOf(statement), guard)),
        CompilationUnitSyntax unit when statement.Parent is GlobalStatementSyntax at => unit.WithMembers(unit.Members.Insert(
            unit.Members.IndexOf(at), Microsoft.CodeAnalysis.CSharp.SyntaxFactory.GlobalStatement(guard))),
        _ => null,
    };
}
