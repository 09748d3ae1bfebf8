using DpsAuthoring.Analyzers.Tests.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.Rules;

/// <summary>DPS0001 and what the three modes are: nothing, what is known to be wrong, and what cannot be known to be right.</summary>
public sealed class AnalysisModeRuleTests
{
    private const string Wrong = "File.WriteAllText(\"result.csv\", Console.ReadLine());";

    [Theory, MemberData(nameof(DocumentationTests.Ids), MemberType = typeof(DocumentationTests))]
    public async Task None_silences_every_rule(string id) =>
        Assert.Empty((await Compiler.AnalyzeAsync(DocumentationTests.Code(DocumentationTests.Page(id), "Bad"), mode: "None")).Rules);

    [Theory]
    [InlineData(null, "", 2)]
    [InlineData("", "", 2)]
    [InlineData("Default", "", 2)]
    [InlineData(" none ", "", 0)]
    [InlineData(null, "dps_analysis_mode = none", 0)]
    [InlineData("Strict", "dps_analysis_mode = none", 2)]
    public async Task The_property_comes_before_the_editorconfig(string? mode, string editorConfig, int reports) =>
        Assert.Equal(reports, (await Compiler.AnalyzeAsync(Wrong, editorConfig, mode: mode)).Rules.Length);

    [Theory]
    [InlineData("strictest", "")]
    [InlineData(null, "dps_analysis_mode = strictest")]
    public async Task An_unknown_mode_is_said_once_and_is_Default(string? mode, string editorConfig)
    {
        string[] rules = (await Compiler.AnalyzeAsync(Wrong, editorConfig, mode: mode)).Rules;

        Assert.Equal(3, rules.Length);
        Assert.Contains(rules, text => text.Contains("DPS0001 'strictest' is no DpsAnalysisMode, so Default is used; write Default, Strict or None", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("File.WriteAllText(name, \"x\");")]
    [InlineData("File.WriteAllText(Path.Combine(name, \"x\"), \"x\");")]
    [InlineData("File.WriteAllText(n > 1 ? name : \"output/a.csv\", \"x\");")]
    [InlineData("File.WriteAllText(n > 1 ? name : \"a.csv\", \"x\");")]
    [InlineData("File.WriteAllText(Environment.GetEnvironmentVariable(\"OUT\") ?? \"output\", \"x\");")]
    public async Task Strict_reports_a_write_that_may_be_anywhere(string statement)
    {
        Assert.Empty((await Compiler.AnalyzeAsync(ResultFixTests.Running(statement))).Rules);
        Assert.Contains(" DPS1002 File.WriteAllText writes to ", Assert.Single((await Compiler.AnalyzeAsync(ResultFixTests.Running(statement), mode: "Strict")).Rules));
    }

    [Theory]
    [InlineData("File.WriteAllText(\"output/a.csv\", \"x\"); File.WriteAllText(Path.GetTempFileName(), \"x\"); File.WriteAllText(\"/dev/null\", \"x\");")]
    [InlineData("job.Output.Write(name, path => File.WriteAllText(path, \"x\")); File.WriteAllText(job.Scratch.GetPath(name), \"x\");")]
    [InlineData("File.ReadAllText(name); File.Delete(name); Directory.GetFiles(name);")]
    [InlineData("foreach (string f in Directory.GetFiles(\"input\")) File.Copy(f, Path.Combine(job.Output.FullPath, Path.GetFileName(f)));")]
    public async Task Strict_has_nothing_to_say_of_what_is_right(string statement) =>
        Assert.Empty((await Compiler.AnalyzeAsync(ResultFixTests.Running(statement), mode: "Strict")).Rules);

    [Fact]
    public async Task In_Strict_a_helper_s_parameter_is_judged_at_its_calls()
    {
        string[] rules = (await Compiler.AnalyzeAsync("""
            Save("output/a.csv");
            Save(args[0]);
            static void Save(string path) => File.WriteAllText(path, "x");
            """, mode: "Strict")).Rules;

        Assert.StartsWith("2,6 DPS1002", Assert.Single(rules));
    }

    [Fact]
    public async Task Strict_changes_nothing_of_what_Default_reports()
    {
        const string Code = "File.WriteAllText(args.Length > 0 ? \"output/a\" : \"a\", \"x\"); File.WriteAllText(\"b\", \"x\"); File.WriteAllText(Path.Combine(\"output\", args[0]), \"x\");";

        Assert.Equal((await Compiler.AnalyzeAsync(Code)).Rules, (await Compiler.AnalyzeAsync(Code, mode: "Strict")).Rules);
    }
}
