using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>Methods of the compilation: what they use of what they are given is their caller's, and what they give comes back.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Runs a method of this compilation with what it is called with; null where it is no such method, or says nothing.</summary>
    private Value? InvokeSource(
        IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Value[] values, IOperation? instance, Value? self, SyntaxNode call)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            IMethodSymbol definition = method.OriginalDefinition;
            _calledLocalFunctions.Add(definition);
            return _localFunctions.TryGetValue(definition, out ILocalFunctionOperation? function) && function.Body is { } nested
                ? RunForCaller(nested, definition, values, i => SiteOf(arguments, i, call))
                : null;
        }

        ObjectValue? its = method.IsStatic ? null : instance is IInstanceReferenceOperation ? _frame.Self : self as ObjectValue;
        IMethodSymbol? exact = its?.Type is { } type ? Overrides.Of(method, type) : null;
        method = exact ?? method;
        if (!_analysis.IsWorthRunning(method, instance, isExact: exact is not null) || !MayRun())
        {
            return null;
        }

        // The object is one more argument, behind the others.
        Value[] given = its is null ? values : [.. values, its];
        ImmutableArray<Value> blamed = Blamed(given, 0);
        HelperRun run = _analysis.Run(method, its is null ? blamed : blamed.RemoveAt(values.Length), its is null ? null : (ObjectValue)blamed[values.Length], _frame.Depth + 1, _frame.Budget);
        foreach (PathUse use in run.Uses)
        {
            Propagate(use, given, 0, i => i < values.Length || its is null ? SiteOf(arguments, i, call) : SiteIn(its, use, instance, call), keepsOwn: false);
        }

        if (run.End is null && method.ReturnsVoid && !method.IsAsync)
        {
            _state = null;
        }

        Checked(run, method, arguments, given);
        if (method.MethodKind == MethodKind.Constructor && _state is not null)
        {
            // `: this(…)` and `: base(…)` set members of the same object.
            foreach (KeyValuePair<ISymbol, Value> member in MembersSet(run))
            {
                _state[member.Key] = Return(member.Value, given, 0);
            }
        }

        return run.Result is null ? null : Return(run.Result, given, 0);
    }

    /// <summary>
    /// What an object's constructor was given here, of which a path in a method of that object is made; null where it was not constructed here.
    /// </summary>
    private SyntaxNode? SiteIn(ObjectValue self, PathUse use, IOperation? instance, SyntaxNode call)
    {
        if (instance is IInstanceReferenceOperation)
        {
            return call;
        }

        foreach (PathText text in use.Value.Texts)
        {
            Location location = Location.Of(text);
            if (location.Decisive?.Origins is 0 or null)
            {
                // The method decides the root by itself, and what it appends of its object is doubted there.
                continue;
            }

            foreach (Piece? piece in (Piece?[])[location.Doubtful, location.Decisive])
            {
                foreach ((SyntaxNode at, Value value) in self.MadeOf)
                {
                    if (piece?.Source is { } source && at.SyntaxTree == _body.SyntaxTree && _body.Span.Contains(at.Span) && IsMadeOf(value, source))
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

    /// <summary>A helper that came back has checked what it was given, since it threw at what it refuses, and has set what it was given by reference.</summary>
    private void Checked(HelperRun run, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Value[] values)
    {
        if (run.End is null || _state is null)
        {
            return;
        }

        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { RefKind: var kind, Ordinal: var position }
                || position >= method.OriginalDefinition.Parameters.Length
                || run.End.Get(method.OriginalDefinition.Parameters[position]) is not { } known)
            {
                continue;
            }

            if (kind is RefKind.Ref or RefKind.Out)
            {
                Assign(argument.Value, Return(known, values, 0));
            }
            else if (kind == RefKind.None && known is PathValue && Subject(argument.Value, plain: true) is { } variable)
            {
                _state = _state.Clone();
                _state[variable] = Return(known, values, 0);
            }
        }
    }

    private static SyntaxNode SiteOf(ImmutableArray<IArgumentOperation> arguments, int position, SyntaxNode call) =>
        Argument(arguments, position) is { ArgumentKind: not ArgumentKind.DefaultValue } argument ? argument.Value.Syntax : call;

    /// <summary>Marks every argument with the bit of its parameter.</summary>
    private static ImmutableArray<Value> Blamed(Value[] values, int firstBit)
    {
        ImmutableArray<Value>.Builder marked = ImmutableArray.CreateBuilder<Value>(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            int bit = i + firstBit < 31 ? 1 << (i + firstBit) : 0;
            marked.Add(values[i].WithOrigins(bit));
        }

        return marked.MoveToImmutable();
    }

    /// <summary>A helper's value as its caller sees it: what came from a parameter came from the argument.</summary>
    private static Value Return(Value value, Value[] arguments, int firstBit)
    {
        int[] origins = new int[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            int all = 0;
            arguments[i].Map(text =>
            {
                foreach (Piece piece in text.Pieces)
                {
                    all |= piece.Origins;
                }

                return text;
            });
            origins[i] = all;
        }

        return value.Map(text => text.Select(piece => piece.WithOrigins(Translate(piece.Origins))));

        int Translate(int bits)
        {
            int result = firstBit == 0 ? 0 : bits & ((1 << firstBit) - 1);
            for (int i = 0; i < origins.Length && i + firstBit < 31; i++)
            {
                result |= (bits & (1 << (i + firstBit))) != 0 ? origins[i] : 0;
            }

            return result;
        }
    }

    /// <summary>
    /// A helper's use of a path is its caller's where the argument decides it; where it does not, it is reported in the helper itself.
    /// </summary>
    private void Propagate(PathUse use, Value[] arguments, int firstBit, Func<int, SyntaxNode?> site, bool keepsOwn)
    {
        int blamed = 0;
        foreach (PathText text in use.Value.Texts)
        {
            Location location = Location.Of(text);
            int doubtful = location.Doubtful?.Origins >> firstBit ?? 0;
            int decisive = location.Decisive?.Origins >> firstBit ?? 0;
            blamed = blamed != 0 ? blamed : location.Root == Root.Output && doubtful != 0 ? doubtful : decisive;
        }

        if (blamed == 0)
        {
            // A lambda that a field holds reports where it stands, not wherever it is called.
            if (keepsOwn && use.At.SyntaxTree == _body.SyntaxTree && _body.Span.Contains(use.At.Span))
            {
                _frame.Add(use);
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
            _frame.Add(use with { Value = (PathValue)Return(use.Value, arguments, firstBit), At = at, Inner = use.Inner ?? use.At });
        }
    }

    /// <summary>Whether one more helper may be run from here.</summary>
    private bool MayRun() => _frame.Budget.MayGoDeeper(_frame.Depth) && _frame.Budget.HasRuns;

    /// <summary>Runs a local function or a delegate's lambda for one call of it.</summary>
    private Value? RunForCaller(IOperation body, IMethodSymbol function, Value[] values, Func<int, SyntaxNode> site)
    {
        if (!MayRun())
        {
            return null;
        }

        _frame.Budget.Spend();
        Frame outer = _frame;
        _frame = outer.Nested();
        ImmutableArray<Value> marked = Blamed(values, NestedBits);
        Value? result = RunNested(body, function, i => i < marked.Length ? marked[i] : null);
        Frame inner = _frame;
        _frame = outer;
        foreach (PathUse use in inner.Uses)
        {
            Propagate(use, values, NestedBits, site, keepsOwn: true);
        }

        foreach (UnsoundGuard guard in inner.Guards)
        {
            outer.Add(guard);
        }

        foreach (KeyValuePair<SyntaxNode, PathValue> links in inner.SkippedLinks)
        {
            outer.AddSkippedLinks(links.Key, links.Value);
        }

        return result is null ? null : Return(result, values, NestedBits);
    }
}
