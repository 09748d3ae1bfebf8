using System.Text.Json;

namespace DpsAuthoring.Cli.Tests;

/// <summary>An existing algorithm becomes a C# scaffold, or one sentence says why not.</summary>
public sealed class AdoptCommandTests(TemplateHome template) : IClassFixture<TemplateHome>, IDisposable
{
    private const string Legacy = """
        algorithm_name: run_tile_atl08
        algorithm_version: v2
        algorithm_description: "Tiles ATL08: \"land\" & vegetation"
        repository_url: https://github.com/someone/icesat2.git
        docker_container_url: registry/r:v3
        build_command: icesat2/build.sh
        run_command: icesat2/dps/run.sh
        disk_space: 12GB
        queue: maap-dps-worker-32vcpu-64gb
        environment: ubuntu
        inputs:
          config: []
          file:
            - name: in_tile_fn
              required: true
            - name: mask
              required: true
          positional:
            - {name: in_tile_num, default: '007'}
            - {name: years, default: "2019 2020", description: "Years, apart"}
            - {name: thresh, default: 0.25}
            - {name: count, default: 30}
            - {name: fast, default: 'TRUE'}
            - {name: output_name, default: ''}
            - {name: class, required: true, default: ''}
            - {name: in-tile-num, default: none}

        """;

    private const string Ogc = """
        algorithm_name: gedi-subset
        algorithm_version: 0.14.0
        algorithm_description: Subset granules
        keywords: GEDI
        author: Ada
        code_repository: https://github.com/someone/gedi.git
        base_container_url: registry/base:v5
        build_command: gedi/build.sh
        run_command: gedi/run.sh
        ram_min: 16
        cores_min: 4
        outdir_max: 50
        inputs:
          - {name: aoi, label: Area of interest, doc: The area, type: File}
          - {name: limit, type: int?, default: "0"}
          - {name: share, type: double, default: 0.5}
          - {name: query, type: string?}
          - {name: bbox, type: string, default: "-122.55,37.69,-122.32,37.81"}
          - {name: mask, type: boolean, default: true}
          - {name: token, type: string}
        outputs:
          - {name: out, type: Directory}

        """;

    private const string Package = """
        cwlVersion: v1.2
        $graph:
        - class: Workflow
          id: isofit
          doc: Retrieves reflectance
          inputs:
            granule: {type: File, doc: The granule}
            tiles: {type: 'File[]', doc: Tiles}
            method: {type: {type: enum, symbols: [near, cubic]}, default: near}
            size: int?
            bands: {type: 'int[]', default: [4, 3]}
            record: {type: {type: record, fields: {a: int}}}
          outputs:
            out: {type: Directory, outputSource: run/result}
          steps:
            run: {run: '#main', in: {granule: granule}, out: [result]}
        - class: CommandLineTool
          id: main
          requirements:
            DockerRequirement: {dockerPull: registry/isofit:v2}
            ResourceRequirement: {ramMin: 16384, coresMin: 4, outdirMax: 10000}
          baseCommand: /app/isofit/run.sh
          inputs:
            granule: {type: File, inputBinding: {prefix: --l1}}
          outputs:
            result: {type: Directory, outputBinding: {glob: ./output*}}
        s:version: v2.9.1
        s:codeRepository: https://github.com/someone/isofit.git
        $namespaces: {s: https://schema.org/}

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("dps-adopt-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_legacy_algorithm_in_R_keeps_its_inputs_and_resources()
    {
        Write("icesat2/dps/registered/run.yml", Legacy);
        Write("icesat2/.git/HEAD", "");
        Write("icesat2/dps/run.sh", """
            #!/bin/bash
            basedir=$(dirname "$(readlink -f "$0")")
            mkdir -p output
            YEARS=${2}
            conda activate r
            Rscript ${basedir}/../lib/tile.R --tile "$1" \
               --years="${YEARS}" --thresh ${3:-0.5} output/tile.csv

