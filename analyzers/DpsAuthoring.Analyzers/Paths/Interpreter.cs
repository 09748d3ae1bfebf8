using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>
/// Runs one body over abstract values: statement by statement, forward, both sides of every branch. It is not a flow graph: the
/// operation tree is walked as it was written, which is enough for structured code; where a <c>goto</c> jumps back to, nothing is known.
/// </summary>
internal sealed partial class Interpreter
{
    private const int LoopPasses = 3;

    private readonly PathAnalysis _analysis;
    private Frame _frame;
    private readonly Dictionary<ISymbol, State?> _jumps = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, HashSet<SyntaxNode>> _writes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Value> _written = new(SymbolEqualityComparer.Default);
    private readonly List<(IAnonymousFunctionOperation Lambda, State State)> _lambdas = [];
    private readonly HashSet<SyntaxNode> _ranLambdas = [];
    private readonly Dictionary<ISymbol, ILocalFunctionOperation> _localFunctions = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _calledLocalFunctions = new(SymbolEqualityComparer.Default);
    private State? _state = new();
    private State? _exit;
    private Value? _result;
    private bool _isIterator;

    /// <summary>Set while a guard is run, whose returns are conditions.</summary>
    private Verdict? _verdict;

    private readonly SyntaxNode _body;

    private Interpreter(PathAnalysis analysis, Frame frame, SyntaxNode body)
    {
        _analysis = analysis;
        _frame = frame;
        _body = body;
    }

    /// <summary>Runs the bodies of one method, property, constructor or initializer; what it returns is what it returns.</summary>
    public static (Value? Result, State? End) Run(PathAnalysis analysis, Frame frame, IOperation body, bool asValue = false)
    {
        var interpreter = new Interpreter(analysis, frame, body.Syntax);
        foreach (ILocalFunctionOperation function in analysis.LocalFunctionsOf(body))
        {
            interpreter._localFunctions[function.Symbol] = function;
        }

        if (asValue)
        {
            interpreter._result = interpreter.Evaluate(body);
        }
        else
        {
            interpreter.Execute(body);
        }

        State? end = interpreter.Join(interpreter._state, interpreter._exit);
        if (end is not null)
        {
            // A parameter that was written says nothing of what was passed, unless it was passed by reference; one that was only checked does.
            foreach (ISymbol written in interpreter._writes.Keys)
            {
                if (written is IParameterSymbol { RefKind: not (RefKind.Ref or RefKind.Out) })
                {
                    end.Remove(written);
                }
            }
        }

        interpreter.RunWhatNobodyCalled();
        Value? result = interpreter._result;
        return (interpreter._isIterator && result is not null ? new SequenceValue(result) : result, end);
    }

    /// <summary>Lambdas and local functions that went somewhere else: their parameters may be anything.</summary>
    private void RunWhatNobodyCalled()
    {
        for (int i = 0; i < _lambdas.Count; i++)
        {
            (IAnonymousFunctionOperation lambda, State captured) = _lambdas[i];
            if (!_ranLambdas.Contains(lambda.Syntax))
            {
                _state = Captured(captured);
                RunLambda(lambda, _ => null);
            }
        }

        foreach (KeyValuePair<ISymbol, ILocalFunctionOperation> function in _localFunctions)
        {
            if (!_calledLocalFunctions.Contains(function.Key) && function.Value.Body is { } body)
            {
                _state = Captured(new State());
                RunNested(body, function.Value.Symbol, _ => null);
            }
        }
    }

    /// <summary>What code that runs at an unknown time sees: a variable that is written more than once may hold any of it.</summary>
    private State Captured(State at)
    {
        State state = at.Clone();
        foreach (KeyValuePair<ISymbol, Value> written in _written)
        {
            if (state[written.Key] is null || _writes[written.Key].Count > 1)
            {
                state[written.Key] = written.Value;
            }
        }

        return state;
    }

    private void Write(ISymbol variable, Value value, SyntaxNode at)
    {
        if (_state is not null)
        {
            _state[variable] = value;
            _written[variable] = _written.TryGetValue(variable, out Value? before) ? Value.Join(before, value) : value;
            if (!_writes.TryGetValue(variable, out HashSet<SyntaxNode>? places))
            {
                _writes[variable] = places = [];
            }

            places.Add(at);
        }
    }

    /// <summary>What the body itself gave a variable here; null where it did not.</summary>
    private Value? Held(ISymbol variable) => _state?.Get(variable);

    private State? Join(State? a, State? b) => State.Join(a, b, OnEntry);

