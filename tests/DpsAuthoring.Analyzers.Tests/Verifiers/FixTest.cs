using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Verifiers;

/// <summary>
/// A fix on a source in which its rule reports what is marked. What it makes compiles without a warning; what is still reported in it is
/// marked too.
/// </summary>
internal sealed class FixTest<TRule, TFix> : CSharpCodeFixTest<TRule, TFix, DefaultVerifier>
    where TRule : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private readonly bool _withRuntime;

    public FixTest(string before, string after, bool withRuntime)
    {
        _withRuntime = withRuntime;
        TestProject.Fill(TestState, before, withRuntime);
        TestProject.Fill(FixedState, after, withRuntime);
        FixedState.MarkupHandling = MarkupMode.Allow;
        ReferenceAssemblies = TestProject.NoPackages;
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
        TestBehaviors = TestBehaviors.SkipSuppressionCheck | TestBehaviors.SkipGeneratedSourcesCheck;
        MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode;
    }

    /// <summary>The keys of all that is to be offered, where nothing is to be applied.</summary>
    public string[]? Offers { get; init; }

    protected override IEnumerable<Type> GetSourceGenerators() => _withRuntime ? [typeof(AlgorithmGenerator)] : [];

    protected override ParseOptions CreateParseOptions() => TestProject.Language;

    protected override CompilationOptions CreateCompilationOptions() => TestProject.Options();

    protected override ImmutableArray<CodeAction> FilterCodeActions(ImmutableArray<CodeAction> actions)
    {
        if (Offers is null)
        {
            return actions;
        }

        Assert.Equal(Offers, actions.Select(action => action.EquivalenceKey));
        return [];
    }
}