            """);
        Write("icesat2/lib/tile.R", "write.csv(x, 'atl08_tile.csv')\n");
        Write("icesat2/environment.yml", "name: r\ndependencies: [r-base=4.3, r-terra]\n");

        Ran ran = (await AdoptAsync("icesat2", "--repository-url", "https://github.com/me/tiles.git")).EnsureSuccess();

        Assert.Contains("original  legacy  icesat2/dps/registered/run.yml  accepted", ran.Output, StringComparison.Ordinal);
        Assert.Contains("adopted   legacy  algorithm_config.legacy.yml  accepted", ran.Output, StringComparison.Ordinal);
        string code = Read("run_tile_atl08-csharp/src/run_tile_atl08/RunTileAtl08.cs");
        Assert.Contains("[Algorithm(\"run_tile_atl08\", \"Tiles ATL08: \\\"land\\\" & vegetation\")]", code, StringComparison.Ordinal);
        Assert.Equal(
            [
                "public required InputFile InTileFn { get; init; }",
                "public required InputFile Mask { get; init; }",
                "public string InTileNum { get; init; } = \"007\";",
                "public string Years { get; init; } = \"2019 2020\";",
                "public double Thresh { get; init; } = 0.25;",
                "public int Count { get; init; } = 30;",
                "public bool Fast { get; init; } = true;",
                "public OutputName? OutputName { get; init; }",
                "public required string Class { get; init; }",
                "public string InTileNumInput { get; init; } = \"none\";",
            ],
            Properties(code));
        Assert.Contains("[Input(\"mask\", Pattern = \"mask.*\")]", code, StringComparison.Ordinal);
        string legacy = Read("run_tile_atl08-csharp/algorithm_config.legacy.yml");
        Assert.All(
            [
                "\ndisk_space: 12GB\n", "\nqueue: maap-dps-worker-32vcpu-64gb\n", "\nalgorithm_version: v2\n", "\nenvironment: ubuntu\n",
                "\nrun_command: tiles/run.sh\n", "      default: '007'\n", "      default: 2019 2020\n",
            ],
            line => Assert.Contains(line, legacy, StringComparison.Ordinal));
        string note = Read("run_tile_atl08-csharp/PORTING.md");
        Assert.All(
            [
                "    Rscript ${basedir}/../lib/tile.R --tile \"$1\" --years=\"${YEARS}\" --thresh ${3:-0.5} output/tile.csv\n",
                "`$1` as `--tile`", "`$2` as `--years`", "`$3` as `--thresh`, or `0.5`", "`lib/tile.R`", "`atl08_tile.csv`", "`environment.yml`: r-base=4.3, r-terra",
                "`registry/r:v3`", "dps compare",
            ],
            text => Assert.Contains(text, note, StringComparison.Ordinal));
        await AssertIsInStepAsync("run_tile_atl08-csharp");
    }

    [Fact]
    public async Task An_ogc_algorithm_keeps_its_types_labels_and_keys()
    {
        Write("gedi/algorithm_config.yml", Ogc);

        Ran ran = (await AdoptAsync("gedi", "-o", "new/folder", "--name", "Gedi.Subset")).EnsureSuccess();

        Assert.Contains("adopted   ogc     algorithm_config.yml  accepted", ran.Output, StringComparison.Ordinal);
        string code = Read("new/folder/src/Gedi.Subset/GediSubset.cs");
        Assert.Equal(
            [
                "public required InputFile Aoi { get; init; }",
                "public int Limit { get; init; } = 0;",
                "public double Share { get; init; } = 0.5;",
                "public string? Query { get; init; }",
                "public BoundingBox Bbox { get; init; } = new(-122.55, 37.69, -122.32, 37.81);",
                "public bool Mask { get; init; } = true;",
                "public required string Token { get; init; }",
            ],
            Properties(code));
        Assert.Contains("#pragma warning disable DPS2003\n", code, StringComparison.Ordinal);
        string ogc = Read("new/folder/algorithm_config.yml");
        Assert.All(
            ["\nram_min: 16\n", "\ncores_min: 4\n", "\noutdir_max: 50\n", "\nkeywords: GEDI\n", "\nauthor: Ada\n", "    label: Area of interest\n", "ignore-file DPS4028\n"],
            line => Assert.Contains(line, ogc, StringComparison.Ordinal));
        Assert.Contains("\ndisk_space: 50GB\n", Read("new/folder/algorithm_config.legacy.yml"), StringComparison.Ordinal);
        Assert.StartsWith("# Made from algorithm_config.yml by dps sync,", Read("new/folder/process.cwl"), StringComparison.Ordinal);
        await AssertIsInStepAsync("new/folder");
    }

    [Fact]
    public async Task An_algorithm_of_its_own_cwl_says_what_no_registration_takes()
    {
        Write("isofit/process.cwl", Package);

        Ran ran = (await AdoptAsync("isofit/process.cwl", "--json")).EnsureSuccess();

        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        Assert.Equal("isofit", json.RootElement.GetProperty("algorithm").GetString());
        Assert.All(
            json.RootElement.GetProperty("originals").EnumerateArray().Concat(json.RootElement.GetProperty("configurations").EnumerateArray()),
            verdict => Assert.True(verdict.GetProperty("accepted").GetBoolean()));
        string[] changes = [.. json.RootElement.GetProperty("changes").EnumerateArray().Select(change => change.GetString()!)];
        Assert.Contains("`record`: It is a `record`, which no registration takes; it is a text here.", changes);
        Assert.Contains("`granule` is the option `--granule` here, as DPS writes it; in the package it is `--l1`.", changes);
        Assert.Equal(
            [
                "public required InputFile Granule { get; init; }",
                "public required IReadOnlyList<InputFile> Tiles { get; init; }",
                "public string Method { get; init; } = \"near\";",
                "public int? Size { get; init; }",
                "public IReadOnlyList<int> Bands { get; init; } = [4, 3];",
                "public required string Record { get; init; }",
            ],
            Properties(Read("isofit-csharp/src/isofit/Isofit.cs")));
        string ogc = Read("isofit-csharp/algorithm_config.yml");
        Assert.All(["\nram_min: 16\n", "\noutdir_max: 10\n", "\nalgorithm_version: v2.9.1\n"], line => Assert.Contains(line, ogc, StringComparison.Ordinal));
        await AssertIsInStepAsync("isofit-csharp");
    }

    [Fact]
    public async Task Odd_defaults_are_told_and_break_out_of_nothing()
    {
        string odd = Ogc.Replace("{name: limit, type: int?, default: \"0\"}", "{name: limit, type: int, default: \"0123\"}", StringComparison.Ordinal)
            .Replace(
                "{name: query, type: string?}",
                "{name: query, type: int, default: \"x\\n# Heading\\n\\e[31mred\"}",
                StringComparison.Ordinal)
            .Replace("run_command: gedi/run.sh", "run_command: gedi/run.sh | tee log", StringComparison.Ordinal);
        Write("odd/algorithm_config.yml", odd);

        Ran ran = (await AdoptAsync("odd", "-o", "odd-csharp", "--name", "Odd")).EnsureSuccess();

        Assert.DoesNotContain("\e", ran.Output, StringComparison.Ordinal);
        Assert.Contains("public int Limit { get; init; } = 123;", Read("odd-csharp/src/Odd/Odd.cs"), StringComparison.Ordinal);
        Assert.Contains("default: 123\n", Read("odd-csharp/algorithm_config.yml"), StringComparison.Ordinal);
        string note = Read("odd-csharp/PORTING.md");
        Assert.DoesNotContain("\n# Heading", note, StringComparison.Ordinal);
        Assert.Contains("- Run command: `gedi/run.sh | tee log`\n", note, StringComparison.Ordinal);
        await AssertIsInStepAsync("odd-csharp");
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_read_is_said()
    {
        Write("gedi/algorithm_config.yml", Ogc);
        Write("gedi/algorithm_config.legacy.yml", "algorithm_name: gedi\ninputs: [\n");

        Ran ran = (await AdoptAsync("gedi", "--dry-run")).EnsureSuccess();

        Assert.Contains("'gedi/algorithm_config.legacy.yml' cannot be read as YAML", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_that_no_registration_takes_is_told()
    {
        Write("isofit/process.cwl", Package.Replace(
            "{type: 'File[]', doc: Tiles}",
            "{type: 'File[]', doc: Tiles, default: [{class: File, location: https://example.com/a.tif}]}",
            StringComparison.Ordinal));

        Ran ran = (await AdoptAsync("isofit/process.cwl", "--dry-run")).EnsureSuccess();

        Assert.Contains("`tiles`: its default is a list of files", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_registration_refuses_is_mended_and_said()
    {
        Write("cogs/algorithm.yml", """
            algorithm_name: GenerateCogStacItems
            algorithm_version: feature/x
            code_repository: https://github.com/someone/cogs.git
            run_command: cogs/run.sh
            inputs:
              - {name: help, type: string}
              - {name: "größe.m", type: number, default: 1.5}
              - {name: dup, type: int}
              - {name: dup, type: int, default: many}
            outputs: []

