using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What expressions are, and what they do on the way.</summary>
internal sealed class ExpressionEvaluator(BodyRun run) : BodyPart(run)
{
    private Value? _conditionalInstance;

    public new PathValue EvaluatePath(IOperation? operation) => operation is null ? PathValue.Unknown : Values.AsPath(Evaluate(operation));

    public new Value Evaluate(IOperation operation)
    {
        if (operation.ConstantValue.HasValue)
        {
            return Analysis.ConstantOf(operation);
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return Variables.ValueOf(local.Local) ?? Variables.AnyOf(local.Local) ?? Values.OfSymbol(local.Local, local.Syntax);
            case IParameterReferenceOperation parameter:
                return Variables.OfParameter(parameter.Parameter, parameter.Syntax);
            case IFieldReferenceOperation field:
                return Variables.OfField(field);
            case IPropertyReferenceOperation property:
                return Run.Calls.Read(property);
            case IInvocationOperation invocation:
                if (!ContainmentCheck.IsStartsWith(invocation.TargetMethod))
                {
                    return Run.Calls.Invoke(invocation);
                }

                (BodyState? starts, BodyState? differs) = Run.Conditions.Branch(invocation);
                State = Join(starts, differs);
                return Analysis.OfType(invocation);
            case IObjectCreationOperation creation:
                return Run.Creations.Create(creation);
            case IBinaryOperation binary:
                return Binary(binary);
            case IInterpolatedStringOperation interpolated:
                return Run.Texts.Interpolated(interpolated);
            case IInterpolatedStringHandlerCreationOperation handler:
                return Evaluate(handler.Content);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IConversionOperation conversion:
                Value operand = Evaluate(conversion.Operand);
                Run.Uses.RecordConversion(conversion, operand);
                return conversion.Type.Is(WellKnownTypes.OutputName) ? Run.Uses.Name(conversion, Values.AsPath(operand))
                    : conversion.OperatorMethod is not { } convert || conversion.Type.Is("System.ReadOnlySpan") ? operand
                    : Analysis.Models.Convert(convert, operand)
                        ?? Operator(convert, operation.Syntax, operand)
                        ?? Analysis.OfType(operation);
            case IAwaitOperation wait:
                return Evaluate(wait.Operation);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IConditionalOperation conditional:
                return Choose(conditional);
            case ICoalesceOperation coalesce:
                return Coalesce(Evaluate(coalesce.Value), coalesce.WhenNull, Operations.WithoutConversions(coalesce.Value));
            case ICoalesceAssignmentOperation coalesce:
                Value either = Coalesce(Evaluate(coalesce.Target), coalesce.Value, coalesce.Target);
                Run.Assignments.Assign(coalesce.Target, either);
                return either;
            case ISimpleAssignmentOperation assignment:
                Value value = Evaluate(assignment.Value);
                Run.Assignments.EvaluateTarget(assignment.Target);
                Run.Assignments.Assign(assignment.Target, value, assignment.Value);
                return value;
            case IIncrementOrDecrementOperation step:
                Value counted = EvaluateAll(step);
                Run.Assignments.Assign(step.Target, counted);
                return counted;
            case ICompoundAssignmentOperation { OperatorMethod: { } compound } assignment
                when Analysis.Types.IsSource(compound.ContainingType):
                return Compound(compound, assignment);
            case ICompoundAssignmentOperation compound:
                Value appended = compound.OperatorKind == BinaryOperatorKind.Add && compound.Type?.SpecialType == SpecialType.System_String
                    ? EvaluatePath(compound.Target).Concat(Run.Texts.AsText(compound.Value, null))
                    : EvaluateAll(compound);
                Run.Assignments.Assign(compound.Target, appended);
                return appended;
            case IDeconstructionAssignmentOperation deconstruction:
                Value parts = Evaluate(deconstruction.Value);
                Run.Assignments.Assign(deconstruction.Target, parts);
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
                Run.Functions.Declare(lambda);
                return new FunctionValue(lambda);
            case IDelegateCreationOperation creation:
                return creation.Target is IMethodReferenceOperation method ? new FunctionValue(method) : Evaluate(creation.Target);
            case IArrayCreationOperation array:
                return array.Initializer is null ? EvaluateAll(array) : Evaluate(array.Initializer);
            case IArrayInitializerOperation initializer:
                return Sequences.Written(Run, initializer.ElementValues);
            case IArrayElementReferenceOperation element:
                Value elements = Evaluate(element.ArrayReference);
                foreach (IOperation index in element.Indices)
                {
                    Evaluate(index);
                }

                return elements is not SequenceValue sequence ? Analysis.OfType(operation)
                    : element.Indices is not [var only] ? sequence.Element
                    : only is IRangeOperation range ? Sequences.Within(sequence, range)
                    : sequence.At(Sequences.PositionOf(only));
            case IImplicitIndexerReferenceOperation part:
                return Substrings.Slice(Run, part);
            case IInstanceReferenceOperation self:
                return Frame.Self is { } known && self.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance ? known
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
                return Run.Creations.Initialize(Evaluate(with.Operand), with.Initializer);
            case IIsPatternOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }:
                (BodyState? yes, BodyState? no) = Run.Conditions.Branch(operation);
                State = Join(yes, no);
                return Analysis.OfType(operation);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IThrowOperation thrown:
                if (thrown.Exception is not null)
                {
                    Evaluate(thrown.Exception);
                }

                State = null;
                return PathValue.Nothing;
            case INameOfOperation or ITypeOfOperation:
                return PathValue.Unknown;
            case IVariableDeclarationGroupOperation or IBlockOperation or ILocalFunctionOperation or IReturnOperation:
                Run.Statements.Execute(operation);
                return PathValue.Nothing;
            case IFieldInitializerOperation or IPropertyInitializerOperation or IParameterInitializerOperation:
                return Evaluate(((ISymbolInitializerOperation)operation).Value);
            default:
                return !Operations.IsCollectionExpression(operation) ? EvaluateAll(operation)
                    : operation.Type is INamedTypeSymbol type && Dictionaries.IsDictionary(type)
                        ? Dictionaries.Entry(PathValue.Nothing, PathValue.Nothing)
                    : Sequences.Written(Run, operation.ChildOperations);
        }
    }

    /// <summary>An operation that says nothing about paths; what it holds may.</summary>
    public PathValue EvaluateAll(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Evaluate(child);
        }

        return Analysis.OfType(operation);
    }

    private Value Binary(IBinaryOperation binary)
    {
        if (binary.OperatorKind == BinaryOperatorKind.Add && binary.Type?.SpecialType == SpecialType.System_String)
        {
            return Run.Texts.AsText(binary.LeftOperand, null).Concat(Run.Texts.AsText(binary.RightOperand, null));
        }

        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            (BodyState? yes, BodyState? no) = Run.Conditions.Branch(binary);
            State = Join(yes, no);
            return Analysis.OfType(binary);
        }

        if (binary.OperatorMethod is { Name: "op_Division" } division && division.ContainingType.Is("Meziantou.Framework.FullPath"))
        {
            return EvaluatePath(binary.LeftOperand).With(EvaluatePath(binary.RightOperand), PathMath.Combine);
        }

        return binary.OperatorMethod is { } own && Analysis.Types.IsSource(own.ContainingType)
            ? Operator(own, binary.Syntax, Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand)) ?? Analysis.OfType(binary)
            : EvaluateAll(binary);
    }

    /// <summary>An operator that is written in this compilation: a helper like others.</summary>
    private Value? Operator(IMethodSymbol method, SyntaxNode at, params Value[] operands) =>
        Run.Helpers.Call(method, ImmutableArray<IArgumentOperation>.Empty, operands, null, null, at);

    /// <summary>An operator that makes a new value, or one that changes the object it is called on.</summary>
    private Value Compound(IMethodSymbol method, ICompoundAssignmentOperation assignment)
    {
        Value target = Evaluate(assignment.Target);
        Value value = Evaluate(assignment.Value);
        if (!method.IsStatic)
        {
            Run.Helpers.Call(method, ImmutableArray<IArgumentOperation>.Empty, [value], assignment.Target, target, assignment.Value.Syntax);
            return target;
        }

        Value made = Operator(method, assignment.Syntax, target, value) ?? Analysis.OfType(assignment);
        Run.Assignments.Assign(assignment.Target, made);
        return made;
    }

    private Value Choose(IConditionalOperation conditional)
    {
        (BodyState? yes, BodyState? no) = Run.Conditions.Branch(conditional.Condition);
        State = yes;
        Value? whenTrue = yes is null ? null : Evaluate(conditional.WhenTrue);
        yes = whenTrue is null ? null : State;
        whenTrue = yes is null ? null : whenTrue;
        State = no;
        Value? whenFalse = no is null || conditional.WhenFalse is null ? null : Evaluate(conditional.WhenFalse);
        whenFalse = State is null ? null : whenFalse;
        State = Join(yes, State);
        return Value.Join(whenTrue, whenFalse);
    }

    private Value Choose(ISwitchExpressionOperation choice)
    {
        Value asked = Evaluate(choice.Value);
        BodyState? entry = State;
        BodyState? ends = null;
        Value? value = null;
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            State = entry?.Clone();
            (State, entry) = Run.Patterns.Match(arm.Pattern, asked, choice.Value);
            if (arm.Guard is { } guard && State is not null)
            {
                (State, BodyState? refused) = Run.Conditions.Branch(guard);
                entry = Join(entry, refused);
            }

            if (State is not null)
            {
                Value one = Evaluate(arm.Value);
                if (State is not null)
                {
                    value = value is null ? one : Value.Join(value, one);
                    ends = Join(ends, State);
                }
            }
        }

        State = ends;
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

        BodyState? before = State?.Clone();
        Value other = Evaluate(otherwise);
        if (value is PathValue { IsNothing: true } && from is IParameterReferenceOperation { Parameter: var absent })
        {
            // Who passes null, or nothing, has chosen what stands for it.
            int chosen = Variables.OriginOf(absent);
            other = other.Map(text => text.Select(piece => piece.WithOrigins(piece.Origins | chosen)));
        }

        bool returns = State is not null;
        State = Join(before, State);
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
}
