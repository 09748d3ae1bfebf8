using DpsAuthoring.Graph;

// Prints the graph of the projects and of each project's namespaces, and fails where one has a cycle.
// Usage: eng/graph [--why]     --why names the types that use each other, for each edge of a cycle
var product = Product.Built();
bool why = args.Contains("--why");
int cycles = 0;

Print("Projects", null, product.ProjectGraph());
foreach (string project in product.ProjectsWithOwnNamespaces.Order(StringComparer.Ordinal))
{
    Print(project, project, product.NamespaceGraph(project));
}

return cycles == 0 ? 0 : 1;

void Print(string title, string? project, DirectedGraph graph)
{
    Console.WriteLine($"## {title}\n\n```mermaid\n{graph.ToMermaid()}\n```\n");
    foreach (IReadOnlyList<string> cycle in graph.Cycles())
    {
        cycles++;
        Console.Error.WriteLine($"{title}: these need each other: {string.Join(", ", cycle)}");
        foreach ((string from, string to) in graph.Edges.Where(edge =>
                why && project is not null && cycle.Contains(edge.From) && cycle.Contains(edge.To)))
        {
            Console.Error.WriteLine($"  {from} -> {to}: {string.Join(", ", product.Uses(project!, from, to))}");
        }
    }
}
