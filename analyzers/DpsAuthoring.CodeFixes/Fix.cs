using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// A fix that replaces one node. It makes the new node before it offers anything, so that what is offered can be done and changes
/// something.
/// </summary>
/// <remarks>
/// Without a fix are the rules whose remedy is the author's to choose: which paths were meant for another folder (DPS1004), how a job logs
/// in (DPS1009), where a secret is kept (DPS2003, DPS2004), which of two inputs is renamed (DPS3001), moved (DPS3004) or told apart by
/// which pattern (DPS3006), what the default should be (DPS3005), and which algorithm a program runs (DPS3010). None bears <c>[Shared]</c>:
/// editors make the fixes of a package themselves, and the attribute alone would tie this assembly to one version of System.Composition.
/// </remarks>
public abstract class Fix : CodeFixProvider
{
    private protected Fix(params string[] ids) => FixableDiagnosticIds = ImmutableArray.Create(ids);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() =>
        Judge is { } judge ? OneByOne.Provider(this, judge) : WellKnownFixAllProviders.BatchFixer;

    /// <summary>The rules that are asked again about a change before it is offered; null where the change speaks for itself.</summary>
    private protected virtual DiagnosticAnalyzer? Judge => null;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        Trial? trial = Judge is { } judge ? await Trial.BeginAsync(document, judge, context.CancellationToken).ConfigureAwait(false) : null;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // Of several ways to one end, the first that holds is offered.
            var offered = new HashSet<string>(StringComparer.Ordinal);
            SyntaxNode reported = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            foreach (Proposal proposal in Propose(reported, diagnostic, model, context.CancellationToken))
            {
                if (proposal.New.IsEquivalentTo(proposal.Old) || offered.Contains(proposal.EquivalenceKey))
                {
                    continue;
                }

                SyntaxNode? changed = trial is null
                    ? proposal.MadeIn(root)
                    : await trial.MadeAsync(proposal, reported, context.CancellationToken).ConfigureAwait(false);
                if (changed is not null)
                {
                    offered.Add(proposal.EquivalenceKey);
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            proposal.Title, _ => Task.FromResult(document.WithSyntaxRoot(changed)), proposal.EquivalenceKey),
                        diagnostic);
                }
            }
        }
    }

    internal abstract IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel);
}
