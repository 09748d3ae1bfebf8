using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Rules.Files;
using DpsAuthoring.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// DPS4xxx, DPS5xxx: makes the edits that the checks themselves propose, in the configuration or script. It is offered at the line there
/// and, since not every editor asks for fixes in such files, at the attribute that disagrees with it too.
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
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FileReport.Descriptors.Select(static descriptor => descriptor.Id).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FileFixAll.Provider;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.TextDocument.Project;
        IReadOnlyList<Finding> findings = await MendableFiles.FindAsync(project, context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (findings.FirstOrDefault(finding => FileReport.Is(diagnostic, finding)) is { Fix: { } fix } found)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancel => MendableFiles.MendAsync(project.Solution, found, cancel), KeyOf(found)),
                    diagnostic);
            }
        }
    }

    internal static string KeyOf(Finding finding) => EquivalenceKey + finding.Check.Id;
}
