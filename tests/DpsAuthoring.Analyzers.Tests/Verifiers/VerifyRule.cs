using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Verifiers;

/// <summary>The usual tests of one rule.</summary>
internal static class VerifyRule<TRule>
    where TRule : DiagnosticAnalyzer, new()
{
    /// <summary>The rule reports what is marked in a source, as expected, and nothing else.</summary>
    public static Task ReportsAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new RuleTest<TRule>(source);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The rule's diagnostic with these arguments, at the place that is marked with <c>{|#0:…|}</c>.</summary>
    public static DiagnosticResult Saying(params object[] arguments) => At(0, arguments);

    /// <summary>The rule's diagnostic with these arguments, at a place that is marked with its number.</summary>
    public static DiagnosticResult At(int place, params object[] arguments) =>
        new DiagnosticResult(new TRule().SupportedDiagnostics.Single())
            .WithLocation(place)
            .WithArguments(arguments)
            .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
}
