using DpsAuthoring.Configuration.Inspections;

namespace DpsAuthoring.Configuration.Tests.Repositories;

/// <summary>Which way a configuration gets registered is told by what lies beside it, and what is found depends on the way.</summary>
public sealed class RouteTests
{
    private const string ForAction = """
        algorithm_name: Mean-Height
        algorithm_version: feature/x
        algorithm_description: Mean height of a raster
        run_command: mean.sh
        ram_min: 2048
        outdir_max: 1024
        inputs:
          - {name: raster, label: r, doc: d, type: File}
          - {name: level, label: l, doc: d, type: int?, default: 3}
        outputs:
          - {name: out, type: Directory}

        """;

    private const string ForApi = """
        algorithm_name: reduce
        algorithm_version: v1
        code_repository: https://github.com/me/reduce.git
        base_container_url: registry/base:v1
        run_command: reduce/run.sh
        inputs: []
        outputs:
          - {name: out, type: Directory}

        """;

    private const string Run = "#!/usr/bin/env bash\nset -euo pipefail\nmkdir -p output\npython3 -c 1 \"$@\"\n";

    public static TheoryData<string, string> Workflows { get; } = new()
    {
        { "pack.yml", "          algorithm-configuration-path: maap/algorithm_config.yml\n" },
        { "pack.YAML", "          algorithm-configuration-path: './maap/algorithm_config.yml'  # ours\n" },
        { "pack.yml", "          workflow-configuration-path: maap/algorithm_config.yml\n" },
        { "pack.yml", "          algorithm-configuration-path: ${{ matrix.algorithm }}\n" },
    };

