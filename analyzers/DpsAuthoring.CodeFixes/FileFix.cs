using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Rules.Files;
using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// DPS4xxx, DPS5xxx: makes the edits that the checks themselves propose, in the configuration or script. It is offered at the line there,
/// or at the attribute that the files disagree with.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(FileFix),
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class FileFix : CodeFixProvider
{
    /// <summary>What the keys begin with; a rule's id follows.</summary>
    public const string EquivalenceKey = "MendFile";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        FileReport.Descriptors.Select(static descriptor => descriptor.Id).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FileFixAll.Provider;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.TextDocument.Project;
        IReadOnlyList<Finding> findings = await MendableFiles.FindAsync(project, context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            Finding[] found = [.. findings.Where(finding => FileReport.Is(diagnostic, finding))];
            if (found.Length > 0)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        found[0].Fix!.Title,
                        cancel => MendableFiles.MendAsync(project.Solution, found, cancel),
                        EquivalenceKey + diagnostic.Id),
                    diagnostic);
            }
        }
    }
}
