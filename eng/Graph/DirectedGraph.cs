namespace DpsAuthoring.Graph;

/// <summary>Who needs whom.</summary>
public sealed class DirectedGraph
{
    private readonly SortedDictionary<string, SortedSet<string>> _needs = new(StringComparer.Ordinal);

    public IEnumerable<string> Nodes => _needs.Keys;

    public IEnumerable<(string From, string To)> Edges => _needs.SelectMany(node => node.Value.Select(to => (node.Key, to)));

    public void AddNode(string node)
    {
        if (!_needs.ContainsKey(node))
        {
            _needs.Add(node, new SortedSet<string>(StringComparer.Ordinal));
        }
    }

    public void AddEdge(string from, string to)
    {
        AddNode(from);
        AddNode(to);
        _needs[from].Add(to);
    }

    /// <summary>The groups of nodes that need each other; empty where the graph has no cycle.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Cycles()
    {
        var reached = Nodes.ToDictionary(node => node, Reached);
        return
        [
            .. Nodes.Where(node => reached[node].Contains(node))
                .GroupBy(node => string.Join('\n', Nodes.Where(other => reached[node].Contains(other) && reached[other].Contains(node))))
                .Select(group => group.ToArray()),
        ];
    }

    /// <summary>As a Mermaid diagram, which code hosts draw.</summary>
    public string ToMermaid()
    {
        string[] nodes = [.. Nodes];
        IEnumerable<string> lines = nodes.Select((node, i) => $"  n{i}[{node}]")
            .Concat(Edges.Select(edge => $"  n{Array.IndexOf(nodes, edge.From)} --> n{Array.IndexOf(nodes, edge.To)}"));
        return string.Join('\n', ["graph TD", .. lines]);
    }

    private HashSet<string> Reached(string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(_needs[start]);
        while (open.TryDequeue(out string? next))
        {
            if (reached.Add(next))
            {
                foreach (string further in _needs[next])
                {
                    open.Enqueue(further);
                }
            }
        }

        return reached;
    }
}
