using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>Lambdas and delegates: what they are given, and what they answer.</summary>
internal sealed partial class Interpreter
{
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
}
