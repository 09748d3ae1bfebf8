using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Index;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Methods of the compilation: what they use of what they are given is their caller's, and what they give comes back.</summary>
internal sealed class HelperRunner(BodyRun run) : BodyPart(run)
{
    /// <summary>Runs a method of this compilation with what it is called with; null where it is no such method, or says nothing.</summary>
    public Value? Call(
        IMethodSymbol method,
        ImmutableArray<IArgumentOperation> arguments,
        Value[] values,
        IOperation? instance,
        Value? self,
        SyntaxNode call)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            IMethodSymbol definition = method.OriginalDefinition;
            return Run.Functions.Called(definition) is { } nested
                ? CallNested(nested, definition, values, i => Operations.SiteOf(arguments, i, call))
                : null;
        }

        ObjectValue? its = method.IsStatic ? null : instance is IInstanceReferenceOperation ? Frame.Self : self as ObjectValue;
        IMethodSymbol? exact = its?.Type is { } type ? Overrides.Of(method, type) : null;
        method = exact ?? method;
        if (!Analysis.Calls.IsWorthRunning(method, instance, isExact: exact is not null) || !MayRun())
        {
            return null;
        }

        // The object is one more argument, behind the others.
        Value[] given = its is null ? values : [.. values, its];
        ImmutableArray<Value> blamed = OriginBits.Mark(given, 0);
        HelperRun helper = Analysis.Run(
            method,
            its is null ? blamed : blamed.RemoveAt(values.Length),
            its is null ? null : (ObjectValue)blamed[values.Length],
            Frame.Depth + 1,
            Frame.Budget);
        foreach (PathUse use in helper.Uses)
        {
            Propagate(
                use,
                given,
                0,
                i => i < values.Length || its is null ? Operations.SiteOf(arguments, i, call) : SiteIn(its, use, instance, call),
                keepsOwn: false);
        }

        if (helper.End is null && method.ReturnsVoid && !method.IsAsync)
        {
            State = null;
        }

        ApplyChecks(helper, method, arguments, given);
        if (method.MethodKind == MethodKind.Constructor && State is not null)
        {
            // `: this(…)` and `: base(…)` set members of the same object.
            foreach (KeyValuePair<ISymbol, Value> member in CreationEvaluator.MembersSet(helper))
            {
                State[member.Key] = OriginBits.ForCaller(member.Value, given, 0);
            }
        }

        return helper.Result is null ? null : OriginBits.ForCaller(helper.Result, given, 0);
    }

    /// <summary>
    /// What an object's constructor was given here, of which a path in a method of that object is made; null where it was not constructed
    /// here.
    /// </summary>
    private SyntaxNode? SiteIn(ObjectValue self, PathUse use, IOperation? instance, SyntaxNode call)
    {
        if (instance is IInstanceReferenceOperation)
        {
            return call;
        }

        foreach (PathText text in use.Value.Texts)
        {
            JobLocation location = use.Sink.LocationOf(text);
            if (location.Decisive?.Origins is 0 or null)
            {
                // The method decides the root by itself, and what it appends of its object is doubted there.
                continue;
            }

            foreach (Piece? piece in (Piece?[])[location.Escaping, location.Decisive])
            {
                foreach ((SyntaxNode at, Value value) in self.MadeOf)
                {
                    if (piece?.Source is { } source
                        && at.SyntaxTree == Run.Syntax.SyntaxTree
                        && Run.Syntax.Span.Contains(at.Span)
                        && IsMadeOf(value, source))
                    {
                        return at;
                    }
                }
            }
        }

        return null;
    }

    private static bool IsMadeOf(Value value, SyntaxNode source)
    {
        bool isMade = false;
        value.Map(text =>
        {
            isMade |= text.Pieces.Any(piece => piece.Source == source);
            return text;
        });
        return isMade;
    }

    /// <summary>
    /// A helper that came back has checked what it was given, since it threw at what it refuses, and has set what it was given by
    /// reference.
    /// </summary>
    private void ApplyChecks(HelperRun helper, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Value[] values)
    {
        if (helper.End is null || State is null)
        {
            return;
        }

        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { RefKind: var kind, Ordinal: var position }
                || position >= method.OriginalDefinition.Parameters.Length
                || helper.End.Get(method.OriginalDefinition.Parameters[position]) is not { } known)
            {
                continue;
            }

            if (kind is RefKind.Ref or RefKind.Out)
            {
                Run.Assignments.Assign(argument.Value, OriginBits.ForCaller(known, values, 0));
            }
            else if (kind == RefKind.None && known is PathValue && Variables.VariableOf(argument.Value, itself: true) is { } variable)
            {
                State = State.Clone();
                State[variable] = OriginBits.ForCaller(known, values, 0);
            }
        }
    }

    /// <summary>
    /// A helper's use of a path is its caller's where the argument decides it; where it does not, it is reported in the helper itself.
    /// </summary>
    public void Propagate(PathUse use, Value[] arguments, int firstBit, Func<int, SyntaxNode?> site, bool keepsOwn)
    {
        int blamed = 0;
        foreach (PathText text in use.Value.Texts)
        {
            JobLocation location = use.Sink.LocationOf(text);
            int escaping = location.Escaping?.Origins >> firstBit ?? 0;
            int decisive = location.Decisive?.Origins >> firstBit ?? 0;
            blamed = blamed != 0 ? blamed : location.Root == PathRoot.Output && escaping != 0 ? escaping : decisive;
        }

        if (blamed == 0)
        {
            // A lambda that a field holds reports where it stands, not wherever it is called.
            if (keepsOwn && use.At.SyntaxTree == Run.Syntax.SyntaxTree && Run.Syntax.Span.Contains(use.At.Span))
            {
                Frame.Add(use);
            }

            return;
        }

        int position = 0;
        while ((blamed & (1 << position)) == 0)
        {
            position++;
        }

        if (site(position) is { } at)
        {
            Frame.Add(
                use with
                {
                    Value = (PathValue)OriginBits.ForCaller(use.Value, arguments, firstBit),
                    At = at,
                    Inner = use.Inner ?? use.At,
                });
        }
    }

    /// <summary>Whether one more helper may be run from here.</summary>
    public bool MayRun() => Frame.Budget.MayGoDeeper(Frame.Depth) && Frame.Budget.HasRuns;

    /// <summary>Runs a local function or a delegate's lambda for one call of it.</summary>
    public Value? CallNested(IOperation body, IMethodSymbol function, Value[] values, Func<int, SyntaxNode> site)
    {
        if (!MayRun())
        {
            return null;
        }

        Frame.Budget.Spend();
        Frame outer = Frame;
        Run.Frame = outer.Nested();
        ImmutableArray<Value> marked = OriginBits.Mark(values, OriginBits.NestedBits);
        Value? result = Run.Functions.RunNested(body, function, i => i < marked.Length ? marked[i] : null);
        Frame inner = Frame;
        Run.Frame = outer;
        foreach (PathUse use in inner.Uses)
        {
            Propagate(use, values, OriginBits.NestedBits, site, keepsOwn: true);
        }

        foreach (UnsoundGuard guard in inner.Guards)
        {
            outer.Add(guard);
        }

        foreach (KeyValuePair<SyntaxNode, PathValue> links in inner.SkippedLinks)
        {
            outer.AddSkippedLinks(links.Key, links.Value);
        }

        return result is null ? null : OriginBits.ForCaller(result, values, OriginBits.NestedBits);
    }
}
