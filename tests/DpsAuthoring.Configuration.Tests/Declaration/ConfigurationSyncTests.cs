using CsCheck;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Declaration;

/// <summary>Whatever a configuration's inputs say, bringing them up to date once is enough, and loses no comment.</summary>
public sealed class ConfigurationSyncTests
{
    private static readonly string[] s_declared = ["DPS4031", "DPS4032", "DPS4033", "DPS4034", "DPS4035", "DPS4036"];
    private static readonly string[] s_names = ["input_file", "output_file", "outsize", "bbox", "verbose", "date", "dem", "scale"];

    private static readonly Gen<AlgorithmInput> s_input = Gen.Select(OneOf(s_names), Gen.Enum<InputKind>(), Gen.Bool, Gen.Int[0, 3])
        .Select(
            (name, type, required, kind) =>
                new AlgorithmInput(name, type, required || kind == 0 ? null : Default(type, kind), IsOptional: !required && kind == 0)
        {
            Description = kind == 1 ? "" : $"What {name} is: #{kind}",
        });

    private static readonly Gen<Algorithm> s_declaration = s_input.List[0, 6]
        .Select(inputs => new Algorithm("reduce", [.. inputs.DistinctBy(input => input.Name)]));

    private static readonly Gen<string> s_item = Gen.Select(
            OneOf([.. s_names, "inputfile", "out_size", "zzz"]),
            OneOf("string", "int", "File", "float?", "nonsense"),
            OneOf("", "''", "30", "'a b'", "abc", "true", "null"),
            Gen.Int[0, 7])
        .Select((name, type, value, form) => form switch
        {
            0 => $"- {{name: {name}, type: {type}}}",
            1 => $"- default: {value}\n  name: {name}\n  type: {type}",
            2 => $"# about {name}\n- name: {name} # its name\n  type: {type}\n  # its default\n  default: {value} # see above",
            3 => $"- name: '{name}'\n  doc: >-\n    several\n    lines\n  type: {type}",
            4 => $"- name: {name}",
            5 => $"-\n  name: {name}\n  default: {value}\n\n# after {name}",
            6 => $"- label: L\n  description: \"d # no comment\"\n  name: {name}\n  required: true\n  default:",
            _ => $"- name: {name}\n  type: {type}\n  default: {value}",
        });

    private static readonly Gen<string> s_lines = Gen.Select(s_item.List[0, 5], Gen.Int[0, 2])
        .Select(
            (items, empty) =>
                items.Count == 0
                    ? (
                        empty == 0 ? "" : empty == 1 ? " []" : " [ ] # none")
                    : "\n" + string.Join("\n", items));

    private static readonly Gen<string> s_brackets = Gen.Select(OneOf(s_names), OneOf("string", "[int]"), Gen.Int[0, 40])
        .Select((name, type, value) => $"{{name: {name}, type: {type}, label: L, default: {value}}}").List[1, 3]
        .Select(items => $" [{string.Join(", ", items)}] # in brackets");

    private static readonly Gen<string> s_list = Gen.OneOf(s_lines, s_lines, s_brackets);

    private static readonly Gen<string> s_ogc = Gen.Select(s_list, Gen.Int[0, 2]).Select((list, indent) =>
                "# top\nalgorithm_name: reduce\ncode_repository: https://x/y.git\ninputs:"
                + Indented(list, indent)
                + "\n# between\noutputs:\n  - name: out\n    type: Directory\n# end");

    private static readonly Gen<string> s_legacy = Gen.Select(s_list, s_list, s_list, Gen.Int[0, 3])
        .Select(
            (file, positional, config, form) =>
        "# top\nalgorithm_name: reduce\nrepository_url: https://x/y.git\ninputs:\n" + (form switch
        {
            0 => "  file:" + Indented(file, 2) + "\n  # then\n  positional:" + Indented(positional, 4) + "\n",
            1 => "  config:" + Indented(config, 4) + "\n  positional:" + Indented(positional, 2) + "\n  file:" + Indented(file, 4) + "\n",
            2 => "  config:" + Indented(config, 4) + "\n",
            _ => "  # nothing but a comment\n  positional:" + Indented(positional, 6) + "\n",
        }) + "queue: q\n# end\n");

    private static readonly Gen<(string Text, Algorithm Declaration)> s_case = Gen.Select(
            Gen.OneOf(s_ogc, s_legacy), s_declaration, Gen.Bool)
        .Select((text, declaration, windows) => (windows ? text.Replace("\n", "\r\n") : text, declaration));

