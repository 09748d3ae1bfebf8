using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring.Analyzers.Rules.Files;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Configuration.Scripts;
using DpsAuthoring.Configuration.Scripts.Checks;
using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Files;

/// <summary>What the checks of configurations and scripts say in the compiler, where, and what their fixes make of the files.</summary>
public sealed class FileRulesTests
{
    private const string Config = AlgorithmFolder.Config;
    private const string LegacyConfig = "algorithm_config.legacy.yml";
    private const string RunScript = AlgorithmFolder.RunScript;
    private const string Reduce = "Algorithm(\"reduce\")";
    private const string OutputFile = "Input(\"output_file\")";
    private const string OutSize = "Input(\"outsize\")";

    private const string Legacy = """
        algorithm_name: reduce
        algorithm_version: v1.0.0
        repository_url: https://github.com/me/reduce.git
        docker_container_url: registry/base:v1
        run_command: reduce/run.sh
        inputs:
          file:
            - name: input_file
          positional:
            - name: output_file
              default: reduced.tif
            - name: outsize
              default: '30'

        """;

    public static TheoryData<string> Pages { get; } = [.. ConfigurationChecks.All.Concat(ScriptChecks.All).Select(check => check.Id)];

    [Fact]
    public Task Files_that_agree_with_the_code_are_passed_over() =>
        Reports(AlgorithmFolder.Class, (Config, AlgorithmFolder.Ogc), (RunScript, AlgorithmFolder.Script));

    [Fact]
    public Task A_difference_is_reported_once_in_the_code() =>
        ReportsSaying(
            "DPS4033",
            "(12,11): The algorithm declares 'outsize', so the program does not know the option --percent that a job gives it; run 'dps sync' to write 'outsize'",
            Changed("outsize", "percent"));

    [Fact]
    public Task A_difference_in_several_files_is_one_and_is_mended_in_all()
    {
        string code = AlgorithmFolder.Class.Replace(
            "int OutSize { get; init; } = 30", "double OutSize { get; init; } = 30.5", StringComparison.Ordinal);
        FixTest<FileRules, FileFix> test = AlgorithmFolder.Fixes(
            "DPS4035",
            Marked(code, OutSize, "#0"),
            code,
            [(Config, AlgorithmFolder.Ogc), (LegacyConfig, Legacy), (RunScript, AlgorithmFolder.Script)],
            [
                (Config, Changed("type: int\n    default: 30\n", "type: double\n    default: 30.5\n")),
                (LegacyConfig, Legacy.Replace("'30'", "'30.5'", StringComparison.Ordinal)),
                (RunScript, AlgorithmFolder.Script),
            ]);
        test.ExpectedDiagnostics.Add(Saying(
            "DPS4035",
            $"{Config}(13,11) and {LegacyConfig}(13,16): 'outsize' is declared as double, and a job that gives a int gives what the program cannot take; run 'dps sync' to write double"));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("DPS4033", "[Input(\"outsize\")] public int OutSize", "[{|#0:Input(\"percent\")|}] public double OutSize")]
    [InlineData(
        "DPS4032",
        "[Algorithm(\"reduce\")]",
        "[{|#0:Algorithm(\"reduce\")|}]",
        "    [Input(\"outsize\")] public int OutSize { get; init; } = 30;\n",
        "")]
    [InlineData(
        "DPS4031",
        "    [Input(\"outsize\")]",
        "    [{|#0:Input(\"more\")|}] public required string More { get; init; }\n    [Input(\"outsize\")]")]
    [InlineData(
        "DPS4035",
        "[Input(\"outsize\")] public int OutSize { get; init; } = 30;",
        "[{|#0:Input(\"outsize\")|}] public string? OutSize { get; init; }")]
    [InlineData("DPS4037", "[Algorithm(\"reduce\")]", "[{|#0:Algorithm(\"reducer\")|}]")]
    public Task One_changed_thing_is_one_report(string id, string from, string to, string without = " ", string with = " ")
    {
        string code = AlgorithmFolder.Class.Replace(from, to, StringComparison.Ordinal).Replace(without, with, StringComparison.Ordinal);
        RuleTest<FileRules> test = AlgorithmFolder.Reports(
            code, (Config, AlgorithmFolder.Ogc), (LegacyConfig, Legacy), (RunScript, AlgorithmFolder.Script));
        test.DiagnosticVerifier = (reported, _, verifier) =>
            verifier.True(reported.GetMessage(CultureInfo.InvariantCulture).Contains("dps sync", StringComparison.Ordinal));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(id, DiagnosticSeverity.Warning).WithLocation(0));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task A_text_that_looks_like_our_code_stays_a_text() =>
        Reports(
            AlgorithmFolder.Class.Replace(
                "[Input(\"output_file\")]",
                "[Input(\"output_file\"), RegularExpression(\"InputReaders.File(s)?|.*\")]",
                StringComparison.Ordinal),
            (Config, AlgorithmFolder.Ogc),
            (LegacyConfig, Legacy),
            (RunScript, AlgorithmFolder.Script));

