namespace DpsAuthoring.Analyzers.Tests.Rules;

/// <summary>Every rule can be silenced by the means that every rule has, and be made louder.</summary>
public sealed class SuppressionTests
{
    [Theory, MemberData(nameof(DocumentationTests.Ids), MemberType = typeof(DocumentationTests))]
    public async Task A_pragma_silences_a_rule(string id) =>
        Assert.Empty((await Compiler.AnalyzeAsync($"#pragma warning disable {id}\n{Bad(id)}")).Rules);

    [Theory, MemberData(nameof(DocumentationTests.Ids), MemberType = typeof(DocumentationTests))]
    public async Task An_editorconfig_silences_a_rule(string id) =>
        Assert.Empty((await Compiler.AnalyzeAsync(Bad(id), $"dotnet_diagnostic.{id}.severity = none")).Rules);

    private static string Bad(string id) => DocumentationTests.Code(DocumentationTests.Page(id), "Bad");
}
