using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// DPS1001, DPS1002, DPS1005, DPS1007: brings what is written into <c>output/</c>, as a result of the job where that is one call, else by
/// its path. Offered only where the rules are silent about it then.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResultFix))]
public sealed class ResultFix() : Fix("DPS1001", "DPS1002", "DPS1005", "DPS1007")
{
    public const string PublishKey = "WriteResult";
    public const string MoveKey = "WriteIntoOutput";

    /// <summary>What a method that makes a new file is called.</summary>
    private static readonly string[] s_writers = ["Write", "Save", "Copy"];

    /// <summary>What the path that is written to may be called.</summary>
    private static readonly string[] s_parameters = ["path", "file", "target", "resultPath"];

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    private protected override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (diagnostic.Properties.GetValueOrDefault("Access") != nameof(PathAccess.Write)
            || !Enum.TryParse(diagnostic.Properties.GetValueOrDefault("Root"), out PathRoot root)
            || reported is not ExpressionSyntax path
            || (diagnostic.Id == "DPS1005" && !MakesNew(path)))
        {
            yield break;
        }

        string? job = model
            .LookupSymbols(path.SpanStart)
            .OfType<IParameterSymbol>()
            .FirstOrDefault(static parameter => parameter.Type.Is("DpsAuthoring.Job"))
            ?.Name;
        if (job is not null
            && ResultName.Of(path, root, model) is { } result
            && Published(path, job, result, model) is var (call, publishing))
        {
            yield return new("Write it as a result of the job", PublishKey, call, publishing);
        }

        ExpressionSyntax source = PathSource.Of(path, root, model, cancel);
        if (ResultName.Of(source, root, model) is not { } name)
        {
            yield break;
        }

        bool hasNames = model.Compilation.GetTypeByMetadataName(WellKnownTypes.OutputName) is not null;
        foreach (string moved in Places(name, job, hasNames))
        {
            yield return new("Write it into output/", MoveKey, source, Code.Expression(moved).WithTriviaFrom(source));
        }
    }

    /// <summary>Paths in <c>output/</c> for a name, from the plainest to the one that refuses any name that leads out of it.</summary>
    private static IEnumerable<string> Places(ResultName name, string? job, bool hasNames)
    {
        string checkedName = $"global::{WellKnownTypes.OutputName}.Parse({name.Name}).Value";
        if (name.Folder is { } folder)
        {
            yield return Joined(folder, checkedName);
            yield break;
        }

        if (job is not null)
        {
            yield return Joined($"{job}.Output.FullPath", name.Name);
            yield return Joined($"{job}.Output.FullPath", checkedName);
        }

        yield return name.Name[0] == '"' ? "\"output/" + name.Name.Substring(1) : Joined("\"output\"", name.Name);
        if (hasNames)
        {
            yield return Joined("\"output\"", checkedName);
        }
    }

    private static string Joined(string folder, string name)
    {
        const string Combine = Code.Path + ".Combine(";
        return name.StartsWith(Combine, StringComparison.Ordinal)
            ? $"{Combine}{folder}, {name.Substring(Combine.Length)}"
            : $"{Combine}{folder}, {name})";
    }

    /// <summary>
    /// The call by which a file is written, inside one that publishes it. A known name in a loop would be published twice, and is left
    /// alone.
    /// </summary>
    private static (ExpressionSyntax Call, ExpressionSyntax Publishing)? Published(
        ExpressionSyntax path, string job, ResultName name, SemanticModel model)
    {
        if (name.Folder is not null
            || path is IdentifierNameSyntax
            || path.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }
            || !MakesNew(path)
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method
            || method.ContainingType.Is("System.IO.Directory")
            || call.DescendantNodes().Any(static node => node is AwaitExpressionSyntax)
            || (name.Name[0] == '"' && call.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax).Any(IsRepeated)))
        {
            return null;
        }

        bool isAsync = model.GetTypeInfo(call).Type.Is("System.Threading.Tasks.Task");
        bool isWhole = isAsync
            ? call.Parent is AwaitExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
            : call.Parent is ExpressionStatementSyntax;
        string parameter = s_parameters.FirstOrDefault(each => model.LookupSymbols(path.SpanStart, name: each).IsEmpty) ?? s_parameters[0];
        ExpressionSyntax writing = call.ReplaceNode(path, SyntaxFactory.IdentifierName(parameter).WithTriviaFrom(path)).WithoutTrivia();
        return isWhole
            ? (
                call,
                Code.Expression($"{job}.Output.{(isAsync ? "WriteAsync" : "Write")}({name.Name}, {parameter} => {writing})")
                    .WithTriviaFrom(call))
            : null;
    }

    private static bool IsRepeated(SyntaxNode node) =>
        node
            is CommonForEachStatementSyntax
                or ForStatementSyntax
                or WhileStatementSyntax
                or DoStatementSyntax
                or AnonymousFunctionExpressionSyntax
                or LocalFunctionStatementSyntax;

    private static bool MakesNew(ExpressionSyntax path) =>
        path.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>()
            is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } }
        && s_writers.Any(start => method.StartsWith(start, StringComparison.Ordinal));
}
