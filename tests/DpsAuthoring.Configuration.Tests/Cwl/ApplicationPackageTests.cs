using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Cwl;

public sealed class ApplicationPackageTests
{
    private const string Configuration =
        """
        algorithm_name: gdal-wrapper
        algorithm_description: "Reduces: a raster"
        algorithm_version: '1.10'
        code_repository: https://example.org/dps_tutorial.git
        author: A. Scientist
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
        outputs:
          - {name: out, type: Directory}
        """;

    [Theory]
    [InlineData("int", "010", "8")]
    [InlineData("int", "0x10", "16")]
    [InlineData("int", "0755", "493")]
    [InlineData("int", "1:30", "90")]
    [InlineData("int", "12:30:45", "45045")]
    [InlineData("long", "1_000", "1000")]
    [InlineData("double", "1.10", "1.1")]
    [InlineData("double", "1.0e+22", "1.0e+22")]
    [InlineData("boolean", "off", "false")]
    [InlineData("boolean", "yes", "true")]
    [InlineData("string", "1e3", "'1e3'")]
    [InlineData("string", "0o17", "'0o17'")]
    [InlineData("string", "''", "''")]
    [InlineData("string?", "''", "''")]
    public void A_default_is_what_the_registration_reads(string type, string written, string read) =>
        Assert.Contains(
            $"type: {type}\n      default: {read}\n", Package($"{{name: x, type: {type}, default: {written}}}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("{name: x, type: double?}")]
    [InlineData("{name: x, type: double?, default: ~}")]
    public void What_a_job_may_leave_out_has_no_default(string input) =>
        Assert.DoesNotContain("default:", Package(input), StringComparison.Ordinal);

    private static string Package(string input) => ApplicationPackage.Write(AlgorithmConfiguration.Read(YamlText.Read(new TextFile(
        "c.yml", $"algorithm_name: a\nalgorithm_version: main\nrun_command: a/run.sh\ninputs:\n  - {input}\n")))!)!.ReplaceLineEndings("\n");

    [Fact]
    public void Has_the_structure_that_the_platforms_generator_gives() => Assert.Equal(
        """
        # Made from algorithm_config.yml by dps sync, for CWL engines of one's own; DPS makes its own when the algorithm is registered.
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
              out: [outputs_result]
        - class: CommandLineTool
          id: main
          requirements:
            DockerRequirement:
              dockerPull: gdal-wrapper:1.10
            InlineJavascriptRequirement: {}
            NetworkAccess:
              networkAccess: true
            ResourceRequirement:
              ramMin: 8192
              coresMin: 1
              outdirMax: 20480
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
          outputs:
            outputs_result:
              outputBinding:
                glob: ./output*
                outputEval: '${ if (self.length !== 1) { return self; } var values = Object.keys(inputs).map(function (name) { var value = inputs[name]; return String(value === null ? "" : value.basename || value).slice(0, 40); }); self[0].basename = "output-" + values.join("-").replace(/[^A-Za-z0-9._-]+/g, "_").slice(0, 80) + "-" + Math.random().toString(36).slice(2, 12); return self[0]; }'
              type: Directory
        s:author:
        - class: s:Person
          s:name: 'A. Scientist'
        s:codeRepository: https://example.org/dps_tutorial.git
        s:version: '1.10'
        $namespaces:
          s: https://schema.org/

        """,
        Write(Configuration));

    [Theory]
    [InlineData("algorithm_name")]
    [InlineData("algorithm_version")]
    [InlineData("run_command")]
    public void Needs_name_version_and_command(string key) =>
        Assert.Null(Write(Configuration.Replace(key + ":", "unknown:", StringComparison.Ordinal)));

    [Fact]
    public void Is_of_the_new_schema_only() => Assert.Null(Write(
        "algorithm_name: a\nalgorithm_version: v1\nrun_command: a/run.sh\ninputs: {file: [{name: input_file}]}\n"));

    [Fact]
    public void Is_known_by_its_heading_and_an_authors_own_is_not()
    {
        string made = Write(Configuration)!;

        Assert.True(ApplicationPackage.IsMadeFrom(Read(Configuration), made));
        Assert.True(ApplicationPackage.IsMadeFrom(Read(Configuration), made.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.False(ApplicationPackage.IsMadeFrom(Read(Configuration), made[(made.IndexOf('\n', StringComparison.Ordinal) + 1)..]));
        Assert.False(
            ApplicationPackage.IsMadeFrom(Read(Configuration), made.Replace("algorithm_config", "another", StringComparison.Ordinal)));
    }

    private static string? Write(string text) => ApplicationPackage.Write(Read(text));

    private static AlgorithmConfiguration Read(string text) =>
        AlgorithmConfiguration.Read(YamlText.Read(new TextFile("repo/algorithm_config.yml", text)))!;
}
