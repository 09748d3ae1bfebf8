using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Tests.Verifiers;

/// <summary>All rules at once, as the compiler runs them.</summary>
internal sealed class AllRulesTest(string source, bool withRuntime = true) : RuleTest<PathRules>(source, withRuntime)
{
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Compiler.AllRules;
}
