using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>What expressions are, and what they do on the way.</summary>
internal sealed partial class Interpreter
{
    /// <summary><c>OperationKind.CollectionExpression</c> and <c>Spread</c>, which the compiler this is built for does not name.</summary>
    private const OperationKind CollectionExpression = (OperationKind)127;
    private const OperationKind Spread = (OperationKind)128;

    private Value? _conditionalInstance;

    private PathValue EvaluatePath(IOperation? operation) => operation is null ? PathValue.Unknown : AsPath(Evaluate(operation));

    private static PathValue AsPath(Value value) => value as PathValue ?? PathValue.Unknown;

    private Value Evaluate(IOperation operation)
    {
        if (operation.ConstantValue.HasValue)
        {
            return ConstantOf(operation.ConstantValue.Value, operation);
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return Held(local.Local) ?? (_written.TryGetValue(local.Local, out Value? any) ? any : Unknown(local.Local, local.Syntax));
            case IParameterReferenceOperation parameter:
                return ParameterOf(parameter.Parameter, parameter.Syntax);
            case IFieldReferenceOperation field:
                return FieldOf(field);
            case IPropertyReferenceOperation property:
                return PropertyOf(property);
            case IInvocationOperation invocation:
                if (!IsStartsWith(invocation.TargetMethod))
                {
                    return Invoke(invocation);
                }

                (State? starts, State? differs) = Branch(invocation);
                _state = Join(starts, differs);
                return DefaultOf(invocation);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IBinaryOperation binary:
                return Binary(binary);
            case IInterpolatedStringOperation interpolated:
                PathValue text = PathValue.Of(PathText.Empty);
                foreach (IInterpolatedStringContentOperation part in interpolated.Parts)
                {
                    text = text.Concat(part switch
                    {
                        IInterpolatedStringTextOperation literal => EvaluatePath(literal.Text),
                        IInterpolationOperation hole => AsText(hole.Expression, hole.FormatString?.ConstantValue.Value as string),
                        IInterpolatedStringAppendOperation append => Appended(append),
                        _ => PathValue.Unknown,
                    });
                }

                return text;
            case IInterpolatedStringHandlerCreationOperation handler:
                return Evaluate(handler.Content);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IConversionOperation conversion:
                Value operand = Evaluate(conversion.Operand);
                return conversion.Type?.Name == "OutputName" ? Contained(AsPath(operand))
                    : conversion.OperatorMethod is not { } convert || conversion.Type?.Name is "ReadOnlySpan" ? operand
                    : Operator(convert, operation.Syntax, operand) ?? DefaultOf(operation);
            case IAwaitOperation wait:
                return Evaluate(wait.Operation);
            case IConditionalOperation conditional:
                return Choose(conditional);
            case ICoalesceOperation coalesce:
                return Coalesce(Evaluate(coalesce.Value), coalesce.WhenNull, Bare(coalesce.Value));
            case ICoalesceAssignmentOperation coalesce:
                Value either = Coalesce(Evaluate(coalesce.Target), coalesce.Value);
                Assign(coalesce.Target, either);
                return either;
            case ISimpleAssignmentOperation assignment:
                Value value = Evaluate(assignment.Value);
                EvaluateTarget(assignment.Target);
                Assign(assignment.Target, value, assignment.Value);
                return value;
            case ICompoundAssignmentOperation compound:
                Value appended = compound.OperatorKind == BinaryOperatorKind.Add && compound.Type?.SpecialType == SpecialType.System_String
                    ? EvaluatePath(compound.Target).Concat(AsText(compound.Value, null))
                    : EvaluateAll(compound);
                Assign(compound.Target, appended);
                return appended;
            case IDeconstructionAssignmentOperation deconstruction:
                Value parts = Evaluate(deconstruction.Value);
                Assign(deconstruction.Target, parts);
                return parts;
            case IConditionalAccessOperation access:
                Value instance = Evaluate(access.Operation);
                Value? outer = _conditionalInstance;
                _conditionalInstance = instance;
                Value result = Evaluate(access.WhenNotNull);
                _conditionalInstance = outer;
                return result;
            case IConditionalAccessInstanceOperation:
                return _conditionalInstance ?? PathValue.Unknown;
            case ISwitchExpressionOperation choice:
                return Choose(choice);
            case ITupleOperation tuple:
                return TupleOf(tuple);
            case IAnonymousFunctionOperation lambda:
                if (_state is not null)
                {
                    _lambdas.Add((lambda, _state));
                }

                return new FunctionValue(lambda);
            case IDelegateCreationOperation creation:
                return creation.Target is IMethodReferenceOperation method ? new FunctionValue(method) : Evaluate(creation.Target);
            case IArrayCreationOperation array:
                return array.Initializer is null ? EvaluateAll(array) : Evaluate(array.Initializer);
            case IArrayInitializerOperation initializer:
                return ElementsOf(initializer.ElementValues);
            case IArrayElementReferenceOperation element:
                Value elements = Evaluate(element.ArrayReference);
                foreach (IOperation index in element.Indices)
                {
                    Evaluate(index);
                }

                return elements is not SequenceValue sequence ? DefaultOf(operation)
                    : element.Type is IArrayTypeSymbol ? sequence
                    : sequence.At(element.Indices is [{ ConstantValue: { HasValue: true, Value: var position } }] ? position : null);
            case IImplicitIndexerReferenceOperation part:
                return Slice(part);
            case IInstanceReferenceOperation self:
                return _frame.Self is { } known && self.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance ? known
                    : PathValue.Unknown;
            case IAnonymousObjectCreationOperation anonymous:
                ObjectValue members = ObjectValue.Empty;
                foreach (IOperation initializer in anonymous.Initializers)
                {
                    if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation named } member)
                    {
                        members = members.With(named.Property.Name, Evaluate(member.Value));
                    }
                }

