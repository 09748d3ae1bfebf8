using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3008: which names MAAP refuses, and what is suggested instead.</summary>
public sealed class AlgorithmNameRuleTests
{
    [Theory]
    [InlineData("x", "gdal-wrapper")]
    [InlineData("Gdal", "gdal")]
    [InlineData("a.b", "a-b")]
    [InlineData("a b", "a-b")]
    public Task A_name_that_MAAP_refuses_is_reported(string name, string near) =>
        VerifyRule<AlgorithmNameRule>.ReportsAsync(
            $$"""
            [{|#0:Algorithm("{{name}}")|}]
            public partial class A : IAlgorithm
            {
                public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """,
            VerifyRule<AlgorithmNameRule>.Saying(name, near));
}
