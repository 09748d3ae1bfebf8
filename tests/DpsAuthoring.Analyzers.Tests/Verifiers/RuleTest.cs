using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Verifiers;

/// <summary>
/// A rule on a source that the generator has seen. What is marked is reported, and nothing else: <c>[|here|]</c>,
/// <c>{|DPS1001:here|}</c>, or <c>{|#0:here|}</c> for what <see cref="AnalyzerTest{T}.ExpectedDiagnostics"/> says more of.
/// </summary>
/// <remarks>That a pragma silences each rule is tried once for a rule, not again for each source: it would take the time twice.</remarks>
internal class RuleTest<TRule> : CSharpAnalyzerTest<TRule, DefaultVerifier>
    where TRule : DiagnosticAnalyzer, new()
{
    private readonly bool _withRuntime;

    public RuleTest(string source, bool withRuntime = true)
    {
        _withRuntime = withRuntime;
        TestProject.Fill(TestState, source, withRuntime);
        ReferenceAssemblies = TestProject.NoPackages;
        TestBehaviors = TestBehaviors.SkipSuppressionCheck | TestBehaviors.SkipGeneratedSourcesCheck;
        MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode;
    }

    /// <summary>Lines of an <c>.editorconfig</c> about C# files.</summary>
    public string EditorConfig
    {
        init => TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + value));
    }

    /// <summary>Lines of a <c>.globalconfig</c>.</summary>
    public string GlobalConfig
    {
        init => TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + value));
    }

    protected override string DefaultFilePathPrefix => "/Test";

    protected override IEnumerable<Type> GetSourceGenerators() => _withRuntime ? [typeof(AlgorithmGenerator)] : [];

    protected override ParseOptions CreateParseOptions() => TestProject.Language;

    protected override CompilationOptions CreateCompilationOptions() => TestProject.Options();

    /// <summary>
    /// All rules are enabled as they are. Said in the options as well, it would come before what an <c>.editorconfig</c> says of them.
    /// </summary>
    protected override Project ApplyCompilationOptions(Project project) => project;
}
