using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Checks in helpers: what their answer says of what they were asked about.</summary>
internal sealed class GuardEvaluator(BodyRun run) : BodyPart(run)
{
    /// <summary>The one expression that a helper returns.</summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return Run.Functions.BodyOf(method);
        }

        return Analysis.Calls.IsWorthRunning(method, null, forGuard: true) && Frame.Budget.MayGoDeeper(Frame.Depth)
            ? Analysis.Bodies.Of(method)
            : null;
    }

    /// <summary>A guard in a helper: what it says of its parameters holds for the variables they were given.</summary>
    /// <param name="method">The helper.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="receiver">What it is called on.</param>
    /// <param name="body">Its body.</param>
    public (BodyState? True, BodyState? False) AskHelper(
        IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IOperation? receiver, IOperation body)
    {
        method = method.OriginalDefinition;
        Value[] values = Run.Calls.EvaluateArguments(arguments, method.Parameters.Length);
        bool isExtension = receiver is not null && ExtensionMembers.HasReceiver(method);
        values = isExtension ? [.. values, Evaluate(receiver!)] : values;
        BodyState? before = State;
        return before is not null && Ask(method, body, values) is { } verdict
            ? (WithOut(verdict.True), WithOut(verdict.False))
            : (before, before?.Clone());

        BodyState? WithOut(BodyState? after)
        {
            if (after is null)
            {
                return null;
            }

            BodyState back = before!.Clone();
            foreach (IArgumentOperation argument in arguments)
            {
                // What a helper gives its own parameter is not what it was asked about.
                if (argument.Parameter is { } parameter
                    && method.Parameters.Length > parameter.Ordinal
                    && (parameter.RefKind != RefKind.None || !Variables.IsWritten(method.Parameters[parameter.Ordinal]))
                    && Variables.VariableOf(argument.Value) is { } variable
                    && after[method.Parameters[parameter.Ordinal]] is { } known
                    && !known.Equals(values[parameter.Ordinal]))
                {
                    back[variable] = known;
                }
            }

            if (isExtension && Variables.VariableOf(receiver!) is { } extended)
            {
                foreach (KeyValuePair<ISymbol, Value> one in after.Values)
                {
                    if (one.Key is IParameterSymbol parameter && ExtensionMembers.IsReceiver(parameter))
                    {
                        back[extended] = one.Value;
                    }
                }
            }

            return back;
        }
    }

    /// <summary>
    /// Runs the body of a guard for its answers alone, which may be asked of the members of what it is given too; null where it runs
    /// already.
    /// </summary>
    public Verdict? Ask(
        IMethodSymbol method, IOperation body, Value[] values, IEnumerable<KeyValuePair<ISymbol, Value>>? members = null)
    {
        if (State is null || !Frame.Budget.Enter(method))
        {
            return null;
        }

        BodyState before = State;
        Frame outer = Frame;
        Outcome outcome = Run.Outcome;
        var verdict = new Verdict();
        Run.Outcome = new Outcome { Verdict = verdict };
        Run.Frame = new Frame(method, values.ToImmutableArray(), null, outer.Depth + 1, outer.Budget);
        State = before.Clone();
        for (int i = 0; i < method.Parameters.Length && i < values.Length; i++)
        {
            State[method.Parameters[i]] = values[i];
        }

        foreach (KeyValuePair<ISymbol, Value> member in members ?? [])
        {
            State[member.Key] = member.Value;
        }

        Run.Statements.Execute(body);
        (Run.Frame, Run.Outcome, State) = (outer, outcome, before);
        Frame.Budget.Leave(method);
        return verdict;
    }
}