    [Theory]
    [InlineData(
        "DPS4031", OutputFile, "  - name: output_file\n    type: string\n    default: reduced.tif\n", "", "    label: Output file\n")]
    [InlineData("DPS4032", Reduce, "outputs:", "  - name: more\n    type: int\noutputs:")]
    [InlineData(
        "DPS4034",
        OutputFile,
        "  - name: output_file\n    type: string\n    default: reduced.tif\n  - name: outsize\n    type: int\n    default: 30\n",
        "  - name: outsize\n    type: int\n    default: 30\n  - name: output_file\n    type: string\n    default: reduced.tif\n")]
    [InlineData("DPS4035", OutSize, "type: int\n    default: 30", "type: string\n    default: {|DPS4027:30|}")]
    [InlineData("DPS4036", OutSize, "default: 30", "default: 31")]
    [InlineData("DPS4037", Reduce, "algorithm_name: reduce", "algorithm_name: reducer")]
    public Task Each_difference_has_its_place_in_the_code_and_is_mended_from_there(
        string id, string attribute, string from, string to, string added = "")
    {
        FixTest<FileRules, FileFix> test = AlgorithmFolder.Fixes(
            id,
            Marked(AlgorithmFolder.Class, attribute, id),
            AlgorithmFolder.Class,
            [(Config, Changed(from, to)), (RunScript, AlgorithmFolder.Script)],
            [
                (Config, AlgorithmFolder.Ogc.Replace("- name: output_file\n", "- name: output_file\n" + added, StringComparison.Ordinal)),
                (RunScript, AlgorithmFolder.Script),
            ]);
        test.NumberOfIncrementalIterations = 1;
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task All_differences_of_a_rule_are_mended_at_once()
    {
        FixTest<FileRules, FileFix> test = AlgorithmFolder.Fixes(
            "DPS4036",
            Marked(Marked(AlgorithmFolder.Class, OutputFile, "DPS4036"), OutSize, "DPS4036"),
            AlgorithmFolder.Class,
            [(Config, Changed("default: 30", "default: 31").Replace("reduced.tif", "x.tif", StringComparison.Ordinal))],
            [(Config, AlgorithmFolder.Ogc)]);
        test.NumberOfFixAllIterations = 1;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_comment_silences_it_and_a_globalconfig_too()
    {
        await ReportsSaying(
            "DPS4036",
            "(14,14): 'outsize' is declared with the default '30', and jobs would run with this one; run 'dps sync' to write the declared one",
            Changed("default: 30", "default: 31"));
        await Reports(
            AlgorithmFolder.Class,
            (Config, Changed("default: 30", "default: 31 # dps: ignore DPS4036")),
            (RunScript, AlgorithmFolder.Script));
        RuleTest<FileRules> silenced = AlgorithmFolder.Reports(
            AlgorithmFolder.Class, (Config, Changed("default: 30", "default: 31")), (RunScript, AlgorithmFolder.Script));
        silenced.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_diagnostic.DPS4036.severity = none"));
        await silenced.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_script_is_found_by_its_command_from_the_repositorys_top()
    {
        (string, string) config = ("dps/" + Config, Changed("reduce/run.sh", "reduce/scripts/run.sh"));
        const string Unchecked = "#!/usr/bin/env bash\n{|DPS5002:reduce \"$@\"|}\nmkdir -p output\n";
        await Reports(AlgorithmFolder.Class, config, ("scripts/" + RunScript, Unchecked));

        Assert.Contains(
            "set -e",
            await new EditedFolder(config, ("scripts/" + RunScript, TestProject.WithoutMarks(Unchecked))).FixedAsync("DPS5002", RunScript),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Windows_line_ends_of_a_script_are_reported_and_mended()
    {
        string windows = AlgorithmFolder.Script.Replace("\n", "\r\n", StringComparison.Ordinal);
        await Reports(
            AlgorithmFolder.Class,
            (Config, AlgorithmFolder.Ogc),
            (RunScript, "#!/usr/bin/env bash{|DPS5005:\r|}" + windows["#!/usr/bin/env bash\r".Length..]));

        Assert.Equal(
            AlgorithmFolder.Script,
            await new EditedFolder((Config, AlgorithmFolder.Ogc), (RunScript, windows)).FixedAsync("DPS5005", RunScript));
    }

    [Theory]
    [InlineData("[Input(\"outsize\")] public int OutSize", "[Input(\"percent\")] public Version? OutSize")]
    [InlineData("[Algorithm(\"reduce\")]", "")]
    [InlineData("partial ", "")]
    public Task What_is_half_written_is_compared_with_nothing(string from, string to)
    {
        RuleTest<FileRules> test = AlgorithmFolder.Reports(
            AlgorithmFolder.Class.Replace(from, to, StringComparison.Ordinal), (Config, AlgorithmFolder.Ogc));
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Another_algorithms_configuration_is_not_compared()
    {
        string other = Changed("reduce", "other").Replace("outsize", "bands", StringComparison.Ordinal);

        return Reports(AlgorithmFolder.Class, (Config, AlgorithmFolder.Ogc), ("algorithm_config.other.yml", other));
    }

    /// <summary>Without the script, which only <c>dps check</c> can miss.</summary>
    [Fact]
    public Task What_the_compiler_was_not_given_is_not_missed() => Reports(AlgorithmFolder.Class, (Config, AlgorithmFolder.Ogc));

    /// <summary>One engine: the pages' bad examples, by the library and by the compiler.</summary>
    [Theory, MemberData(nameof(Pages))]
    public async Task The_compiler_says_what_the_library_says(string id)
    {
        string page = Rules.DocumentationTests.Page(id);
        bool isScript = id.StartsWith("DPS5", StringComparison.Ordinal);
        string bad = Regex
            .Match(page, @"^## Bad\n\n```(?:yaml|bash|sh)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
            .Groups[1]
            .Value;
        Assert.NotEmpty(bad);
        string text = isScript ? AlgorithmFolder.Ogc : "algorithm_name: x\n" + bad;
        (string, string)[] files = isScript ? [(Config, text), ("run.sh", bad)] : [(Config, text)];

        var config = new TextFile(Config, text);
        IEnumerable<Finding> found = ConfigurationChecks.Run(config, ConfigurationContext.Alone);
        if (isScript)
        {
            ConfiguredScript script = Assert.Single(
                ConfiguredScript.Of([AlgorithmConfiguration.Read(Configuration.Yaml.YamlText.Read(config))!]));
            found = found.Concat(ScriptChecks.Run(new TextFile("run.sh", bad), script.Context with { Environments = [] }));
        }

        RuleTest<FileRules> test = AlgorithmFolder.Reports("", files);
        test.ExpectedDiagnostics.AddRange(found.Select(Expected));
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static DiagnosticResult Expected(Finding finding)
    {
        (int startLine, int startColumn) = finding.File.Position(finding.Span.Start);
        (int endLine, int endColumn) = finding.File.Position(finding.Span.End);
        return new DiagnosticResult(FileReport.Descriptors.Single(descriptor => descriptor.Id == finding.Rule.Id))
            .WithSpan(AlgorithmFolder.PathOf(finding.File.Path), startLine, startColumn, endLine, endColumn)
            .WithMessage(finding.Message);
    }

    private static Task Reports(string code, params (string Path, string Text)[] files) =>
        AlgorithmFolder.Reports(code, files).RunAsync(TestContext.Current.CancellationToken);

    /// <summary>This is said of the configuration, at the input in the code.</summary>
    private static Task ReportsSaying(string id, string message, string configuration)
    {
        RuleTest<FileRules> test = AlgorithmFolder.Reports(
            Marked(AlgorithmFolder.Class, OutSize, "#0"), (Config, configuration), (RunScript, AlgorithmFolder.Script));
        test.ExpectedDiagnostics.Add(Saying(id, Config + message));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static DiagnosticResult Saying(string id, string message) =>
        new DiagnosticResult(FileReport.Descriptors.Single(descriptor => descriptor.Id == id)).WithMessage(message).WithLocation(0);

    private static string Marked(string text, string part, string mark) =>
        text.Replace(part, $"{{|{mark}:{part}|}}", StringComparison.Ordinal);

    private static string Changed(string from, string to)
    {
        string changed = AlgorithmFolder.Ogc.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(AlgorithmFolder.Ogc, changed);
        return changed;
    }
}
