using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Verifiers;

/// <summary>The usual tests of a fix. Each kind of change has a key.</summary>
internal static class VerifyFix
{
    /// <summary>The fix of one diagnostic makes one text of the other.</summary>
    public static Task MakesAsync<TRule, TFix>(string key, string before, string after, bool withRuntime = true)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        new FixTest<TRule, TFix>(before, after, withRuntime)
        {
            CodeActionEquivalenceKey = key,
            NumberOfIncrementalIterations = 1,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>
    /// The fixes make one text of the other one by one, and Fix All does at once: in the document, the project and the solution.
    /// </summary>
    public static Task MakesAllAsync<TRule, TFix>(string key, string before, string after, bool withRuntime = true)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        new FixTest<TRule, TFix>(before, after, withRuntime)
        {
            CodeActionEquivalenceKey = key,
            NumberOfFixAllIterations = 1,
        }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>These changes are offered for what is reported, and no others.</summary>
    public static Task OffersAsync<TRule, TFix>(string source, string[] keys, bool withRuntime = true)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        new FixTest<TRule, TFix>(source, source, withRuntime)
        {
            Offers = keys,
            CompilerDiagnostics = CompilerDiagnostics.Errors,
            NumberOfIncrementalIterations = 0,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck,
        }.RunAsync(TestContext.Current.CancellationToken);

    /// <summary>No change is offered for what is reported.</summary>
    public static Task OffersNothingAsync<TRule, TFix>(string source, bool withRuntime = true)
        where TRule : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        OffersAsync<TRule, TFix>(source, [], withRuntime);
}
