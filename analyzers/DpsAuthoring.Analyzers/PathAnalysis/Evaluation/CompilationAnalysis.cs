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
    private readonly Lazy<PathSinks> _sinks;
    private readonly HelperMemo _helpers = new();
    private readonly ConcurrentDictionary<IOperation, PathValue> _constants = new();
    private readonly ConcurrentDictionary<IOperation, PathValue> _ofTypes = new();

    public CompilationAnalysis(
        Compilation compilation, Lazy<PathSinks> sinks, SourceIndex index, FrameworkModels models, CancellationToken cancel)
    {
        Cancel = cancel;
        _sinks = sinks;
        Index = index;
        Models = models;
        Bodies = new(compilation, cancel);
        Types = new(compilation, cancel);
        Calls = new(this);
        Members = new(this);
        Platform = new(this);
    }

    public CancellationToken Cancel { get; }

    public PathSinks Sinks => _sinks.Value;

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

    /// <summary>Runs a helper with what it is called with; null where the budget does not last.</summary>
    public HelperAnswer? Run(
        IMethodSymbol method, IReadOnlyList<Value> arguments, ObjectValue? self, int depth, Budget budget, bool isBlamed = true)
    {
        var names = new StandIns();
        ImmutableArray<Value>.Builder hidden = ImmutableArray.CreateBuilder<Value>(arguments.Count);
        for (int i = 0; i < arguments.Count; i++)
        {
            hidden.Add(names.Hide(arguments[i], BitOf(i)));
        }

        var call = new HelperCall(
            BoundBodies.DefinitionOf(method),
            hidden.MoveToImmutable(),
            self is null ? null : (ObjectValue)names.Hide(self, BitOf(arguments.Count)));
        return Run(call, depth, budget) is { } run ? new HelperAnswer(run, names) : null;

        int? BitOf(int position) => isBlamed ? OriginBits.Of(position) : null;
    }

    private HelperRun? Run(HelperCall call, int depth, Budget budget)
    {
        if (_helpers.Find(call, depth, budget) is { } known && budget.MayRely(known))
        {
            budget.Rely(known, depth);
            return known;
        }

        if (!budget.HasRuns)
        {
            return null;
        }

        Budget.Recording outer = budget.Record();
        HelperRun run;
        IOperation[] parts = [.. Bodies.AllOf(call.Method)];
        if (parts.Length == 0 || !budget.Enter(call.Method))
        {
            run = new HelperRun(call, null, new BodyState(), ImmutableArray<PathUse>.Empty);
        }
        else
        {
            budget.Spend();
            var frame = new Frame(call.Method, call.Arguments, call.Self, depth, budget);
            (Value? result, BodyState? end) = BodyRun.Of(this, frame, parts);
            budget.Leave(call.Method);
            run = new HelperRun(
                call,
                result,
                end,
                frame.Uses.Count == 0
                    ? ImmutableArray<PathUse>.Empty
                    : frame.Uses.Where(static use => OriginBits.AreIn(use.Value)).ToImmutableArray());
        }

        if (budget.End(outer, depth) is not { } reliance)
        {
            return run;
        }

        run = _helpers.Add(run with { Reliance = reliance });
        budget.Remember(run);
        return run;
    }
}
