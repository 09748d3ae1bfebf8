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
    public static IReadOnlyList<Algorithm> Read(string folder, CancellationToken cancel) =>
        [.. AlgorithmSources.Below(folder).SelectMany(trees => Read(trees, cancel))];

    private static IReadOnlyList<Algorithm> Read(IReadOnlyList<SyntaxTree> trees, CancellationToken cancel)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "algorithm",
            [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings, (CSharpParseOptions)trees[0].Options, cancellationToken: cancel)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return DeclaredAlgorithms.In(compilation, cancel);
    }

    /// <summary>The assemblies that the tool carries along: the base types, and those of declarations.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        Assembly tool = typeof(DeclarationReader).Assembly;
        foreach (string name in tool.GetManifestResourceNames().Where(name => name.StartsWith("reference/", StringComparison.Ordinal)))
        {
            using Stream assembly = tool.GetManifestResourceStream(name)!;
            yield return MetadataReference.CreateFromStream(assembly);
        }
    }
}
