using System.Xml.Linq;
using DpsAuthoring.Graph;

namespace DpsAuthoring.Architecture.Tests;

/// <summary>Who may refer to whom; a new reference is a decision, and is written here.</summary>
public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> s_mayReferTo = new(StringComparer.Ordinal)
    {
        ["DpsAuthoring.Model"] = [],
        ["DpsAuthoring.Configuration"] = ["DpsAuthoring.Model"],
        ["DpsAuthoring.Analyzers"] = ["DpsAuthoring.Model", "DpsAuthoring.Configuration"],
        ["DpsAuthoring.CodeFixes"] = ["DpsAuthoring.Analyzers"],
        // What runs in a job knows nothing of the tools.
        ["DpsAuthoring.Runtime"] = [],
        ["DpsAuthoring.Gdal"] = [],
        ["DpsAuthoring.Rasters"] = ["DpsAuthoring.Gdal"],
        ["DpsAuthoring.Maap"] = [],
        ["DpsAuthoring.Access"] = ["DpsAuthoring.Maap"],
        ["DpsAuthoring.Stac"] = [],
        // What describes results knows no job: the tool and an algorithm's program both use it.
        ["DpsAuthoring.Results"] = ["DpsAuthoring.Gdal", "DpsAuthoring.Stac"],
        ["DpsAuthoring.Catalog"] = ["DpsAuthoring.Results", "DpsAuthoring.Runtime"],
        ["DpsAuthoring.Testing"] = ["DpsAuthoring.Runtime"],
        ["DpsAuthoring.Tables"] = ["DpsAuthoring.Runtime"],
        ["DpsAuthoring.Jobs"] = ["DpsAuthoring.Model"],
        ["DpsAuthoring.Jobs.Local"] = ["DpsAuthoring.Jobs", "DpsAuthoring.Model"],
        ["DpsAuthoring.Jobs.Slurm"] = ["DpsAuthoring.Jobs", "DpsAuthoring.Jobs.Local", "DpsAuthoring.Model"],
        ["DpsAuthoring.Jobs.Cwl"] = ["DpsAuthoring.Configuration", "DpsAuthoring.Jobs", "DpsAuthoring.Jobs.Local", "DpsAuthoring.Model"],
        ["DpsAuthoring.Server"] = ["DpsAuthoring.Configuration", "DpsAuthoring.Jobs", "DpsAuthoring.Model", "DpsAuthoring.Stac"],
        ["DpsAuthoring.Cli"] =
        [
            "DpsAuthoring.Analyzers",
            "DpsAuthoring.Configuration",
            "DpsAuthoring.Gdal",
            "DpsAuthoring.Jobs",
            "DpsAuthoring.Jobs.Cwl",
            "DpsAuthoring.Jobs.Local",
            "DpsAuthoring.Jobs.Slurm",
            "DpsAuthoring.Maap",
            "DpsAuthoring.Model",
            "DpsAuthoring.Results",
            "DpsAuthoring.Server",
            "DpsAuthoring.Stac",
        ],
    };

    private static readonly Product s_product = Product.Built();

    [Fact]
    public void Refer_only_to_those_they_may() => Assert.Empty(Forbidden(s_product.ProjectGraph()));

    [Fact]
    public void Refer_to_all_that_are_listed() =>
        Assert.Empty(
            from project in s_mayReferTo
            from other in project.Value
            where !s_product.ProjectGraph().Edges.Contains((project.Key, other))
            select $"{project.Key} no longer refers to {other}: take it from the list");

    [Fact]
    public void Are_all_listed() => Assert.Equal(s_mayReferTo.Keys.Order(), s_product.Projects.Keys.Order());

    [Fact]
    public void Have_no_cycle() => Assert.Empty(s_product.ProjectGraph().Cycles());

    [Fact]
    public void A_reference_that_is_not_listed_is_found()
    {
        DirectedGraph graph = s_product.ProjectGraph();
        graph.AddEdge("DpsAuthoring.Runtime", "DpsAuthoring.Jobs");

        Assert.Equal(["DpsAuthoring.Runtime must not refer to DpsAuthoring.Jobs"], Forbidden(graph));
    }

    /// <summary>The model is read by the compiler, the tool and whatever comes: it brings nothing along.</summary>
    [Fact]
    public void The_model_has_no_package() =>
        Assert.DoesNotContain(
            XDocument.Load(s_product.Projects["DpsAuthoring.Model"]).Descendants("PackageReference"),
            package => package.Attribute("PrivateAssets")?.Value != "all");

    private static IEnumerable<string> Forbidden(DirectedGraph graph) =>
        from edge in graph.Edges
        where !s_mayReferTo.TryGetValue(edge.From, out string[]? may) || !may.Contains(edge.To)
        select $"{edge.From} must not refer to {edge.To}";
}
