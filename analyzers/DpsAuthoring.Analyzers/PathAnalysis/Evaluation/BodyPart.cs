using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>A part of the evaluation of one body: statements, expressions, conditions, calls.</summary>
internal abstract class BodyPart(BodyRun run)
{
    protected BodyRun Run { get; } = run;

    protected CompilationAnalysis Analysis => Run.Analysis;

    protected Frame Frame => Run.Frame;

    protected BodyState? State
    {
        get => Run.State;
        set => Run.State = value;
    }

    protected VariableStore Variables => Run.Variables;

    protected Value Evaluate(IOperation operation) => Run.Expressions.Evaluate(operation);

    protected PathValue EvaluatePath(IOperation? operation) => Run.Expressions.EvaluatePath(operation);

    protected BodyState? Join(BodyState? a, BodyState? b) => Run.Join(a, b);
}
