using System.Collections.Immutable;
using System.Reflection;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Cli.Declaration;

/// <summary>
/// Reads what C# projects declare, by the code that makes their command line: the sources are compiled here, as far as a declaration
/// needs it, so it works where the build fails or has never been tried.
/// </summary>
internal static class DeclarationReader
{
    private const string ImplicitUsings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <summary>The algorithms that are declared below a folder.</summary>
    public static IReadOnlyList<Algorithm> Read(string folder, CancellationToken cancel)
    {
        MetadataReference[] carried = [.. CarriedReferences()];
        return
        [
            .. AlgorithmSources
                .Below(folder)
                .SelectMany(project => DeclaredAlgorithms.In(Compile(project.Project, project.Trees, carried, []), cancel)),
        ];
    }

    /// <summary>A project with those that it refers to, except those that refer to it: a build would refuse the circle.</summary>
    private static CSharpCompilation Compile(
        string project, IReadOnlyList<SyntaxTree> trees, MetadataReference[] carried, ImmutableHashSet<string> referrers)
    {
        ImmutableHashSet<string> above = referrers.Add(project);
        IEnumerable<MetadataReference> referenced = AlgorithmSources.ReferencedBy(project)
            .Where(other => !above.Contains(other))
            .Select(other => Compile(other, AlgorithmSources.Of(other), carried, above).ToMetadataReference());
        return CSharpCompilation.Create(
            Path.GetFileName(project),
            [.. trees, AlgorithmSources.Parse(ImplicitUsings)],
            [.. carried, .. referenced],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The assemblies that the tool carries along: the base types, and those of declarations.</summary>
    private static IEnumerable<MetadataReference> CarriedReferences()
    {
        Assembly tool = typeof(DeclarationReader).Assembly;
        foreach (string name in tool.GetManifestResourceNames().Where(name => name.StartsWith("reference/", StringComparison.Ordinal)))
        {
            using Stream assembly = tool.GetManifestResourceStream(name)!;
            yield return MetadataReference.CreateFromStream(assembly);
        }
    }
}
