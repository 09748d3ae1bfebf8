using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Tests.Verifiers;

/// <summary>
/// What the projects of the tests are made of, with the runtime library or without. The framework comes from the SDK's targeting pack,
/// the runtime library and what it shows from beside the tests; nothing is restored.
/// </summary>
internal static class TestProject
{
    public const string UsingsFile = "Usings.cs";

    private const string FrameworkUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    private const string RuntimeUsings = """
        global using DpsAuthoring;
        global using DpsAuthoring.Hosting;
        global using Microsoft.Extensions.Logging;

        """;

    private static readonly ImmutableArray<MetadataReference> s_framework = [.. ReferencesIn(TargetingPack("Microsoft.NETCore.App.Ref"))];

    private static readonly ImmutableArray<MetadataReference> s_runtime =
    [
        .. s_framework,
        .. RuntimeLibraries().Select(path => MetadataReference.CreateFromFile(path)),
        .. ReferencesIn(AppContext.BaseDirectory, "DpsAuthoring.Gdal.dll"),
        .. ReferencesIn(AppContext.BaseDirectory, "DpsAuthoring.Rasters.dll"),
    ];

    public static CSharpParseOptions Language { get; } = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <summary>An empty set of packages: what it would otherwise restore is in <see cref="References"/>.</summary>
    public static ReferenceAssemblies NoPackages { get; } = new("net10.0");

    /// <summary>The framework with what servers have of it besides.</summary>
    public static ImmutableArray<MetadataReference> WebFramework { get; } =
        [.. s_framework, .. ReferencesIn(TargetingPack("Microsoft.AspNetCore.App.Ref"))];

    public static ImmutableArray<MetadataReference> References(bool withRuntime = true) => withRuntime ? s_runtime : s_framework;

    /// <summary>The runtime library and what it shows.</summary>
    public static IEnumerable<string> RuntimeLibraries() =>
        ((string[])["DpsAuthoring.Runtime.dll", "Microsoft.Extensions.*.dll"])
            .SelectMany(pattern => Directory.EnumerateFiles(AppContext.BaseDirectory, pattern).Order(StringComparer.Ordinal));

    public static string Usings(bool withRuntime = true) => withRuntime ? FrameworkUsings + RuntimeUsings : FrameworkUsings;

    public static CSharpCompilationOptions Options(OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        new(kind, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>A program, if sources begin one by top-level statements or by a Main; or a library.</summary>
    public static OutputKind KindOf(params IEnumerable<string> sources) =>
        sources.SelectMany(source => CSharpSyntaxTree.ParseText(source, Language).GetRoot().DescendantNodes())
            .Any(node => node is GlobalStatementSyntax or MethodDeclarationSyntax { Identifier.ValueText: "Main" })
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Fills in a test's project, whose code is to be the first file.</summary>
    public static void Fill(SolutionState state, string source, bool withRuntime)
    {
        state.Sources.Add(source);
        state.Sources.Add((UsingsFile, Usings(withRuntime)));
        state.OutputKind = KindOf(WithoutMarks(source));
        state.DocumentationMode = DocumentationMode.Parse;
        state.AdditionalReferences.AddRange(References(withRuntime));
    }

    /// <summary>A source as it is compiled, without its markup.</summary>
    public static string WithoutMarks(string source)
    {
        TestFileMarkupParser.GetSpans(
            source, treatPositionIndicatorsAsCode: true, out string code, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return code;
    }

    private static IEnumerable<MetadataReference> ReferencesIn(string folder, string pattern = "*.dll") =>
        Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path));

    private static string TargetingPack(string pack)
    {
        // shared/Microsoft.NETCore.App/<version>/ and packs/Microsoft.NETCore.App.Ref/<version>/ref/net10.0 lie in one installation.
        string packs = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../packs", pack));
        string framework = $"net{Environment.Version.Major}.0";
        return Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*")
            .Select(version => Path.Combine(version, "ref", framework))
            .Where(Directory.Exists)
            .Order(StringComparer.Ordinal)
            .LastOrDefault() ?? throw new DirectoryNotFoundException($"The SDK has no targeting pack of {framework} in {packs}.");
    }
}
