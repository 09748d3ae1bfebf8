using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Checks;

/// <summary>What the two registrations and the jobs behind them do with single keys, and what is said of them.</summary>
public sealed class RegistrationAdviceTests
{
    private const string Legacy = """
        algorithm_name: reduce
        algorithm_version: main
        repository_url: https://github.com/me/reduce.git
        docker_container_url: registry/base:v1
        run_command: reduce/run.sh

        """;

    [Fact]
    public void What_only_the_context_is_told_of_goes_under_config()
    {
        string mended = Sample.Fixed("""
            algo_name: reduce
            version: main
            repository_url: https://github.com/me/reduce.git
            docker_url: registry/base:v1
            run_command: reduce/run.sh
            inputs:
              - name: image
                type: config
                default: ghcr.io/x
              - name: scene
                download: true
              - name: level
                type: positional
                default: 3
            """);

        AlgorithmConfiguration configuration = AlgorithmConfiguration.Read(YamlText.Read(new TextFile("c.yml", mended)))!;
        Assert.Equal(
            ["file scene", "positional level", "config image"],
            configuration.Inputs.Select(input => $"{input.Section!.Name} {input.Name.Text()}"));
    }

    [Theory]
    [InlineData("run.sh", "", "run.sh", "reduce/run.sh")]
    [InlineData("run.sh", "maap", "maap/run.sh", "reduce/maap/run.sh")]
    [InlineData("old-name/bin/run.sh", "", "bin/run.sh", "reduce/bin/run.sh")]
    [InlineData("old-name/run.sh", "maap", "maap/run.sh", "reduce/maap/run.sh")]
    [InlineData("./run.sh", "", "run.sh", "reduce/run.sh")]
    [InlineData("run.sh", "", "other.sh", null)]
    [InlineData("run.sh", "", null, null)]
    public void A_command_is_fixed_to_a_path_that_the_repository_has(string command, string folder, string? has, string? mended)
    {
        Finding finding = Assert.Single(ConfigurationChecks.Run(
            new TextFile("c.yml", Sample.Completed($"code_repository: https://github.com/me/reduce.git\nrun_command: {command}\n")),
            new ConfigurationContext(null, new Files(has)) { Folder = folder }));

        Assert.Equal("DPS4014", finding.Rule.Id);
        Assert.Equal(mended, finding.Fix?.Edits[0].Replacement);
        Assert.Equal(mended is not null, finding.Message.EndsWith($"write {mended}", StringComparison.Ordinal) && mended is not null);
    }

    [Fact]
    public void Inputs_of_OGC_beside_the_legacy_word_for_the_image_are_refused_by_both_and_said_to_be()
    {
        Finding finding = Assert.Single(Sample.Findings("""
            algorithm_name: reduce
            algorithm_version: main
            code_repository: https://github.com/me/reduce.git
            docker_container_url: registry/base:v1
            run_command: reduce/run.sh
            inputs:
              - {name: a, type: int, default: 1}
            outputs:
              - {name: out, type: Directory}
            """));

        Assert.Equal(("DPS4011", Severity.Error, "base_container_url"), (finding.Rule.Id, finding.Rule.Severity, finding.Fix!.Edits[0].Replacement));
    }

    [Theory]
    [InlineData("1.5GB", "2GB")]
    [InlineData("1GiB", "1GB")]
    [InlineData("20 gb", "20GB")]
    [InlineData("50", null)]
    [InlineData("lots", null)]
    public void Disk_space_that_DPS_cannot_read_fails_every_job(string written, string? mended)
    {
        Finding finding = Assert.Single(Sample.Findings(Legacy + $"disk_space: {written}\ninputs: {{}}\n"));

        Assert.Equal("DPS4021", finding.Rule.Id);
        Assert.Contains("every job fails", finding.Message, StringComparison.Ordinal);
        Assert.Equal(mended, finding.Fix?.Edits[0].Replacement);
    }

    [Theory]
    [InlineData("5GB")]
    [InlineData("'10KB'")]
    [InlineData("200MB")]
    public void Disk_space_that_DPS_reads_is_silent(string written) =>
        Assert.Empty(Sample.Findings(Legacy + $"disk_space: {written}\ninputs: {{}}\n"));

    [Theory]
    [InlineData("run_command: /projects/me/run.sh")]
    [InlineData("run_command: /projects/me/run.R")]
    [InlineData("run_command: Rscript /projects/me/run.R")]
    [InlineData("run_command: ~/run")]
    [InlineData("run_command: /home/jovyan/x/run.jl")]
    public void A_command_in_the_workspace_is_said_to_be_whatever_its_extension(string command)
    {
        Assert.Equal(["DPS4013"], Sample.Ids(Legacy.Replace("run_command: reduce/run.sh", command, StringComparison.Ordinal) + "inputs: {}\n"));
        Assert.Contains("DPS4013", Sample.Ids(command));
    }

    [Theory]
    [InlineData("{name: a, required: false}", "DPS4040")]
    [InlineData("{name: a, required: No, default: null}", "DPS4040")]
    [InlineData("{name: a, required: true, default: ''}", "DPS4041")]
    [InlineData("{name: a, required: false, default: ''}", null)]
    [InlineData("{name: a, required: true, default: x}", null)]
    [InlineData("{name: a, required: true}", null)]
    [InlineData("{name: a}", null)]
    public void A_legacy_input_is_required_by_its_default_alone(string input, string? id) =>
        Assert.Equal(id is null ? [] : [id], Sample.Ids(Legacy + $"inputs:\n  positional:\n    - {input}\n"));

