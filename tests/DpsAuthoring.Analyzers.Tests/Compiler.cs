using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Tests;

/// <summary>
/// Compiles what the verifiers cannot express, since these want the place of each diagnostic: whole programs with marks in their comments,
/// code that is still being typed, and the pages' examples.
/// </summary>
internal static class Compiler
{
    public static ImmutableArray<DiagnosticAnalyzer> AllRules { get; } =
    [
        .. typeof(AlgorithmGenerator).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static CSharpCompilation Parse(params string[] sources) => Parse(sources, withRuntime: true);

    public static CSharpCompilation Parse(string[] sources, bool withRuntime) =>
        CSharpCompilation.Create(
            "Sample",
            [
                CSharpSyntaxTree.ParseText(TestProject.Usings(withRuntime), TestProject.Language, TestProject.UsingsFile),
                .. sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, TestProject.Language, $"Sample{i}.cs")),
            ],
            TestProject.References(withRuntime),
            TestProject.Options(TestProject.KindOf(sources)));

    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new AlgorithmGenerator().AsSourceGenerator()],
        parseOptions: TestProject.Language,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>A source and what the generator makes of it.</summary>
    public static Compilation Generate(string source)
    {
        NewDriver()
            .RunGeneratorsAndUpdateCompilation(Parse(source), out Compilation compilation, out _, TestContext.Current.CancellationToken);
        return compilation;
    }

    /// <summary>What all rules report in a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="files">The files beside it that the compiler is given.</param>
    public static async Task<Diagnostic[]> AnalyzeAsync(string source, params (string Path, string Text)[] files) =>
    [
        .. await Generate(source)
            .WithAnalyzers(AllRules, new AnalyzerOptions([.. files.Select(file => new GivenText(file.Path, file.Text))]))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken),
    ];

    private sealed class GivenText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
