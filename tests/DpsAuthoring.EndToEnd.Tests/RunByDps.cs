namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>Algorithms run by <c>dps run</c>: the scaffold, and one that is laid out as the DPS tutorial's is.</summary>
public sealed class RunByDps(Workshop workshop)
{
    [Fact]
    public async Task The_scaffold_gives_the_same_results_under_both_contracts()
    {
        Scaffold scaffold = await workshop.BuiltAsync();
        string geoid = await workshop.Rasters.GetAsync("geoid.gtx");
        string folder = workshop.NewFolder("run-by-dps");

        Ran ran = await RunAsync(
            folder,
            null,
            scaffold.Directory,
            "--contract",
            "both",
            "-i",
            "input_file=" + geoid,
            "-i",
            "output_file=small.tif",
            "-i",
            "outsize=30");

        ran.EnsureSuccess();
        Assert.EndsWith("\nBoth contracts give the same results.\n", ran.Output, StringComparison.Ordinal);
        string[] results = [.. Directory.EnumerateFiles(Path.Combine(folder, "dps_output"), "small.tif", SearchOption.AllDirectories)];
        Assert.Equal(2, results.Length);
        foreach (string result in results)
        {
            await workshop.Rasters.AssertSameAsGdalAsync(geoid, 30, result);
        }
    }

    [Fact]
    public async Task What_a_run_and_a_batch_leave_in_the_scaffold_is_nothing_to_commit()
    {
        Command.Need("git");
        Scaffold scaffold = await workshop.ScaffoldAsync("tidy", "--skip-restore");
        await scaffold.CommitAsync();
        (await scaffold.BuildAsDpsAsync()).EnsureSuccess();
        string geoid = await workshop.Rasters.GetAsync("geoid.gtx");
        string cache = workshop.NewFolder("tidy-cache");
        Task<Ran> DpsAsync(string folder, params string[] args) => Command.RunAsync(
            scaffold.PathOf(folder), new Dictionary<string, string?> { ["XDG_CACHE_HOME"] = cache }, DpsTool.Path, args);

        (await DpsAsync(".", "run", "--contract", "both", "-i", "input_file=" + geoid)).EnsureSuccess();
        Ran failed = await DpsAsync("src", "run", "..", "-i", "input_file=" + scaffold.PathOf("run.sh"));
        (await DpsAsync(".", "batch", "--files", "input_file=" + geoid)).EnsureSuccess();
        (await Command.RunAsync(scaffold.Directory, scaffold.RunScript, "--input_file", geoid)).EnsureSuccess();

        Assert.NotEqual(0, failed.ExitCode);
        Assert.All(
            ["dps_output", "dps_batches", "src/triaged_job", "output"], left => Assert.True(Directory.Exists(scaffold.PathOf(left)), left));
        Assert.Equal("", (await scaffold.RunAsync("git", "status", "--porcelain")).EnsureSuccess().Output);
    }

    [Fact]
    public async Task An_algorithm_laid_out_as_the_tutorials_runs_under_the_legacy_contract()
    {
        Command.Need("gdal_translate");
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "Debian's python3 is not installed here.");
        string folder = workshop.NewFolder("tutorial");
        Ran gdal = await Command.RunAsync(folder, "/usr/bin/python3", "-c", "import osgeo.gdal");
        Assert.SkipUnless(gdal.ExitCode == 0, "python3-gdal is not installed here.");
        string geoid = await workshop.Rasters.GetAsync("geoid.gtx");
        Directory.CreateDirectory(Path.Combine(folder, "dps_tutorial/gdal_wrapper"));
        Write(folder, "dps_tutorial/gdal_wrapper/algorithm.yml", """
            algorithm_name: tutorial
            algorithm_version: main
            repository_url: https://example.org/dps_tutorial.git
            docker_container_url: mas.maap-project.org/root/maap-workspaces/custom_images/maap_base:v4.2.0
            run_command: dps_tutorial/gdal_wrapper/run_gdal.sh
            build_command: dps_tutorial/gdal_wrapper/build-env.sh
            disk_space: 1GB
            queue: maap-dps-worker-8gb
            inputs:
              config: []
              file:
              - {name: input_file, default: '', required: true}
              positional:
              - {name: output_file, default: '', required: true}
              - {name: percent_reduction, default: '30', required: true}

            """);
        Write(folder, "dps_tutorial/gdal_wrapper/run_gdal.sh", """
            #!/usr/bin/env bash
            set -euo pipefail
            here=$(dirname "$(readlink -f "$0")")
            mkdir -p output
            raster=$(ls -d input/*)
            conda run --live-stream --name python python "$here/gdal_wrapper.py" --input_file "$raster" --output_file "output/$1" --outsize "$2"

            """);
        Write(folder, "dps_tutorial/gdal_wrapper/gdal_wrapper.py", """
            import argparse, subprocess, sys
            from osgeo import gdal
            parser = argparse.ArgumentParser()
            for name in ("input_file", "output_file", "outsize"):
                parser.add_argument("--" + name, required=True)
            args = parser.parse_args()
            print("Installed GDAL Version:", gdal.__version__, flush=True)
            size = args.outsize + "%"
            sys.exit(subprocess.run(["gdal_translate", "-outsize", size, size, args.input_file, args.output_file]).returncode)

            """);
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        Write(folder, "bin/conda", """
            #!/bin/sh
            # conda run --live-stream --name python python …
            shift 5
            exec /usr/bin/python3 "$@"

            """);
        string path = Path.Combine(folder, "bin") + ":" + Environment.GetEnvironmentVariable("PATH");

        Ran ran = await RunAsync(
            folder,
            path,
            "dps_tutorial/gdal_wrapper",
            "--tag",
            "first",
            "-i",
            "input_file=" + geoid,
            "-i",
            "output_file=small.tif",
            "-i",
            "percent_reduction=25");

        ran.EnsureSuccess();
        Assert.Contains("Installed GDAL Version: ", ran.Output, StringComparison.Ordinal);
        string result = Assert.Single(
            Directory.EnumerateFiles(Path.Combine(folder, "dps_output"), "small.tif", SearchOption.AllDirectories));
        Assert.Contains("/dps_output/tutorial/main/first/", result, StringComparison.Ordinal);
        Assert.Contains(
            "Installed GDAL Version: ",
            await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(result)!, "_stdout.txt"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    private static Task<Ran> RunAsync(string folder, string? path, params string[] args) => Command.RunAsync(
        folder,
            new Dictionary<string, string?>
            {
                ["PATH"] = path ?? Environment.GetEnvironmentVariable("PATH"),
                ["XDG_CACHE_HOME"] = Path.Combine(folder, "cache"),
            },
        DpsTool.Path,
        ["run", .. args]);

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }
}
