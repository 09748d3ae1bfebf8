using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What is known on the two sides of a condition.</summary>
internal sealed partial class Interpreter
{
    private (State? True, State? False) Branch(IOperation condition)
    {
        if (_state is null)
        {
            return (null, null);
        }

        if (condition.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return constant ? (_state, null) : (null, _state);
        }

        switch (condition)
        {
            case IParenthesizedOperation parenthesized:
                return Branch(parenthesized.Operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                (State? notTrue, State? notFalse) = Branch(not.Operand);
                return (notFalse, notTrue);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and:
                (State? left, State? leftFalse) = Branch(and.LeftOperand);
                _state = left?.Clone();
                (State? both, State? rightFalse) = Branch(and.RightOperand);
                return (both, Join(leftFalse, rightFalse));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or:
                (State? leftTrue, State? neither) = Branch(or.LeftOperand);
                _state = neither?.Clone();
                (State? rightTrue, State? none) = Branch(or.RightOperand);
                return (Join(leftTrue, rightTrue), none);
            case ILocalReferenceOperation local when _origins.TryGetValue(local.Local, out IOperation? origin)
                && origin.Type?.SpecialType == SpecialType.System_Boolean
                && _asked.Add(local.Local):
                // What the truth was made of; a variable that is made of itself says nothing.
                (State? wasTrue, State? wasFalse) = Branch(origin);
                _asked.Remove(local.Local);
                return (wasTrue, wasFalse);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality:
                (State? same, State? other) = Equality(equality);
                return equality.OperatorKind == BinaryOperatorKind.Equals ? (same, other) : (other, same);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThan } comparison
                when comparison.LeftOperand is IInvocationOperation { TargetMethod: { Name: "IndexOf" or "IndexOfAny", ContainingType.SpecialType: SpecialType.System_String } } search
                    && comparison.RightOperand.ConstantValue is { HasValue: true, Value: 0 or -1 }:
                (State? found, State? absent) = Search(search);
                return comparison.OperatorKind == BinaryOperatorKind.LessThan ? (absent, found) : (found, absent);
            case IInvocationOperation call:
                return Test(call);
            case IIsPatternOperation pattern:
                return Matches(pattern);
            default:
                Evaluate(condition);
                return (_state, _state?.Clone());
        }
    }

