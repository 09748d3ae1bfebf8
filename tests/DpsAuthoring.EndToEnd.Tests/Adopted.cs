namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// An existing algorithm in R, adopted by the tool with the packed template: what it has then, and what DPS does with it.
/// </summary>
public sealed class Adopted(Workshop workshop)
{
    private const string Configuration = """
        algorithm_name: tile_heights
        algorithm_version: main
        algorithm_description: Heights of tiles
        repository_url: https://example.org/heights.git
        docker_container_url: registry/r:v3
        build_command: heights/build.sh
        run_command: heights/run.sh
        disk_space: 10GB
        queue: maap-dps-worker-16gb
        inputs:
          config: []
          file:
            - {name: dem, required: true}
          positional:
            - {name: class, required: true}
            - {name: share, default: 0.25}
            - {name: fast, default: "true"}
            - {name: bbox, default: ''}
            - {name: query, default: "a 'b' \"c\""}

        """;

    [Fact]
    public async Task Builds_passes_its_tests_is_clean_and_gives_the_same_under_both_contracts()
    {
        string folder = workshop.NewFolder("adopted");
        string original = Directory.CreateDirectory(Path.Combine(folder, "heights")).FullName;
        Write(original, "algorithm_config.yml", Configuration);
        Write(original, "run.sh", "#!/bin/bash\nset -euo pipefail\nmkdir -p output\nRscript heights.R \"$1\" output/heights.csv\n");
        Write(folder, "dem.txt", "1 2 3\n");

        (await RunAsync(folder, workshop.TemplateEnvironment(), "adopt", "heights", "--repository-url", "https://example.org/tile_heights.git")).EnsureSuccess();
        var scaffold = new Scaffold(Path.Combine(folder, "tile_heights-csharp"), Workshop.Environment(), new Ran("", 0, "", ""));
        (await scaffold.BuildAsync()).EnsureSuccess();
        (await scaffold.TestAsync()).EnsureSuccess();
        (await scaffold.BuildAsDpsAsync()).EnsureSuccess();
        (await scaffold.RunAsync(DpsTool.Path, "check")).EnsureSuccess();
        (await scaffold.RunAsync(DpsTool.Path, "sync", "--check")).EnsureSuccess();
        Ran ran = await RunAsync(
            folder,
            new Dictionary<string, string?> { ["XDG_CACHE_HOME"] = Path.Combine(folder, "cache") },
            "run", scaffold.Directory, "--contract", "both", "-i", "dem=" + Path.Combine(folder, "dem.txt"), "-i", "class=3", "-i", "bbox=1,2,3,4");

        ran.EnsureSuccess();
        Assert.Contains("The computation is not ported yet", ran.Output, StringComparison.Ordinal);
        Assert.EndsWith("\nBoth contracts give the same results.\n", ran.Output, StringComparison.Ordinal);
        string[] results = [.. Directory.EnumerateFiles(Path.Combine(folder, "dps_output"), "inputs.json", SearchOption.AllDirectories)];
        Assert.Equal(2, results.Length);
        Assert.All(results, result => Assert.Equal(
            """{"dem":"dem.txt","class":"3","share":"0.25","fast":"true","bbox":"1,2,3,4","query":"a \u0027b\u0027 \u0022c\u0022"}""" + "\n",
            File.ReadAllText(result)));
    }

    private static Task<Ran> RunAsync(string folder, IReadOnlyDictionary<string, string?> environment, params string[] args) =>
        Command.RunAsync(folder, environment, DpsTool.Path, args);

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }
}
