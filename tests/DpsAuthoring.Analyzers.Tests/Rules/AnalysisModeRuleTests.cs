using DpsAuthoring.Analyzers.Rules;
using DpsAuthoring.Analyzers.Tests.CodeFixes;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Rules;

/// <summary>DPS0001 and what the three modes are: nothing, what is known to be wrong, and what cannot be known to be right.</summary>
public sealed class AnalysisModeRuleTests
{
    private const string Wrong = "File.WriteAllText({|DPS1001:\"result.csv\"|}, {|DPS2001:Console.ReadLine()|});";

    [Theory, MemberData(nameof(DocumentationTests.Ids), MemberType = typeof(DocumentationTests))]
    public Task None_silences_every_rule(string id) =>
        new AllRulesTest(DocumentationTests.Code(DocumentationTests.Page(id), "Bad"))
        {
            GlobalConfig = Property("None"),
            CompilerDiagnostics = CompilerDiagnostics.None,
        }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(null, "", true)]
    [InlineData("", "", true)]
    [InlineData("Default", "", true)]
    [InlineData(" none ", "", false)]
    [InlineData(null, "dps_analysis_mode = none", false)]
    [InlineData("Strict", "dps_analysis_mode = none", true)]
    public Task The_property_comes_before_the_editorconfig(string? mode, string editorConfig, bool isReported) =>
        RunAsync(isReported ? Wrong : TestProject.WithoutMarks(Wrong), mode, editorConfig);

    [Theory]
    [InlineData("strictest", "")]
    [InlineData(null, "dps_analysis_mode = strictest")]
    public Task An_unknown_mode_is_said_once_and_is_Default(string? mode, string editorConfig) =>
        RunAsync(
            Wrong,
            mode,
            editorConfig,
            new DiagnosticResult(new AnalysisModeRule().SupportedDiagnostics.Single()).WithArguments("strictest"));

    [Theory]
    [InlineData("File.WriteAllText({|DPS1002:name|}, \"x\");")]
    [InlineData("File.WriteAllText({|DPS1002:Path.Combine(name, \"x\")|}, \"x\");")]
    [InlineData("File.WriteAllText({|DPS1002:n > 1 ? name : \"output/a.csv\"|}, \"x\");")]
    [InlineData("File.WriteAllText({|DPS1002:n > 1 ? name : \"a.csv\"|}, \"x\");")]
    [InlineData("File.WriteAllText({|DPS1002:Environment.GetEnvironmentVariable(\"OUT\") ?? \"output\"|}, \"x\");")]
    public async Task Strict_reports_a_write_that_may_be_anywhere(string statement)
    {
        await RunAsync(TestProject.WithoutMarks(ResultFixTests.Running(statement)), mode: null);
        await RunAsync(ResultFixTests.Running(statement), mode: "Strict");
    }

    [Theory]
    [InlineData(
        "File.WriteAllText(\"output/a.csv\", \"x\"); File.WriteAllText(Path.GetTempFileName(), \"x\"); File.WriteAllText(\"/dev/null\", \"x\");"
    )]
    [InlineData("job.Output.Write(name, path => File.WriteAllText(path, \"x\")); File.WriteAllText(job.Scratch.GetPath(name), \"x\");")]
    [InlineData("File.ReadAllText(name); File.Delete(name); Directory.GetFiles(name);")]
    [InlineData(
        "foreach (string f in Directory.GetFiles(\"input\")) File.Copy(f, Path.Combine(job.Output.FullPath, Path.GetFileName(f)));")]
    public Task Strict_has_nothing_to_say_of_what_is_right(string statement) => RunAsync(ResultFixTests.Running(statement), mode: "Strict");

    [Fact]
    public Task In_Strict_a_helper_s_parameter_is_judged_at_its_calls() =>
        RunAsync(
            """
            Save("output/a.csv");
            Save({|DPS1002:args[0]|});
            static void Save(string path) => File.WriteAllText(path, "x");
            """,
            mode: "Strict");

    [Fact]
    public async Task Strict_changes_nothing_of_what_Default_reports()
    {
        const string Code =
            "File.WriteAllText({|DPS1002:args.Length > 0 ? \"output/a\" : \"a\"|}, \"x\"); File.WriteAllText({|DPS1001:\"b\"|}, \"x\"); File.WriteAllText({|DPS1002:Path.Combine(\"output\", args[0])|}, \"x\");";

        await RunAsync(Code, mode: null);
        await RunAsync(Code, mode: "Strict");
    }

    private static Task RunAsync(string source, string? mode, string editorConfig = "", params DiagnosticResult[] expected)
    {
        var test = new AllRulesTest(source) { GlobalConfig = Property(mode), EditorConfig = editorConfig };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static string Property(string? mode) => mode is null ? "" : $"build_property.DpsAnalysisMode = {mode}";
}