    [Theory]
    [InlineData("{name: a, type: int, required: false}", "DPS4040")]
    [InlineData("{name: a, type: int, required: true}", "DPS4044")]
    [InlineData("{name: a, type: int?, required: false}", "DPS4044")]
    [InlineData("{name: a, type: int, default: 1, required: false}", "DPS4044")]
    [InlineData("{name: a, type: int, description: x}", "DPS4044")]
    [InlineData("{name: a, type: File, download: true}", "DPS4044")]
    [InlineData("{name: a, type: int, label: x, doc: y}", null)]
    public void Keys_of_the_legacy_schema_in_an_OGC_input_are_reported(string input, string? id) =>
        Assert.Equal(id is null ? [] : [id], Sample.Ids($"inputs:\n  - {input}\n"));

    [Theory]
    [InlineData("{name: a, type: int}", "DPS4044")]
    [InlineData("{name: a, label: x}", "DPS4044")]
    [InlineData("{name: a, data_type: text, description: x}", null)]
    public void Keys_of_the_OGC_schema_in_a_legacy_input_are_reported(string input, string? id) =>
        Assert.Equal(id is null ? [] : [id], Sample.Ids(Legacy + $"inputs:\n  positional:\n    - {input}\n"));

    [Theory]
    [InlineData("boolean", "false", "that is false", "declare its opposite")]
    [InlineData("int", "0", "that is 0", "another number than 0")]
    [InlineData("double", "0.0", "that is 0.0", "another number than 0.0")]
    [InlineData("string", "''", "that is empty", "'none'")]
    [InlineData("File", "''", "that is empty", "an address that jobs can fetch")]
    [InlineData("Directory", "''", "that is empty", "an address that jobs can fetch")]
    public void Advice_for_an_empty_default_fits_its_type(string type, string value, string what, string advice)
    {
        Finding finding = Assert.Single(Sample.Findings($"inputs:\n  - {{name: a, type: {type}, default: {value}}}\n"));

        Assert.Equal("DPS4018", finding.Rule.Id);
        Assert.Contains(what, finding.Message, StringComparison.Ordinal);
        Assert.EndsWith(advice, finding.Message.Replace(" stand for it", "", StringComparison.Ordinal).Replace("choose a text that says what it means, such as ", "", StringComparison.Ordinal).Replace("give ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("release_notes: None", "DPS4042")]
    [InlineData("citation: nil", "DPS4042")]
    [InlineData("release_notes: 'None'", null)]
    [InlineData("release_notes: null", null)]
    [InlineData("release_notes: None yet", null)]
    [InlineData("inputs:\n  - {name: a, type: string, default: None}", "DPS4042")]
    [InlineData("inputs:\n  - {name: a, type: int, default: None}", "DPS4027")]
    public void None_is_a_text(string yaml, string? id) => Assert.Equal(id is null ? [] : [id], Sample.Ids(yaml + "\n"));

    [Fact]
    public void An_image_called_None_is_not_kept()
    {
        const string Text = "algorithm_container_url: None\nbase_container_url: registry/base:v1\n";

        Assert.Equal(["DPS4042", "DPS4011"], Sample.Ids(Text));
        Assert.DoesNotContain("None", Sample.Fixed(Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<<<<<<< HEAD\nalgorithm_version: v1\n=======\nalgorithm_version: v2\n>>>>>>> other\n")]
    [InlineData("algorithm_name: x\r\n<<<<<<<\r\nalgorithm_version: v1\r\n=======\r\n>>>>>>>\r\n")]
    public void What_a_merge_left_is_named(string text)
    {
        Finding finding = Assert.Single(ConfigurationChecks.Run(new TextFile("c.yml", text), ConfigurationContext.Alone));

        Assert.Equal("DPS4001", finding.Rule.Id);
        Assert.Contains("left over from a merge", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("algorithm_version: v1 # kept by a script\n")]
    [InlineData("ram_min: 8 # GB\n")]
    public void A_comment_harms_nothing(string yaml) => Assert.Empty(Sample.Findings(yaml));

    [Theory]
    [InlineData("ram_min: 200")]
    [InlineData("ram_min: 8192")]
    [InlineData("cores_min: 64")]
    [InlineData("inputs:\n  - {name: a, type: 'string[]'}")]
    [InlineData("inputs:\n  - {name: a, type: 'int[]?'}")]
    [InlineData("inputs:\n  - name: a\n    type: {type: enum, symbols: [x, y]}")]
    [InlineData("inputs:\n  - name: a\n    type: {type: array, items: string}")]
    [InlineData("inputs:\n  - {name: a, type: ['null', double]}")]
    [InlineData("inputs:\n  - {name: a, type: string?, default: x}")]
    [InlineData("inputs:\n  - {name: a, type: int, default: 0}")]
    public void What_only_the_form_wants_is_advice(string yaml) =>
        Assert.All(Sample.Findings(yaml + "\n"), finding =>
        {
            Assert.Equal(Severity.Info, finding.Rule.Severity);
            Assert.Contains("form", finding.Message, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("{type: array, items: strng}")]
    [InlineData("{type: enum}")]
    [InlineData("strng[]")]
    [InlineData("'File[]'")]
    public void A_type_that_CWL_has_not_is_more_than_advice(string type) =>
        Assert.Equal(["DPS4020"], Sample.Ids($"inputs:\n  - name: a\n    type: {type}\n"));

    private sealed class Files(string? has) : IRepository
    {
        public bool? Has(string path) => has is null ? null : path == has;
    }
}