    [Theory]
    [InlineData(
        "code_repository: https://x/y.git\ninputs: [{name: dem, label: L, type: File}, {name: scale, type: string}] # both\nram_min: 3\n",
        "code_repository: https://x/y.git\ninputs:\n  - {name: dem, label: L, type: File}\n  - {name: scale, type: int, default: 30} # both\nram_min: 3\n"
    )]
    [InlineData(
        "repository_url: https://x/y.git\ninputs:\n  file: [{name: dem}]\n  config: [{name: c, default: 1}, {name: scale, default: 30}]\n",
        "repository_url: https://x/y.git\ninputs:\n  positional:\n    - {name: scale, default: 30}\n  file:\n    - {name: dem}\n  config:\n    - {name: c, default: 1}\n"
    )]
    [InlineData(
        "code_repository: https://x/y.git\ninputs: [{name: dem, type: File}, # one\n  {name: scale, type: string}]\n",
        "code_repository: https://x/y.git\ninputs: [{name: dem, type: File}, # one\n  {name: scale, type: string}]\n")]
    public void Inputs_in_brackets_get_a_line_each_and_keep_what_they_say(string text, string synced)
    {
        var declared = new Algorithm(
            "reduce", [new("dem", InputKind.File) { Description = "Heights" }, new("scale", InputKind.Whole, "30")]);

        AlgorithmConfiguration configuration = AlgorithmConfiguration.Read(YamlText.Read(new TextFile("c.yml", text)))!;

        Assert.Equal(synced, ConfigurationSync.Edits(configuration, declared).Apply(text));
        Assert.Equal(text == synced, ConfigurationSync.Obstacle(configuration, declared) is not null);
    }

    /// <summary>What a job may leave out: by a '?' in the OGC schema, by an empty default in the legacy one.</summary>
    [Theory]
    [InlineData(InputKind.LongReal, "", "type: double?\n", "default: ''\n      required: false\n")]
    [InlineData(InputKind.Text, "", "type: string?\n", "default: ''\n      required: false\n")]
    [InlineData(InputKind.Text, null, "type: string?\n", "default: ''\n      required: false\n")]
    [InlineData(InputKind.Parsable, null, "type: string?\n", "default: ''\n      required: false\n")]
    [InlineData(InputKind.Parsable, "650", "type: string\n    default: '650'\n", "default: '650'\n      required: false\n")]
    [InlineData(InputKind.Whole, "0", "type: int\n    default: 0\n", "default: '0'\n      required: false\n")]
    [InlineData(InputKind.Flag, "false", "type: boolean\n    default: false\n", "default: 'false'\n      required: false\n")]
    [InlineData(InputKind.File, "", "type: File?\n", "required: true\n")]
    public void What_is_optional_is_written_as_each_registration_takes_it(InputKind type, string? value, string ogc, string legacy)
    {
        var declared = new Algorithm("reduce", [new AlgorithmInput("more_of_it", type, value, IsOptional: string.IsNullOrEmpty(value))]);

        string inOgc = Sync("algorithm_name: reduce\ncode_repository: https://x/y.git\ninputs: []\n", declared);
        string inLegacy = Sync("algorithm_name: reduce\nrepository_url: https://x/y.git\ninputs: {}\n", declared);

        Assert.EndsWith("  - name: more_of_it\n    label: More of it\n    " + ogc, inOgc);
        Assert.Contains("    - name: more_of_it\n      " + legacy, inLegacy);
        Assert.All([inOgc, inLegacy], text => Assert.DoesNotContain(Findings(text, declared), id => s_declared.Contains(id)));
    }

    [Theory]
    [InlineData("type: string\n    default: ''", InputKind.Text, "type: string\n    default: ''")]
    [InlineData("type: string", InputKind.Text, "type: string?")]
    [InlineData("type: int\n    default: 3", InputKind.Whole, "type: int?")]
    [InlineData("type: long", InputKind.Whole, "type: long?")]
    [InlineData("type: boolean\n    default: ''", InputKind.Text, "type: string?")]
    public void What_stands_there_is_changed_no_more_than_it_must(string before, InputKind type, string after)
    {
        var declared = new Algorithm("reduce", [new AlgorithmInput("x", type, "", IsOptional: true)]);

        Assert.Equal(
            $"algorithm_name: reduce\ninputs:\n  - name: x\n    {after}\n",
            Sync($"algorithm_name: reduce\ninputs:\n  - name: x\n    {before}\n", declared));
    }

