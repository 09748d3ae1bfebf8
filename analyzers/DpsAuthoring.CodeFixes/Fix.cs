using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// A fix that replaces one node. It makes the new node before it offers anything, so that what is offered can be done and changes something.
/// </summary>
/// <remarks>
/// Without a fix are the rules whose remedy is the author's to choose: what to ask instead of a keyboard (DPS2001), where a secret is kept
/// (DPS2003, DPS2004), which of two inputs is renamed (DPS3001), moved (DPS3004) or told apart by which pattern (DPS3006), what the default
/// should be (DPS3005), and which algorithm a program runs (DPS3010).
/// None bears <c>[Shared]</c>: editors make the fixes of a package themselves, and the attribute alone would tie this assembly to one
/// version of System.Composition.
/// </remarks>
public abstract class Fix : CodeFixProvider
{
    private protected Fix(params string[] ids) => FixableDiagnosticIds = ImmutableArray.Create(ids);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode reported = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            foreach (Proposal proposal in Propose(reported, diagnostic, model, context.CancellationToken))
            {
                if (!proposal.New.IsEquivalentTo(proposal.Old))
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            proposal.Title,
                            _ => Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(proposal.Old, proposal.New))),
                            proposal.EquivalenceKey),
                        diagnostic);
                }
            }
        }
    }

    private protected abstract IEnumerable<Proposal> Propose(SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel);

    /// <summary>One thing that could be done.</summary>
    private protected sealed record Proposal(string Title, string EquivalenceKey, SyntaxNode Old, SyntaxNode New);
}
