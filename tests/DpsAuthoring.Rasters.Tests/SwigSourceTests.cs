using System.Runtime.CompilerServices;
using DpsAuthoring.Rasters;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OSGeo.GDAL;
using RasterTests.Support;

namespace RasterTests;

/// <summary>The sources call only what GDAL's own C# bindings have, of an older and of a recent version.</summary>
public sealed class SwigSourceTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    [Theory]
    [InlineData("swig-api.txt")]
    [InlineData("swig-api-3.10.txt")]
    public void Compile_against_GDALs_own_bindings(string listing) => Assert.Empty(ErrorsAgainst(listing, []));

    [Fact]
    public void A_call_of_what_only_ours_has_is_found() =>
        Assert.Contains(ErrorsAgainst("swig-api.txt", ["class Foreign { object Made() => new OSGeo.GDAL.GdalException(); }"]), error => error.Contains("GdalException", StringComparison.Ordinal));

    private static string[] ErrorsAgainst(string listing, string[] more)
    {
        using var reader = new StreamReader(typeof(SwigSourceTests).Assembly.GetManifestResourceStream(listing)!);
        CSharpCompilation bindings = Compile("gdal_csharp", [SwigStub.Source(reader.ReadToEnd())], []);
        using var image = new MemoryStream();
        Assert.Empty(bindings.Emit(image).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => found.ToString()));
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../src/DpsAuthoring.Rasters"));
        CSharpCompilation ours = Compile(
            "ours", [Usings, .. Directory.GetFiles(folder, "*.cs").Select(File.ReadAllText), .. more],
            [MetadataReference.CreateFromImage(image.ToArray())]);
        return [.. ours.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.ToString())];
    }

    private static CSharpCompilation Compile(string name, string[] sources, MetadataReference[] references) => CSharpCompilation.Create(
        name,
        sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest),
            cancellationToken: TestContext.Current.CancellationToken)),
        [.. references, .. Framework()],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>All that the tests are made of, but GDAL and what is compiled here.</summary>
    private static IEnumerable<MetadataReference> Framework() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path != typeof(Gdal).Assembly.Location && path != typeof(Blocks).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));

    private static string Here([CallerFilePath] string file = "") => file;
}