            """);

        Ran ran = (await AdoptAsync("cogs", "--dry-run")).EnsureSuccess();

        Assert.False(Directory.Exists(PathOf("generate-cog-stac-items-csharp")));
        Assert.Contains("original  ogc     cogs/algorithm.yml  refused: algorithm_name can only contain", ran.Output, StringComparison.Ordinal);
        Assert.All(
            [
                "The algorithm is `generate-cog-stac-items` here", "The version is `feature-x`", "The input `help` is `show-help` here",
                "The input `größe.m` is `gr-e-m` here", "The input `dup` is `dup_2` here", "its default 'many' is not a whole number",
            ],
            text => Assert.Contains(text, ran.Output, StringComparison.Ordinal));
        (await AdoptAsync("cogs")).EnsureSuccess();
        await AssertIsInStepAsync("generate-cog-stac-items-csharp");
    }

    [Fact]
    public async Task In_a_clone_the_scaffold_is_made_beside_it()
    {
        Write("gedi/algorithm_config.yml", Ogc);
        Write("gedi/.git/HEAD", "");

        (await Command.RunAsync(PathOf("gedi"), template.Environment, DpsTool.Path, "adopt", ".")).EnsureSuccess();

        Assert.True(File.Exists(PathOf("gedi-subset-csharp/PORTING.md")));
        Assert.Empty(Directory.EnumerateDirectories(_folder, ".dps-adopt-*"));
    }

    [Fact]
    public async Task Of_several_algorithms_one_is_named()
    {
        Write("all/one.yml", Ogc);
        Write("all/two.yml", Legacy);

        Ran several = await AdoptAsync("all");
        Ran none = await AdoptAsync("all", "--algorithm", "three");
        (await AdoptAsync("all", "--algorithm", "run_tile_atl08")).EnsureSuccess();

        Assert.Equal(
            (2, "dps: 'all' holds several algorithms: gedi-subset, run_tile_atl08; name one with --algorithm, or its configuration.\n"),
            (several.ExitCode, several.Error));
        Assert.Equal((2, "dps: 'all' holds no algorithm 'three'; it holds gedi-subset, run_tile_atl08.\n"), (none.ExitCode, none.Error));
        Assert.True(Directory.Exists(PathOf("run_tile_atl08-csharp")));
    }

    [Theory]
    [InlineData("'empty' holds no algorithm configuration: a YAML file with the key algorithm_name, for example algorithm_config.yml.", "empty")]
    [InlineData("'absent' does not exist; name an algorithm's folder or its configuration.", "absent")]
    [InlineData("'broken.cwl' cannot be read as CWL: it has neither a Workflow nor a CommandLineTool; 'dps check' says more.", "broken.cwl")]
    [InlineData("'nameless.yml' is not an algorithm's configuration: it has no algorithm_name.", "nameless.yml")]
    [InlineData("'gedi.yml' is not a valid option", "gedi.yml", "--out", "x")]
    [InlineData("'full' exists and is not an empty folder; name another with --output.", "gedi.yml", "-o", "full")]
    [InlineData("'gedi.yml' exists and is not an empty folder; name another with --output.", "gedi.yml", "-o", "gedi.yml")]
    [InlineData("'nowhere' is not the address of a git repository; write https://HOST/NAME.git.", "gedi.yml", "--repository-url", "nowhere")]
    public async Task What_cannot_be_adopted_is_one_sentence(string sentence, params string[] args)
    {
        Write("empty/.git/HEAD", "");
        Write("broken.cwl", "cwlVersion: v1.2\nclass: ExpressionTool\n");
        Write("nameless.yml", "inputs: []\n");
        Write("gedi.yml", Ogc);
        Write("full/mine.txt", "mine");

        Ran ran = await AdoptAsync(args);

        if (args.Contains("--out"))
        {
            sentence = "'--out' is not a valid option";
        }

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.StartsWith($"dps: {sentence}", ran.Error, StringComparison.Ordinal);
        Assert.Equal("mine", Read("full/mine.txt"));
        Assert.Empty(Directory.EnumerateDirectories(_folder, ".dps-adopt-*"));
    }

    [Fact]
    public async Task Without_the_template_it_says_how_to_install_it()
    {
        Write("gedi.yml", Ogc);
        string home = Directory.CreateDirectory(PathOf("home")).FullName;

        Ran ran = await Command.RunAsync(
            _folder, new Dictionary<string, string?> { ["DOTNET_CLI_HOME"] = home, ["DOTNET_NOLOGO"] = "1" }, DpsTool.Path, "adopt", "gedi.yml");

        Assert.Equal(2, ran.ExitCode);
        Assert.StartsWith("dps: the template dps-algorithm is not installed: run ./install in a clone of DpsAuthoring", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(PathOf("gedi-subset-csharp")));
        Assert.Empty(Directory.EnumerateDirectories(_folder, ".dps-adopt-*"));
    }

    [Fact]
    public async Task Help_has_examples() =>
        Assert.Contains("dps adopt . --dry-run", (await Dps.RunAsync("adopt", "--help")).EnsureSuccess().Output, StringComparison.Ordinal);

    private static string[] Properties(string code) =>
        [.. code.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("public ", StringComparison.Ordinal) && line.Contains("{ get; init; }", StringComparison.Ordinal))];

    private Task<Ran> AdoptAsync(params string[] args) => Command.RunAsync(_folder, template.Environment, DpsTool.Path, ["adopt", .. args]);

    private async Task AssertIsInStepAsync(string scaffold) =>
        (await Command.RunAsync(PathOf(scaffold), DpsTool.Path, "sync", "--check")).EnsureSuccess();

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string Read(string name) => File.ReadAllText(PathOf(name));

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }
}
