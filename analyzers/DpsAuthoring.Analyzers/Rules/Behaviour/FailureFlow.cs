using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>
/// Follows what happens after a catch, to the method's end. It ends in success if some way leads there on which nothing failed, nothing
/// that the catch changed was used, and nothing was asked that could tell. Where that is not certain, it does not.
/// </summary>
internal sealed class FailureFlow
{
    private readonly ControlFlowGraph _graph;
    private readonly ControlFlowRegion _try;
    private readonly ControlFlowRegion _handler;
    private readonly HandlerEffects _effects;
    private readonly HandlerEffects _tried;

    public FailureFlow(ControlFlowGraph graph, ITryOperation statement, ICatchClauseOperation handler, ControlFlowRegion region)
    {
        _graph = graph;
        _try = region.EnclosingRegion!.NestedRegions[0];
        _handler = region.Kind == ControlFlowRegionKind.FilterAndHandler ? region.NestedRegions[1] : region;
        _effects = new HandlerEffects(handler.Handler);
        _tried = new HandlerEffects(statement.Body);
    }

    public bool EndsInSuccess()
    {
        if (_effects.IsUnsure || ExitCodeIsSetElsewhere())
        {
            return false;
        }

        var ways = new Stack<BasicBlock>([_graph.Blocks[_handler.FirstBlockOrdinal]]);
        var seen = new HashSet<int>();
        while (ways.Count > 0)
        {
            BasicBlock block = ways.Pop();
            if (!seen.Add(block.Ordinal))
            {
                continue;
            }

            switch (Outcome(block))
            {
                case Way.Success:
                    return true;
                case Way.Unsure:
                    return false;
                case Way.On:
                    foreach (ControlFlowBranch branch in Branches(block))
                    {
                        if (IsEnd(branch))
                        {
                            if (IsSuccess(branch, block))
                            {
                                return true;
                            }
                        }
                        else if (IsOpen(branch))
                        {
                            ways.Push(branch.Destination!);
                        }
                    }

                    break;
            }
        }

        return false;
    }

    private Way Outcome(BasicBlock block)
    {
        bool inHandler = _handler.Contains(block);
        foreach (IOperation operation in block.Operations)
        {
            foreach (IOperation part in operation.DescendantsAndSelf())
            {
                if (FailureSignals.IsExitOfSuccess(part))
                {
                    return Way.Success;
                }

                if (FailureSignals.Is(part) || (!inHandler && IsUse(part)))
                {
                    return Way.Ended;
                }
            }
        }

        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition)
        {
            return Way.On;
        }

        if (inHandler)
        {
            return AsksMoreThanTheException(condition) && FailureIsReachable(block, region: _handler) ? Way.Unsure : Way.On;
        }

        return Reads(condition, _effects.Changed, _tried.Changed, _tried.Zeroed) && FailureIsReachable(block, region: null)
            ? Way.Ended
            : Way.On;
    }

    /// <summary>Whether something that the catch changed is used for more than to be logged: a fallback, a list of what failed.</summary>
    private bool IsUse(IOperation part)
    {
        if (part is not ILocalReferenceOperation { Local: var local } || !_effects.Changed.Contains(local))
        {
            return false;
        }

        if (part.Parent is IIncrementOrDecrementOperation || (part.Parent is IAssignmentOperation assignment && assignment.Target == part))
        {
            return false;
        }

        for (IOperation? outer = part.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IInvocationOperation call && Logging.Is(call.TargetMethod))
            {
                return false;
            }
        }

        return true;
    }

    private bool FailureIsReachable(BasicBlock from, ControlFlowRegion? region)
    {
        var ways = new Stack<BasicBlock>([from]);
        var seen = new HashSet<int>();
        while (ways.Count > 0)
        {
            BasicBlock block = ways.Pop();
            if (!seen.Add(block.Ordinal))
            {
                continue;
            }

            if (block.Operations.Any(HasSignal))
            {
                return true;
            }

            foreach (ControlFlowBranch branch in Branches(block))
            {
                if (branch.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow
                    || (IsEnd(branch) && !IsSuccess(branch, block)))
                {
                    return true;
                }

                if (!IsEnd(branch) && IsOpen(branch) && (region is null || region.Contains(branch.Destination!)))
                {
                    ways.Push(branch.Destination!);
                }
            }
        }

        return false;
    }

    private bool IsSuccess(ControlFlowBranch branch, BasicBlock block) =>
        branch.FinallyRegions.All(region => !HasSignal(region))
        && (
            block.ConditionKind != ControlFlowConditionKind.None
            || new ExitValue(_graph, _try, _handler, _effects).IsZero(block.BranchValue));

    /// <summary>
    /// Whether a way goes on there. It does not go back into the same try: what a second attempt comes to says nothing about the first
    /// failure, and a loop over items leaves by its own condition.
    /// </summary>
    private bool IsOpen(ControlFlowBranch branch) =>
        branch.Destination is { } next && !_try.Contains(next) && branch.FinallyRegions.All(region => !HasSignal(region));

    private static bool IsEnd(ControlFlowBranch branch) => branch.Destination?.Kind == BasicBlockKind.Exit;

    private static IEnumerable<ControlFlowBranch> Branches(BasicBlock block)
    {
        // while (true) never leaves by its condition.
        bool? known = block.BranchValue?.ConstantValue is { HasValue: true, Value: bool value } ? value : null;
        bool jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        if (block.ConditionalSuccessor is { } conditional && known != !jumpsWhen)
        {
            yield return conditional;
        }

        if (block.FallThroughSuccessor is { } next && (block.ConditionalSuccessor is null || known != jumpsWhen))
        {
            yield return next;
        }
    }

    private bool HasSignal(ControlFlowRegion region)
    {
        for (int i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
        {
            if (_graph.Blocks[i].Operations.Any(HasSignal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasSignal(IOperation operation) => operation.DescendantsAndSelf().Any(FailureSignals.Is);

    /// <summary>
    /// Whether the exit code is set where no exception is: <c>Environment.ExitCode = 1</c> before the work, 0 behind it. What the work
    /// itself would have set is not: it never came to that.
    /// </summary>
    private bool ExitCodeIsSetElsewhere() =>
        _graph.Blocks.Any(block => !IsInHandler(block.EnclosingRegion) && block.Operations.Any(operation =>
            operation.DescendantsAndSelf().Any(part =>
                        part is IAssignmentOperation assignment
                        && FailureSignals.Is(part)
                        && (assignment.Value.ConstantValue.HasValue || !_try.Contains(block)))));

    private static bool IsInHandler(ControlFlowRegion? region)
    {
        while (region is not null && region.Kind != ControlFlowRegionKind.Catch)
        {
            region = region.EnclosingRegion;
        }

        return region is not null;
    }

    private bool AsksMoreThanTheException(IOperation condition) =>
        condition.DescendantsAndSelf().Any(part => part switch
        {
            ILocalReferenceOperation { Local: var local } => !_handler.Locals.Contains(local, SymbolEqualityComparer.Default),
            IParameterReferenceOperation or IInstanceReferenceOperation or IFlowCaptureReferenceOperation => true,
            _ => false,
        });

    private static bool Reads(IOperation condition, params HashSet<ISymbol>[] variables) =>
        condition.DescendantsAndSelf().Any(part => part switch
        {
            ILocalReferenceOperation { Local: var local } => variables.Any(set => set.Contains(local)),
            IFlowCaptureReferenceOperation => true,
            _ => false,
        });

    private enum Way
    {
        On,
        Ended,
        Success,
        Unsure,
    }
}
