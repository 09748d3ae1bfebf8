using System.Xml.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace DpsAuthoring.Graph;

/// <summary>The projects that are shipped, as they are written and as they are built.</summary>
/// <param name="repository">The repository's folder.</param>
/// <param name="configuration">Which build is looked at: debug or release.</param>
public sealed class Product(string repository, string configuration)
{
    private readonly Dictionary<string, Architecture> _architectures = new(StringComparer.Ordinal);

    public string Repository => repository;

    /// <summary>The projects' files by name; a project that only packs others has no code to look at.</summary>
    public IReadOnlyDictionary<string, string> Projects { get; } = new[] { "src", "analyzers" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(repository, folder), "*.csproj", SearchOption.AllDirectories))
        .Where(file => XDocument.Load(file).Descendants("IncludeBuildOutput").All(output => output.Value != "false"))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);

    /// <summary>The projects whose namespaces are ours to choose: those of the GDAL binding are GDAL's own binding's.</summary>
    public IEnumerable<string> ProjectsWithOwnNamespaces => Projects.Keys.Where(project => project != "DpsAuthoring.Gdal");

    /// <summary>The product in whose artifacts this program lies, in the configuration that it was built in.</summary>
    public static Product Built() => new(
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../..")), Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')));

    /// <summary>Which project refers to which in its code; what is only packed or embedded does not count.</summary>
    public DirectedGraph ProjectGraph()
    {
        var graph = new DirectedGraph();
        foreach ((string project, string file) in Projects)
        {
            graph.AddNode(project);
            foreach (XElement reference in XDocument.Load(file).Descendants("ProjectReference").Where(IsForCode))
            {
                graph.AddEdge(project, Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            }
        }

        return graph;
    }

    /// <summary>Which namespace of a project uses types of which other.</summary>
    public DirectedGraph NamespaceGraph(string project)
    {
        var graph = new DirectedGraph();
        foreach (IType type in TypesOf(project))
        {
            graph.AddNode(NamespaceOf(type));
            foreach (
                IType other in type.GetTypeDependencies().Where(other => IsOf(project, other) && NamespaceOf(other) != NamespaceOf(type)))
            {
                graph.AddEdge(NamespaceOf(type), NamespaceOf(other));
            }
        }

        return graph;
    }

    /// <summary>The types of one namespace that use types of another, to find what makes a cycle.</summary>
    public IEnumerable<string> Uses(string project, string source, string target) =>
        from type in TypesOf(project)
        where NamespaceOf(type) == source
        from other in type.GetTypeDependencies().Where(other => IsOf(project, other) && NamespaceOf(other) == target).Distinct()
        select $"{type.Name} -> {other.Name}";

    /// <summary>The types of a project that its authors wrote: not the compiler's.</summary>
    public IEnumerable<IType> TypesOf(string project) => ArchitectureOf(project).Types.Where(type => IsOf(project, type));

    public Architecture ArchitectureOf(string project)
    {
        if (!_architectures.TryGetValue(project, out Architecture? architecture))
        {
            string assembly = AssemblyOf(project);
            architecture = new ArchLoader().LoadFilteredDirectory(Path.GetDirectoryName(assembly)!, Path.GetFileName(assembly)).Build();
            _architectures.Add(project, architecture);
        }

        return architecture;
    }

    /// <summary>The file that a project is built into.</summary>
    public string AssemblyOf(string project)
    {
        string name = XDocument.Load(Projects[project]).Descendants("AssemblyName").FirstOrDefault()?.Value ?? project;
        string assembly = Path.Combine(repository, "artifacts/bin", project, configuration, name + ".dll");
        return File.Exists(assembly)
            ? assembly
            : throw new FileNotFoundException($"{assembly} is missing: build the solution first.", assembly);
    }

    private static bool IsOf(string project, IType type) =>
        NamespaceOf(type).StartsWith("DpsAuthoring", StringComparison.Ordinal)
        && type.Assembly is { } assembly
        && assembly.Name.Split(',')[0] is { } name
        && (name == project || (name == "dps" && project == "DpsAuthoring.Cli"))
        && !type.Name.Contains('<', StringComparison.Ordinal);

    private static string NamespaceOf(IType type) => type.Namespace?.FullName ?? "";

    private static bool IsForCode(XElement reference) =>
        reference.Attribute("ReferenceOutputAssembly")?.Value != "false" && reference.Attribute("OutputItemType")?.Value is null;
}
