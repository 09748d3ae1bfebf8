using System.Text.RegularExpressions;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Configuration.Scripts;
using DpsAuthoring.Configuration.Scripts.Checks;
using DpsAuthoring.Model;

namespace DpsAuthoring.Analyzers.Tests.Files;

/// <summary>What the checks of configurations and scripts say in the compiler, where, and what their fixes make of the files.</summary>
public sealed class FileRulesTests
{
    private const string Config = "algorithm_config.yml";
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

    private const string Renamed = "The algorithm declares 'outsize', so the program does not know the option --percent that a job gives it; run 'dps sync' to write 'outsize'";
    private const string OtherDefault = "'outsize' is declared with the default '30', and jobs would run with this one; run 'dps sync' to write the declared one";

    public static TheoryData<string> Pages { get; } = [.. ConfigurationChecks.All.Concat(ScriptChecks.All).Select(check => check.Id)];

    [Fact]
    public async Task Files_that_agree_with_the_code_are_passed_over() =>
        Assert.Empty(await Folder(AlgorithmFolder.Ogc).ReportsAsync());

    [Fact]
    public async Task A_difference_is_reported_once_in_the_code() =>
        Assert.Equal(
            [$"Reduce.cs(6,6): DPS4033: {Config}(12,11): {Renamed}"],
            await Folder(Changed("outsize", "percent")).ReportsAsync());

