using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3011: which inputs are null where a job does not give them.</summary>
public sealed class ForgottenRequiredRuleTests
{
    [Theory]
    [InlineData("public InputFile {|#0:X|} { get; init; }")]
    [InlineData("public string {|#0:X|} { get; set; }")]
    [InlineData("public string {|#0:X|} { get; init; } = null!;")]
    [InlineData("public string {|#0:X|} { get; init; } = default!;")]
    [InlineData("public IReadOnlyList<InputFile> {|#0:X|} { get; init; }")]
    [InlineData("public int[] {|#0:X|} { get; init; }")]
    [InlineData("public OutputName {|#0:X|} { get; init; }")]
    public Task What_is_neither_required_nor_has_a_default_is_reported(string property) =>
        VerifyRule<ForgottenRequiredRule>.ReportsAsync(
            Sample.Declaration("[Input(\"x\")] " + property),
            VerifyRule<ForgottenRequiredRule>.Saying("x"));

    [Theory]
    [InlineData("public required InputFile X { get; init; }")]
    [InlineData("public InputFile? X { get; init; }")]
    [InlineData("public string X { get; init; } = \"\";")]
    [InlineData("public int[] X { get; init; } = [];")]
    [InlineData("public OutputName X { get; init; } = \"a.tif\";")]
    [InlineData("public OutputName? X { get; init; }")]
    [InlineData("public int X { get; init; }")]
    [InlineData("public string X { get => _x ?? \"y\"; init => _x = value; } private string? _x;")]
    [InlineData("public string X { get; init; } public My() { X = \"a\"; }")]
    [InlineData("public string X { get; init; } public My(ILogger log) { (this.X, _) = (\"a\", log); }")]
    [InlineData("\n#nullable disable\npublic string X { get; init; }\n#nullable restore\n")]
    public Task What_has_a_value_whatever_a_job_gives_is_not(string property) =>
        VerifyRule<ForgottenRequiredRule>.ReportsAsync(Sample.Declaration("[Input(\"x\")] " + property));

    /// <summary>The compiler, too, says nothing of an input that DPS3011 reports, and says its own of everything else.</summary>
    [Theory]
    [InlineData("[Input(\"x\")] public string X { get; init; }", new string[0])]
    [InlineData("public string X { get; init; }", new[] { "CS8618" })]
    public void The_generated_constructor_hides_nothing_else(string property, string[] warnings) =>
        Assert.Equal(
            warnings,
            Compiler.Generate(Sample.Declaration(property)).GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.Id));
}
