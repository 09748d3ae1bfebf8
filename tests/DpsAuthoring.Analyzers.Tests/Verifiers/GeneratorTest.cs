using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Verifiers;

/// <summary>The generator on a source: the files it makes are these, and all compiles without a warning.</summary>
internal sealed class GeneratorTest : CSharpSourceGeneratorTest<AlgorithmGenerator, DefaultVerifier>
{
    public GeneratorTest(string source, params (string Name, string Text)[] generated)
    {
        TestProject.Fill(TestState, source, withRuntime: true);
        foreach ((string name, string text) in generated)
        {
            TestState.GeneratedSources.Add((typeof(AlgorithmGenerator), name, text));
        }

        ReferenceAssemblies = TestProject.NoPackages;
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
        MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode;
    }

    protected override ParseOptions CreateParseOptions() => TestProject.Language;

    protected override CompilationOptions CreateCompilationOptions() => TestProject.Options();
}