    private void Jump(ISymbol target)
    {
        _jumps[target] = Join(_jumps.TryGetValue(target, out State? before) ? before : null, _state);
        _state = null;
    }

    private void Land(ISymbol? target)
    {
        if (target is not null && _jumps.TryGetValue(target, out State? jumped))
        {
            _state = Join(_state, jumped);
            _jumps.Remove(target);
        }
    }

    private void Execute(IOperation? operation)
    {
        if (operation is null || _state is null)
        {
            if (operation is ILabeledOperation or IBlockOperation or ISwitchOperation or ILoopOperation)
            {
                LandInside(operation);
            }

            return;
        }

        _analysis.Cancel.ThrowIfCancellationRequested();
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
                foreach (IOperation child in block.Operations)
                {
                    Execute(child);
                }

                break;
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclarationOperation declaration in group.Declarations)
                {
                    Declare(declaration);
                }

                break;
            case IConditionalOperation conditional when conditional.Type is null || conditional.Type.SpecialType == SpecialType.System_Void:
                (State? yes, State? no) = Branch(conditional.Condition);
                _state = yes;
                Execute(conditional.WhenTrue);
                yes = _state;
                _state = no;
                Execute(conditional.WhenFalse);
                _state = Join(yes, _state);
                break;
            case IForLoopOperation loop:
                foreach (IOperation before in loop.Before)
                {
                    Execute(before);
                }

                Loop(loop, loop.Condition, testsFirst: true, () => { }, () =>
                {
                    foreach (IOperation after in loop.AtLoopBottom)
                    {
                        Execute(after);
                    }
                });
                break;
            case IForEachLoopOperation loop:
                Value collection = Evaluate(loop.Collection);
                Value? separator = SeparatorAmong(collection, loop.Collection);
                Value element = separator ?? ElementOf(collection, loop.Collection);
                Loop(loop, null, testsFirst: true, () => Assign(loop.LoopControlVariable, element), () => { }, mayBeEmpty: separator is null);
                break;
            case IWhileLoopOperation loop:
                Loop(loop, loop.Condition, loop.ConditionIsTop, () => { }, () => { }, loop.ConditionIsUntil);
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
                _isIterator = true;
                _exit = Join(_exit, _state);
                _state = null;
                break;
            case IReturnOperation { ReturnedValue: { } truth } when _verdict is { } verdict:
                (State? whenTrue, State? whenFalse) = Branch(truth);
                verdict.True = Join(verdict.True, whenTrue);
                verdict.False = Join(verdict.False, whenFalse);
                _state = null;
                break;
            case IReturnOperation give:
                Value? given = give.ReturnedValue is { } returned ? Evaluate(returned) : null;
                if (_state is not null && given is not null)
                {
                    _result = _result is null ? given : Value.Join(_result, given);
                }

                _isIterator |= give.Kind == OperationKind.YieldReturn;
                if (give.Kind != OperationKind.YieldReturn)
                {
                    _exit = Join(_exit, _state);
                    _state = null;
                }

                break;
            case IBranchOperation branch:
                Jump(branch.Target);
                break;
            case ILabeledOperation labeled:
                LandInside(labeled);
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
    /// Code after a label is reached by <c>goto</c>. Where one jumps back to it nothing is known there, but what it does by itself still is.
    /// </summary>
    private void LandInside(IOperation operation)
    {
        if (operation is ILabeledOperation labeled)
        {
            if (!IsJumpedBackTo(labeled))
            {
                Land(labeled.Label);
                Execute(labeled.Operation);
                return;
            }

            var anything = new State();
            foreach (KeyValuePair<ISymbol, Value> written in _written)
            {
                anything[written.Key] = PathValue.Unknown;
            }

            _state = anything;
            Execute(labeled.Operation);
        }
        else if (operation is IBlockOperation block && PathAnalysis.HoldsLabel(block))
        {
            foreach (IOperation child in block.Operations)
            {
                Execute(child);
            }
        }
    }

    private bool IsJumpedBackTo(ILabeledOperation labeled) =>
        _body.DescendantNodes().Any(node => node is GotoStatementSyntax { Expression: IdentifierNameSyntax target }
            && target.Identifier.ValueText == labeled.Label.Name
            && node.SpanStart > labeled.Syntax.SpanStart);

