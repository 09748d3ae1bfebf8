using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS1020: gives a result the name below <c>output/</c> that is left of a path.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RefusedNameFix))]
public sealed class RefusedNameFix() : Fix("DPS1020")
{
    public const string EquivalenceKey = "NameBelowOutput";

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (reported is not ExpressionSyntax path || KnownRoot.Of(diagnostic) is not { } root)
        {
            yield break;
        }

        foreach (string name in Names(path, root, model, cancel))
        {
            yield return new("Name it below output/", EquivalenceKey, path, Code.Expression(name).WithTriviaFrom(path));
        }
    }

    private static IEnumerable<string> Names(ExpressionSyntax path, KnownRoot root, SemanticModel model, CancellationToken cancel)
    {
        if (model.GetConstantValue(path, cancel) is { HasValue: true, Value: string text })
        {
            string name = text.Replace('\\', '/');
            if (name.EndsWith("/", StringComparison.Ordinal))
            {
                yield break;
            }

            if (name != text && !JobLocation.IsAbsolute(text))
            {
                yield return Code.Literal(name);
            }
        }

        if (ResultName.Of(path, root, model) is { Folder: null } result)
        {
            yield return result.Name;
        }

        // What lies in output/ has a name there, however it was put together.
        if (root.Root == PathRoot.Output
            && path.Parent
                is ArgumentSyntax
                {
                    Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var output } },
                }
            && model.GetTypeInfo(output, cancel).Type.Is("DpsAuthoring.JobOutput"))
        {
            yield return $"{Code.Path}.GetRelativePath({output.WithoutTrivia()}.FullPath, {path.WithoutTrivia()})";
        }
    }
}
