using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Cwl;

/// <summary>The form for MAAP, rule by rule of those who read it.</summary>
public sealed class ApplicationPackageTests
{
    private const string Configuration =
        """
        algorithm_name: gdal-wrapper
        algorithm_description: "Reduces: a raster"
        algorithm_version: v1.10
        code_repository: https://example.org/dps_tutorial.git
        author: A. Scientist
        keywords: gdal,  raster
        base_container_url: example.org/base:v1
        run_command: dps_tutorial/run.sh
        ram_min: 8
        cores_min: 1
        outdir_max: 20
        inputs:
          - {name: input_file, label: Input, doc: The raster, type: File}
          - {name: mask, doc: A mask, type: File, default: https://example.org/mask.tif}
          - {name: title, doc: A title, type: string, default: '010'}
          - {name: outsize, doc: Percent, type: int, default: 30}
          - {name: quick, doc: No care, type: boolean, default: yes}
          - {name: limit, doc: Or none, type: 'double?'}
        outputs:
          - {name: out, type: Directory}
        """;

    private const string LegacyConfiguration =
        """
        algorithm_name: gdal-wrapper
        algorithm_version: v1
        repository_url: https://example.org/dps_tutorial.git
        docker_container_url: example.org/base:v1
        run_command: python dps_tutorial/run.py
        disk_space: 20GB
        inputs:
          config: [{name: secret_free, default: x}]
          file: [{name: input_file}]
          positional: [{name: outsize, default: 30}]
        """;

    [Fact]
    public void Has_the_structure_that_the_platforms_generator_gives() => Assert.Equal(
        """
        cwlVersion: v1.2
        $graph:
        - class: Workflow
          label: gdal-wrapper
          doc: 'Reduces: a raster'
          id: gdal-wrapper
          inputs:
            input_file:
              doc: The raster
              label: Input
              type: File
            mask:
              doc: A mask
              type: File
              default:
                class: File
                location: https://example.org/mask.tif
            title:
              doc: A title
              type: string
              default: '010'
            outsize:
              doc: Percent
              type: int
              default: 30
            quick:
              doc: No care
              type: boolean
              default: true
            limit:
              doc: Or none
              type: double?
          outputs:
            out:
              type: Directory
              outputSource: process/outputs_result
          steps:
            process:
              run: '#main'
              in:
                input_file: input_file
                mask: mask
                title: title
                outsize: outsize
                quick: quick
                limit: limit
              out: [outputs_result]
        - class: CommandLineTool
          id: main
          requirements:
            DockerRequirement:
              dockerPull: localhost/gdal-wrapper:v1.10
            NetworkAccess:
              networkAccess: true
            ResourceRequirement:
              ramMin: 8
              coresMin: 1
              outdirMax: 20
          baseCommand: /app/dps_tutorial/run.sh
          inputs:
            input_file:
              type: File
              inputBinding:
                position: 1
                prefix: --input_file
            mask:
              type: File
              default:
                class: File
                location: https://example.org/mask.tif
              inputBinding:
                position: 2
                prefix: --mask
            title:
              type: string
              default: '010'
              inputBinding:
                position: 3
                prefix: --title
            outsize:
              type: int
              default: 30
              inputBinding:
                position: 4
                prefix: --outsize
            quick:
              type: boolean
              default: true
              inputBinding:
                position: 5
                prefix: --quick
            limit:
              type: double?
              inputBinding:
                position: 6
                prefix: --limit
          outputs:
            outputs_result:
              outputBinding:
                glob: ./output*
              type: Directory
        s:author:
        - class: s:Person
          s:name: A. Scientist
        s:codeRepository: https://example.org/dps_tutorial.git
        s:softwareVersion: v1.10
        s:version: v1.10
        s:keywords: gdal, raster
        $namespaces:
          s: https://schema.org/

        """,
        Package(Configuration));

    [Fact]
    public void A_script_of_the_legacy_contract_finds_its_files_in_input_without_JavaScript() => Assert.Equal(
        """
        - class: CommandLineTool
          id: main
          requirements:
            DockerRequirement:
              dockerPull: localhost/gdal-wrapper:v1
            InitialWorkDirRequirement:
              listing:
              - entryname: input/$(inputs.input_file.basename)
                entry: $(inputs.input_file)
            NetworkAccess:
              networkAccess: true
            ResourceRequirement:
              outdirMax: 20
          baseCommand: [python, /app/dps_tutorial/run.py]
          inputs:
            secret_free:
              type: string
              default: x
            input_file:
              type: File
            outsize:
              type: string
              default: '30'
              inputBinding:
                position: 3
          outputs:

        """,
        Regex.Match(Package(LegacyConfiguration), @"- class: CommandLineTool.*  outputs:\n(?=    outputs_result)", RegexOptions.Singleline).Value);

