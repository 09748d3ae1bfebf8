using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Changes what is known of a variable after a check.</summary>
internal sealed class Refinement(BodyRun run) : BodyPart(run)
{
    /// <summary>Changes what is known of a variable; where no alternative is left, control does not come here.</summary>
    public BodyState? Refine(BodyState? state, ISymbol? variable, Func<PathText, PathText?> change)
    {
        if (state is null
            || variable is null
            || (state[variable] ?? Variables.OnEntry(variable)) is not PathValue { IsNothing: false } value)
        {
            return state;
        }

        PathText[] left = [.. value.Texts.Select(change).Where(text => text is not null).Select(text => text!)];
        if (left.Length == 0)
        {
            return null;
        }

        BodyState refined = state.Clone();
        refined[variable] = PathValue.Of(left);
        return refined;
    }

    public BodyState? Clear(BodyState? state, ISymbol? variable, Taint taint) =>
        Refine(state, variable, text => text.Select(piece => piece.Kind == PieceKind.Hole ? piece.WithTaint(piece.Taint & ~taint) : piece));

    /// <summary>A variable that equals a plain name.</summary>
    public BodyState? ToPlainName(BodyState? state, ISymbol? variable) =>
        Clear(state, variable, Taint.Separator | Taint.DotDot | Taint.Rooted);

    public (BodyState? True, BodyState? False) EndsInSeparator(ISymbol? variable) => (
        Refine(State, variable, static text => text.EndsInSeparator ? text
            : !text.IsEmpty && text.Pieces[text.Pieces.Length - 1].Kind == PieceKind.Literal ? null
            : Values.KeepFull(text, text.Append(Piece.Literal("/")))),
        Refine(State?.Clone(), variable, static text => text.EndsInSeparator ? null : text));
}