    [Fact]
    public void A_required_input_loses_its_question_mark() => Assert.Equal(
        "algorithm_name: reduce\ninputs:\n  - name: x\n    type: int\n",
            Sync(
                "algorithm_name: reduce\ninputs:\n  - name: x\n    type: int?\n",
                new Algorithm("reduce", [new AlgorithmInput("x", InputKind.Whole)])));

    [Theory]
    [InlineData("algorithm_name: reducer # as ever\n", "algorithm_name: reduce # as ever\nalgorithm_description: Reduces a raster.\n")]
    [InlineData(
        "algorithm_name: 'reducer'\nalgorithm_description: ''\n", "algorithm_name: 'reduce'\nalgorithm_description: 'Reduces a raster.'\n")]
    [InlineData(
        "algorithm_name: reduce\nalgorithm_description: >-\n  Something\n  else.\n\n# next\n",
        "algorithm_name: reduce\nalgorithm_description: Reduces a raster.\n\n# next\n")]
    [InlineData(
        "algorithm_name: reduce\nalgorithm_description: |\n  Reduces\n  a raster.\n",
        "algorithm_name: reduce\nalgorithm_description: |\n  Reduces\n  a raster.\n")]
    [InlineData("algorithm_name: reduce\nalgorithm_description:\n", "algorithm_name: reduce\nalgorithm_description: Reduces a raster.\n")]
    public void The_name_and_the_description_are_the_declared_ones(string before, string after)
    {
        var declared = new Algorithm("reduce", []) { Description = "Reduces\na raster." };
        string text = before + "code_repository: https://x/y.git\ninputs: []\n";

        string synced = ConfigurationSync
            .AllEdits(AlgorithmConfiguration.Read(YamlText.Read(new TextFile("c.yml", text)))!, declared)
            .Apply(text);

        Assert.Equal(after + "code_repository: https://x/y.git\ninputs: []\n", synced);
        Assert.Empty(ConfigurationSync.AllEdits(AlgorithmConfiguration.Read(YamlText.Read(new TextFile("c.yml", synced)))!, declared));
    }

    [Theory]
    [InlineData("!50 'reduced.tif'")]
    [InlineData("2026-11-22")]
    [InlineData("=")]
    public void A_default_that_cannot_be_sent_is_another_default(string value)
    {
        var file = new TextFile(
            "c.yml", $"algorithm_name: reduce\ninputs:\n  - name: output_file\n    type: string\n    default: {value}\n");

        var declared = new Algorithm("reduce", [new AlgorithmInput("output_file", InputKind.Text, "reduced.tif")]);

        Assert.NotEmpty(ConfigurationChecks.Run(file, new ConfigurationContext(declared)));
    }

    [Fact]
    public void Once_is_enough_and_loses_no_comment() => s_case.Sample(
        test =>
        {
            (string? text, Algorithm? declaration) = test;
            if (YamlText.Read(new TextFile("c.yml", text)).Problem is not null)
            {
                return;
            }

            string once = Sync(text, declaration);
                Assert.True(
                    YamlText.Read(new TextFile("c.yml", once)).Problem is null, YamlText.Read(new TextFile("c.yml", once)).Problem?.Reason);
            Assert.Equal(once, Sync(once, declaration));
            Assert.DoesNotContain(Findings(once, declaration), id => s_declared.Contains(id));
            Assert.Equal(Comments(text), Comments(once));
        },
        print: test => $"{test.Text}\n---\n{string.Join('\n', test.Declaration.Inputs)}\n--- becomes\n{Sync(test.Text, test.Declaration)}",
        iter: 2_000, threads: 1);

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static List<string> Findings(string text, Algorithm declaration) =>
        [.. ConfigurationChecks.Run(new TextFile("c.yml", text), new ConfigurationContext(declaration)).Select(finding => finding.Rule.Id)];

    private static string Sync(string text, Algorithm declaration) =>
        AlgorithmConfiguration.Read(YamlText.Read(new TextFile("c.yml", text))) is { } configuration
            ? ConfigurationSync.Edits(configuration, declaration).Apply(text)
            : text;

    private static IEnumerable<string> Comments(string text) =>
        text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith('#')).Order(StringComparer.Ordinal);

    private static string Indented(string list, int columns) => list.Replace("\n", "\n" + new string(' ', columns));

    private static string Default(InputKind type, int kind) => type switch
    {
        InputKind.Whole or InputKind.LongWhole => $"{kind}0",
        InputKind.Real or InputKind.LongReal => kind == 1 ? "1E+30" : "0.5",
        InputKind.Flag => "true",
        _ => kind == 1 ? "a: b # c" : kind == 2 ? "10" : "plain",
    };
}
