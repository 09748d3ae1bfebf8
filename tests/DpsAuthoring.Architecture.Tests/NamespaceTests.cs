using DpsAuthoring.Graph;

namespace DpsAuthoring.Architecture.Tests;

public sealed class NamespaceTests
{
    private static readonly Product s_product = Product.Built();

    public static TheoryData<string> Projects { get; } = [.. s_product.ProjectsWithOwnNamespaces];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Have_no_cycle(string project) =>
        Assert.Empty(s_product.NamespaceGraph(project).Cycles().Select(cycle => string.Join(", ", cycle)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Are_found(string project) => Assert.NotEmpty(s_product.NamespaceGraph(project).Nodes);
}
