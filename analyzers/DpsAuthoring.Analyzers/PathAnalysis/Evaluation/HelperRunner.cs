using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
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
            return CallLocal(method.OriginalDefinition, arguments, values, call);
        }

        if (Start(method, arguments, values, instance, self, call) is not var (helper, given))
        {
            return null;
        }

        method = helper.Method;
        if (!helper.Returns && method.ReturnsVoid && !method.IsAsync)
        {
            State = null;
        }

        ApplyChecks(helper, arguments, given, instance);
        if (method.MethodKind == MethodKind.Constructor && State is not null)
        {
            // `: this(…)` and `: base(…)` set members of the same object.
            foreach ((ISymbol member, Value value) in CreationEvaluator.MembersSet(helper))
            {
                State[member] = OriginBits.ForCaller(value, given, 0);
            }

            for (int i = 0; i < values.Length && Analysis.Types.IsPrimary(method); i++)
            {
                State[method.OriginalDefinition.Parameters[i]] = values[i];
            }
        }

        return helper.Result is { } result ? OriginBits.ForCaller(result, given, 0) : null;
    }

    private Value? CallLocal(
        IMethodSymbol function, ImmutableArray<IArgumentOperation> arguments, Value[] values, SyntaxNode call) =>
        Run.Functions.Called(function) is { } body
            ? CallNested(body, function, values, i => Operations.SiteOf(arguments, i, call))
            : null;

    /// <summary>
    /// Runs a property's setter for a value that it is given: the object as it leaves it; null where it is no setter that is written out.
    /// </summary>
    public ObjectValue? Set(
        IPropertyReferenceOperation target, Value[] indices, Value? owner, Value value, SyntaxNode at)
    {
        if (target.Property.SetMethod is not { } setter
            || !Analysis.Types.IsSource(setter.ContainingType)
            || Analysis.Bodies.Of(BoundBodies.DefinitionOf(setter)) is null
            || Start(setter, target.Arguments, [.. indices, value], target.Instance, owner, at) is not var (helper, given))
        {
            return null;
        }

        var after = owner as ObjectValue;
        foreach ((ISymbol member, Value set) in CreationEvaluator.MembersSet(helper))
        {
            Value its = OriginBits.ForCaller(set, given, 0);
            after = after?.With(member.Name, its);
            if (Operations.IsThis(target.Instance) && State is not null)
            {
                State[member] = its;
            }
        }

        return after ?? ObjectValue.Empty;
    }

    /// <summary>
    /// Runs a method with what it is called with, and takes over what it uses; with the run, what it was given: what it is called on is one
    /// more argument, behind the others. Null where it is not run.
    /// </summary>
    private (HelperAnswer Run, Value[] Given)? Start(
        IMethodSymbol method,
        ImmutableArray<IArgumentOperation> arguments,
        Value[] values,
        IOperation? instance,
        Value? self,
        SyntaxNode call) =>
        // Another's method runs a body of this compilation only where an object's class is known that overrides it.
        Analysis.Types.IsSource(method.ContainingType) || self is ObjectValue || Operations.IsThis(instance)
            ? StartOwn(method, arguments, values, instance, self, call)
            : null;

    private (HelperAnswer Run, Value[] Given)? StartOwn(
        IMethodSymbol method,
        ImmutableArray<IArgumentOperation> arguments,
        Value[] values,
        IOperation? instance,
        Value? self,
        SyntaxNode call)
    {
        Func<int, SyntaxNode?> site = i => Operations.SiteOf(arguments, i, call);
        if (ExtensionMembers.WrittenAs(method.OriginalDefinition) is { } member)
        {
            // Called as a static method of its class: what it extends comes first there.
            method = member;
            if (ExtensionMembers.HasReceiver(member) && values.Length > 0)
            {
                (self, values) = (values[0], [.. values.Skip(1)]);
                site = i => Operations.SiteOf(arguments, i == values.Length ? 0 : i + 1, call);
            }
        }
        else if (ExtensionMembers.HasReceiver(method))
        {
            site = i => i == values.Length && instance is not null ? instance.Syntax : Operations.SiteOf(arguments, i, call);
        }

        if (ExtensionMembers.HasReceiver(method))
        {
            Value[] extended = [.. values, self ?? PathValue.Unknown];
            return Run(method, extended, null, extended);
        }

        ObjectValue? its = method.IsStatic ? null : Operations.IsThis(instance) ? Frame.Self : self as ObjectValue;
        if (its is null)
        {
            return Run(method, values, null, values);
        }

        site = i => i < values.Length ? Operations.SiteOf(arguments, i, call) : null;
        return Run(method, values, its, [.. values, its]);

        (HelperAnswer Run, Value[] Given)? Run(IMethodSymbol called, Value[] passed, ObjectValue? on, Value[] given)
        {
            IMethodSymbol? exact = on?.Type is { } type ? Overrides.Of(called, type) : null;
            called = exact ?? called;
            if (!Analysis.Calls.IsWorthRunning(called, instance, isExact: exact is not null)
                || !MayGoDeeper()
                || Analysis.Run(called, passed, on, Frame.Depth + 1, Frame.Budget) is not { } helper)
            {
                return null;
            }

            foreach (PathUse use in helper.Uses)
            {
                Propagate(
                    use,
                    given,
                    0,
                    i => on is not null && i == passed.Length ? SiteIn(on, use, instance, call) : site(i),
                    keepsOwn: false);
            }

            return (helper, given);
        }
    }

    /// <summary>What a method gives to one of the parameters that it sets; null where that is not known.</summary>
    public Value? PartOf(IMethodSymbol method, ObjectValue self, int position)
    {
        if (!Analysis.Calls.IsSurelyRun(method, null) || !MayGoDeeper())
        {
            return null;
        }

        var unknown = method.Parameters.Select(static _ => (Value)PathValue.Unknown).ToImmutableArray();
        return Analysis
            .Run(method, unknown, self, Frame.Depth + 1, Frame.Budget, isBlamed: false)
            ?.AtEnd(method.OriginalDefinition.Parameters[position]);
    }

    /// <summary>
    /// What an object's constructor was given here, of which a path in a method of that object is made; null where it was not constructed
    /// here.
    /// </summary>
    private SyntaxNode? SiteIn(ObjectValue self, PathUse use, IOperation? instance, SyntaxNode call)
    {
        if (Operations.IsThis(instance))
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
    private void ApplyChecks(HelperAnswer helper, ImmutableArray<IArgumentOperation> arguments, Value[] values, IOperation? instance)
    {
        if (!helper.Returns || State is null)
        {
            return;
        }

        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { RefKind: var kind, Ordinal: var position }
                || position >= helper.Method.Parameters.Length
                || (helper.AtEnd(helper.Method.Parameters[position]) ?? (kind == RefKind.Ref ? values[position] : null)) is not { } known)
            {
                continue;
            }

            if (kind is RefKind.Ref or RefKind.Out)
            {
                // What is given by reference and not set stays what it was.
                Run.Assignments.Assign(
                    argument.Value, ReferenceEquals(known, values[position]) ? known : OriginBits.ForCaller(known, values, 0));
            }
            else if (kind == RefKind.None)
            {
                Checked(argument.Value, known);
            }
        }

        if (instance is not null && ExtensionMembers.HasReceiver(helper.Method))
        {
            foreach (ISymbol known in helper.Known)
            {
                if (known is IParameterSymbol parameter && ExtensionMembers.IsReceiver(parameter))
                {
                    Checked(instance, helper.AtEnd(parameter)!);
                }
            }
        }

        void Checked(IOperation argument, Value known)
        {
            if (known is PathValue && Variables.VariableOf(argument, itself: true) is { } variable)
            {
                State = State!.Clone();
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
    public bool MayGoDeeper() => Frame.Budget.MayGoDeeper(Frame.Depth);

    /// <summary>Runs a local function or a delegate's lambda for one call of it.</summary>
    public Value? CallNested(IOperation body, IMethodSymbol function, Value[] values, Func<int, SyntaxNode> site)
    {
        if (!MayGoDeeper() || !Frame.Budget.HasRuns)
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
