using System.Reflection;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
    public static IReadOnlyList<DeclaredAlgorithm> Read(string folder, CancellationToken cancel) =>
        [.. AlgorithmSources.Below(folder).SelectMany(trees => Read(trees, cancel))];

    /// <summary>The algorithm that a configuration is of: the only one, or the one of its name.</summary>
    public static DeclaredAlgorithm? For(string? name, IReadOnlyList<DeclaredAlgorithm> declared) =>
        declared is [var only] ? only : declared.FirstOrDefault(algorithm => algorithm.Name == name);

    private static IEnumerable<DeclaredAlgorithm> Read(IReadOnlyList<SyntaxTree> trees, CancellationToken cancel)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "algorithm",
            [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings, (CSharpParseOptions)trees[0].Options, cancellationToken: cancel)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        foreach (SyntaxTree tree in trees)
        {
            foreach (TypeDeclarationSyntax type in tree.GetRoot(cancel).DescendantNodes(node => node is not MemberDeclarationSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<TypeDeclarationSyntax>().Where(type => type.AttributeLists.Count > 0))
            {
                if (compilation.GetSemanticModel(tree).GetDeclaredSymbol(type, cancel) is { } symbol
                    && AlgorithmReader.Read(symbol, compilation, cancel) is { } model)
                {
                    yield return new DeclaredAlgorithm(model.Name, [.. model.Inputs.Select(Of)]);
                }
            }
        }
    }

    private static DeclaredInput Of(InputModel input) =>
        new(input.Name, TypeOf(input), input.IsRequired, input.Default, input.Description);

    /// <summary>The registration's type of an input, by the factory that reads it; a list is one text, unless it is of files.</summary>
    private static InputType TypeOf(InputModel input)
    {
        bool Reads(string factory) => input.TypeExpression.Contains($"InputTypes.{factory}", StringComparison.Ordinal);
        return Reads("File(") ? InputType.File
            : Reads("Folder(") ? InputType.Directory
            : Reads("List(") ? InputType.Text
            : Reads("Flag(") ? InputType.Flag
            : Reads("WholeNumber<") ? input.ValueType is "long" or "ulong" or "uint" ? InputType.LongWhole : InputType.Whole
            : Reads("Real<") ? input.ValueType == "float" ? InputType.Real : InputType.LongReal
            : InputType.Text;
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