    /// <summary>The variable whose place an expression names: <c>x</c>, <c>Path.GetFullPath(x)</c>, <c>info.FullName</c>.</summary>
    private ISymbol? Subject(IOperation operation, bool plain = false)
    {
        operation = Bare(operation);
        return operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IDeclarationExpressionOperation declaration => Subject(declaration.Expression, plain),
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
            IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } or null } property
                when _analysis.IsSource(property.Property.ContainingType) => property.Property,
            IPropertyReferenceOperation { Property.Name: "FullName", Instance: { } owner } when !plain => Subject(owner),
            IInvocationOperation { TargetMethod: { Name: "GetFullPath", ContainingType.Name: "Path" }, Arguments: [var only] } when !plain => Subject(only.Value),
            IInvocationOperation { TargetMethod.Name: "AsSpan", Arguments: [var only] } when !plain => Subject(only.Value),
            IInvocationOperation { TargetMethod.Name: "TrimEndingDirectorySeparator", Arguments: [var only] } when !plain => Subject(only.Value),
            _ => null,
        };
    }

    /// <summary>Changes what is known of a variable; where no alternative is left, control does not come here.</summary>
    private State? Refine(State? state, ISymbol? variable, Func<PathText, PathText?> change)
    {
        if (state is null || variable is null || (state[variable] ?? OnEntry(variable)) is not PathValue { IsNothing: false } value)
        {
            return state;
        }

        PathText[] left = [.. value.Texts.Select(change).Where(text => text is not null).Select(text => text!)];
        if (left.Length == 0)
        {
            return null;
        }

        State refined = state.Clone();
        refined[variable] = PathValue.Of(left);
        return refined;
    }

    private State? Clear(State? state, ISymbol? variable, Doubt doubt) =>
        Refine(state, variable, text => text.Select(piece => piece.Kind == PieceKind.Hole ? piece.WithDoubt(piece.Doubt & ~doubt) : piece));

    private (State? Same, State? Other) Equality(IBinaryOperation equality)
    {
        IOperation left = Bare(equality.LeftOperand);
        IOperation right = Bare(equality.RightOperand);
        if (left is IInvocationOperation { TargetMethod: { Name: "IndexOf" or "IndexOfAny", ContainingType.SpecialType: SpecialType.System_String } } search
            && right.ConstantValue is { HasValue: true, Value: -1 })
        {
            (State? found, State? absent) = Search(search);
            return (absent, found);
        }

        if (left.ConstantValue.HasValue)
        {
            (left, right) = (right, left);
        }

        Evaluate(equality.LeftOperand);
        Evaluate(equality.RightOperand);
        State? same = _state;
        State? other = _state?.Clone();
        if (right.ConstantValue is { HasValue: true, Value: bool wanted } && left is IInvocationOperation test)
        {
            (State? yes, State? no) = Test(test);
            return wanted ? (yes, no) : (no, yes);
        }

        if (right.ConstantValue is { HasValue: true, Value: null } && Subject(left, plain: true) is { } variable)
        {
            if (same is not null && TypeOf(variable) is { IsReferenceType: true })
            {
                if ((same[variable] ?? OnEntry(variable)) is PathValue { IsNothing: false } value && value.Texts.All(text => text.IsEmpty || text.Pieces[0].Kind != PieceKind.Hole))
                {
                    same = null;
                }
                else
                {
                    same = same.Clone();
                    same[variable] = PathValue.Nothing;
                }
            }

            return (same, other);
        }

        if (IsPlain(right))
        {
            same = Plain(same, Subject(left, plain: true));
        }

        if (right.ConstantValue is { HasValue: true, Value: ".." })
        {
            other = Refine(other, Subject(left, plain: true), text => text.Select(piece =>
                piece.Kind == PieceKind.Hole && !piece.May(Doubt.Separator) ? piece.WithDoubt(piece.Doubt & ~Doubt.DotDot) : piece));
        }

        // name == Path.GetFileName(name): no separator in it.
        if (FileNameOf(right) is { } named && SymbolEqualityComparer.Default.Equals(named, Subject(left, plain: true)))
        {
            same = Clear(same, named, Doubt.Separator | Doubt.Rooted);
        }
        else if (FileNameOf(left) is { } its && SymbolEqualityComparer.Default.Equals(its, Subject(right, plain: true)))
        {
            same = Clear(same, its, Doubt.Separator | Doubt.Rooted);
        }

        return (same, other);

        ISymbol? FileNameOf(IOperation operation) =>
            Origin(operation) is IInvocationOperation { TargetMethod: { Name: "GetFileName", ContainingType.Name: "Path" }, Arguments: [var only] } ? Subject(only.Value, plain: true) : null;
    }

    private (State? Found, State? Absent) Search(IInvocationOperation search)
    {
        Evaluate(search);
        State? absent = _state?.Clone();
        if (search.Instance is { } instance && search.Arguments.Length > 0)
        {
            absent = Without(absent, Subject(instance, plain: true), search.Arguments[0].Value);
        }

        return (_state, absent);
    }

    /// <summary>A text that does not hold something.</summary>
    private State? Without(State? state, ISymbol? variable, IOperation what)
    {
        if (Bare(what) is IInvocationOperation { TargetMethod.Name: "GetInvalidFileNameChars" } || Origin(what) is IInvocationOperation { TargetMethod.Name: "GetInvalidFileNameChars" })
        {
            return Clear(state, variable, Doubt.Separator | Doubt.Rooted);
        }

        return EvaluatePath(what).Constant switch
        {
            ".." => Clear(state, variable, Doubt.DotDot),
            "/" => Clear(state, variable, Doubt.Separator | Doubt.Rooted),
            "." => Clear(state, variable, Doubt.DotDot),
            _ => Evaluate(what) is SequenceValue { Element: PathValue { Texts: var texts } } && texts.Any(static text => text.Constant == "/")
                ? Clear(state, variable, Doubt.Separator | Doubt.Rooted)
                : state,
        };
    }

    private (State? True, State? False) Matches(IIsPatternOperation test)
    {
        Value value = Evaluate(test.Value);
        if (_state is null)
        {
            return (null, null);
        }

        State? other = _state.Clone();
        Bind(test.Pattern, value);
        State? matches = _state;
        ISymbol? variable = Subject(test.Value, plain: true);
        bool isNull = test.Pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } };
        bool isNotNull = test.Pattern is INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } };
        if (isNull && variable is not null && TypeOf(variable) is { IsReferenceType: true })
        {
            matches = Nulled(matches);
        }
        else if (isNotNull && variable is not null && TypeOf(variable) is { IsReferenceType: true })
        {
            other = Nulled(other);
        }
        else if (IsPlain(test.Pattern))
        {
            matches = Plain(matches, variable);
        }
        else if (test.Pattern is INegatedPatternOperation { Pattern: var refused } && IsPlain(refused))
        {
            other = Plain(other, variable);
        }
        else if (Names(test.Pattern, ".."))
        {
            other = Refine(other, variable, text => text.Select(piece =>
                piece.Kind == PieceKind.Hole && !piece.May(Doubt.Separator) ? piece.WithDoubt(piece.Doubt & ~Doubt.DotDot) : piece));
        }
        else if (test.Pattern is INegatedPatternOperation { Pattern: var denied } && Names(denied, ".."))
        {
            matches = Refine(matches, variable, text => text.Select(piece =>
                piece.Kind == PieceKind.Hole && !piece.May(Doubt.Separator) ? piece.WithDoubt(piece.Doubt & ~Doubt.DotDot) : piece));
        }

        return (matches, other);

        State? Nulled(State? state)
        {
            State? nulled = state?.Clone();
            if (nulled is not null)
            {
                nulled[variable!] = PathValue.Nothing;
            }

            return nulled;
        }
    }

    private static bool Names(IPatternOperation pattern, string text) => pattern switch
    {
        IConstantPatternOperation constant => constant.Value.ConstantValue.Value as string == text,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => Names(or.LeftPattern, text) || Names(or.RightPattern, text),
        _ => false,
    };

    private (State? True, State? False) Test(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (IsStartsWith(method))
        {
            return StartsWith(call);
        }

        if (Membership(call) is var (isIn, isNot))
        {
            return (isIn, isNot);
        }

        if (method is { ContainingType.SpecialType: SpecialType.System_String, Name: "EndsWith" } && IsSeparator(call.Arguments[0].Value))
        {
            Evaluate(call);
            return EndsInSeparator(Subject(call.Instance!, plain: true));
        }

        if (method is { Name: "EndsInDirectorySeparator", ContainingType.Name: "Path" })
        {
            Evaluate(call);
            return EndsInSeparator(Subject(call.Arguments[0].Value, plain: true));
        }

        if (method is { ContainingType.SpecialType: SpecialType.System_String, Name: "Contains" })
        {
            (State? found, State? absent) = Search(call);
            return (found, absent);
        }

        if (method is { Name: "IsPathRooted" or "IsPathFullyQualified", ContainingType.Name: "Path" })
        {
            Evaluate(call);
            return (_state, Clear(_state?.Clone(), Subject(call.Arguments[0].Value, plain: true), Doubt.Rooted));
        }

        if (method is { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String })
        {
            Evaluate(call);
            ISymbol? variable = Subject(call.Arguments[0].Value, plain: true);
            State? empty = Refine(_state, variable, text => text.IsEmpty || text.Pieces.All(piece => piece.Kind == PieceKind.Hole) ? PathText.Empty : null);
            return (empty, Refine(_state?.Clone(), variable, text => text.IsEmpty ? null : text));
        }

        if (IsNumberTest(method))
        {
            // What is a number or a Guid has no separator in it.
            Evaluate(call);
            return (Plain(_state, Subject(call.Arguments[0].Value, plain: true)), _state?.Clone());
        }

        if (method.ReturnType.SpecialType == SpecialType.System_Boolean && GuardOf(method) is { } guard)
        {
            // What it does, and what its answer says.
            Evaluate(call);
            return HelperGuard(call, guard);
        }

        Evaluate(call);
        return (_state, _state?.Clone());
    }

    private static bool IsStartsWith(IMethodSymbol method) =>
        method is { Name: "StartsWith", ContainingType: { SpecialType: SpecialType.System_String } or { Name: "MemoryExtensions" } };

    private static bool IsNumberTest(IMethodSymbol method) =>
        method is { Name: "TryParse", IsStatic: true, Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] }
        && method.ContainingType is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } or { Name: "Guid", ContainingNamespace.Name: "System" };

    /// <summary>A name without anything in it that could lead elsewhere.</summary>
    private static bool IsPlain(string? name) => name is { Length: > 0 } && name.IndexOf('/') < 0 && name.Trim('.').Length > 0 && name[0] != '~';

    private static bool IsPlain(IOperation value) => value.ConstantValue is { HasValue: true, Value: string name } && IsPlain(name);

    private static bool IsPlain(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsPlain(constant.Value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => IsPlain(or.LeftPattern) && IsPlain(or.RightPattern),
        _ => false,
    };

    /// <summary>A variable that equals a plain name.</summary>
    private State? Plain(State? state, ISymbol? variable) => Clear(state, variable, Doubt.Separator | Doubt.DotDot | Doubt.Rooted);

    /// <summary>Checks of a name against a list, a pattern, or its letters; null where it is none.</summary>
    private (State? True, State? False)? Membership(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name is not ("Contains" or "IsMatch" or "All" or "Any") || (method.ContainingType.SpecialType == SpecialType.System_String))
        {
            return null;
        }

        IOperation? first = call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        IOperation? second = call.Instance is null ? (call.Arguments.Length > 1 ? call.Arguments[1].Value : null) : call.Arguments.Length > 0 ? call.Arguments[0].Value : null;
        if (first is null || second is null)
        {
            return null;
        }

        first = Bare(first);
        switch (method.Name)
        {
            case "Contains":
                Value list = Evaluate(first);
                PathValue name = EvaluatePath(second);
                if (name.Constant == ".." && first is IInvocationOperation { TargetMethod.Name: "Split", Instance: { } whole })
                {
                    return (_state, Clear(_state?.Clone(), Subject(whole, plain: true), Doubt.DotDot));
                }

                return list is SequenceValue { Element: PathValue { IsNothing: false } allowed } && allowed.Texts.All(static text => IsPlain(text.Constant))
                    ? (Plain(_state, Subject(second, plain: true)), _state?.Clone())
                    : null;
            case "IsMatch" when method.ContainingType.Name == "Regex":
                string? pattern = method.IsStatic ? EvaluatePath(second).Constant : Pattern(first);
                Doubt excluded = CharacterTest.Excludes(pattern);
                ISymbol? matched = Subject(method.IsStatic ? first : second, plain: true);
                Invoke(call);
                return (Clear(_state, matched, excluded), _state?.Clone());
            case "All" when CharacterTest.Keeps(second) is { } left:
                return (Clear(_state, Subject(first, plain: true), Doubt.Any & ~Doubt.Word & ~left), _state?.Clone());
            default:
                return null;
        }
    }

    private bool IsSeparator(IOperation operation) => EvaluatePath(operation).Constant == "/";

    private (State? True, State? False) EndsInSeparator(ISymbol? variable) => (
        Refine(_state, variable, static text => text.EndsInSeparator ? text
            : !text.IsEmpty && text.Pieces[text.Pieces.Length - 1].Kind == PieceKind.Literal ? null
            : KeepFull(text, text.Append(Piece.Literal("/")))),
        Refine(_state?.Clone(), variable, static text => text.EndsInSeparator ? null : text));

    private static PathText KeepFull(PathText from, PathText to) => from.IsFull ? to.AsFull() : to;
}
