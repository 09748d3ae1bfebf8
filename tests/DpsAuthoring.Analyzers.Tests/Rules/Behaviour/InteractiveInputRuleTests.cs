namespace DpsAuthoring.Analyzers.Tests.Rules.Behaviour;

/// <summary>DPS2001: what waits for a keyboard, and what only speaks of one.</summary>
public sealed class InteractiveInputRuleTests
{
    private const string Id = "DPS2001";

    [Theory]
    [InlineData("Console.ReadLine();", "Console.ReadLine")]
    [InlineData("Console.Read();", "Console.Read")]
    [InlineData("Console.ReadKey(true);", "Console.ReadKey")]
    [InlineData("while (!Console.KeyAvailable) { }", "Console.KeyAvailable")]
    [InlineData("Console.In.ReadToEnd();", "Console.In")]
    [InlineData("Console.OpenStandardInput();", "Console.OpenStandardInput")]
    [InlineData("await Task.Run(Console.ReadLine);", "Console.ReadLine")]
    [InlineData("Func<string?> ask = () => System.Console.ReadLine();", "Console.ReadLine")]
    [InlineData("if (Console.IsInputRedirected) Console.ReadLine();", "Console.ReadLine")]
    [InlineData("if (!Console.IsInputRedirected) { } else Console.ReadLine();", "Console.ReadLine")]
    [InlineData("if (!Console.IsOutputRedirected) Console.ReadKey();", "Console.ReadKey")]
    public async Task What_waits_is_reported(string statement, string member) =>
        Assert.Contains($" DPS2001 {member} waits for someone", Assert.Single(await Report.OfAsync(Id, statement)));

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
    public async Task What_does_not_is_silent(string statement) => Assert.Empty(await Report.OfAsync(Id, statement));

    [Theory]
    [InlineData("Spectre.Console.AnsiConsole.Ask(\"Name?\");", 1)]
    [InlineData("Spectre.Console.AnsiConsole.Markup(\"Name?\");", 0)]
    public async Task A_prompt_of_Spectre_waits_too(string statement, int expected) =>
        Assert.Equal(expected, (await Report.OfAsync(Id, statement + """

            namespace Spectre.Console
            {
                static class AnsiConsole { public static void Ask(string text) { } public static void Markup(string text) { } }
            }
            """)).Length);

    [Fact]
    public async Task It_needs_no_runtime_library() => Assert.NotEmpty(await Compiler.AnalyzeAloneAsync("class P { static void Main() => System.Console.ReadLine(); }"));

    [Theory]
    [InlineData("none", "")]
    [InlineData("error", "Error")]
    public async Task An_editorconfig_sets_its_severity(string severity, string expected) =>
        Assert.Equal(expected, string.Concat((await Compiler.AnalyzeAloneAsync("class P { static void Main() => System.Console.ReadLine(); }", $"dotnet_diagnostic.DPS2001.severity = {severity}")).Select(d => d.Severity)));
}
