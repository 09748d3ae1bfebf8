using DpsAuthoring.Analyzers.Rules.Behaviour;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Rules.Behaviour;

/// <summary>DPS2001: what waits for a keyboard, and what only speaks of one.</summary>
public sealed class InteractiveInputRuleTests
{
    private const string Alone = "class P { static void Main() => [|Console.ReadLine()|]; }";

    [Theory]
    [InlineData("{|#0:Console.ReadLine()|};", "Console.ReadLine")]
    [InlineData("{|#0:Console.Read()|};", "Console.Read")]
    [InlineData("{|#0:Console.ReadKey(true)|};", "Console.ReadKey")]
    [InlineData("while (!{|#0:Console.KeyAvailable|}) { }", "Console.KeyAvailable")]
    [InlineData("{|#0:Console.In|}.ReadToEnd();", "Console.In")]
    [InlineData("{|#0:Console.OpenStandardInput()|};", "Console.OpenStandardInput")]
    [InlineData("await Task.Run({|#0:Console.ReadLine|});", "Console.ReadLine")]
    [InlineData("Func<string?> ask = () => {|#0:System.Console.ReadLine()|};", "Console.ReadLine")]
    [InlineData("if (Console.IsInputRedirected) {|#0:Console.ReadLine()|};", "Console.ReadLine")]
    [InlineData("if (!Console.IsInputRedirected) { } else {|#0:Console.ReadLine()|};", "Console.ReadLine")]
    [InlineData("if (!Console.IsOutputRedirected) {|#0:Console.ReadKey()|};", "Console.ReadKey")]
    public Task What_waits_is_reported(string statement, string member) =>
        VerifyRule<InteractiveInputRule>.ReportsAsync(statement, VerifyRule<InteractiveInputRule>.Saying(member));

    [Theory]
    [InlineData("Console.WriteLine(nameof(Console.ReadLine));")]
    [InlineData("Console.WriteLine(nameof(Console.In));")]
    [InlineData("Console.WriteLine(typeof(Console));")]
    [InlineData("if (!Console.IsInputRedirected) Console.ReadKey();")]
    [InlineData("if (!Console.IsInputRedirected && args.Length == 0) { Console.ReadKey(); }")]
    [InlineData("string? name = Console.IsInputRedirected ? \"\" : Console.ReadLine();")]
    [InlineData("bool yes = !Console.IsInputRedirected && Console.ReadLine() == \"y\";")]
    [InlineData("if (System.Diagnostics.Debugger.IsAttached) Console.ReadLine();")]
    [InlineData("new StringReader(\"x\").ReadLine();")]
    [InlineData("Console.ReadLine(); static class Console { public static void ReadLine() { } }")]
    [InlineData("#pragma warning disable DPS2001\nConsole.ReadLine();")]
    public Task What_does_not_is_silent(string statement) => VerifyRule<InteractiveInputRule>.ReportsAsync(statement);

    [Theory]
    [InlineData("[|Spectre.Console.AnsiConsole.Ask(\"Name?\")|];")]
    [InlineData("Spectre.Console.AnsiConsole.Markup(\"Name?\");")]
    public Task A_prompt_of_Spectre_waits_too(string statement) =>
        VerifyRule<InteractiveInputRule>.ReportsAsync(statement + """

            namespace Spectre.Console
            {
                static class AnsiConsole { public static void Ask(string text) { } public static void Markup(string text) { } }
            }
            """);

    [Fact]
    public Task It_needs_no_runtime_library() =>
        new RuleTest<InteractiveInputRule>(Alone, withRuntime: false).RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("none", null)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public Task An_editorconfig_sets_its_severity(string severity, DiagnosticSeverity? expected)
    {
        string code = expected is null ? Alone.Replace("[|", "").Replace("|]", "") : Alone.Replace("[|", "{|#0:").Replace("|]", "|}");
        var test = new RuleTest<InteractiveInputRule>(code, withRuntime: false)
        {
            EditorConfig = $"dotnet_diagnostic.DPS2001.severity = {severity}",
        };
        if (expected is { } effective)
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult("DPS2001", effective).WithLocation(0));
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
