using System.Text.Json;

namespace DpsAuthoring.Cli.Tests;

/// <summary>What <c>dps check</c> says of a configuration depends on the way that it gets registered.</summary>
public sealed class RouteTests : IDisposable
{
    private const string ForAction = """
        algorithm_name: mean-height
        algorithm_version: main
        run_command: mean.sh
        ram_min: 2048   # mebibytes
        outdir_max: 1024   # mebibytes
        inputs:
          - {name: raster, label: r, doc: d, type: File}
        outputs:
          - {name: out, type: Directory}

        """;

    private readonly AlgorithmRepository _repository = new();

    public RouteTests()
    {
        File.Delete(_repository.PathOf("algorithm_config.yml"));
        _repository.Write("gen/algorithm_config.yml", ForAction);
        _repository.Write("gen/Dockerfile", "FROM debian\n");
        _repository.Write(
            ".github/workflows/pack.yml",
            "jobs:\n  pack:\n    steps:\n      - uses: MAAP-Project/ogc-app-pack-generator@main\n        with:\n          algorithm-configuration-path: gen/algorithm_config.yml\n");
    }

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData(".")]
    [InlineData("gen")]
    [InlineData("gen/algorithm_config.yml")]
    public async Task A_configuration_of_the_Action_is_clean_and_its_way_is_told(string path)
    {
        Ran ran = await _repository.DpsAsync("check", "--fix", path);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains(
            "gen/algorithm_config.yml: checked for the GitHub Action ogc-app-pack-generator, since .github/workflows/pack.yml hands it to that; for MAAP's API check it with --route api",
            ran.Output, StringComparison.Ordinal);
        Assert.Equal(ForAction, _repository.Read("gen/algorithm_config.yml"));
    }

    [Fact]
    public async Task Another_way_is_checked_where_it_is_asked_for()
    {
        Ran ran = await _repository.DpsAsync("check", "--route", "api", "--format", "json");

        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal("api", json.RootElement.GetProperty("configurations")[0].GetProperty("route").GetString());
        Assert.Contains("DPS4011", json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("id").GetString()));
        Assert.NotEqual(0, (await _repository.DpsAsync("check", "--route", "elsewhere")).ExitCode);
    }

    [Fact]
    public async Task What_was_fixed_is_told_and_there_is_nothing_to_fix_a_second_time()
    {
        _repository.Write(
            "gen/algorithm_config.yml",
            ForAction.Replace("type: File", "type: path", StringComparison.Ordinal).Replace("outputs:", "release_notes: None\noutputs:", StringComparison.Ordinal));

        Ran first = await _repository.DpsAsync("check", "--fix");
        string mended = _repository.Read("gen/algorithm_config.yml");
        Ran second = await _repository.DpsAsync("check", "--fix");

        Assert.Contains("gen/algorithm_config.yml:7: fixed DPS4020: Write 'File'\n", first.Output, StringComparison.Ordinal);
        Assert.Contains("gen/algorithm_config.yml:8: fixed DPS4042: Delete release_notes\n", first.Output, StringComparison.Ordinal);
        Assert.Equal(ForAction, mended);
        Assert.DoesNotContain("fixed", second.Output, StringComparison.Ordinal);
        Assert.Equal(mended, _repository.Read("gen/algorithm_config.yml"));
    }

    [Fact]
    public async Task A_report_for_programs_stays_one_when_something_is_fixed()
    {
        _repository.Write("gen/algorithm_config.yml", ForAction.Replace("type: File", "type: path", StringComparison.Ordinal));

        Ran ran = await _repository.DpsAsync("check", "--fix", "--format", "json");

        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal("gen/algorithm_config.yml:7: fixed DPS4020: Write 'File'\n", ran.Error);
    }

    [Fact]
    public async Task CWL_is_checked_as_an_application_package()
    {
        _repository.Write(
            "cwl/process.cwl",
            "cwlVersion: v1.2\nclass: CommandLineTool\nbaseCommand: echo\ninputs:\n  text: {type: string, inputBinding: {position: 1}}\noutputs:\n  out: {type: Directory, outputBinding: {glob: output}}\n");

        Ran file = await _repository.DpsAsync("check", "cwl/process.cwl");
        Ran sync = await _repository.DpsAsync("sync", "cwl/process.cwl");

        Assert.Contains(
            "cwl/process.cwl: checked as an application package, which POST /api/ogc/processes registers as it stands", file.Output, StringComparison.Ordinal);
        Assert.Contains("error DPS4045: POST /api/ogc/processes looks for a Workflow with an id", file.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("algorithm_name", file.Output, StringComparison.Ordinal);
        Assert.Contains("is CWL, which 'dps check' checks", sync.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cwltool_says_of_a_package_is_an_error()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/cwltool"), "cwltool is not installed: apt-get install cwltool");
        _repository.Write(
            "cwl/process.cwl",
            "cwlVersion: v1.2\nclass: CommandLineTool\nbaseCommand: echo\ninputs:\n  text: {type: strin}\noutputs: {}\n");

        Ran ran = await _repository.DpsAsync("check", "cwl/process.cwl");

        Assert.Contains("error DPS6009: cwltool --validate fails, and so would MAAP's deployment: ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("references unknown identifier `strin`", ran.Output, StringComparison.Ordinal);
    }
}
