using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>Checks in helpers: what their answer says of what they were asked about.</summary>
internal sealed partial class Interpreter
{
    /// <summary>The one expression that a helper returns.</summary>
    private IOperation? GuardOf(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return _localFunctions.TryGetValue(method.OriginalDefinition, out ILocalFunctionOperation? function) ? function.Body : null;
        }

        return _analysis.IsWorthRunning(method, null, forGuard: true) && _frame.Budget.MayGoDeeper(_frame.Depth) ? _analysis.BodyOf(method) : null;
    }

    /// <summary>A guard in a helper: what it says of its parameters holds for the variables they were given.</summary>
    private (State? True, State? False) HelperGuard(IInvocationOperation call, IOperation body)
    {
        IMethodSymbol method = call.TargetMethod.OriginalDefinition;
        Value[] values = EvaluateArguments(call.Arguments, method.Parameters.Length);
        State? before = _state;
        return before is not null && Ask(method, body, values) is { } verdict ? (WithOut(verdict.True), WithOut(verdict.False)) : (before, before?.Clone());

        State? WithOut(State? after)
        {
            if (after is null)
            {
                return null;
            }

            State back = before!.Clone();
            foreach (IArgumentOperation argument in call.Arguments)
            {
                // What a helper gives its own parameter is not what it was asked about.
                if (argument.Parameter is { } parameter
                    && method.Parameters.Length > parameter.Ordinal
                    && (parameter.RefKind != RefKind.None || !_writes.ContainsKey(method.Parameters[parameter.Ordinal]))
                    && Subject(argument.Value) is { } variable
                    && after[method.Parameters[parameter.Ordinal]] is { } known
                    && !known.Equals(values[parameter.Ordinal]))
                {
                    back[variable] = known;
                }
            }

            return back;
        }
    }

    /// <summary>Runs the body of a guard for its answers alone; null where it runs already.</summary>
    private Verdict? Ask(IMethodSymbol method, IOperation body, Value[] values)
    {
        if (_state is null || !_frame.Budget.Enter(method))
        {
            return null;
        }

        State before = _state;
        Frame outer = _frame;
        (Verdict? asked, State? exit) = (_verdict, _exit);
        var verdict = new Verdict();
        _verdict = verdict;
        _frame = new Frame(method, values.ToImmutableArray(), null, outer.Depth + 1, outer.Budget);
        _state = before.Clone();
        for (int i = 0; i < values.Length; i++)
        {
            _state[method.Parameters[i]] = values[i];
        }

        Execute(body);
        (_frame, _verdict, _exit, _state) = (outer, asked, exit, before);
        _frame.Budget.Leave(method);
        return verdict;
    }

    /// <summary>What is known where the body of a guard returns true, and where false.</summary>
    private sealed class Verdict
    {
        public State? True { get; set; }

        public State? False { get; set; }
    }
}
