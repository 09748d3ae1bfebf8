using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Lambdas, delegates and local functions: what they are given, and what they answer.</summary>
internal sealed class FunctionRunner(BodyRun run) : BodyPart(run)
{
    private List<(IAnonymousFunctionOperation Lambda, BodyState State)>? _lambdas;
    private HashSet<SyntaxNode>? _ranLambdas;
    private Dictionary<ISymbol, ILocalFunctionOperation>? _localFunctions;
    private HashSet<ISymbol>? _calledLocalFunctions;

    public void Declare(ImmutableArray<ILocalFunctionOperation> functions)
    {
        foreach (ILocalFunctionOperation function in functions)
        {
            (_localFunctions ??= new(SymbolEqualityComparer.Default))[function.Symbol] = function;
        }
    }

    public void Declare(IAnonymousFunctionOperation lambda)
    {
        if (State is not null)
        {
            (_lambdas ??= []).Add((lambda, State));
        }
    }

    /// <summary>The body of a local function of this body.</summary>
    public IOperation? BodyOf(IMethodSymbol function) =>
        _localFunctions is not null && _localFunctions.TryGetValue(function.OriginalDefinition, out ILocalFunctionOperation? local)
            ? local.Body
            : null;

    /// <summary>The body of a local function that is called here.</summary>
    public IOperation? Called(IMethodSymbol function)
    {
        (_calledLocalFunctions ??= new(SymbolEqualityComparer.Default)).Add(function.OriginalDefinition);
        return BodyOf(function);
    }

    /// <summary>Lambdas and local functions that went somewhere else: their parameters may be anything.</summary>
    public void RunWhatNobodyCalled()
    {
        for (int i = 0; i < _lambdas?.Count; i++)
        {
            (IAnonymousFunctionOperation lambda, BodyState captured) = _lambdas[i];
            if (!HasRun(lambda))
            {
                State = Variables.AtUnknownTime(captured);
                RunLambda(lambda, _ => null);
            }
        }

        if (_localFunctions is null)
        {
            return;
        }

        foreach (KeyValuePair<ISymbol, ILocalFunctionOperation> function in _localFunctions)
        {
            if (_calledLocalFunctions?.Contains(function.Key) != true && function.Value.Body is { } body)
            {
                State = Variables.AtUnknownTime(new BodyState());
                RunNested(body, function.Value.Symbol, _ => null);
            }
        }
    }

    private bool HasRun(IAnonymousFunctionOperation lambda) => _ranLambdas?.Contains(lambda.Syntax) == true;

    private void Ran(IAnonymousFunctionOperation lambda) => (_ranLambdas ??= []).Add(lambda.Syntax);

    /// <summary>Runs a body that sees this one's variables.</summary>
    public Value? RunNested(IOperation body, IMethodSymbol function, Func<int, Value?> argument)
    {
        BodyState? before = State;
        if (before is null)
        {
            return null;
        }

        Outcome outer = Run.Outcome;
        Run.Outcome = new Outcome();
        State = before.Clone();
        foreach (IParameterSymbol parameter in function.Parameters)
        {
            State[parameter] = argument(parameter.Ordinal)
                ?? RuntimeValues.OfType(parameter.Type, body.Syntax)
                ?? Values.OfSymbol(parameter, body.Syntax);
        }

        Run.Statements.Execute(body);
        BodyState? after = Join(State, Run.Outcome.Exit);
        Value? own = Run.Outcome.Given;
        Run.Outcome = outer;
        State = after is null ? null : Join(before, after);
        if (after is null && function.MethodKind == MethodKind.LambdaMethod)
        {
            State = before;
        }

        return own;
    }

    private Value? RunLambda(IAnonymousFunctionOperation lambda, Func<int, Value?> argument)
    {
        Ran(lambda);
        return RunNested(lambda.Body, lambda.Symbol, argument);
    }

    /// <summary>What a delegate gives; where a parameter is the delegate, that parameter decides it.</summary>
    public Value Invoke(Value? self, IInvocationOperation call, Value[] arguments)
    {
        Value answer = AnswerOf(self, call, arguments);
        return self is FunctionValue { Origins: not 0 and var origins }
            ? answer.Map(text => text.Select(piece => piece.WithOrigins(piece.Origins | origins)))
            : answer;
    }

    private Value AnswerOf(Value? self, IInvocationOperation call, Value[] arguments)
    {
        switch (self)
        {
            case FunctionValue { Function: IAnonymousFunctionOperation lambda }:
                Ran(lambda);
                return Run.Helpers.CallNested(lambda.Body, lambda.Symbol, arguments, i => Operations.SiteOf(call.Arguments, i, call.Syntax))
                    ?? Values.OfType(call);
            case FunctionValue { Function: IMethodReferenceOperation method }:
                Value? on = method.Instance is { } instance && !Operations.IsThis(instance) ? Evaluate(instance) : null;
                if (on is not null && method.Method is { IsExtensionMethod: true } extension)
                {
                    // What it extends is its first argument.
                    return Run.Helpers.Call(
                            extension.ReducedFrom ?? extension,
                            ImmutableArray<IArgumentOperation>.Empty,
                            [on, .. arguments],
                            null,
                            null,
                            call.Syntax)
                        ?? Values.OfType(call);
                }

                Run.Uses.Record(method.Method, method.Instance, on, call.Arguments, arguments, call.Syntax);
                return Run.Helpers.Call(method.Method, call.Arguments, arguments, method.Instance, on, call.Syntax)
                    ?? Values.OfType(call);
            default:
                return Values.OfType(call);
        }
    }

    /// <summary>Runs the lambdas among the arguments; one that takes an element of a known collection gets what that holds.</summary>
    public void RunArguments(IInvocationOperation call, Value? self, Value[] arguments)
    {
        foreach (Value argument in arguments)
        {
            if (argument is FunctionValue { Function: IAnonymousFunctionOperation lambda }
                && State is not null
                && !HasRun(lambda))
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

        if (call.TargetMethod.Is(RuntimeValues.Library + ".JobOutput", "Write", "WriteAsync"))
        {
            return RuntimeValues.OutputFileAt(call.Syntax);
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

    /// <summary>What a function gives for what it is given; null stands for what nothing is known of.</summary>
    public Value? ResultOf(Value function, params Value?[] given)
    {
        switch (function)
        {
            case FunctionValue { Function: IAnonymousFunctionOperation lambda }:
                return RunLambda(lambda, i => i < given.Length ? given[i] : null);
            case FunctionValue { Function: IMethodReferenceOperation { Method.Parameters: [var parameter, ..] } reference }
                when given.Length == 1:
                Value only = given[0]
                    ?? RuntimeValues.OfType(parameter.Type, reference.Syntax)
                    ?? PathValue.Of(Piece.Hole(Values.TaintOf(parameter.Type), source: reference.Syntax));
                return PathMembers.OfOnePath(reference.Method, only)
                    ?? Run.Helpers.Call(
                        reference.Method, ImmutableArray<IArgumentOperation>.Empty, [only], reference.Instance, null, reference.Syntax);
            default:
                return null;
        }
    }
}
