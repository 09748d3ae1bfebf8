using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3002: which names no option can have.</summary>
public sealed class InputNameRuleTests
{
    private const string Form = "start with a letter and go on with letters, digits, '_' and '-', for example output_file";

    [Theory]
    [InlineData("help", "--help is every algorithm's own option")]
    [InlineData("", Form)]
    [InlineData("1st", Form)]
    [InlineData("-x", Form)]
    [InlineData("naïve", Form)]
    public Task A_name_that_no_option_can_have_is_reported(string name, string reason) =>
        VerifyRule<InputNameRule>.ReportsAsync(
            Sample.Declaration($$"""[{|#0:Input("{{name}}")|}] public int X { get; init; }"""),
            VerifyRule<InputNameRule>.Saying(name, reason));
}