    /// <summary>
    /// The separator, where it is among the characters that a loop goes through: of all of them it is the one that matters.
    /// </summary>
    private Value? SeparatorAmong(Value collection, IOperation characters) => collection is not SequenceValue list ? null
        : Origin(characters) is IInvocationOperation { TargetMethod.Name: "GetInvalidFileNameChars" } ? list.Element
        : (Bare(characters).Type as IArrayTypeSymbol)?.ElementType.SpecialType == SpecialType.System_Char ? list.Items.FirstOrDefault(static item => item is PathValue { Constant: "/" })
        : null;

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
        {
            IVariableInitializerOperation? initializer = declarator.Initializer ?? declaration.Initializer;
            if (initializer is not null)
            {
                Remember(declarator.Symbol, initializer.Value);
                Write(declarator.Symbol, Named(Evaluate(initializer.Value), declarator.Symbol), declarator.Syntax);
            }
        }
    }

    private void Loop(ILoopOperation loop, IOperation? condition, bool testsFirst, Action start, Action end, bool isUntil = false, bool mayBeEmpty = true)
    {
        State? exits = null;
        for (int pass = 0; pass < LoopPasses; pass++)
        {
            State? before = _state?.Clone();
            if (before is null)
            {
                break;
            }

            State? leaves = condition is null && (mayBeEmpty || pass > 0) ? before : null;
            if (condition is not null && testsFirst)
            {
                (State? yes, State? no) = Branch(condition);
                (_state, leaves) = isUntil ? (no, yes) : (yes, no);
            }

            if (_state is not null)
            {
                _state = _state.Clone();
                start();
                Execute(loop.Body);
            }

            Land(loop.ContinueLabel);
            if (_state is not null)
            {
                end();
            }

            if (condition is not null && !testsFirst && _state is not null)
            {
                (State? yes, State? no) = Branch(condition);
                (_state, leaves) = isUntil ? (no, yes) : (yes, no);
            }

            // A loop without a condition and without an element to take, for (;;), is left by break alone.
            if (condition is null && loop is IForLoopOperation or IWhileLoopOperation)
            {
                leaves = condition is null ? null : leaves;
            }

            exits = Join(exits, leaves);
            State? again = mayBeEmpty || pass > 0 ? Join(before, _state) : _state;
            if (again is null || _state is null || again.Same(before))
            {
                break;
            }

            _state = pass == LoopPasses - 2 ? State.Widen(before, again) : again;
        }

        _state = exits;
        Land(loop.ExitLabel);
    }

    private void Switch(ISwitchOperation choice)
    {
        Evaluate(choice.Value);
        State? entry = _state;
        State? exits = null;
        bool hasDefault = false;
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            _state = entry?.Clone();
            bool isPlain = true;
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                isPlain &= clause switch
                {
                    ISingleValueCaseClauseOperation single => IsPlain(single.Value),
                    IPatternCaseClauseOperation { Pattern: { } one } => IsPlain(one),
                    _ => false,
                };
                hasDefault |= clause.CaseKind == CaseKind.Default;
                if (clause is IPatternCaseClauseOperation { Pattern: { } pattern } patterned)
                {
                    Bind(pattern, null);
                    if (patterned.Guard is { } guard && _state is not null)
                    {
                        _state = Branch(guard).True;
                    }
                }
            }

            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                Land(clause.Label);
            }

            _state = isPlain ? Plain(_state, Subject(choice.Value, plain: true)) : _state;
            foreach (IOperation statement in section.Body)
            {
                Execute(statement);
            }

            exits = Join(exits, _state);
        }

        _state = hasDefault ? exits : Join(exits, entry);
        Land(choice.ExitLabel);
    }

    private void Try(ITryOperation attempt)
    {
        State? entry = _state?.Clone();
        Execute(attempt.Body);
        State? after = _state;

        // A catch may be reached from anywhere in the body: what the body wrote may be written or not.
        State? anywhere = entry?.Clone();
        if (anywhere is not null)
        {
            foreach (KeyValuePair<ISymbol, Value> written in _written)
            {
                if (entry![written.Key] is { } was && after?.Get(written.Key)?.Equals(was) != true)
                {
                    anywhere[written.Key] = Value.Join(was, written.Value);
                }
            }
        }

        State? ends = after;
        foreach (ICatchClauseOperation handler in attempt.Catches)
        {
            _state = anywhere?.Clone();
            if (handler.Filter is { } filter && _state is not null)
            {
                _state = Branch(filter).True;
            }

            Execute(handler.Handler);
            ends = Join(ends, _state);
        }

        if (attempt.Finally is { } always)
        {
            _state = Join(ends, anywhere);
            Execute(always);
            State? end = _state;
            _state = ends is null ? null : ends.Clone();
            if (_state is not null && end is not null)
            {
                Execute(always);
            }
        }
        else
        {
            _state = ends;
        }
    }
}