    [Theory]
    [InlineData("int", "010", "8")]
    [InlineData("int", "0x10", "16")]
    [InlineData("int", "0755", "493")]
    [InlineData("int", "1:30", "90")]
    [InlineData("int", "12:30:45", "45045")]
    [InlineData("int", "'30'", "30")]
    [InlineData("long", "1_000", "1000")]
    [InlineData("double", "1.10", "1.1")]
    [InlineData("double", "1.0e+22", "1.0e+22")]
    [InlineData("boolean", "off", "false")]
    [InlineData("boolean", "yes", "true")]
    [InlineData("string", "1e3", "'1e3'")]
    [InlineData("string", "0o17", "'0o17'")]
    [InlineData("string", "''", "''")]
    [InlineData("string?", "''", "''")]
    public void A_default_is_what_the_registration_reads_and_stands_at_both_places(string type, string written, string read)
    {
        string package = WithInput($"{{name: x, type: {type}, default: {written}}}");
        Assert.Equal(2, Regex.Count(package, Regex.Escape($"type: {type}\n      default: {read}\n")));
    }

    [Theory]
    [InlineData("{name: x, type: double?}")]
    [InlineData("{name: x, type: double?, default: ~}")]
    [InlineData("{name: x, type: File, default: ''}")]
    public void What_a_job_may_leave_out_has_no_default(string input) =>
        Assert.DoesNotContain("default:", WithInput(input), StringComparison.Ordinal);

    [Theory]
    [InlineData("s:version: v1")]
    [InlineData("S:Version: v1")]
    [InlineData("has s:version:")]
    [InlineData("dockerPull: evil/image")]
    [InlineData("xs:author: - s:name: me")]
    [InlineData("s:keywords: \"a\", 'b'\ns:codeRepository: x\n  s:commitHash: y")]
    public void A_word_that_somebody_looks_for_is_found_in_its_place_alone_and_reads_as_it_is(string text)
    {
        string quoted = YamlWriter.Quoted(text);
        string package = Package(
            Configuration.Replace("\"Reduces: a raster\"", quoted, StringComparison.Ordinal)
                .Replace("label: Input", $"label: {quoted}", StringComparison.Ordinal)
                .Replace("'010'", quoted, StringComparison.Ordinal)
                .Replace("algorithm_version", $"license: {quoted}\ncitation: {quoted}\nalgorithm_version", StringComparison.Ordinal));

        Assert.All(
            (string[])["s:version:", "dockerPull:", "s:author:", "s:name:", "s:keywords:", "s:codeRepository:"],
            word => Assert.Equal(1, Regex.Count(package, word, RegexOptions.IgnoreCase)));
        Assert.Equal(0, Regex.Count(package, "s:commitHash:", RegexOptions.IgnoreCase));
        Assert.Equal("v1.10", Regex.Match(package, @"s:version:[ \t]*(\S+)").Groups[1].Value);
        YamlMapping root = Assert.IsType<YamlMapping>(YamlText.Read(new TextFile("p.cwl", package)).Root);
        YamlMapping workflow = Assert.IsType<YamlMapping>(Assert.IsType<YamlSequence>(root.Find("$graph")!.Value).Items[0]);
        Assert.Equal(text, workflow.Find("doc").Text());
        Assert.Equal(text, root.Find("s:license").Text());
        Assert.Equal(text, Find(workflow, "inputs", "input_file", "label"));
        Assert.Equal(text, Find(workflow, "inputs", "title", "default"));
    }

