using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>Checks that a path lies in a folder: which are sound, and what they say.</summary>
internal sealed partial class Interpreter
{
    /// <summary>
    /// <c>full.StartsWith(root)</c>: sound only where <c>full</c> has no <c>..</c> any more and <c>root</c> ends in a separator.
    /// </summary>
    private (State? True, State? False) StartsWith(IInvocationOperation call)
    {
        IOperation? receiver = call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        IOperation? prefix = call.Instance is null ? (call.Arguments.Length > 1 ? call.Arguments[1].Value : null) : call.Arguments[0].Value;
        if (receiver is null || prefix is null)
        {
            Invoke(call);
            return (_state, _state?.Clone());
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            Evaluate(argument.Value);
        }

        PathValue value = EvaluatePath(receiver);
        PathValue root = EvaluatePath(prefix);
        if (_state is null)
        {
            return (null, null);
        }

        if (root.Constant is "/" && Subject(receiver, plain: true) is { } rooted)
        {
            return (_state, Clear(_state.Clone(), rooted, Doubt.Rooted));
        }

        if (root.Constant is ".." or "../" && Origin(receiver) is IInvocationOperation { TargetMethod: { Name: "GetRelativePath", ContainingType.Name: "Path" } } relative)
        {
            PathValue start = EvaluatePath(relative.Arguments[0].Value);
            State? inside = Contain(_state.Clone(), Subject(relative.Arguments[1].Value), start);
            inside = Clear(inside, Subject(receiver, plain: true), Doubt.DotDot | Doubt.Rooted);
            return (_state, inside);
        }

        bool isFull = !value.IsNothing && value.Texts.All(static text => text.IsFull);
        bool isBelow = !value.IsNothing && value.Constant is null && !root.IsNothing && value.Texts.All(text => root.Texts.Any(start => !start.IsEmpty && text.After(start) is not null));
        if (root.IsNothing || !(isFull || isBelow))
        {
            return (_state, _state.Clone());
        }

        if (root.Texts.All(static text => text.EndsInSeparator))
        {
            return (isFull ? Contain(_state, receiver, value, root) : _state, _state.Clone());
        }

        if (root.Texts.All(text => IsFolder(text, isBelow)))
        {
            _frame.Add(new UnsoundGuard(call.Syntax, prefix.Syntax, root.Texts[0].ToString()));
            return (Contain(_state, receiver, value, root), _state.Clone());
        }

        return (_state, _state.Clone());
    }

    /// <summary>
    /// What is asked is a variable, or made of a folder and a variable in it: <c>Path.GetFullPath(Path.Combine("output", name))</c>.
    /// </summary>
    private State? Contain(State state, IOperation receiver, PathValue value, PathValue root)
    {
        State? contained = Subject(receiver) is { } variable ? Contain(state, variable, root) : state;
        contained = MadeFullFrom(receiver, value) is { } relative ? Contain(contained, relative, root) : contained;
        return value.Texts is [var text]
            && root.Texts is [var start]
            && text.After(PathMath.TrimEnd(start)) is { IsEmpty: false } rest
            && rest.Pieces[rest.Pieces.Length - 1] is { Kind: PieceKind.Hole, Identity: ISymbol part } hole
            && rest.Pieces.All(piece => piece == hole || piece is { Kind: PieceKind.Literal, Text: "/" })
            && (state[part] ?? OnEntry(part)) is PathValue { Texts: [{ Pieces: [var whole] }] }
            && whole.Equals(hole)
            ? Clear(contained, part, Doubt.DotDot | Doubt.Rooted)
            : contained;
    }

    /// <summary>The variable of which a local is the full path, where it still has that value: <c>string full = Path.GetFullPath(path)</c>.</summary>
    private ISymbol? MadeFullFrom(IOperation receiver, PathValue full) =>
        Origin(receiver) is IInvocationOperation { TargetMethod: { Name: "GetFullPath", ContainingType.Name: "Path" }, Arguments: [var only] }
        && Subject(only.Value, plain: true) is { } relative
        && EvaluatePath(only.Value).Select(PathMath.GetFullPath).Equals(full)
            ? relative
            : null;

    /// <summary>Whether a text is a folder's path that surely does not end in a separator.</summary>
    private static bool IsFolder(PathText text, bool isBelow)
    {
        if (text.IsEmpty || text.EndsInSeparator)
        {
            return false;
        }

        bool isUnknown = text.Pieces.Length == 1 && text.Pieces[0].Kind == PieceKind.Hole;
        return isUnknown ? text.IsFull : text.IsFull || text.IsRooted || isBelow;
    }

    /// <summary>A variable that is known to lie below a folder.</summary>
    private State? Contain(State? state, ISymbol? variable, PathValue root) => Refine(state, variable, text =>
    {
        foreach (PathText start in root.Texts)
        {
            PathText folder = PathMath.TrimEnd(start);
            bool isOutput = Location.Of(folder).Root == Root.Output;
            if (text.After(folder) is { } rest)
            {
                bool isKnown = rest.Pieces.All(static piece => !piece.May(Doubt.DotDot | Doubt.Rooted));
                return isKnown ? text : PathMath.Below(folder, Doubt.Below).AsFull();
            }

            if (isOutput)
            {
                return PathMath.Below(folder, Doubt.Below).AsFull();
            }
        }

        return text;
    });
}
