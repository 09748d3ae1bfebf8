using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>Whether what a method returns after a catch is certainly 0, or nothing at all.</summary>
internal sealed class ExitValue(ControlFlowGraph graph, ControlFlowRegion tried, ControlFlowRegion handler, HandlerEffects effects)
{
    [Flags]
    private enum Values
    {
        None = 0,
        Zero = 1,
        Other = 2,
    }

    public bool IsZero(IOperation? value) => value switch
    {
        null => true,
        { ConstantValue.HasValue: true } => FailureSignals.IsZero(value),
        IConversionOperation conversion => IsZero(conversion.Operand),
        ILocalReferenceOperation { Local: var local } => effects.Zeroed.Contains(local)
            ? !effects.Changed.Contains(local)
            : !effects.Changed.Contains(local) && !IsAssignedAfterwards(local) && AtCatch(local) == Values.Zero,
        IFlowCaptureReferenceOperation { Id: var id } => Captured(id).All(IsZero),
            IInvocationOperation { Arguments: [var result] } call when call.TargetMethod.Is("System.Threading.Tasks.Task", "FromResult") =>
                IsZero(result.Value),
            IPropertyReferenceOperation { Property: { Name: "CompletedTask" } property } => property.ContainingType.Is(
                "System.Threading.Tasks.Task"),
        _ => false,
    };

    private IEnumerable<IOperation> Captured(CaptureId id) =>
        graph
            .Blocks.SelectMany(block => block.Operations)
            .OfType<IFlowCaptureOperation>()
            .Where(capture => capture.Id.Equals(id))
            .Select(capture => capture.Value);

    private bool IsAssignedAfterwards(ILocalSymbol local) =>
        graph
            .Blocks.Skip(handler.LastBlockOrdinal + 1)
            .SelectMany(block => block.Operations)
            .Any(operation => Assigned(operation, local) != Values.None);

    /// <summary>What a variable can be when the try throws: for each operation that can, what it was before.</summary>
    private Values AtCatch(ILocalSymbol local)
    {
        var entering = new Values[graph.Blocks.Length];
        Values atCatch = Values.None;
        bool changed;
        do
        {
            changed = false;
            foreach (BasicBlock block in graph.Blocks)
            {
                Values now = entering[block.Ordinal];
                foreach (IOperation operation in block.Operations)
                {
                    Values assigned = Assigned(operation, local);
                    if (assigned == Values.None || !IsOfConstant(operation))
                    {
                        Throw(block, now);
                    }

                    now = assigned == Values.None ? now : assigned;
                }

                if (block.BranchValue is { ConstantValue.HasValue: false })
                {
                    Throw(block, now);
                }

                Pass(block.ConditionalSuccessor?.Destination, now);
                Pass(block.FallThroughSuccessor?.Destination, now);
            }
        }
        while (changed);
        return atCatch;

        void Throw(BasicBlock block, Values values)
        {
            if (tried.Contains(block))
            {
                atCatch |= values;
            }

            for (ControlFlowRegion? region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
            {
                if (region.Kind == ControlFlowRegionKind.Try && region.EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndCatch } both)
                {
                    foreach (ControlFlowRegion other in both.NestedRegions.Skip(1))
                    {
                        Pass(graph.Blocks[other.FirstBlockOrdinal], values);
                    }
                }
            }
        }

        void Pass(BasicBlock? next, Values values)
        {
            if (next is not null && (entering[next.Ordinal] | values) != entering[next.Ordinal])
            {
                entering[next.Ordinal] |= values;
                changed = true;
            }
        }
    }

    private static bool IsOfConstant(IOperation operation) =>
        operation.DescendantsAndSelf().OfType<IAssignmentOperation>().All(assignment => assignment.Value.ConstantValue.HasValue);

    private static Values Assigned(IOperation operation, ILocalSymbol local)
    {
        Values values = Values.None;
        foreach (IOperation part in operation.DescendantsAndSelf())
        {
            bool isTarget =
                part is ILocalReferenceOperation { Local: var read }
                && SymbolEqualityComparer.Default.Equals(read, local)
                && part.Parent switch
            {
                IAssignmentOperation assignment => assignment.Target == part,
                IIncrementOrDecrementOperation => true,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
                _ => false,
            };
            if (isTarget)
            {
                values =
                    part.Parent is ISimpleAssignmentOperation { Value: var value } && FailureSignals.IsZero(value)
                        ? Values.Zero
                        : Values.Other;
            }
        }

        return values;
    }
}
