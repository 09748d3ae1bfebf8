using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Checks that a path lies in a folder: which are sound, and what they say.</summary>
internal sealed class ContainmentCheck(BodyRun run) : BodyPart(run)
{
    public static bool IsStartsWith(IMethodSymbol method) =>
        method.Name == "StartsWith"
        && (method.ContainingType.SpecialType == SpecialType.System_String || method.ContainingType.Is("System.MemoryExtensions"));

    /// <summary>
    /// <c>full.StartsWith(root)</c>: sound only where <c>full</c> has no <c>..</c> any more and <c>root</c> ends in a separator.
    /// </summary>
    public (BodyState? True, BodyState? False) StartsWith(IInvocationOperation call)
    {
        IOperation? receiver = call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        IOperation? prefix = call.Instance is null ? (call.Arguments.Length > 1 ? call.Arguments[1].Value : null) : call.Arguments[0].Value;
        if (receiver is null || prefix is null)
        {
            Run.Calls.Invoke(call);
            return (State, State?.Clone());
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            Evaluate(argument.Value);
        }

        PathValue value = EvaluatePath(receiver);
        PathValue root = EvaluatePath(prefix);
        if (State is null)
        {
            return (null, null);
        }

        if (LeadsOut(receiver, root.Constant) is var (leadsOut, inside))
        {
            return (leadsOut, inside);
        }

        bool isFull = !value.IsNothing && value.Texts.All(static text => text.IsFull);
        bool isBelow =
            !value.IsNothing
            && value.Constant is null
            && !root.IsNothing
            && value.Texts.All(text => root.Texts.Any(start => !start.IsEmpty && text.After(start) is not null));
        if (root.IsNothing || !(isFull || isBelow))
        {
            return (State, State.Clone());
        }

        if (root.Texts.All(static text => text.EndsInSeparator))
        {
            return (isFull ? Contain(State, receiver, value, root) : State, State.Clone());
        }

        if (root.Texts.All(text => IsFolder(text, isBelow)))
        {
            Frame.Add(new UnsoundGuard(call.Syntax, prefix.Syntax, root.Texts[0].ToString()));
            return (Contain(State, receiver, value, root), State.Clone());
        }

        return (State, State.Clone());
    }

    /// <summary>Whether a text starts as a path that leads out does; null where that says nothing.</summary>
    public (BodyState? True, BodyState? False)? LeadsOut(IOperation receiver, string? start)
    {
        if (State is null)
        {
            return null;
        }

        if (start is "/" && Variables.VariableOf(receiver, itself: true) is { } rooted)
        {
            return (State, Run.Refinement.Clear(State.Clone(), rooted, Taint.Rooted));
        }

        if (start is ".." or "../"
            && Variables.OriginOf(receiver) is IInvocationOperation relative
            && relative.TargetMethod.Is("System.IO.Path", "GetRelativePath"))
        {
            PathValue folder = EvaluatePath(relative.Arguments[0].Value);
            BodyState? inside = Contain(State.Clone(), Variables.VariableOf(relative.Arguments[1].Value), folder);
            return (State, Run.Refinement.Clear(inside, Variables.VariableOf(receiver, itself: true), Taint.DotDot | Taint.Rooted));
        }

        return null;
    }

    /// <summary>
    /// What is asked is a variable, or made of a folder and a variable in it: <c>Path.GetFullPath(Path.Combine("output", name))</c>.
    /// </summary>
    private BodyState? Contain(BodyState state, IOperation receiver, PathValue value, PathValue root)
    {
        BodyState? contained = Variables.VariableOf(receiver) is { } variable ? Contain(state, variable, root) : state;
        contained = MadeFullFrom(receiver, value) is { } relative ? Contain(contained, relative, root) : contained;
        return value.Texts is [var text]
            && root.Texts is [var start]
            && text.After(PathMath.TrimEnd(start)) is { IsEmpty: false } rest
            && rest.Pieces[rest.Pieces.Length - 1] is { Kind: PieceKind.Hole, Identity: ISymbol part } hole
            && rest.Pieces.All(piece => piece.Equals(hole) || piece is { Kind: PieceKind.Literal, Text: "/" })
            && (state[part] ?? Variables.OnEntry(part)) is PathValue { Texts: [{ Pieces: [var whole] }] }
            && whole.Equals(hole)
            ? Run.Refinement.Clear(contained, part, Taint.DotDot | Taint.Rooted)
            : contained;
    }

    /// <summary>A variable that is known to lie below a folder.</summary>
    private BodyState? Contain(BodyState? state, ISymbol? variable, PathValue root) => Run.Refinement.Refine(state, variable, text =>
    {
        foreach (PathText start in root.Texts)
        {
            PathText folder = PathMath.TrimEnd(start);
            bool isOutput = JobLocation.Of(folder).Root == PathRoot.Output;
            if (text.After(folder) is { } rest)
            {
                bool isKnown = rest.Pieces.All(static piece => !piece.May(Taint.DotDot | Taint.Rooted));
                return isKnown ? text : PathMath.Below(folder, Taint.Below).AsFull();
            }

            if (isOutput)
            {
                return PathMath.Below(folder, Taint.Below).AsFull();
            }
        }

        return text;
    });

    /// <summary>
    /// The variable of which a local is the full path, where it still has that value: <c>string full = Path.GetFullPath(path)</c>.
    /// </summary>
    private ISymbol? MadeFullFrom(IOperation receiver, PathValue full) =>
        Variables.OriginOf(receiver) is IInvocationOperation { TargetMethod: var method, Arguments: [var only] }
        && method.Is("System.IO.Path", "GetFullPath")
        && Variables.VariableOf(only.Value, itself: true) is { } relative
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
}
