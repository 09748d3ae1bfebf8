using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// DPS1001, DPS1002, DPS1005, DPS1007: brings what is written into <c>output/</c>, as a result of the job where that is one call, else by
/// its path. Offered only where the rules are silent about it then.
/// </summary>
public sealed class ResultFix() : Fix("DPS1001", "DPS1002", "DPS1005", "DPS1007")
{
    public const string PublishKey = "WriteResult";
    public const string MoveKey = "WriteIntoOutput";

    /// <summary>What a method that makes a new file is called.</summary>
    private static readonly string[] s_writers = ["Write", "Save", "Copy"];

    /// <summary>What the path that is written to may be called.</summary>
    private static readonly string[] s_parameters = ["path", "file", "target", "resultPath"];

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (diagnostic.Properties.GetValueOrDefault("Access") != nameof(PathAccess.Write)
            || KnownRoot.Of(diagnostic) is not { } root
            || reported is not ExpressionSyntax path
            || (diagnostic.Id == "DPS1005" && !MakesNew(path)))
        {
            yield break;
        }

        if (JobAt(path, model) is { } job
            && ResultName.Of(path, root, model) is { } result
            && Published(path, job, result, model) is var (call, publishing))
        {
            yield return new("Write it as a result of the job", PublishKey, call, publishing);
        }

        // Where the variable that it comes from cannot be changed, for what else the variable is used for, the path itself can.
        ExpressionSyntax source = PathSource.Of(path, root.Root, model, cancel);
        foreach (ExpressionSyntax changed in source == path ? [path] : (ExpressionSyntax[])[source, path])
        {
            foreach (ExpressionSyntax moved in Moved(changed, root, model))
            {
                yield return new("Write it into output/", MoveKey, changed, moved, (other, its) => MovedAlong(other, its, model, cancel));
            }
        }
    }

    /// <summary>Another path to the place, where it is best changed.</summary>
    private static (SyntaxNode Old, SyntaxNode New)? MovedAlong(
        ExpressionSyntax path, KnownRoot root, SemanticModel model, CancellationToken cancel)
    {
        ExpressionSyntax source = PathSource.Of(path, root.Root, model, cancel);
        return Moved(source, root, model).FirstOrDefault() is { } moved ? (source, moved) : null;
    }

    /// <summary>What a path would be in <c>output/</c>, from the plainest to the one that refuses any name that leads out of it.</summary>
    private static IEnumerable<ExpressionSyntax> Moved(ExpressionSyntax path, KnownRoot root, SemanticModel model) =>
        ResultName.Of(path, root, model) is { } name
            ? Places(name, JobAt(path, model), model.Compilation.GetTypeByMetadataName(WellKnownTypes.OutputName) is not null)
                .Select(moved => Code.Expression(moved).WithTriviaFrom(path))
            : [];

    /// <summary>What the job is called at a place of the code; null where there is none.</summary>
    private static string? JobAt(ExpressionSyntax place, SemanticModel model) =>
        PathSource.IsConstant(place)
            ? null
            : model.LookupSymbols(place.SpanStart)
                .OfType<IParameterSymbol>()
                .FirstOrDefault(static parameter => parameter.Type.Is("DpsAuthoring.Job"))
                ?.Name;

    /// <summary>Paths in <c>output/</c> for a name.</summary>
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
    /// The call by which a file is written, inside one that publishes it.
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
            || call.DescendantNodes().Any(static node => node is AwaitExpressionSyntax))
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

    private static bool MakesNew(ExpressionSyntax path) =>
        path.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>()
            is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } }
        && s_writers.Any(start => method.StartsWith(start, StringComparison.Ordinal));
}
