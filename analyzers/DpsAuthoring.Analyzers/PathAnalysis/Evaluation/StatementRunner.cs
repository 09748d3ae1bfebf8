using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Runs statements, forward, both sides of every branch. The operation tree is walked as it was written, which is enough for
/// structured code;
/// where a <c>goto</c> jumps back to, nothing is known.</summary>
internal sealed class StatementRunner(BodyRun run) : BodyPart(run)
{
    private const int LoopPasses = 3;

    private Dictionary<ISymbol, BodyState?>? _jumps;

    private void Jump(ISymbol target)
    {
        _jumps ??= new(SymbolEqualityComparer.Default);
        _jumps[target] = Join(_jumps.TryGetValue(target, out BodyState? before) ? before : null, State);
        State = null;
    }

    private void ResumeAt(ISymbol? target)
    {
        if (target is not null && _jumps is not null && _jumps.TryGetValue(target, out BodyState? jumped))
        {
            State = Join(State, jumped);
            _jumps.Remove(target);
        }
    }

    public void Execute(IOperation? operation)
    {
        if (operation is null || State is null)
        {
            if (operation is ILabeledOperation or IBlockOperation or ISwitchOperation or ILoopOperation)
            {
                ResumeInside(operation);
            }

            return;
        }

        Analysis.Cancel.ThrowIfCancellationRequested();
        switch (operation)
        {
            case IMethodBodyOperation method:
                Execute(method.BlockBody ?? method.ExpressionBody);
                break;
            case IConstructorBodyOperation constructor:
                Execute(constructor.Initializer);
                Execute(constructor.BlockBody ?? constructor.ExpressionBody);
                break;
            case IBlockOperation block:
                ExecuteAll(block.Operations);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclarationOperation declaration in group.Declarations)
                {
                    Declare(declaration);
                }

                break;
            case IConditionalOperation conditional when conditional.Type is null || conditional.Type.SpecialType == SpecialType.System_Void:
                (BodyState? yes, BodyState? no) = Run.Conditions.Branch(conditional.Condition);
                State = yes;
                Execute(conditional.WhenTrue);
                yes = State;
                State = no;
                Execute(conditional.WhenFalse);
                State = Join(yes, State);
                break;
            case IForLoopOperation loop:
                For(loop);
                break;
            case IForEachLoopOperation loop:
                ForEach(loop);
                break;
            case IWhileLoopOperation loop:
                Loop(loop, loop.Condition, loop.ConditionIsTop, static () => { }, static () => { }, loop.ConditionIsUntil);
                break;
            case ISwitchOperation choice:
                Switch(choice);
                break;
            case ITryOperation attempt:
                Try(attempt);
                break;
            case IUsingOperation use:
                Execute(use.Resources);
                Execute(use.Body);
                break;
            case IUsingDeclarationOperation use:
                Execute(use.DeclarationGroup);
                break;
            case ILockOperation guarded:
                Evaluate(guarded.LockedValue);
                Execute(guarded.Body);
                break;
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                Run.Outcome.IsIterator = true;
                Run.Outcome.Exit = Join(Run.Outcome.Exit, State);
                State = null;
                break;
            case IReturnOperation { ReturnedValue: { } truth } when Run.Outcome.Verdict is { } verdict:
                (BodyState? whenTrue, BodyState? whenFalse) = Run.Conditions.Branch(truth);
                verdict.True = Join(verdict.True, whenTrue);
                verdict.False = Join(verdict.False, whenFalse);
                State = null;
                break;
            case IReturnOperation give:
                Value? given = give.ReturnedValue is { } returned ? Evaluate(returned) : null;
                if (State is not null && given is not null)
                {
                    Run.Outcome.Result = Run.Outcome.Result is null ? given : Value.Join(Run.Outcome.Result, given);
                }

                Run.Outcome.IsIterator |= give.Kind == OperationKind.YieldReturn;
                if (give.Kind != OperationKind.YieldReturn)
                {
                    Run.Outcome.Exit = Join(Run.Outcome.Exit, State);
                    State = null;
                }

                break;
            case IBranchOperation branch:
                Jump(branch.Target);
                break;
            case ILabeledOperation labeled:
                ResumeInside(labeled);
                break;
            case ILocalFunctionOperation:
                break;
            case IExpressionStatementOperation statement:
                Evaluate(statement.Operation);
                break;
            default:
                Evaluate(operation);
                break;
        }
    }

    /// <summary>
    /// Code after a label is reached by <c>goto</c>. Where one jumps back to it nothing is known there, but what it does by itself still
    /// is.
    /// </summary>
    private void ResumeInside(IOperation operation)
    {
        if (operation is ILabeledOperation labeled)
        {
            if (!IsJumpedBackTo(labeled))
            {
                ResumeAt(labeled.Label);
                Execute(labeled.Operation);
                return;
            }

            var anything = new BodyState();
            foreach (KeyValuePair<ISymbol, Value> written in Variables.Written)
            {
                anything[written.Key] = PathValue.Unknown;
            }

            State = anything;
            Execute(labeled.Operation);
        }
        else if (operation is IBlockOperation block && HoldsLabel(block))
        {
            ExecuteAll(block.Operations);
        }
    }

    private void ExecuteAll(ImmutableArray<IOperation> operations)
    {
        foreach (IOperation operation in operations)
        {
            Execute(operation);
        }
    }

    private bool IsJumpedBackTo(ILabeledOperation labeled) =>
        Run.Syntax.DescendantNodes().Any(node => node is GotoStatementSyntax { Expression: IdentifierNameSyntax target }
            && target.Identifier.ValueText == labeled.Label.Name
            && node.SpanStart > labeled.Syntax.SpanStart);

    /// <summary>
    /// The separator, where it is among the characters that a loop goes through: of all of them it is the one that matters.
    /// </summary>
    private Value? SeparatorAmong(Value collection, IOperation characters) => collection is not SequenceValue list ? null
        : Variables.OriginOf(characters).IsCall("System.IO.Path", "GetInvalidFileNameChars") ? list.Element
        : (Operations.WithoutConversions(characters).Type as IArrayTypeSymbol)?.ElementType.SpecialType == SpecialType.System_Char
            ? list.Items.FirstOrDefault(static item => item is PathValue { Constant: "/" })
        : null;

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
        {
            IVariableInitializerOperation? initializer = declarator.Initializer ?? declaration.Initializer;
            if (initializer is not null)
            {
                Variables.RememberOrigin(declarator.Symbol, initializer.Value);
                Variables.Write(declarator.Symbol, Values.WithName(Evaluate(initializer.Value), declarator.Symbol), declarator.Syntax);
            }
        }
    }

    private void For(IForLoopOperation loop)
    {
        ExecuteAll(loop.Before);
        Loop(loop, loop.Condition, testsFirst: true, static () => { }, () => ExecuteAll(loop.AtLoopBottom));
    }

    private void ForEach(IForEachLoopOperation loop)
    {
        Value collection = Evaluate(loop.Collection);
        Value? separator = SeparatorAmong(collection, loop.Collection);
        Value element = separator ?? Sequences.ElementOf(collection, loop.Collection);
        Loop(
            loop,
            null,
            testsFirst: true,
            () => Run.Assignments.Assign(loop.LoopControlVariable, element),
            static () => { },
            mayBeEmpty: separator is null);
    }

    private void Loop(
        ILoopOperation loop, IOperation? condition, bool testsFirst, Action start, Action end, bool isUntil = false, bool mayBeEmpty = true)
    {
        BodyState? exits = null;
        for (int pass = 0; pass < LoopPasses; pass++)
        {
            BodyState? before = State?.Clone();
            if (before is null)
            {
                break;
            }

            // A loop without a condition and without an element to take, for (;;), is left by break alone.
            BodyState? leaves = loop is IForEachLoopOperation && (mayBeEmpty || pass > 0) ? before : null;
            if (condition is not null && testsFirst)
            {
                (BodyState? yes, BodyState? no) = Run.Conditions.Branch(condition);
                (State, leaves) = isUntil ? (no, yes) : (yes, no);
            }

            if (State is not null)
            {
                State = State.Clone();
                start();
                Execute(loop.Body);
            }

            ResumeAt(loop.ContinueLabel);
            if (State is not null)
            {
                end();
            }

            if (condition is not null && !testsFirst && State is not null)
            {
                (BodyState? yes, BodyState? no) = Run.Conditions.Branch(condition);
                (State, leaves) = isUntil ? (no, yes) : (yes, no);
            }

            exits = Join(exits, leaves);
            BodyState? again = mayBeEmpty || pass > 0 ? Join(before, State) : State;
            if (again is null || State is null || again.Same(before))
            {
                break;
            }

            State = pass == LoopPasses - 2 ? BodyState.Widen(before, again) : again;
        }

        State = exits;
        ResumeAt(loop.ExitLabel);
    }

    private void Switch(ISwitchOperation choice)
    {
        Value asked = Evaluate(choice.Value);
        BodyState? entry = State;
        BodyState? exits = null;
        ISwitchCaseOperation? otherwise = null;
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            if (section.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default))
            {
                // Wherever it stands, it is asked last.
                otherwise = section;
                continue;
            }

            BodyState? enters = null;
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                State = entry?.Clone();
                (BodyState? matches, entry) = Matches(clause, asked, choice.Value);
                enters = Join(enters, matches);
            }

            exits = Join(exits, RunSection(section, enters));
        }

        exits = otherwise is null ? Join(exits, entry) : Join(exits, RunSection(otherwise, entry));
        State = exits;
        ResumeAt(choice.ExitLabel);
    }

    private BodyState? RunSection(ISwitchCaseOperation section, BodyState? enters)
    {
        State = enters?.Clone();
        foreach (ICaseClauseOperation clause in section.Clauses)
        {
            ResumeAt(clause.Label);
        }

        ExecuteAll(section.Body);
        return State;
    }

    private (BodyState? True, BodyState? False) Matches(ICaseClauseOperation clause, Value asked, IOperation expression)
    {
        switch (clause)
        {
            case IPatternCaseClauseOperation { Pattern: { } pattern } patterned:
                (BodyState? matches, BodyState? fails) = Run.Patterns.Match(pattern, asked, expression);
                if (patterned.Guard is { } guard && matches is not null)
                {
                    State = matches;
                    (matches, BodyState? refused) = Run.Conditions.Branch(guard);
                    fails = Join(fails, refused);
                }

                return (matches, fails);
            case ISingleValueCaseClauseOperation single:
                return Run.Patterns.Equal(single.Value, asked, expression);
            default:
                return (State, State?.Clone());
        }
    }

    private void Try(ITryOperation attempt)
    {
        BodyState? entry = State?.Clone();
        Execute(attempt.Body);
        BodyState? after = State;

        // A catch may be reached from anywhere in the body: what the body wrote may be written or not.
        BodyState? anywhere = entry?.Clone();
        if (anywhere is not null)
        {
            foreach (KeyValuePair<ISymbol, Value> written in Variables.Written)
            {
                if (entry![written.Key] is { } was && after?.Get(written.Key)?.Equals(was) != true)
                {
                    anywhere[written.Key] = Value.Join(was, written.Value);
                }
            }
        }

        BodyState? ends = after;
        foreach (ICatchClauseOperation handler in attempt.Catches)
        {
            State = anywhere?.Clone();
            if (handler.Filter is { } filter && State is not null)
            {
                State = Run.Conditions.Branch(filter).True;
            }

            Execute(handler.Handler);
            ends = Join(ends, State);
        }

        if (attempt.Finally is { } always)
        {
            State = Join(ends, anywhere);
            Execute(always);
            BodyState? end = State;
            State = ends is null ? null : ends.Clone();
            if (State is not null && end is not null)
            {
                Execute(always);
            }
        }
        else
        {
            State = ends;
        }
    }

    private static bool HoldsLabel(IBlockOperation block) => block.Operations.Any(static child => child is ILabeledOperation);
}
