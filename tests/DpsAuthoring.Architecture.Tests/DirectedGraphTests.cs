using DpsAuthoring.Graph;

namespace DpsAuthoring.Architecture.Tests;

public sealed class DirectedGraphTests
{
    [Fact]
    public void Names_those_that_need_each_other()
    {
        DirectedGraph graph = Of("a b", "b c", "c a", "c d", "e f", "f e", "g g");

        Assert.Equal(["a b c", "e f", "g"], graph.Cycles().Select(cycle => string.Join(' ', cycle)));
    }

    [Fact]
    public void Has_no_cycle_where_two_ways_lead_to_the_same() => Assert.Empty(Of("a b", "a c", "b d", "c d").Cycles());

    [Fact]
    public void Is_drawn() => Assert.Equal("graph TD\n  n0[a]\n  n1[b]\n  n0 --> n1", Of("a b").ToMermaid());

    private static DirectedGraph Of(params string[] edges)
    {
        var graph = new DirectedGraph();
        foreach (string[] edge in edges.Select(edge => edge.Split(' ')))
        {
            graph.AddEdge(edge[0], edge[1]);
        }

        return graph;
    }
}