                return members;
            case IWithOperation with:
                return Initialize(Evaluate(with.Operand), with.Initializer);
            case IIsPatternOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }:
                (State? yes, State? no) = Branch(operation);
                _state = Join(yes, no);
                return DefaultOf(operation);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IThrowOperation thrown:
                if (thrown.Exception is not null)
                {
                    Evaluate(thrown.Exception);
                }

                _state = null;
                return PathValue.Nothing;
            case INameOfOperation or ITypeOfOperation:
                return PathValue.Unknown;
            case IVariableDeclarationGroupOperation or IBlockOperation or ILocalFunctionOperation or IReturnOperation:
                Execute(operation);
                return PathValue.Nothing;
            case IFieldInitializerOperation or IPropertyInitializerOperation or IParameterInitializerOperation:
                return Evaluate(((ISymbolInitializerOperation)operation).Value);
            default:
                return IsCollectionExpression(operation) ? ElementsOf(operation.ChildOperations) : EvaluateAll(operation);
        }
    }

    /// <summary>A piece of an interpolated string that a handler takes: the call that the compiler makes of it.</summary>
    private PathValue Appended(IInterpolatedStringAppendOperation append)
    {
        if (append.AppendCall is not IInvocationOperation { Arguments: { Length: > 0 } arguments })
        {
            return PathValue.Unknown;
        }

        string? format = null;
        foreach (IArgumentOperation argument in arguments)
        {
            format = argument.Parameter?.Name == "format" ? argument.Value.ConstantValue.Value as string : format;
        }

        return AsText(arguments[0].Value, format);
    }

    private static bool IsCollectionExpression(IOperation operation) =>
        operation.Kind == CollectionExpression || (operation.Kind == OperationKind.None && operation.Syntax is CollectionExpressionSyntax);

    /// <summary>An operation that says nothing about paths; what it holds may.</summary>
    private PathValue EvaluateAll(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Evaluate(child);
        }

        return DefaultOf(operation);
    }

    private static PathValue ConstantOf(object? value, IOperation operation) => value switch
    {
        null => PathValue.Nothing,
        string text => PathValue.Of(Piece.Literal(text, operation.Syntax)),
        char c => PathValue.Of(Piece.Literal(c.ToString(), operation.Syntax)),
        _ when operation.Type?.TypeKind == TypeKind.Enum => NameOf(operation.Type, value) is { } name
            ? PathValue.Of(Piece.Literal(name, operation.Syntax))
            : PathValue.Of(Piece.Made(Doubt.None, operation.Syntax)),
        IFormattable number => PathValue.Of(Piece.Literal(number.ToString(null, CultureInfo.InvariantCulture), operation.Syntax)),
        _ => PathValue.Of(Piece.Literal(value.ToString(), operation.Syntax)),
    };

    private static string? NameOf(ITypeSymbol type, object value) =>
        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => member.HasConstantValue && value.Equals(member.ConstantValue))?.Name;

    /// <summary>What can be said of a value by its type alone.</summary>
    private static PathValue DefaultOf(IOperation operation) => PathValue.Of(Piece.Made(DoubtOf(operation.Type), operation.Syntax));

    public static Doubt DoubtOfType(ITypeSymbol? type) => DoubtOf(type);

    private static Doubt DoubtOf(ITypeSymbol? type)
    {
        if (type is null)
        {
            return Doubt.Any;
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Char:
                return Doubt.Below;
            case >= SpecialType.System_Boolean and <= SpecialType.System_Double:
            case SpecialType.System_IntPtr or SpecialType.System_UIntPtr:
                return Doubt.None;
            case SpecialType.System_DateTime:
                return Doubt.Separator;
            default:
                return type.TypeKind == TypeKind.Enum ? Doubt.Name
                    : type is { Name: "Guid" or "TimeSpan" or "TimeOnly" or "Version" or "Half" or "Int128" or "UInt128" or "BigInteger" } && IsSystem(type) ? Doubt.None
                    : type is { Name: "DateTimeOffset" or "DateOnly" } && IsSystem(type) ? Doubt.Separator
                    : Doubt.Any;
        }

        static bool IsSystem(ITypeSymbol type) => type.ContainingNamespace is { Name: "System" or "Numerics" };
    }

    /// <summary>A value as it stands in a text: numbers and dates as they are formatted.</summary>
    private PathValue AsText(IOperation operation, string? format)
    {
        IOperation bare = operation;
        while (bare is IConversionOperation { IsImplicit: true } or IParenthesizedOperation)
        {
            bare = bare is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)bare).Operand;
        }

        Value own = Evaluate(bare);
        if (bare.Type is INamedTypeSymbol type && _analysis.IsSource(type)
            && type.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(static method => method is { IsOverride: true, Parameters.Length: 0 }) is { } toString)
        {
            own = InvokeSource(toString, ImmutableArray<IArgumentOperation>.Empty, [], bare, own, bare.Syntax) ?? own;
        }

        return Formatted(AsPath(own), bare, format);
    }

    private static PathValue Formatted(PathValue value, IOperation operation, string? format)
    {
        Doubt doubt = DoubtOf(operation.Type);
        if (operation.Type?.SpecialType == SpecialType.System_String || doubt == Doubt.Any || (value.Constant is not null && format is null))
        {
            return value;
        }

        if (format is not null && doubt is Doubt.None or Doubt.Separator)
        {
            doubt = format!.IndexOf('/') >= 0 || (format.Length == 1 && doubt == Doubt.Separator && format is not ("o" or "O" or "s" or "u" or "R" or "r"))
                ? Doubt.Separator
                : Doubt.None;
        }

        return PathValue.Of(Piece.Made(doubt, operation.Syntax));
    }

    private static PathValue Unknown(ISymbol identity, SyntaxNode syntax, int origins = 0) =>
        PathValue.Of(Piece.Hole(DoubtOf(TypeOf(identity)), identity.Name, identity, syntax, origins));

    private Value Binary(IBinaryOperation binary)
    {
        if (binary.OperatorKind == BinaryOperatorKind.Add && binary.Type?.SpecialType == SpecialType.System_String)
        {
            return AsText(binary.LeftOperand, null).Concat(AsText(binary.RightOperand, null));
        }

        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            (State? yes, State? no) = Branch(binary);
            _state = Join(yes, no);
            return DefaultOf(binary);
        }

        if (binary.OperatorMethod is { Name: "op_Division", ContainingType.Name: "FullPath" })
        {
            return EvaluatePath(binary.LeftOperand).With(EvaluatePath(binary.RightOperand), PathMath.Combine);
        }

        return binary.OperatorMethod is { } own && _analysis.IsSource(own.ContainingType)
            ? Operator(own, binary.Syntax, Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand)) ?? DefaultOf(binary)
            : EvaluateAll(binary);
    }

    /// <summary>An operator that is written in this compilation: a helper like others.</summary>
    private Value? Operator(IMethodSymbol method, SyntaxNode at, params Value[] operands) =>
        InvokeSource(method, ImmutableArray<IArgumentOperation>.Empty, operands, null, null, at);

    /// <summary><c>text[from..]</c>, <c>list[^1]</c>.</summary>
    private Value Slice(IImplicitIndexerReferenceOperation part)
    {
        Value whole = Evaluate(part.Instance);
        Evaluate(part.Argument);
        if (whole is SequenceValue sequence)
        {
            return part.Argument is IRangeOperation ? sequence : sequence.Element;
        }

        return whole is PathValue text && part.Type?.SpecialType == SpecialType.System_String
            ? Cut(text.Constant, part.Argument as IRangeOperation) is { } cut ? PathValue.Of(Piece.Literal(cut, part.Syntax))
                : part.Argument is IRangeOperation { LeftOperand: { } start, RightOperand: null } && AfterLengthOf(text, start) is { } rest ? rest
                : part.Argument is IRangeOperation { LeftOperand: null, RightOperand: { } end } && WithoutTail(text, end, part.Instance) is { } head ? head
                : Lossy(text, part)
            : DefaultOf(part);
    }

    private static string? Cut(string? text, IRangeOperation? range)
    {
        return text is not null && range is not null
            && Bound(range.LeftOperand, 0) is var from and >= 0 && Bound(range.RightOperand, text.Length) is var to && from <= to && to <= text.Length
            ? text.Substring(from, to - from)
            : null;

        int Bound(IOperation? bound, int otherwise) => (bound is null ? null : Bare(bound)) switch
        {
            null => otherwise,
            { ConstantValue: { HasValue: true, Value: int position } } => position,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: int back } } => text.Length - back,
            _ => -1,
        };
    }

    private Value Choose(IConditionalOperation conditional)
    {
        (State? yes, State? no) = Branch(conditional.Condition);
        _state = yes;
        Value? whenTrue = yes is null ? null : Evaluate(conditional.WhenTrue);
        yes = whenTrue is null ? null : _state;
        whenTrue = yes is null ? null : whenTrue;
        _state = no;
        Value? whenFalse = no is null || conditional.WhenFalse is null ? null : Evaluate(conditional.WhenFalse);
        whenFalse = _state is null ? null : whenFalse;
        _state = Join(yes, _state);
        return Value.Join(whenTrue, whenFalse);
    }

    private Value Choose(ISwitchExpressionOperation choice)
    {
        Evaluate(choice.Value);
        State? entry = _state;
        State? ends = null;
        Value? value = null;
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            _state = entry?.Clone();
            Bind(arm.Pattern, null);
            _state = IsPlain(arm.Pattern) ? Plain(_state, Subject(choice.Value, plain: true)) : _state;
            if (arm.Guard is { } guard && _state is not null)
            {
                _state = Branch(guard).True;
            }

            if (_state is not null)
            {
                Value one = Evaluate(arm.Value);
                if (_state is not null)
                {
                    value = value is null ? one : Value.Join(value, one);
                    ends = Join(ends, _state);
                }
            }
        }

        _state = ends;
        return value ?? PathValue.Nothing;
    }

    private Value Coalesce(Value value, IOperation otherwise, IOperation? from = null)
    {
        if (from is not IConditionalAccessOperation
            && value is PathValue { IsNothing: false, Texts: var texts }
            && texts.All(text => text.IsEmpty ? from is not IInvocationOperation : text.Pieces[0].Kind != PieceKind.Hole))
        {
            // A text that is known is not null.
            return value;
        }

        State? before = _state?.Clone();
        Value other = Evaluate(otherwise);
        bool returns = _state is not null;
        _state = Join(before, _state);
        return returns ? Value.Join(value, other) : value;
    }

    private ObjectValue TupleOf(ITupleOperation tuple)
    {
        ObjectValue value = ObjectValue.Empty;
        var type = tuple.Type as INamedTypeSymbol;
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            Value element = Evaluate(tuple.Elements[i]);
            value = value.With($"Item{i + 1}", element);
            if (type is { IsTupleType: true } && i < type.TupleElements.Length)
            {
                value = value.With(type.TupleElements[i].Name, element);
            }
        }

        return value;
    }

    /// <summary>More elements than this are not told apart.</summary>
    private const int MostItems = 16;

    private SequenceValue ElementsOf(IEnumerable<IOperation> elements)
    {
        Value? all = null;
        ImmutableArray<Value>.Builder? items = ImmutableArray.CreateBuilder<Value>();
        foreach (IOperation element in elements)
        {
            bool spreads = element.Kind == Spread || element.Syntax is SpreadElementSyntax;
            Value one;
            if (spreads)
            {
                IOperation spread = element.ChildOperations.First();
                one = ElementOf(Evaluate(spread), spread);
                items = null;
            }
            else
            {
                one = Evaluate(element);
                items?.Add(one);
            }

            all = all is null ? one : Value.Join(all, one);
        }

        return new SequenceValue(all ?? PathValue.Nothing, items is { Count: <= MostItems } ? items.ToImmutable() : ImmutableArray<Value>.Empty);
    }

    /// <summary>What a <c>foreach</c> takes out of a collection.</summary>
    private static Value ElementOf(Value collection, IOperation operation)
    {
        if (collection is SequenceValue sequence)
        {
            return sequence.Element;
        }

        if (collection is ObjectValue group && group.Member(ObjectValue.Element) is { } grouped)
        {
            return grouped;
        }

        if (collection is PathValue { Constant: { Length: > 0 and <= 16 } letters })
        {
            return PathValue.Of(letters.Select(letter => PathText.Of(Piece.Literal(letter.ToString(), operation.Syntax))));
        }

        while (operation is IConversionOperation { IsImplicit: true } conversion)
        {
            operation = conversion.Operand;
        }

        ITypeSymbol? type = operation.Type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: [var only] } => only,
            _ => null,
        };
        return type is null ? PathValue.Unknown : PathAnalysis.OfRuntimeType(type, operation.Syntax) ?? PathValue.Of(Piece.Hole(DoubtOf(type), source: operation.Syntax));
    }
}
