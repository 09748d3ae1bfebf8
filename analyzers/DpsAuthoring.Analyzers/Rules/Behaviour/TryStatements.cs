using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>Finds the catches of a method, as written and as regions of its control flow.</summary>
internal static class TryStatements
{
    /// <summary>The statements of a body that catch, in source order; those of functions inside it have a flow of their own.</summary>
    public static ImmutableArray<ITryOperation> With(IOperation body)
    {
        ImmutableArray<ITryOperation>.Builder found = ImmutableArray.CreateBuilder<ITryOperation>();
        Collect(body);
        return found.ToImmutable();

        void Collect(IOperation operation)
        {
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return;
            }

            if (operation is ITryOperation { Catches.Length: > 0 } statement)
            {
                found.Add(statement);
            }

            foreach (IOperation child in operation.ChildOperations)
            {
                Collect(child);
            }
        }
    }

    /// <summary>Each catch with its region; none where the graph has left out a statement, as it does with an empty try.</summary>
    public static IEnumerable<(ITryOperation Statement, ICatchClauseOperation Handler, ControlFlowRegion Region)> Handlers(
        ImmutableArray<ITryOperation> statements, ControlFlowGraph graph)
    {
        var regions = new List<ControlFlowRegion>();
        Collect(graph.Root);
        if (regions.Count != statements.Length)
        {
            yield break;
        }

        for (int i = 0; i < regions.Count; i++)
        {
            for (int j = 0; j < statements[i].Catches.Length && j + 1 < regions[i].NestedRegions.Length; j++)
            {
                yield return (statements[i], statements[i].Catches[j], regions[i].NestedRegions[j + 1]);
            }
        }

        void Collect(ControlFlowRegion region)
        {
            if (region.Kind == ControlFlowRegionKind.TryAndCatch)
            {
                regions.Add(region);
            }

            foreach (ControlFlowRegion nested in region.NestedRegions)
            {
                Collect(nested);
            }
        }
    }

    public static bool Contains(this ControlFlowRegion region, BasicBlock block) =>
        block.Ordinal >= region.FirstBlockOrdinal && block.Ordinal <= region.LastBlockOrdinal;
}
