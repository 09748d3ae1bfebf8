using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3009: which classes the program cannot construct.</summary>
public sealed class AlgorithmClassRuleTests
{
    [Theory]
    [InlineData(
        "public sealed class A : IAlgorithm",
        "is not partial, so the code that reads its inputs cannot be added to it; write 'partial class'")]
    [InlineData(
        "public abstract partial class A : IAlgorithm",
        "is abstract, static, generic, nested or file-local; make it a plain class of a namespace")]
    [InlineData(
        "public partial class A<T> : IAlgorithm",
        "is abstract, static, generic, nested or file-local; make it a plain class of a namespace")]
    [InlineData(
        "file partial class A : IAlgorithm", "is abstract, static, generic, nested or file-local; make it a plain class of a namespace")]
    [InlineData(
        "public partial class A(string text) : IAlgorithm",
        "has no constructor, or several, that could be called; keep one that takes nothing but ILogger<T>, ILogger or ILoggerFactory")]
    public Task A_class_that_cannot_be_constructed_is_reported_at_its_attribute(string declaration, string reason) =>
        VerifyRule<AlgorithmClassRule>.ReportsAsync(
            $$"""
            [{|#0:Algorithm("my-algorithm")|}]
            {{declaration}}
            {
                public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """,
            VerifyRule<AlgorithmClassRule>.Saying("A", reason));
}
