using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What is known on the two sides of a condition.</summary>
internal sealed class ConditionEvaluator(BodyRun run) : BodyPart(run)
{
    private HashSet<ISymbol>? _asked;

    public (BodyState? True, BodyState? False) Branch(IOperation condition)
    {
        if (State is null)
        {
            return (null, null);
        }

        if (condition.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return constant ? (State, null) : (null, State);
        }

        if (Analysis.Platform.AnswerOf(condition) is { } answer)
        {
            return answer ? (State, null) : (null, State);
        }

        switch (condition)
        {
            case IParenthesizedOperation parenthesized:
                return Branch(parenthesized.Operand);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                (BodyState? notTrue, BodyState? notFalse) = Branch(not.Operand);
                return (notFalse, notTrue);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and:
                (BodyState? left, BodyState? leftFalse) = Branch(and.LeftOperand);
                State = left?.Clone();
                (BodyState? both, BodyState? rightFalse) = Branch(and.RightOperand);
                return (both, Join(leftFalse, rightFalse));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or:
                (BodyState? leftTrue, BodyState? neither) = Branch(or.LeftOperand);
                State = neither?.Clone();
                (BodyState? rightTrue, BodyState? none) = Branch(or.RightOperand);
                return (Join(leftTrue, rightTrue), none);
            case ILocalReferenceOperation local when Variables.GivenTo(local.Local) is { } origin
                && origin.Type?.SpecialType == SpecialType.System_Boolean
                && (_asked ??= new(SymbolEqualityComparer.Default)).Add(local.Local):
                // What the truth was made of; a variable that is made of itself says nothing.
                (BodyState? wasTrue, BodyState? wasFalse) = Branch(origin);
                _asked.Remove(local.Local);
                return (wasTrue, wasFalse);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality:
                (BodyState? same, BodyState? other) = Equality(equality);
                return equality.OperatorKind == BinaryOperatorKind.Equals ? (same, other) : (other, same);
            case IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.LessThan
            } comparison
                when comparison.LeftOperand
                    is IInvocationOperation
                    {
                        TargetMethod: { Name: "IndexOf" or "IndexOfAny", ContainingType.SpecialType: SpecialType.System_String }
                    } search
                    && comparison.RightOperand.ConstantValue is { HasValue: true, Value: 0 or -1 }:
                (BodyState? found, BodyState? absent) = Search(search);
                return comparison.OperatorKind == BinaryOperatorKind.LessThan ? (absent, found) : (found, absent);
            case IInvocationOperation call:
                return Test(call);
            case IPropertyReferenceOperation { Property: { GetMethod: { } getter, IsIndexer: false } } property
                when ExtensionMembers.HasReceiver(getter) && Run.Guards.BodyOf(getter) is { } guard:
                Evaluate(condition);
                return Run.Guards.AskHelper(getter, property.Arguments, property.Instance, guard);
            case IIsPatternOperation pattern:
                return Run.Patterns.Match(pattern.Pattern, Evaluate(pattern.Value), pattern.Value);
            default:
                Evaluate(condition);
                return (State, State?.Clone());
        }
    }

    private (BodyState? Same, BodyState? Other) Equality(IBinaryOperation equality)
    {
        IOperation left = Operations.WithoutConversions(equality.LeftOperand);
        IOperation right = Operations.WithoutConversions(equality.RightOperand);
        if (left
                is IInvocationOperation
                {
                    TargetMethod: { Name: "IndexOf" or "IndexOfAny", ContainingType.SpecialType: SpecialType.System_String }
                } search
            && right.ConstantValue is { HasValue: true, Value: -1 })
        {
            (BodyState? found, BodyState? absent) = Search(search);
            return (absent, found);
        }

        if (left.ConstantValue.HasValue)
        {
            (left, right) = (right, left);
        }

        Evaluate(equality.LeftOperand);
        Evaluate(equality.RightOperand);
        BodyState? same = State;
        BodyState? other = State?.Clone();
        if (right.ConstantValue is { HasValue: true, Value: bool wanted } && left is IInvocationOperation test)
        {
            (BodyState? yes, BodyState? no) = Test(test);
            return wanted ? (yes, no) : (no, yes);
        }

        if (right.ConstantValue is { HasValue: true, Value: null } && Variables.VariableOf(left, itself: true) is { } variable)
        {
            if (same is not null && Values.TypeOf(variable) is { IsReferenceType: true })
            {
                if ((same[variable] ?? Variables.OnEntry(variable)) is PathValue { IsNothing: false } value
                    && value.Texts.All(text => text.IsEmpty || text.Pieces[0].Kind != PieceKind.Hole))
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

        if (PlainName.Is(right))
        {
            same = Run.Refinement.ToPlainName(same, Variables.VariableOf(left, itself: true));
        }

        if (right.ConstantValue is { HasValue: true, Value: ".." })
        {
            other = Run.Refinement.Refine(other, Variables.VariableOf(left, itself: true), text => text.Select(piece =>
                piece.Kind == PieceKind.Hole && !piece.May(Taint.Separator) ? piece.WithTaint(piece.Taint & ~Taint.DotDot) : piece));
        }

        // name == Path.GetFileName(name): no separator in it.
        if (FileNameOf(right) is { } named && SymbolEqualityComparer.Default.Equals(named, Variables.VariableOf(left, itself: true)))
        {
            same = Run.Refinement.Clear(same, named, Taint.Separator | Taint.Rooted);
        }
        else if (FileNameOf(left) is { } its && SymbolEqualityComparer.Default.Equals(its, Variables.VariableOf(right, itself: true)))
        {
            same = Run.Refinement.Clear(same, its, Taint.Separator | Taint.Rooted);
        }

        return (same, other);

        ISymbol? FileNameOf(IOperation operation) =>
            Variables.OriginOf(operation) is IInvocationOperation { TargetMethod: var method, Arguments: [var only] }
            && method.Is("System.IO.Path", "GetFileName")
                ? Variables.VariableOf(only.Value, itself: true)
                : null;
    }

    private (BodyState? Found, BodyState? Absent) Search(IInvocationOperation search)
    {
        Evaluate(search);
        BodyState? absent = State?.Clone();
        if (search.Instance is { } instance && search.Arguments.Length > 0)
        {
            absent = Run.NameChecks.Without(absent, Variables.VariableOf(instance, itself: true), search.Arguments[0].Value);
        }

        return (State, absent);
    }

    private (BodyState? True, BodyState? False) Test(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (ContainmentCheck.IsStartsWith(method))
        {
            return Run.Containment.StartsWith(call);
        }

        if (Run.NameChecks.Membership(call) is var (isIn, isNot))
        {
            return (isIn, isNot);
        }

        if (method is { ContainingType.SpecialType: SpecialType.System_String, Name: "EndsWith" }
            && Run.NameChecks.IsSeparator(call.Arguments[0].Value))
        {
            Evaluate(call);
            return Run.Refinement.EndsInSeparator(Variables.VariableOf(call.Instance!, itself: true));
        }

        if (method.Is("System.IO.Path", "EndsInDirectorySeparator"))
        {
            Evaluate(call);
            return Run.Refinement.EndsInSeparator(Variables.VariableOf(call.Arguments[0].Value, itself: true));
        }

        if (method is { ContainingType.SpecialType: SpecialType.System_String, Name: "Contains" })
        {
            (BodyState? found, BodyState? absent) = Search(call);
            return (found, absent);
        }

        if (method.Is("System.IO.Path", "IsPathRooted", "IsPathFullyQualified"))
        {
            Evaluate(call);
            return (State, Run.Refinement.Clear(State?.Clone(), Variables.VariableOf(call.Arguments[0].Value, itself: true), Taint.Rooted));
        }

        if (method is { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String })
        {
            Evaluate(call);
            ISymbol? variable = Variables.VariableOf(call.Arguments[0].Value, itself: true);
            BodyState? empty = Run.Refinement.Refine(
                State, variable, text => text.IsEmpty || text.Pieces.All(piece => piece.Kind == PieceKind.Hole) ? PathText.Empty : null);
            return (empty, Run.Refinement.Refine(State?.Clone(), variable, text => text.IsEmpty ? null : text));
        }

        if (IsNumberTest(method))
        {
            // What is a number or a Guid has no separator in it.
            Evaluate(call);
            return (Run.Refinement.ToPlainName(State, Variables.VariableOf(call.Arguments[0].Value, itself: true)), State?.Clone());
        }

        if (method.ReturnType.SpecialType == SpecialType.System_Boolean && Run.Guards.BodyOf(method) is { } guard)
        {
            // What it does, and what its answer says.
            Evaluate(call);
            return Run.Guards.AskHelper(method, call.Arguments, call.Instance, guard);
        }

        Evaluate(call);
        return (State, State?.Clone());
    }

    private static bool IsNumberTest(IMethodSymbol method) =>
        method is { Name: "TryParse", IsStatic: true, Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] }
        && (
            method.ContainingType.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double
            || method.ContainingType.Is("System.Guid"));
}