    [Theory]
    [InlineData("v1.10", "1.10", "The version 1.10 is no text to who reads it as YAML")]
    [InlineData("v1.10", "'1.10'", "The version 1.10 is no text to who reads it as YAML")]
    [InlineData("v1.10", "1e3", "The version 1e3 is no text")]
    [InlineData("v1.10", "2026-11-29", "The version 2026-11-29 is no text")]
    [InlineData("v1.10", "yes", "The version yes is no text")]
    [InlineData("v1.10", "'a b'", "The version 'a b' becomes an image's tag")]
    [InlineData("v1.10", "a:b", "The version 'a:b' becomes an image's tag")]
    [InlineData("algorithm_version: v1.10", "", "The configuration has no algorithm_version.")]
    [InlineData("algorithm_name: gdal-wrapper", "", "The configuration has no algorithm_name.")]
    [InlineData("run_command: dps_tutorial/run.sh", "", "The configuration has no run_command.")]
    [InlineData("gdal-wrapper", "gdal wrapper", "The algorithm is called 'gdal wrapper'")]
    [InlineData("gdal-wrapper", "'1.5'", "The algorithm is called '1.5'")]
    [InlineData("https://example.org/dps_tutorial.git", "'https://example.org/a b'", "code_repository is 'https://example.org/a b'")]
    [InlineData("ram_min: 8", "ram_min: 8GB", "ram_min is '8GB', and CWL takes a number there")]
    [InlineData("name: title", "name: dockerPull", "An input called 'dockerPull' would be taken")]
    [InlineData("name: title", "name: a/b", "The input 'a/b' cannot be called so in CWL")]
    [InlineData("name: title", "name: '$import'", "The input '$import' cannot be called so in CWL")]
    [InlineData("name: title", "name: mask", "There are two inputs called 'mask'")]
    [InlineData("type: int, default: 30", "type: int, default: many", "The input outsize is of type int and has the default 'many'")]
    [InlineData("type: int, default: 30", "type: int, default: 3000000000", "The input outsize is of type int and has the default '3000000000'")]
    [InlineData("type: int, default: 30", "type: text, default: 30", "The input outsize is of type 'text', which is none of CWL's")]
    [InlineData("type: int, default: 30", "type: {type: enum, symbols: [a]}", "The input outsize is of type 'a list or mapping'")]
    [InlineData("example.org/base:v1", "x\nalgorithm_container_url: 'a b:v1'", "The image is 'a b:v1', and MAAP pulls what is one word")]
    public void What_MAAP_or_CWL_cannot_have_is_refused_in_a_sentence(string old, string now, string refusal)
    {
        Assert.Contains(old, Configuration, StringComparison.Ordinal);
        FormatException refused = Assert.Throws<FormatException>(() => Package(Configuration.Replace(old, now, StringComparison.Ordinal)));
        Assert.StartsWith(refusal, refused.Message, StringComparison.Ordinal);
        Assert.Matches(@"\.\z", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("v1.10", "feature/x", "\ns:version: feature_x\n")]
    [InlineData("gdal,  raster", "[gdal, raster]", "\ns:keywords: gdal, raster\n")]
    [InlineData("gdal,  raster", "\"gdal,\\n raster\"", "\ns:keywords: gdal, raster\n")]
    [InlineData("A. Scientist", "\"O'Brien: x\"", "\n  s:name: 'O''Brien: x'\n")]
    [InlineData("A. Scientist", "'No'", "\n  s:name: 'No'\n")]
    [InlineData("cores_min: 1", "cores_min: 1.5", "\n      coresMin: 1.5\n")]
    [InlineData("dps_tutorial/run.sh", "dps_tutorial/run.sh --fast 'x y'", "\n  baseCommand: [/app/dps_tutorial/run.sh, '--fast', '''x', y']\n")]
    [InlineData("dps_tutorial/run.sh", "/opt/run", "\n  baseCommand: /opt/run\n")]
    [InlineData("example.org/base:v1", "x\nalgorithm_container_url: ghcr.io/ada/reduce:v1", "\n      dockerPull: ghcr.io/ada/reduce:v1\n")]
    [InlineData("name: out,", "name: output,", "\n    output:\n      type: Directory\n")]
    public void What_lines_are_read_of_stands_as_it_is_read(string old, string now, string line)
    {
        Assert.Contains(old, Configuration, StringComparison.Ordinal);
        Assert.Contains(line, Package(Configuration.Replace(old, now, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_nobody_for_JavaScript_or_the_network_and_is_the_same_each_time()
    {
        string package = Package(Configuration);
        Assert.DoesNotContain("Javascript", package, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("$schemas", package, StringComparison.Ordinal);
        Assert.Equal(package, Package(Configuration));
        Assert.Empty(PackageChecks.Run(new TextFile("process.cwl", package)));
        Assert.Empty(PackageChecks.Run(new TextFile("process.cwl", Package(LegacyConfiguration))));
    }

    [Fact]
    public void Says_its_commit_and_day_where_it_is_told_them()
    {
        string package = ApplicationPackage.Write(
            Read(Configuration), new PackageOrigin("ghcr.io/ada/reduce:v1") { Commit = "0123abcd", Day = "2026-11-29" });
        Assert.Contains("\ns:commitHash: 0123abcd\ns:dateCreated: '2026-11-29'\n", package, StringComparison.Ordinal);
        Assert.Contains("\n      dockerPull: ghcr.io/ada/reduce:v1\n", package, StringComparison.Ordinal);
    }

    [Fact]
    public void The_one_beside_a_configuration_is_known_by_its_heading_and_an_authors_own_is_not()
    {
        string made = ApplicationPackage.WriteBeside(Read(Configuration))!;

        Assert.Equal(
            "# Made from algorithm_config.yml by dps sync, for CWL engines of one's own; DPS makes its own when the algorithm is registered.\n"
            + Package(Configuration),
            made);
        Assert.True(ApplicationPackage.IsMadeFrom(Read(Configuration), made));
        Assert.True(ApplicationPackage.IsMadeFrom(Read(Configuration), made.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.False(ApplicationPackage.IsMadeFrom(Read(Configuration), Package(Configuration)));
        Assert.False(
            ApplicationPackage.IsMadeFrom(Read(Configuration), made.Replace("algorithm_config", "another", StringComparison.Ordinal)));
        Assert.Null(ApplicationPackage.WriteBeside(Read(LegacyConfiguration)));
    }

    private static string? Find(YamlMapping map, params string[] keys) =>
        keys is [var last] ? map.Find(last).Text() : Find(Assert.IsType<YamlMapping>(map.Find(keys[0])!.Value), keys[1..]);

    private static string WithInput(string input) =>
        Package($"algorithm_name: a-b\nalgorithm_version: main\nrun_command: a/run.sh\ninputs:\n  - {input}\n");

    private static string Package(string text) => ApplicationPackage.Write(Read(text), PackageOrigin.Of(Read(text)));

    private static AlgorithmConfiguration Read(string text) =>
        AlgorithmConfiguration.Read(YamlText.Read(new TextFile("repo/algorithm_config.yml", text)))!;
}