    [Theory, MemberData(nameof(Workflows))]
    public void A_workflow_that_hands_it_to_the_generator_makes_it_the_Actions(string name, string input)
    {
        (Inspection inspection, string[] found) = Inspect(
            ("maap/algorithm_config.yml", ForAction), ($".github/workflows/{name}", Workflow(input)), ("maap/mean.sh", Run));

        (RegistrationRoute route, string? reason) = inspection.RouteOf(inspection.Configurations[0]);
        Assert.Equal((RegistrationRoute.Action, $".github/workflows/{name} hands it to that"), (route, reason));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("          algorithm-configuration-path: other/algorithm_config.yml\n")]
    [InlineData("          # none\n", "      - uses: actions/checkout@v4 # not ogc-app-pack-generator\n")]
    public void A_workflow_for_another_says_nothing(string input, string uses = "")
    {
        string workflow = uses.Length > 0 ? $"jobs:\n  x:\n    steps:\n{uses}" : Workflow(input);

        (Inspection inspection, string[] found) = Inspect(("maap/algorithm_config.yml", ForAction), (".github/workflows/pack.yml", workflow));

        Assert.Equal(RegistrationRoute.Api, inspection.RouteOf(inspection.Configurations[0]).Route);
        Assert.Contains("DPS4007", found);
        Assert.Contains("DPS4011", found);
    }

    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("maap/Containerfile")]
    public void A_Dockerfile_beside_one_that_names_no_image_makes_it_the_Actions(string image)
    {
        (Inspection inspection, string[] found) = Inspect(("maap/algorithm_config.yml", ForAction), (image, "FROM debian\n"));

        Assert.Equal(RegistrationRoute.Action, inspection.RouteOf(inspection.Configurations[0]).Route);
        Assert.Empty(found);
    }

    [Fact]
    public void Mebibytes_make_it_the_Actions() => Assert.Empty(Inspect(
        ("algorithm_config.yml", ForAction.Replace("ram_min: 2048", "ram_min: 2048   # mebibytes", StringComparison.Ordinal))).Found);

    [Theory]
    [InlineData("ram_min: 8 # mebibytes", RegistrationRoute.Api)]
    [InlineData("ram_min: 8 # GB", RegistrationRoute.Api)]
    public void A_comment_that_was_copied_says_less_than_a_command_of_the_APIs(string memory, RegistrationRoute route)
    {
        (Inspection inspection, _) = Inspect(("algorithm_config.yml", ForApi.Replace("base_container_url", "docker_container_url", StringComparison.Ordinal) + memory + "\n"));

        Assert.Equal(route, inspection.RouteOf(inspection.Configurations[0]).Route);
    }

    [Theory]
    [InlineData("", "/app/reduce/run.sh", 8)]
    [InlineData("algorithm_container_url: a:1\n", "/opt/run.sh", 8192)]
    public void An_absolute_command_without_an_image_or_with_mebibytes_is_the_Actions(string image, string command, int memory) =>
        Assert.Empty(Inspect((
            "algorithm_config.yml",
            ForApi.Replace("base_container_url: registry/base:v1\n", image, StringComparison.Ordinal)
                .Replace("reduce/run.sh", command, StringComparison.Ordinal) + $"ram_min: {memory}\n")).Found);

    [Fact]
    public void A_finished_image_with_an_absolute_command_is_the_Actions_where_the_image_is_made_here()
    {
        string config = ForApi.Replace("base_container_url", "algorithm_container_url", StringComparison.Ordinal)
            .Replace("reduce/run.sh", "/opt/run.sh", StringComparison.Ordinal);

        Assert.Empty(Inspect(("algorithm_config.yml", config), ("Dockerfile", "FROM debian\n")).Found);
        Assert.Equal(["DPS4013"], Inspect(("algorithm_config.yml", config)).Found);
    }

    [Fact]
    public void An_image_to_build_on_is_the_APIs_whatever_lies_beside() => Assert.Equal(
        ["DPS4013"],
        Inspect(
            ("algorithm_config.yml", ForApi.Replace("reduce/run.sh", "/app/reduce/run.sh", StringComparison.Ordinal)),
            ("Dockerfile", "FROM debian\n"),
            ("run.sh", Run)).Found);

    [Fact]
    public void A_package_of_its_own_is_what_gets_registered()
    {
        (Inspection inspection, string[] found) = Inspect(
            ("algorithm_config.yml", "algorithm_name: reduce\nalgorithm_version: a b\nrun_command: /opt/run.sh x\nram_min: lots\nx: y\ninputs: 5\n"),
            ("process.cwl", "cwlVersion: v1.2\n$graph:\n- class: Workflow\n  id: reduce\n"));

        Assert.Equal(RegistrationRoute.Package, inspection.RouteOf(inspection.Configurations[0]).Route);
        Assert.Empty(found);
    }

    [Fact]
    public void A_package_that_was_made_from_it_is_none_of_its_own() => Assert.Equal(
        RegistrationRoute.Api,
        Inspect(
            ("algorithm_config.yml", ForApi.Replace("base_", "algorithm_", StringComparison.Ordinal)),
            ("process.cwl", "# Made from algorithm_config.yml by dps sync, for CWL engines\ncwlVersion: v1.2\n$graph:\n- class: Workflow\n  id: reduce\n"))
            is var (inspection, _) ? inspection.RouteOf(inspection.Configurations[0]).Route : default);

    [Fact]
    public void A_command_from_a_folder_on_is_wrong_for_the_Action_alone()
    {
        string config = ForAction.Replace("mean.sh", "maap/mean.sh", StringComparison.Ordinal);

        Assert.Equal(["DPS4024"], Inspect(("maap/algorithm_config.yml", config), ("Dockerfile", "FROM debian\n")).Found);
    }

    [Fact]
    public void What_the_user_says_comes_first()
    {
        AlgorithmRepository repository = AlgorithmRepository.Find(
            new FilesInMemory(("algorithm_config.yml", ForApi), ("Dockerfile", "FROM debian\n")), "/r")!;

        Assert.Equal(["DPS4024"], Inspection.Of(repository, RegistrationRoute.Action).Run([]).Select(finding => finding.Rule.Id));
        Assert.Empty(Inspection.Of(repository, RegistrationRoute.Package).Run([]));
    }

    [Fact]
    public void No_fix_changes_what_is_right_for_the_Action()
    {
        (Inspection inspection, _) = Inspect(
            ("maap/algorithm_config.yml", ForAction.Replace("type: int?", "type: str", StringComparison.Ordinal)), ("Dockerfile", "FROM debian\n"));

        Finding finding = Assert.Single(inspection.Run([]));
        Assert.Equal("DPS4020", finding.Rule.Id);
    }

    [Fact]
    public void An_ENTRYPOINT_is_seen_in_a_Containerfile_at_the_top() => Assert.Equal(
        ["DPS5018"],
        Inspect(("maap/algorithm_config.yml", ForAction), ("Containerfile", "FROM debian\nENTRYPOINT [\"python3\"]\n")).Found);

    private static string Workflow(string input) =>
        $"on: push\njobs:\n  pack:\n    steps:\n      - uses: MAAP-Project/ogc-app-pack-generator@main\n        with:\n{input}          dockerfile-path: x\n";

    private static (Inspection Inspection, string[] Found) Inspect(params (string Path, string Text)[] files)
    {
        var inspection = Inspection.Of(AlgorithmRepository.Find(new FilesInMemory(files), "/r")!);
        return (inspection, [.. inspection.Run([]).Select(finding => finding.Rule.Id)]);
    }
}
