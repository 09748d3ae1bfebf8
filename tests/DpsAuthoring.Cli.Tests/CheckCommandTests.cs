using System.Runtime.InteropServices;
using System.Text.Json;

namespace DpsAuthoring.Cli.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private readonly AlgorithmRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task An_algorithm_in_order_is_clean_and_what_was_not_looked_at_is_said()
    {
        Ran ran = await _repository.DpsAsync("check");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal(
            """
            algorithm_config.yml: the OGC registration accepts it
            Note: This is no git repository: what DPS would clone could not be compared with it.
            No issues found.

            """,
            ran.Output);
    }

    [Fact]
    public async Task Findings_of_all_files_come_with_place_id_and_exit_code_1()
    {
        _repository.Write("algorithm_config.yml", AlgorithmRepository.Configuration.Replace("name: reduce", "name: Reduce It"));
        _repository.Write("run.sh", "#!/usr/bin/env bash\nset -e\ngdalinfo $1\n");

        Assert.Equal(
            ["algorithm_config.yml:1:17 DPS4007", "run.sh:3:10 DPS5006", "run.sh:3:10 DPS5009"],
            await _repository.FindingsAsync());
    }

    [Fact]
    public async Task Configurations_are_found_by_what_they_hold_whatever_their_name_and_folder()
    {
        foreach (string name in (string[])
                ["nasa/ogc/algorithm_config_cwl.yaml", ".maap/register.yml", "dps/registered/env.yml", "maap/a/workflow_configuration.yml"])
        {
            _repository.Write(name, AlgorithmRepository.Configuration);
        }

        _repository.Write("MAAP/ALGORITHM.YML", AlgorithmRepository.Configuration);
        _repository.Write("json/algorithm.json", """{"algorithm_name": "reduce", "run_command": "reduce/run.sh", "inputs": []}""");
        _repository.Write("json/output.met.json", """{"algorithm_name": "reduce", "algorithm_version": "main"}""");
        _repository.Write("environment.yml", "name: reduce\ndependencies: []\n");
        _repository.Write("node_modules/x/algorithm_config.yml", AlgorithmRepository.Configuration);
        Ran ran = await _repository.DpsAsync("check", "--format", "json");

        Assert.Equal(
            [
                ".maap/register.yml",
                "MAAP/ALGORITHM.YML",
                "algorithm_config.yml",
                "dps/registered/env.yml",
                "json/algorithm.json",
                "maap/a/workflow_configuration.yml",
                "nasa/ogc/algorithm_config_cwl.yaml",
            ],
            Json(ran).GetProperty("configurations").EnumerateArray().Select(one => one.GetProperty("file").GetString()));
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_passed_over()
    {
        Directory.CreateDirectory(_repository.PathOf("src"));
        foreach (string link in (string[])["env.yml", "src/algorithm_config.yml", "src/Program.cs"])
        {
            File.CreateSymbolicLink(_repository.PathOf(link), "gone");
        }

        Ran folder = await _repository.DpsAsync("check");
        Ran file = await _repository.DpsAsync("check", "algorithm_config.yml");

        Assert.Equal((0, ""), (folder.ExitCode, folder.Error));
        Assert.Equal((0, ""), (file.ExitCode, file.Error));
    }

    [Theory]
    [InlineData("--format", "text")]
    [InlineData("--format", "json")]
    public async Task A_reader_that_goes_early_is_no_failure(params string[] format)
    {
        _repository.Write(
            "algorithm_config.yml", "algorithm_name: reduce\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"unknown{i}: x\n")));

        Ran ran = await Command.RunAsync(
            _repository.Folder,
            "bash",
            "-c",
            "\"$@\" | head -n 1 > first; echo ${PIPESTATUS[0]}",
            "bash",
            DpsTool.Path,
            "check",
            "algorithm_config.yml",
            format[0],
            format[1]);

        Assert.Equal(("1\n", ""), (ran.Output, ran.Error));
    }

    [Fact]
    public async Task Json_has_both_verdicts_of_each_configuration_and_the_findings()
    {
        _repository.Write("algorithm_config.yml", AlgorithmRepository.Configuration.Replace("name: reduce", "name: Reduce"));
        Ran ran = await _repository.DpsAsync("check", "algorithm_config.yml", "--format", "json");

        JsonElement json = Json(ran);
        Assert.Equal(1, ran.ExitCode);
        Assert.Equal(["version", "configurations", "packages", "findings"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, json.GetProperty("version").GetInt32());
        JsonElement configuration = Assert.Single(json.GetProperty("configurations").EnumerateArray());
        Assert.Equal("algorithm_config.yml", configuration.GetProperty("file").GetString());
        JsonElement endpoints = configuration.GetProperty("endpoints");
        Assert.False(endpoints.GetProperty("ogc").GetProperty("accepted").GetBoolean());
        Assert.NotEqual("", endpoints.GetProperty("ogc").GetProperty("why").GetString());
        Assert.False(endpoints.GetProperty("legacy").GetProperty("accepted").GetBoolean());
        JsonElement finding = Assert.Single(json.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ["id", "severity", "file", "line", "column", "message", "help"], finding.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("DPS4007", "error", "algorithm_config.yml", 1, 17), (
            finding.GetProperty("id").GetString(),
            finding.GetProperty("severity").GetString(),
            finding.GetProperty("file").GetString(),
            finding.GetProperty("line").GetInt32(),
            finding.GetProperty("column").GetInt32()));
        Assert.EndsWith("/analyzers/rules/DPS4007.md", finding.GetProperty("help").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_says_what_text_says()
    {
        _repository.Write("run.sh", "#!/usr/bin/env bash\nset -e\ngdalinfo $1\n");
        Ran ran = await _repository.DpsAsync("check", "--format", "sarif");

        JsonElement json = Json(ran);
        Assert.Equal("2.1.0", json.GetProperty("version").GetString());
        JsonElement run = json.GetProperty("runs")[0];
        JsonElement rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
        {
                Assert.Equal(
                    result.GetProperty("ruleId").GetString(),
                    rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.Equal("run.sh", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
                Assert.Equal(
                    (3, 10),
                    (
                        place.GetProperty("region").GetProperty("startLine").GetInt32(),
                        place.GetProperty("region").GetProperty("startColumn").GetInt32()));
        });
        Assert.Equal(
            ["error", "warning"], run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("level").GetString()));
    }

    [Fact]
    public async Task Github_gets_annotations()
    {
        _repository.Write("run.sh", "#!/usr/bin/env bash\nset -e\ngdalinfo \"$1\"\n");
        Ran ran = await _repository.DpsAsync("check", "--format", "github");

        Assert.StartsWith(
            "::error file=run.sh,line=3,col=11,title=DPS5006::An OGC job gives every value as '--name value'",
            ran.Output,
            StringComparison.Ordinal);
        Assert.Equal(1, ran.ExitCode);
    }

    [Theory]
    [InlineData("missing", "'missing' does not exist; name an algorithm's folder or its configuration.")]
    [InlineData(
        "empty", "'empty' holds no algorithm configuration: a YAML file with the key algorithm_name, for example algorithm_config.yml.")]
    public async Task What_cannot_be_checked_is_one_sentence(string path, string sentence)
    {
        File.Delete(_repository.PathOf("algorithm_config.yml"));
        Directory.CreateDirectory(_repository.PathOf("empty"));

        Ran ran = await _repository.DpsAsync("check", path);

        Assert.Equal((2, "", $"dps: {sentence}\n"), (ran.ExitCode, ran.Output, ran.Error));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("src/Reduce/Inner")]
    public async Task A_folder_below_the_configuration_is_of_its_algorithm(string folder)
    {
        Directory.CreateDirectory(_repository.PathOf("src/Reduce/Inner"));

        Ran ran = (await _repository.DpsAsync("check", folder)).EnsureSuccess();

        Assert.Contains("algorithm_config.yml: the OGC registration accepts it\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_the_repository_no_configuration_is_looked_for()
    {
        Directory.CreateDirectory(_repository.PathOf("other/.git"));

        Assert.Equal(2, (await _repository.DpsAsync("check", "other")).ExitCode);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("github")]
    public async Task Advice_alone_is_exit_code_0_unless_it_is_to_count(string format)
    {
        _repository.Write(
            "algorithm_config.yml", AlgorithmRepository.Configuration.Replace("default: 30", "default: 0", StringComparison.Ordinal));

        Ran ran = await _repository.DpsAsync("check", "--format", format);

        Assert.Contains("DPS4018", ran.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal(1, (await _repository.DpsAsync("check", "--format", format, "--strict")).ExitCode);
    }

    [Fact]
    public async Task Fix_mends_what_has_one_remedy_and_reports_the_rest()
    {
        _repository.Write("run.sh", "#!/usr/bin/env bash\r\nset -e\r\ncat \"$@\" /projects/a\r\n");

        Ran ran = await _repository.DpsAsync("check", "--fix");

        Assert.Equal("#!/usr/bin/env bash\nset -e\ncat \"$@\" /projects/a\n", _repository.Read("run.sh"));
        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("run.sh:1: fixed DPS5005: Write LF line ends\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("\nrun.sh:3:10: warning DPS5011:", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scripts_environment_must_be_one_that_the_repository_makes()
    {
        _repository.Write("environment.yml", "name: reduce\ndependencies:\n  - gdal\n");
        _repository.Write("run.sh", "#!/usr/bin/env bash\nset -e\nconda run --name vanilla gdalinfo \"$@\"\n");

        Assert.Equal(["run.sh:3:18 DPS5014"], await _repository.FindingsAsync());
    }

    [Theory]
    [InlineData("algorithm_config.yml", "base_container_url", true)]
    [InlineData("maap/algorithm_config.yml", "base_container_url", false)]
    [InlineData("maap/algorithm_config.yml", "algorithm_container_url", true)]
    public async Task The_images_entry_point_must_not_get_in_front_of_the_run_script(
        string configuration, string container, bool isReported)
    {
        File.Delete(_repository.PathOf("algorithm_config.yml"));
        _repository.Write(configuration, AlgorithmRepository.Configuration.Replace("base_container_url", container));
        _repository.Write("Dockerfile", "FROM ubuntu\nENTRYPOINT [\"/app/reduce\"]\n");

        Ran ran = await _repository.DpsAsync("check");

        Assert.Equal(isReported, ran.Output.Contains("Dockerfile:2:1: warning DPS5018: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shellchecks_findings_are_added_under_their_own_ids_and_never_twice()
    {
        Command.Need("shellcheck");
        _repository.Write("run.sh", "#!/usr/bin/env bash\nset -e\nx=1\ngdalinfo $@\n");

        Ran ran = await _repository.DpsAsync("check");

        Assert.Contains("run.sh:3:1: warning SC2034: x appears unused", ran.Output, StringComparison.Ordinal);
        Assert.Contains("run.sh:4:10: warning DPS5009:", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SC2068", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_to_its_end_is_passed_over()
    {
        Directory.CreateSymbolicLink(_repository.PathOf("loop"), "."); // What is in it is not found twice.
        File.CreateSymbolicLink(_repository.PathOf("round.yml"), "round.yml");
        Ran made = await Command.RunAsync(
            _repository.Folder, "bash", "-c", "mkfifo a.yml a.cwl a.cs a.csproj && ln -s /dev/zero zero.yml && printf 'x: 1\\n' > $'a\\xff.yml' && ls -b");
        Assert.Contains("a\\377.yml", made.EnsureSuccess().Output, StringComparison.Ordinal);

        Ran ran = await _repository.DpsAsync("check");

        await Command.RunAsync(_repository.Folder, "bash", "-c", "rm $'a\\xff.yml'"); // .NET cannot name it.
        Assert.Equal(("", true), (ran.Error, ran.ExitCode is 0 or 1));
        Assert.Contains("algorithm_config.yml", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("loop", ran.Output, StringComparison.Ordinal);
        Ran named = await _repository.DpsAsync("check", "a.yml");
        Assert.Equal(
            (2, "dps: 'a.yml' is a pipe, a device, or a link that leads nowhere; name an algorithm's folder or its configuration.\n"),
            (named.ExitCode, named.Error));
    }

    [Fact]
    public async Task A_check_says_which_other_programs_are_not_there()
    {
        string tools = Path.Combine(_repository.Folder, "..", Path.GetFileName(_repository.Folder) + "-tools");
        Directory.CreateDirectory(tools);
        try
        {
            File.CreateSymbolicLink(Path.Combine(tools, "git"), "/usr/bin/git");
            string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
            Ran ran = await Command.RunAsync(_repository.Folder, "env", "PATH=" + tools, "DOTNET_ROOT=" + dotnet, DpsTool.Path, "check");
            Assert.Contains("shellcheck is not installed", ran.Output + ran.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("cwltool", ran.Output + ran.Error, StringComparison.Ordinal); // There is no CWL to validate.
        }
        finally
        {
            Directory.Delete(tools, recursive: true);
        }
    }

    [Fact]
    public async Task Windows_line_ends_are_reported_once_and_not_on_every_line()
    {
        _repository.Write("run.sh", "#!/usr/bin/env bash\r\nset -e\r\ngdalinfo input/*\r\n");

        Ran ran = await _repository.DpsAsync("check");

        Assert.Single(
            ran.Output.Split('\n'),
            line => line.StartsWith("run.sh", StringComparison.Ordinal) && line.Contains("line ends", StringComparison.Ordinal));
        Assert.DoesNotContain("SC1017", ran.Output, StringComparison.Ordinal);
    }

    private static JsonElement Json(Ran ran)
    {
        Assert.Equal("", ran.Error);
        using var document = JsonDocument.Parse(ran.Output);
        return document.RootElement.Clone();
    }
}
