using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS1003, DPS1007: declares what an algorithm reads from a place of the author's as an input of that name.</summary>
public sealed class DeclareInputFix() : Fix("DPS1003", "DPS1007")
{
    public const string EquivalenceKey = "DeclareInput";

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (!diagnostic.Properties.TryGetValue("Access", out string? access)
            || access is not (nameof(PathAccess.Read) or nameof(PathAccess.Probe))
            || reported is not ExpressionSyntax path)
        {
            yield break;
        }

        ExpressionSyntax source = PathSource.Of(path, PathRoot.Absolute, model, cancel);
        if (!PathSource.IsConstant(source)
            && model.GetConstantValue(source, cancel) is { HasValue: true, Value: string text }
            && Path.GetFileName(text.TrimEnd('/', '\\').Replace('\\', '/')) is var fileName
            && NewInput.NameOf(Path.GetFileNameWithoutExtension(fileName)) is { } name)
        {
            var input = new NewInput(
                name, "global::" + (IsFolder(path, model, cancel) ? WellKnownTypes.InputDirectory : WellKnownTypes.InputFile), fileName);
            if (input.UsedFor(source, $"{input.Property}.FullPath", model, cancel) is var (type, changed))
            {
                yield return new($"Declare it as the input '{name}'", EquivalenceKey, type, changed);
            }
        }
    }

    private static bool IsFolder(ExpressionSyntax path, SemanticModel model, CancellationToken cancel) =>
        path.Parent is ArgumentSyntax { Parent.Parent: { } use }
            && model.GetSymbolInfo(use, cancel).Symbol is { ContainingType: var type }
            && (type.Is("System.IO.Directory") || type.Is("System.IO.DirectoryInfo"))
        || model.GetTypeInfo(path, cancel).Type.Is("System.IO.DirectoryInfo");
}
