using System.Collections.Concurrent;
using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Index;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What the analysis of one compilation shares: its tables, the bodies it has bound, the members it has valued.</summary>
internal sealed class CompilationAnalysis
{
    private readonly ConcurrentDictionary<IOperation, PathValue> _constants = new();
    private readonly ConcurrentDictionary<IOperation, PathValue> _ofTypes = new();

    public CompilationAnalysis(
        Compilation compilation, PathSinks sinks, SourceIndex index, FrameworkModels models, CancellationToken cancel)
    {
        Cancel = cancel;
        Sinks = sinks;
        Index = index;
        Models = models;
        Bodies = new(compilation, cancel);
        Types = new(compilation, cancel);
        Calls = new(this);
        Members = new(this);
        Platform = new(this);
    }

    public CancellationToken Cancel { get; }

    public PathSinks Sinks { get; }

    public SourceIndex Index { get; }

    public FrameworkModels Models { get; }

    public BoundBodies Bodies { get; }

    public PathTypes Types { get; }

    public CallSelection Calls { get; }

    public MemberValues Members { get; }

    public PlatformTest Platform { get; }

    /// <summary>What a constant is; it is asked for in every run.</summary>
    public PathValue ConstantOf(IOperation operation) =>
        _constants.TryGetValue(operation, out PathValue? known)
            ? known
            : _constants.GetOrAdd(operation, Values.ConstantOf(operation.ConstantValue.Value, operation));

    /// <summary>What can be said of an operation by its type alone.</summary>
    public PathValue OfType(IOperation operation) =>
        _ofTypes.TryGetValue(operation, out PathValue? known) ? known : _ofTypes.GetOrAdd(operation, Values.OfType(operation));

    /// <summary>Runs one body for what it does by itself, whoever calls it.</summary>
    public Frame Analyze(ISymbol owner, IOperation body)
    {
        Bodies.Adopt(body);
        var frame = new Frame(owner, default, null, 0, new Budget());
        frame.Budget.Enter(owner);
        try
        {
            BodyRun.Of(this, frame, body);
        }
        catch (InsufficientExecutionStackException)
        {
            // An expression of thousands of parts. What was found until then stands.
        }

        return frame;
    }

    /// <summary>Runs a helper with what it is called with.</summary>
    public HelperRun Run(IMethodSymbol method, ImmutableArray<Value> arguments, ObjectValue? self, int depth, Budget budget)
    {
        method = BoundBodies.DefinitionOf(method);
        var call = new HelperCall(method, arguments, self);
        if (budget.Memo.Find(call, depth, budget) is { } known)
        {
            return known;
        }

        Budget.Recording outer = budget.Record();
        HelperRun run;
        IOperation[] parts = [.. Bodies.AllOf(method)];
        if (parts.Length == 0 || !budget.Enter(method))
        {
            run = new HelperRun(call, null, new BodyState(), ImmutableArray<PathUse>.Empty);
        }
        else
        {
            budget.Spend();
            var frame = new Frame(method, arguments, self, depth, budget);
            (Value? result, BodyState? end) = BodyRun.Of(this, frame, parts);
            budget.Leave(method);
            run = new HelperRun(call, result, end, frame.Uses.ToImmutableArray());
        }

        if (budget.End(outer, depth) is { } reliance)
        {
            budget.Memo.Add(run, reliance);
        }

        return run;
    }
}