    [Fact]
    public async Task A_difference_in_several_files_is_one_and_is_mended_in_all()
    {
        string code = AlgorithmFolder.Class.Replace("int OutSize { get; init; } = 30", "double OutSize { get; init; } = 30.5", StringComparison.Ordinal);
        var folder = new AlgorithmFolder(code, (Config, AlgorithmFolder.Ogc), ("algorithm_config.legacy.yml", Legacy), ("run.sh", AlgorithmFolder.Script));

        Assert.Equal(
            [$"Reduce.cs(6,6): DPS4035: {Config}(13,11) and algorithm_config.legacy.yml(13,16): 'outsize' is declared as double, and a job that gives a int gives what the program cannot take; run 'dps sync' to write double"],
            await folder.ReportsAsync());
        Assert.Contains("type: double\n    default: 30.5\n", await folder.FixedAsync("DPS4035", "Reduce.cs", Config), StringComparison.Ordinal);
        Assert.Contains("default: '30.5'\n", await folder.FixedAsync("DPS4035", "Reduce.cs", "algorithm_config.legacy.yml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Input(\"outsize\")] public int OutSize", "[Input(\"percent\")] public double OutSize")]
    [InlineData("    [Input(\"outsize\")] public int OutSize { get; init; } = 30;\n", "")]
    [InlineData("    [Input(\"outsize\")]", "    [Input(\"more\")] public required string More { get; init; }\n    [Input(\"outsize\")]")]
    [InlineData("public int OutSize { get; init; } = 30", "public string? OutSize { get; init; }")]
    [InlineData("[Algorithm(\"reduce\")]", "[Algorithm(\"reducer\")]")]
    public async Task One_changed_thing_is_one_report(string from, string to)
    {
        string code = AlgorithmFolder.Class.Replace(from, to, StringComparison.Ordinal);
        var folder = new AlgorithmFolder(code, (Config, AlgorithmFolder.Ogc), ("algorithm_config.legacy.yml", Legacy), ("run.sh", AlgorithmFolder.Script));

        string report = Assert.Single(await folder.ReportsAsync());
        Assert.Contains("dps sync", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_looks_like_our_code_stays_a_text() => Assert.Empty(await new AlgorithmFolder(
        AlgorithmFolder.Class.Replace("[Input(\"output_file\")]", "[Input(\"output_file\"), System.ComponentModel.DataAnnotations.RegularExpression(\"InputTypes.File(s)?|.*\")]", StringComparison.Ordinal),
        (Config, AlgorithmFolder.Ogc), ("algorithm_config.legacy.yml", Legacy), ("run.sh", AlgorithmFolder.Script)).ReportsAsync());

    [Theory]
    [InlineData("DPS4031", "(5,6)", "  - name: output_file\n    type: string\n    default: reduced.tif\n", "")]
    [InlineData("DPS4032", "(1,2)", "outputs:", "  - name: more\n    type: int\noutputs:")]
    [InlineData("DPS4034", "(5,6)", "  - name: output_file\n    type: string\n    default: reduced.tif\n  - name: outsize\n    type: int\n    default: 30\n", "  - name: outsize\n    type: int\n    default: 30\n  - name: output_file\n    type: string\n    default: reduced.tif\n")]
    [InlineData("DPS4035", "(6,6)", "type: int", "type: string")]
    [InlineData("DPS4036", "(6,6)", "default: 30", "default: 31")]
    [InlineData("DPS4037", "(1,2)", "algorithm_name: reduce", "algorithm_name: reducer")]
    public async Task Each_difference_has_its_place_in_the_code_and_is_mended_from_there(string id, string place, string from, string to)
    {
        AlgorithmFolder folder = Folder(Changed(from, to));

        string[] reports = await folder.ReportsAsync();
        Assert.Single(reports, report => report.StartsWith($"Reduce.cs{place}: {id}: {Config}(", StringComparison.Ordinal));
        Assert.DoesNotContain(reports, report => report.StartsWith($"{Config}(", StringComparison.Ordinal) && report.Contains($": {id}: ", StringComparison.Ordinal));
        Assert.Equal(AlgorithmFolder.Ogc, (await folder.FixedAsync(id, "Reduce.cs", Config)).Replace("    label: Output file\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_differences_of_a_rule_are_mended_at_once()
    {
        string changed = Changed("default: 30", "default: 31").Replace("reduced.tif", "x.tif", StringComparison.Ordinal);

        Assert.Equal(AlgorithmFolder.Ogc, await Folder(changed).AllFixedAsync("DPS4036", Config));
    }

    [Fact]
    public async Task A_comment_silences_it_and_a_globalconfig_too()
    {
        string changed = Changed("default: 30", "default: 31");

        Assert.Equal([$"Reduce.cs(6,6): DPS4036: {Config}(14,14): {OtherDefault}"], await Folder(changed).ReportsAsync());
        Assert.Empty(await Folder(changed.Replace("default: 31", "default: 31 # dps: ignore DPS4036", StringComparison.Ordinal)).ReportsAsync());
        Assert.Empty(await Folder(changed).With("dotnet_diagnostic.DPS4036.severity = none").ReportsAsync());
    }

    [Fact]
    public async Task A_script_is_found_by_its_command_from_the_repositorys_top()
    {
        string config = Changed("reduce/run.sh", "reduce/scripts/run.sh");
        var folder = new AlgorithmFolder(AlgorithmFolder.Class, ("dps/" + Config, config), ("scripts/run.sh", AlgorithmFolder.Script.Replace("set -euo pipefail\n", "", StringComparison.Ordinal)));

        string report = Assert.Single(await folder.ReportsAsync());
        Assert.StartsWith("run.sh(2,1): DPS5002: If 'reduce' fails here,", report, StringComparison.Ordinal);
        Assert.Contains("set -e", await folder.FixedAsync("DPS5002", "run.sh", "run.sh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Windows_line_ends_of_a_script_are_reported_and_mended()
    {
        var folder = new AlgorithmFolder(
            AlgorithmFolder.Class, (Config, AlgorithmFolder.Ogc), ("run.sh", AlgorithmFolder.Script.Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.StartsWith("run.sh(1,20): DPS5005: ", Assert.Single(await folder.ReportsAsync()), StringComparison.Ordinal);
        Assert.Equal(AlgorithmFolder.Script, await folder.FixedAsync("DPS5005", "run.sh", "run.sh"));
    }

    [Theory]
    [InlineData("[Input(\"outsize\")] public int OutSize", "[Input(\"percent\")] public Uri? OutSize")]
    [InlineData("[Algorithm(\"reduce\")]", "")]
    [InlineData("partial ", "")]
    public async Task What_is_half_written_is_compared_with_nothing(string from, string to) =>
        Assert.Empty(await new AlgorithmFolder(AlgorithmFolder.Class.Replace(from, to, StringComparison.Ordinal), (Config, AlgorithmFolder.Ogc)).ReportsAsync());

    [Fact]
    public async Task Another_algorithms_configuration_is_not_compared()
    {
        string other = Changed("reduce", "other").Replace("outsize", "bands", StringComparison.Ordinal);

        Assert.Empty(await new AlgorithmFolder(AlgorithmFolder.Class, (Config, AlgorithmFolder.Ogc), ("algorithm_config.other.yml", other)).ReportsAsync());
    }

    /// <summary>Without the script, which only <c>dps check</c> can miss.</summary>
    [Fact]
    public async Task What_the_compiler_was_not_given_is_not_missed() =>
        Assert.Empty(await new AlgorithmFolder(AlgorithmFolder.Class, (Config, AlgorithmFolder.Ogc)).ReportsAsync());

    /// <summary>One engine: the pages' bad examples, by the library and by the compiler.</summary>
    [Theory, MemberData(nameof(Pages))]
    public async Task The_compiler_says_what_the_library_says(string id)
    {
        string page = Rules.DocumentationTests.Page(id);
        bool isScript = id.StartsWith("DPS5", StringComparison.Ordinal);
        string bad = Regex.Match(page, @"^## Bad\n\n```(?:yaml|bash|sh)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
        Assert.NotEmpty(bad);
        string text = isScript ? AlgorithmFolder.Ogc : "algorithm_name: x\n" + bad;
        (string, string)[] files = isScript ? [(Config, text), ("run.sh", bad)] : [(Config, text)];

        var config = new TextFile(Config, text);
        IEnumerable<Finding> found = ConfigurationChecks.Run(config, ConfigurationContext.Alone);
        if (isScript)
        {
            ConfiguredScript script = Assert.Single(ConfiguredScript.Of([AlgorithmConfiguration.Read(Configuration.Yaml.YamlText.Read(config))!]));
            found = found.Concat(ScriptChecks.Run(new TextFile("run.sh", bad), script.Context with { Environments = [] }));
        }

        Assert.Equal(found.Select(Text).Order(StringComparer.Ordinal), await new AlgorithmFolder("", files).ReportsAsync());
    }

    private static string Text(Finding finding)
    {
        (int line, int column) = finding.File.Position(finding.Span.Start);
        return $"{finding.File.Path}({line},{column}): {finding.Rule.Id}: {finding.Message}";
    }

    private static AlgorithmFolder Folder(string configuration) =>
        new(AlgorithmFolder.Class, (Config, configuration), ("run.sh", AlgorithmFolder.Script));

    private static string Changed(string from, string to)
    {
        string changed = AlgorithmFolder.Ogc.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(AlgorithmFolder.Ogc, changed);
        return changed;
    }
}
