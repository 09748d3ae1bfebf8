using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Tests;

/// <summary>Compiles source as a project that references the runtime does: with the generator, and on request with rules.</summary>
internal static class Compiler
{
    internal const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using DpsAuthoring;
        global using Microsoft.Extensions.Logging;
        """;

    internal static CSharpParseOptions Language { get; } = new(LanguageVersion.Latest);

    // What this test itself runs on: the framework, the runtime library and the logging abstractions. Nothing is restored.
    internal static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What a project refers to, with the runtime library or without.</summary>
    internal static IEnumerable<MetadataReference> ReferencesOf(bool withRuntime) =>
        References.Where(reference => withRuntime || !reference.Display!.Contains("DpsAuthoring", StringComparison.Ordinal));

    internal static string UsingsOf(bool withRuntime) => withRuntime ? ImplicitUsings : ImplicitUsings[..ImplicitUsings.IndexOf("global using DpsAuthoring;", StringComparison.Ordinal)];

    public static ImmutableArray<DiagnosticAnalyzer> AllRules { get; } =
    [
        .. typeof(AlgorithmGenerator).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static CSharpCompilation Parse(params string[] sources) =>
        CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, Language, "Usings.cs"), .. sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, Language, $"Sample{i}.cs"))],
            References,
            new CSharpCompilationOptions(IsProgram(sources) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static CSharpCompilation ParseAlone(string source)
    {
        CSharpCompilation compilation = Parse(source).WithReferences(ReferencesOf(withRuntime: false));
        return compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(UsingsOf(withRuntime: false), Language, "Usings.cs"));
    }

    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new AlgorithmGenerator().AsSourceGenerator()],
        parseOptions: Language,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static Compilation Generate(string source)
    {
        NewDriver().RunGeneratorsAndUpdateCompilation(Parse(source), out Compilation compilation, out _);
        return compilation;
    }

    /// <summary>What the rules report, and what the compiler itself finds wrong.</summary>
    public static async Task<(string[] Rules, string[] Compiler)> AnalyzeAsync(string source, string editorConfig = "", bool withRuntime = true, string? mode = null)
    {
        Compilation compilation = withRuntime ? Generate(source) : ParseAlone(source);
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfig(editorConfig)));
        var options = new AnalyzerOptions([], new ProjectOptions(editorConfig, mode));
        ImmutableArray<Diagnostic> reported = await compilation.WithAnalyzers(AllRules, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return ([.. reported.Select(Text).Order(StringComparer.Ordinal)],
            [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(Text)]);
    }

    /// <summary>What the rules report in a project that does not reference the runtime, under lines of an .editorconfig.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAloneAsync(string source, string editorConfig = "")
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(source, Language, "/Sample.cs")],
            ReferencesOf(withRuntime: false),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)
                .WithSyntaxTreeOptionsProvider(new EditorConfig(editorConfig)));
        return await compilation.WithAnalyzers(AllRules).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Whether sources begin a program: by top-level statements, or by a Main.</summary>
    internal static bool IsProgram(IEnumerable<string> sources) =>
        sources.SelectMany(source => CSharpSyntaxTree.ParseText(source, Language).GetRoot().DescendantNodes())
            .Any(node => node is GlobalStatementSyntax or MethodDeclarationSyntax { Identifier.ValueText: "Main" });

    /// <summary>A diagnostic as position, id and message.</summary>
    private static string Text(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return $"{start.Line + 1},{start.Character + 1} {diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
