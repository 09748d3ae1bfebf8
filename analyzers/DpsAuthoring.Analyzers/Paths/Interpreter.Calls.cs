using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>Calls: of APIs that use a path, of helpers, of lambdas.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Local functions and delegates run in their caller's frame; their parameters have the bits that methods leave free.</summary>
    private const int NestedBits = 16;

    private Value Invoke(IInvocationOperation call)
    {
        Value? self = call.Instance is { } instance ? Evaluate(instance) : null;
        IMethodSymbol method = call.TargetMethod;
        Value[] arguments = EvaluateArguments(call.Arguments, method.Parameters.Length);
        if (_state is null)
        {
            return PathValue.Nothing;
        }

        if (method is { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } })
        {
            _state = null;
            return PathValue.Nothing;
        }

        Use(method, call.Instance, self, call.Arguments, arguments, call.Syntax);
        if (method.Name is "GetAttributes" or "ResolveLinkTarget" && method.ContainingNamespace is { Name: "IO" } && LinkTest.IsSkip(call, method.Name == "ResolveLinkTarget"))
        {
            _frame.AddSkippedLinks(call.Syntax, AsPath(self is PathValue ? self : arguments[0]));
        }

        AssignOut(call.Arguments, Taken(method.Name, self, arguments));
        Value result = method.MethodKind == MethodKind.DelegateInvoke ? InvokeDelegate(self, call, arguments)
            : Known(call, method, self, arguments)
            ?? InvokeSource(method, call.Arguments, arguments, call.Instance, self, call.Syntax)
            ?? DefaultOf(call);
        RunLambdas(call, self, arguments);
        return result;
    }

    private Value[] EvaluateArguments(ImmutableArray<IArgumentOperation> arguments, int count)
    {
        var values = new Value[count];
        foreach (IArgumentOperation argument in arguments)
        {
            bool isOut = argument.Parameter?.RefKind == RefKind.Out;
            Value value = isOut ? PathValue.Unknown : Evaluate(argument.Value);
            if (argument.Parameter is { } parameter && parameter.Ordinal < count)
            {
                values[parameter.Ordinal] = value;
            }
        }

        for (int i = 0; i < count; i++)
        {
            values[i] ??= PathValue.Unknown;
        }

        return values;
    }

    private void AssignOut(ImmutableArray<IArgumentOperation> arguments, Value? taken = null)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref && _state is not null)
            {
                Assign(argument.Value, taken is null or PathValue { IsNothing: true } ? DefaultOf(argument.Value) : taken);
            }
        }
    }

    // ---- uses ----------------------------------------------------------------------------------------------------------------------

    private void Use(
        IMethodSymbol method, IOperation? instance, Value? self, ImmutableArray<IArgumentOperation> arguments, Value[] values, SyntaxNode call)
    {
        if (_analysis.Sinks.Of(method) is not { } sink || (sink.TakesVirtualPaths && instance is not null && IsInMemory(instance)))
        {
            return;
        }

        foreach (PathParameter parameter in sink.Parameters)
        {
            if (parameter.Position < 0)
            {
                if (self is PathValue own && instance is not null)
                {
                    Use(AccessOf(parameter.Role, method, arguments), own, instance.Syntax, method, sink);
                }
            }
            else if (values[parameter.Position] is PathValue { IsNothing: false } value
                && Argument(arguments, parameter.Position) is { } argument)
            {
                SyntaxNode at = argument.ArgumentKind == ArgumentKind.DefaultValue ? call : argument.Value.Syntax;
                Use(AccessOf(parameter.Role, method, arguments), value, at, method, sink);
            }
        }
    }

    /// <summary>A GDAL driver whose data sets have names, and no files.</summary>
    private bool IsInMemory(IOperation driver) =>
        Origin(driver) is IInvocationOperation { TargetMethod.Name: "GetDriverByName", Arguments: [var name, ..] }
        && name.Value.ConstantValue.Value is "MEM" or "Memory";

    private void Use(Access access, PathValue value, SyntaxNode at, IMethodSymbol method, PathSink sink)
    {
        if (access != Access.None && !value.IsNothing)
        {
            string api = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : $"{method.ContainingType.Name}.{method.Name}";
            _frame.Add(new PathUse(access, value, at, null, api, sink));
        }
    }

    private static IArgumentOperation? Argument(ImmutableArray<IArgumentOperation> arguments, int position)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Ordinal == position)
            {
                return argument;
            }
        }

        return null;
    }

    private Access AccessOf(string role, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) => role switch
    {
        "Read" => Access.Read,
        "Write" => Access.Write,
        "Probe" => Access.Probe,
        "Delete" => Access.Delete,
        "Touch" => Access.Touch,
        "Update" => Access.Update,
        "Enter" => Access.Enter,
        "Open" => OpenAccess(method, arguments),
        "GdalOpen" or "OgrOpen" => arguments.Length > 1 && arguments[1].Value.ConstantValue is { HasValue: true, Value: int mode } && mode != 0 ? Access.Update : Access.Read,
        "TextMode" => arguments.Length > 1 && arguments[1].Value.ConstantValue.Value is string { Length: > 0 } text && text[0] is 'w' or 'a' ? Access.Write : Access.Read,
        _ => Access.None,
    };

    /// <summary>What an open comes to, by its mode and its access. Who says nothing about the access opens for writing too.</summary>
    private Access OpenAccess(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        const int open = 3;
        const int read = 1;
        object? mode = null;
        object? access = null;
        bool isNeverOpen = false;
        bool hasMode = false;
        bool hasAccess = false;
        foreach (IArgumentOperation argument in arguments)
        {
            switch (argument.Parameter?.Type.Name)
            {
                case "FileMode":
                    (hasMode, mode) = (true, argument.Value.ConstantValue.Value);
                    isNeverOpen = mode is null && Choices(argument.Value).All(static choice => choice is int and not open);
                    break;
                case "FileAccess":
                    (hasAccess, access) = (true, argument.Value.ConstantValue.Value);
                    break;
                case "MemoryMappedFileAccess":
                    (hasAccess, access) = (true, argument.Value.ConstantValue.Value is int map ? map is 1 or 3 or 4 ? read : 3 : null);
                    break;
                case "ZipArchiveMode":
                    return argument.Value.ConstantValue.Value switch { 1 or 2 => Access.Write, _ => Access.Read };
                case "FileStreamOptions":
                    (mode, access) = Options(argument.Value);
                    (hasMode, hasAccess) = (true, true);
                    break;
            }
        }

        if (!hasMode)
        {
            // Only a memory-mapped file is opened without saying how.
            return method.Name == "CreateFromFile" ? Access.Update : Access.Read;
        }

        if (mode is not int known)
        {
            return isNeverOpen ? Access.Write : access is int wanted && wanted != read ? Access.Write : Access.Read;
        }

        if (known != open)
        {
            return Access.Write;
        }

        return !hasAccess ? Access.Update : access is int explicitly && explicitly != read ? Access.Write : Access.Read;
    }

    /// <summary>The constants that a choice is made from; null among them for what is not known.</summary>
    private IEnumerable<object?> Choices(IOperation operation) => Origin(operation) switch
    {
        IConditionalOperation { WhenFalse: { } otherwise } choice => Choices(choice.WhenTrue).Concat(Choices(otherwise)),
        { } one => [one.ConstantValue.Value],
    };

    private (object? Mode, object? Access) Options(IOperation operation)
    {
        object? mode = 3;
        object? access = 1;
        if (MadeOf(operation) is IObjectCreationOperation { Initializer: { } initializer })
        {
            foreach (IOperation member in initializer.Initializers)
            {
                if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } } assignment)
                {
                    mode = name == "Mode" ? assignment.Value.ConstantValue.Value : mode;
                    access = name == "Access" ? assignment.Value.ConstantValue.Value : access;
                }
            }
        }

        return (mode, access);
    }

    // ---- helpers -------------------------------------------------------------------------------------------------------------------

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
        if (!_analysis.IsWorthRunning(method, instance, isExact: exact is not null) || _frame.Depth >= PathAnalysis.DeepestHelper || _frame.Budget.Runs <= 0)
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

    /// <summary>Runs a local function or a delegate's lambda for one call of it.</summary>
    private Value? RunForCaller(IOperation body, IMethodSymbol function, Value[] values, Func<int, SyntaxNode> site)
    {
        if (_frame.Depth >= PathAnalysis.DeepestHelper || _frame.Budget.Runs-- <= 0)
        {
            return null;
        }

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

    /// <summary>Runs a body that sees this one's variables.</summary>
    private Value? RunNested(IOperation body, IMethodSymbol function, Func<int, Value?> argument)
    {
        State? before = _state;
        if (before is null)
        {
            return null;
        }

        (Value? result, State? exit, bool isIterator, Verdict? verdict) = (_result, _exit, _isIterator, _verdict);
        (_result, _exit, _isIterator, _verdict) = (null, null, false, null);
        _state = before.Clone();
        foreach (IParameterSymbol parameter in function.Parameters)
        {
            _state[parameter] = argument(parameter.Ordinal)
                ?? PathAnalysis.OfRuntimeType(parameter.Type, body.Syntax)
                ?? Unknown(parameter, body.Syntax);
        }

        Execute(body);
        State? after = Join(_state, _exit);
        Value? own = _isIterator && _result is not null ? new SequenceValue(_result) : _result;
        (_result, _exit, _isIterator, _verdict) = (result, exit, isIterator, verdict);
        _state = after is null ? null : Join(before, after);
        if (after is null && function.MethodKind == MethodKind.LambdaMethod)
        {
            _state = before;
        }

        return own;
    }

    private Value? RunLambda(IAnonymousFunctionOperation lambda, Func<int, Value?> argument)
    {
        _ranLambdas.Add(lambda.Syntax);
        return RunNested(lambda.Body, lambda.Symbol, argument);
    }

    /// <summary>What a delegate gives; where a parameter is the delegate, that parameter decides it.</summary>
    private Value InvokeDelegate(Value? self, IInvocationOperation call, Value[] arguments)
    {
        Value answer = AnswerOf(self, call, arguments);
        return self is FunctionValue { Origins: not 0 and var origins } ? answer.Map(text => text.Select(piece => piece.WithOrigins(piece.Origins | origins))) : answer;
    }

    private Value AnswerOf(Value? self, IInvocationOperation call, Value[] arguments)
    {
        switch (self)
        {
            case FunctionValue { Function: IAnonymousFunctionOperation lambda }:
                _ranLambdas.Add(lambda.Syntax);
                return RunForCaller(lambda.Body, lambda.Symbol, arguments, i => SiteOf(call.Arguments, i, call.Syntax)) ?? DefaultOf(call);
            case FunctionValue { Function: IMethodReferenceOperation method }:
                Use(method.Method, method.Instance, null, call.Arguments, arguments, call.Syntax);
                return InvokeSource(method.Method, call.Arguments, arguments, method.Instance, null, call.Syntax) ?? DefaultOf(call);
            default:
                return DefaultOf(call);
        }
    }

    /// <summary>Runs the lambdas among the arguments; one that takes an element of a known collection gets what that holds.</summary>
    private void RunLambdas(IInvocationOperation call, Value? self, Value[] arguments)
    {
        foreach (Value argument in arguments)
        {
            if (argument is FunctionValue { Function: IAnonymousFunctionOperation lambda } && _state is not null && !_ranLambdas.Contains(lambda.Syntax))
            {
                Value? element = ElementFor(lambda.Symbol, call, self, arguments);
                if (element is not null)
                {
                    RunLambda(lambda, i => i == 0 ? element : null);
                }
            }
        }
    }

    /// <summary>What a method that goes through a collection gives to its lambda's first parameter.</summary>
    private static Value? ElementFor(IMethodSymbol lambda, IInvocationOperation call, Value? self, Value[] arguments)
    {
        if (lambda.Parameters.Length == 0)
        {
            return null;
        }

        if (call.TargetMethod is { Name: "Write" or "WriteAsync", ContainingType: { Name: "JobOutput", ContainingNamespace.Name: PathAnalysis.Runtime } })
        {
            return PathAnalysis.OutputFileAt(call.Syntax);
        }

        if (self is SequenceValue own)
        {
            return own.Element;
        }

        foreach (Value argument in arguments)
        {
            if (argument is SequenceValue sequence)
            {
                return sequence.Element;
            }
        }

        return null;
    }

    private Value? ResultOf(Value function, Value? element)
    {
        switch (function)
        {
            case FunctionValue { Function: IAnonymousFunctionOperation lambda }:
                return RunLambda(lambda, i => i == 0 ? element : null);
            case FunctionValue { Function: IMethodReferenceOperation reference } when element is not null:
                return KnownStatic(reference.Method, element)
                    ?? InvokeSource(reference.Method, ImmutableArray<IArgumentOperation>.Empty, [element], reference.Instance, null, reference.Syntax);
            default:
                return null;
        }
    }

    // ---- construction --------------------------------------------------------------------------------------------------------------

    private Value Create(IObjectCreationOperation creation)
    {
        IMethodSymbol? constructor = creation.Constructor;
        if (constructor is null)
        {
            return EvaluateAll(creation);
        }

        Value[] arguments = EvaluateArguments(creation.Arguments, constructor.Parameters.Length);
        if (_state is null)
        {
            return PathValue.Nothing;
        }

        Use(constructor, null, null, creation.Arguments, arguments, creation.Syntax);
        Value value = KnownObject(creation, constructor, arguments) ?? (Value?)CreateSource(creation, constructor, arguments) ?? DefaultOf(creation);
        AssignOut(creation.Arguments);
        return Initialize(value, creation.Initializer);
    }

    private ObjectValue? CreateSource(IObjectCreationOperation creation, IMethodSymbol constructor, Value[] arguments)
    {
        if (!_analysis.IsSource(constructor.ContainingType))
        {
            return null;
        }

        ObjectValue value = ObjectValue.Empty.Made(
            constructor.ContainingType, arguments.Select((argument, i) => (SiteOf(creation.Arguments, i, creation.Syntax), argument)).ToImmutableArray());
        if (_analysis.IsPrimary(constructor))
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                value = value.With(constructor.Parameters[i].Name, arguments[i]);
            }
        }

        if (constructor.IsImplicitlyDeclared || !_analysis.IsWorthRunning(constructor, creation) || _frame.Depth >= PathAnalysis.DeepestHelper || _frame.Budget.Runs <= 0)
        {
            return value;
        }

        ImmutableArray<Value> blamed = Blamed(arguments, 0);
        HelperRun run = _analysis.Run(constructor, blamed, _analysis.IsPrimary(constructor) ? null : ObjectValue.Empty, _frame.Depth + 1, _frame.Budget);
        foreach (PathUse use in run.Uses)
        {
            Propagate(use, arguments, 0, i => SiteOf(creation.Arguments, i, creation.Syntax), keepsOwn: false);
        }

        foreach (KeyValuePair<ISymbol, Value> member in MembersSet(run))
        {
            value = value.With(member.Key.Name, Return(member.Value, arguments, 0));
        }

        return value;
    }

    private static IEnumerable<KeyValuePair<ISymbol, Value>> MembersSet(HelperRun constructed) =>
        constructed.End?.Values.Where(static member => member.Key is IFieldSymbol or IPropertySymbol && !member.Key.IsStatic) ?? [];

    /// <summary>Applies an object or collection initializer.</summary>
    private Value Initialize(Value value, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
        {
            return value;
        }

        foreach (IOperation member in initializer.Initializers)
        {
            switch (member)
            {
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment:
                    Value assigned = Evaluate(assignment.Value);
                    if (value is ObjectValue known)
                    {
                        value = known.With(target.Member.Name, assigned);
                    }
                    else if (value is SequenceValue && target is IPropertyReferenceOperation { Arguments: [var index], Property.ContainingType: var indexed } && IsDictionary(indexed))
                    {
                        value = WithEntry(value, Evaluate(index.Value), assigned);
                    }

                    if (target is IPropertyReferenceOperation property)
                    {
                        SetKnownProperty(property, assigned, assignment.Value);
                    }

                    break;
                case IInvocationOperation { Arguments: [var key, var of], TargetMethod.ContainingType: var dictionary } when IsDictionary(dictionary):
                    value = value is SequenceValue ? WithEntry(value, Evaluate(key.Value), Evaluate(of.Value)) : EvaluateAll(member);
                    break;
                case IInvocationOperation { Arguments.Length: > 0 } add:
                    foreach (IArgumentOperation argument in add.Arguments)
                    {
                        Value element = Evaluate(argument.Value);
                        if (value is SequenceValue sequence && argument.Parameter?.Ordinal == 0)
                        {
                            value = new SequenceValue(Value.Join(sequence.Element, element));
                        }
                    }

                    break;
                default:
                    EvaluateAll(member);
                    break;
            }
        }

        return value;
    }
}

/// <summary>What came of running a helper; its end is null where it never returns.</summary>
internal sealed record HelperRun(Value? Result, State? End, ImmutableArray<PathUse> Uses);
