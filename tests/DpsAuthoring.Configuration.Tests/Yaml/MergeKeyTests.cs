using System.Text.Json;
using CsCheck;
using DpsAuthoring.Configuration.Tests.Checks;
using DpsAuthoring.Configuration.Tests.Endpoints;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Yaml;

/// <summary>What <c>&lt;&lt;</c> takes in is there for every check, as it is for the registrations.</summary>
public sealed class MergeKeyTests
{
    private const string Read = """
        import json, sys, yaml
        for text in json.load(sys.stdin):
            print(json.dumps(list(yaml.safe_load(text)["z"].items())))
        """;

    private static readonly Gen<string> s_mapping =
        from keys in Gen.Char["abc"].Array[0, 3]
        from value in Gen.Int[0, 99]
        select string.Concat(keys.Select((key, i) => $"{key}: {value + i}, "));

    // x, y and z each may take in those before them, once, twice or as a list.
    private static readonly Gen<string> s_text =
        from one in s_mapping
        from two in s_mapping
        from three in s_mapping
        from first in Gen.Int[0, 3]
        from second in Gen.Int[0, 5]
        select $"x: &x {{{one}}}\ny: &y {{{two}{Merges(first)}}}\nz: {{{Merges(second)}{three}}}\n".Replace(", }", "}", StringComparison.Ordinal);

    [Theory]
    [InlineData("x: &x {a: 1, b: 2}\nz: {<<: *x, b: 3}\n", "a=1 b=3")]
    [InlineData("x: &x {a: 1}\ny: &y {a: 2, c: 3}\nz: {<<: [*x, *y]}\n", "a=1 c=3")]
    [InlineData("x: &x {a: 1}\ny: &y {a: 2}\nz: {<<: *x, <<: *y}\n", "a=2")]
    [InlineData("z: {<<: {<<: {a: 1}, b: 2}, c: 3}\n", "a=1 b=2 c=3")]
    [InlineData("z: {'<<': a}\n", "<<=a")]
    public void A_mapping_has_what_it_takes_in(string text, string entries) =>
        Assert.Equal(entries, Shown(text));

    /// <summary>The same by Python itself.</summary>
    [Fact]
    public void Any_merge_is_what_Python_makes_of_it()
    {
        var texts = new List<string>();
        s_text.Sample(texts.Add, iter: 300, threads: 1);
        string[] read = PythonYaml.Run(Read, JsonSerializer.Serialize(texts)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(texts.Count, read.Length);
        Assert.All(texts.Zip(read), pair =>
        {
            using var json = JsonDocument.Parse(pair.Second);
            IEnumerable<string> wanted = json.RootElement.EnumerateArray().Select(entry => $"{entry[0].GetString()}={entry[1]}");
            // The order of what is met twice differs, which nothing depends on.
            Assert.Equal(
                (pair.First, string.Join(' ', wanted.Order())),
                (pair.First, string.Join(' ', Shown(pair.First).Split(' ').Order())));
        });
    }

    [Fact]
    public void An_input_may_take_its_keys_in() =>
        Assert.Equal(["DPS4003"], Sample.Ids("""
            inputs:
              - &number
                name: a
                doc: A number
                type: int
                default: 5
              - <<: *number
                name: b
            """));

    [Fact]
    public void A_job_gets_a_default_that_is_taken_in()
    {
        AlgorithmConfiguration configuration = AlgorithmConfiguration.Read(YamlText.Read(new TextFile(
            "c.yml", "x: &x {type: int, default: 0755}\ninputs:\n- {<<: *x, name: a}\n")))!;

        ConfiguredInput input = Assert.Single(configuration.Inputs);
        Assert.Equal(("a", "int", "493"), (input.Name.Text(), input.Type.Text(), ConfiguredDefault.Of(input)));
    }

    [Fact]
    public void All_of_a_configuration_may_be_taken_in()
    {
        const string Text = "x-common: &common\n  algorithm_name: reduce\n  code_repository: https://github.com/me/reduce.git\n  base_container_url: b:1\n"
            + "<<: *common\nalgorithm_version: v1\nrun_command: reduce/run.sh\ninputs: []\noutputs: [{name: out, type: Directory}]\n";

        Assert.True(AlgorithmConfiguration.IsIn("env.yml", Text));
        Assert.Equal(["DPS4003"], Sample.Ids(Text));
    }

    [Fact]
    public void Sections_may_be_taken_in() =>
        Assert.Equal(["DPS4003"], Sample.Ids("""
            algorithm_name: reduce
            algorithm_version: main
            repository_url: https://github.com/me/reduce.git
            docker_container_url: registry/base:v1
            run_command: reduce/run.sh
            x-common: &common
              file:
                - name: raster
            inputs:
              <<: *common
              positional:
                - name: a
            """));

    [Fact]
    public void What_several_inputs_take_in_is_reported_once_and_not_fixed_for_one_of_them()
    {
        IReadOnlyList<Finding> findings = Sample.Findings("""
            x-number: &number
              type: str
            inputs:
              - {<<: *number, name: a}
              - {<<: *number, name: b}
            """);

        Finding type = Assert.Single(findings, finding => finding.Rule.Id == "DPS4020");
        Assert.Null(type.Fix);
    }

    [Fact]
    public void Mappings_that_take_each_other_in_by_the_billion_are_read_at_once()
    {
        string text = string.Concat(Enumerable.Range(1, 40)
            .Select(i => $"m{i}: &m{i} {{<<: [{string.Join(", ", Enumerable.Repeat(i == 1 ? "{k: v}" : $"*m{i - 1}", 9))}]}}\n"));

        Assert.Equal("v", ((YamlMapping)Map(text).Find("m40")!.Value).Find("k").Text());
    }

    private static string Merges(int how) => how switch
    {
        1 => "<<: *x, ",
        2 => "<<: [*x], ",
        3 => "<<: [*x, *x], ",
        4 => "<<: [*y, *x], ",
        5 => "<<: *y, <<: *x, ",
        _ => "",
    };

    private static string Shown(string text) =>
        string.Join(' ', ((YamlMapping)Map(text).Find("z")!.Value).AllEntries.Select(entry => $"{entry.Name}={entry.Text()}"));

    private static YamlMapping Map(string text) => (YamlMapping)YamlText.Read(new TextFile("c.yml", text)).Root!;
}
