using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Rules;

/// <summary>Every rule can be silenced by the means that every rule has, and be made louder.</summary>
public sealed class SuppressionTests
{
    [Theory, MemberData(nameof(DocumentationTests.Ids), MemberType = typeof(DocumentationTests))]
    public Task A_pragma_silences_a_rule(string id) => IsSilentAsync(id, $"#pragma warning disable {id}\n{Bad(id)}");

    [Theory, MemberData(nameof(DocumentationTests.Ids), MemberType = typeof(DocumentationTests))]
    public Task An_editorconfig_silences_a_rule(string id) => IsSilentAsync(id, Bad(id), $"dotnet_diagnostic.{id}.severity = none");

    private static Task IsSilentAsync(string id, string source, string editorConfig = "")
    {
        var test = new AllRulesTest(source) { EditorConfig = editorConfig, CompilerDiagnostics = CompilerDiagnostics.None };
        Array.ForEach(DocumentationTests.Files(DocumentationTests.Page(id), "Bad"), test.TestState.AdditionalFiles.Add);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Bad(string id) => DocumentationTests.Code(DocumentationTests.Page(id), "Bad");
}
