using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Cli.Tests.Remote;

namespace DpsAuthoring.Cli.Tests.Searches;

/// <summary>
/// From a catalogue to a batch, from the batch to a catalogue, and from that to the next algorithm, whose result is looked at pixel by
/// pixel.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class CatalogueStoryTests(VerbRoom room) : IClassFixture<VerbRoom>
{
    private const string Halve = """
        #!/bin/bash
        set -euo pipefail
        while [ $# -gt 0 ]; do
          case $1 in
            --scene) scene=$2; shift 2 ;;
            --datetime) shift 2 ;;
            *) echo "unknown: $1" >&2; exit 2 ;;
          esac
        done
        mkdir -p output
        gdal_translate -q -of COG -outsize 50% 50% -r average "$scene" output/half.tif

        """;

    private const string Mosaic = """
        #!/bin/bash
        set -euo pipefail
        while [ $# -gt 0 ]; do
          case $1 in
            --tiles) tiles=$2; shift 2 ;;
            *) echo "unknown: $1" >&2; exit 2 ;;
          esac
        done
        mkdir -p output
        work=$(mktemp -d)
        tail -n +2 "$tiles" | sed 's|^http|/vsicurl/http|' > "$work/tiles.txt"
        gdalbuildvrt -q -strict -input_file_list "$work/tiles.txt" "$work/mosaic.vrt"
        gdal_translate -q -of COG "$work/mosaic.vrt" output/mosaic.tif
        rm -r "$work"

        """;

    private static readonly int s_scenes = SceneArchive.Places.Length;

    /// <summary>What is asked of an archive, and what a job gets of it.</summary>
    private static readonly string[] s_search = ["-c", "things", "--asset", "data", "--bind", "datetime=datetime"];

    [Fact]
    public async Task On_this_machine()
    {
        await using SceneArchive archive = await SceneArchive.StartAsync();
        string folder = room.NewFolder();
        Write(folder, "halve", Halve, Configuration("halve", "halve", "v1.0.0", "scene", hasTime: true));
        Write(folder, "mosaic", Mosaic, Configuration("mosaic", "mosaic", "v1.0.0", "tiles", hasTime: false));

        // A table of jobs, and the same jobs at once.
        Ran table = await room.DpsInAsync(folder, ["find", archive.Address, .. s_search, "--algorithm", "halve", "--as", "jobs.csv"]);
        Assert.Equal($"{s_scenes} jobs in jobs.csv\n", table.EnsureSuccess().Output);
        Assert.Equal(3, archive.Asked.Count(asked => asked.Path == "/v1/search")); // Page by page.
        Ran batch = await room.DpsInAsync(folder, ["batch", "halve", "--find", archive.Address, .. s_search, "--stac"]);
        Assert.StartsWith($"{s_scenes} succeeded, 0 failed, in ", batch.EnsureSuccess().Output, StringComparison.Ordinal);
        Ran again = await room.DpsInAsync(folder, "batch", "halve", "--rows", "jobs.csv", "--name", "things", "--dry-run");
        Assert.Equal($"0 jobs would be run, {s_scenes} have succeeded.\n", again.EnsureSuccess().Output);

        // The results are a collection, which is searched as any other.
        string collection = Path.Combine(folder, "dps_batches/things/stac");
        Assert.Equal($"{s_scenes}\n", (await room.DpsInAsync(folder, "find", collection, "--count")).EnsureSuccess().Output);
        Assert.Equal("1\n", (await room.DpsInAsync(folder, "find", collection, "--datetime", SceneArchive.DayOf(7), "--count")).EnsureSuccess().Output);
        Assert.Equal("3\n", (await room.DpsInAsync(folder, "find", collection, "--bbox", "10.1,42.1,13.9,45.9", "--count")).EnsureSuccess().Output);

        string[] items = await MosaicOfAsync(folder, collection);
        await StacSchemas.JudgeAsync([.. Directory.GetFiles(collection, "*.json", SearchOption.AllDirectories), .. items]);
    }

    [Fact]
    public async Task Through_a_server()
    {
        await using SceneArchive archive = await SceneArchive.StartAsync();
        string folder = room.NewFolder();
        Write(folder, "mosaic", Mosaic, Configuration("mosaic", "mosaic", "v1.0.0", "tiles", hasTime: false));
        room.Write("run.sh", Halve);
        room.Write("algorithm_config.yml", Configuration("halve", "counter", "main", "scene", hasTime: true));
        room.Commit();
        await room.RegisterAsync("ogc");

        Ran submitted = await room.DpsInAsync(folder, ["submit", "halve:main", "--find", archive.Address, .. s_search]);
        Assert.StartsWith($"{s_scenes} submitted, 0 before, 0 refused of {s_scenes}; ", submitted.EnsureSuccess().Output, StringComparison.Ordinal);
        Assert.Equal($"{s_scenes} successful of {s_scenes}\n", (await room.DpsInAsync(folder, "watch")).EnsureSuccess().Output);
        await DescribedAsync(folder);

        string[] found = await MosaicOfAsync(folder, room.Address.TrimEnd('/') + "/stac", "-c", "halve:main");
        await StacSchemas.JudgeAsync(found);
    }

    /// <summary>Feeds what is found to the second algorithm, as a list of files, and looks at its result.</summary>
    /// <returns>The result's documents.</returns>
    private async Task<string[]> MosaicOfAsync(string folder, string place, params string[] search)
    {
        Ran table = await DpsAsync(folder, ["find", place, .. search, "--asset", "data", "--algorithm", "mosaic", "--as", "tiles.csv"]);
        Assert.Equal($"{s_scenes} jobs in tiles.csv\n", table.EnsureSuccess().Output);
        Ran run = await DpsAsync(folder, "run", "mosaic", "-i", "tiles=tiles.csv", "--stac", "--json");
        JsonElement job = JsonElement.Parse(run.EnsureSuccess().Output).GetProperty("jobs")[0];
        string results = Path.GetDirectoryName(job.GetProperty("stac").GetProperty("catalog").GetString()!)!;
        await LookAtAsync(results);
        string item = Path.Combine(results, "mosaic.tif.stac.json");
        JsonElement box = JsonElement.Parse(await File.ReadAllTextAsync(item, TestContext.Current.CancellationToken)).GetProperty("bbox");
        Assert.Equal([10, 42, 22, 50], box.EnumerateArray().Select(side => side.GetDouble()));
        return [item, Path.Combine(results, "catalog.json")];
    }

    /// <summary>Each pixel is that of its place, and where there is no scene there is nothing.</summary>
    private static async Task LookAtAsync(string results)
    {
        const int Half = SceneArchive.Pixels / 2;
        (await Command.RunAsync(results, "gdal_translate", "-q", "-of", "AAIGrid", "-co", "SIGNIFICANT_DIGITS=12", "mosaic.tif", "look.asc")).EnsureSuccess();
        string[][] lines = [.. (await File.ReadAllLinesAsync(Path.Combine(results, "look.asc"), TestContext.Current.CancellationToken)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var header = lines.Where(line => line.Length == 2).ToDictionary(line => line[0], line => Number(line[1]));
        Assert.Equal(SceneArchive.West, header["xllcorner"], 9);
        Assert.Equal(SceneArchive.North - (SceneArchive.Degrees * SceneArchive.Down), header["yllcorner"], 9);
        Assert.Equal((double)SceneArchive.Degrees / Half, header["cellsize"], 9);
        double[][] pixels = [.. lines.Where(line => line.Length > 2).Select(line => Array.ConvertAll(line, Number))];
        Assert.Equal(SceneArchive.Down * Half, pixels.Length);
        for (int row = 0; row < pixels.Length; row++)
        {
            Assert.Equal(SceneArchive.Across * Half, pixels[row].Length);
            for (int column = 0; column < pixels[row].Length; column++)
            {
                int scene = Array.IndexOf(SceneArchive.Places, (column / Half, row / Half));

                // The mean of four pixels that rise evenly is the value in their middle.
                double right = scene < 0 ? header["NODATA_value"] : SceneArchive.Value(scene, (2 * column) + 0.5, (2 * row) + 0.5);
                Assert.True(pixels[row][column] == right, $"Column {column}, row {row} (scene {scene}) is {pixels[row][column]} and not {right}.");
            }
        }
    }

    /// <summary>Waits until the server has described all results, which it does when their jobs have ended.</summary>
    private async Task DescribedAsync(string folder)
    {
        Ran count;
        long started = Environment.TickCount64;
        do
        {
            count = await DpsAsync(folder, "find", room.Address.TrimEnd('/') + "/stac", "-c", "halve:main", "--count");
        }
        while (count.Output != $"{s_scenes}\n" && Environment.TickCount64 - started < 60_000);
        Assert.Equal($"{s_scenes}\n", count.EnsureSuccess().Output);
    }

    /// <summary>Runs <c>dps</c> with the server's token for searches.</summary>
    private Task<Ran> DpsAsync(string folder, params string[] args) => Command.RunAsync(
        folder, new Dictionary<string, string?>(room.User) { ["DPS_STAC_TOKEN"] = room.Token }, DpsTool.Path, args);

    private static void Write(string folder, string algorithm, string script, string configuration)
    {
        string run = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, algorithm)).FullName, "run.sh");
        File.WriteAllText(run, script);
        File.SetUnixFileMode(run, (UnixFileMode)0b111_101_101);
        File.WriteAllText(Path.Combine(folder, algorithm, "algorithm_config.yml"), configuration);
    }

    private static string Configuration(string name, string repository, string version, string file, bool hasTime) =>
        $$"""
        algorithm_name: {{name}}
        algorithm_version: {{version}}
        algorithm_description: A part of the story.
        code_repository: https://example.org/{{repository}}.git
        run_command: {{repository}}/run.sh
        base_container_url: mas.maap-project.org/root/maap-workspaces/custom_images/maap_base:v5.0.0
        ram_min: 1
        cores_min: 1
        outdir_max: 1
        inputs:
          - {name: {{file}}, label: {{file}}, doc: What it reads., type: File}
        {{(hasTime ? "  - {name: datetime, label: datetime, doc: When the scene is of., type: string}\n" : "")}}outputs:
          - {name: out, type: Directory}

        """;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
