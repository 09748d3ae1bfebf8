namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>The scaffold's CWL, by CWL's reference engine.</summary>
public sealed class RunByCwltool(Workshop workshop)
{
    [Fact]
    public async Task The_scaffolds_package_is_valid_and_gives_the_result_of_a_job()
    {
        Command.Need("cwltool");
        Scaffold scaffold = await workshop.BuiltAsync();
        string geoid = await workshop.Rasters.GetAsync("geoid.gtx");
        string folder = workshop.NewFolder("run-by-cwltool");
        (await Command.RunAsync(folder, "cwltool", "--validate", scaffold.PathOf("process.cwl"))).EnsureSuccess();

        // Without a container the program lies where it was built, and an image must not be required.
        string package = scaffold.Read("process.cwl")
            .Replace("baseCommand: /app/shared-scaffold/run.sh", $"baseCommand: '{scaffold.RunScript}'", StringComparison.Ordinal)
            .Replace("    DockerRequirement:\n      dockerPull: localhost/shared-scaffold:main\n", "", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "process.cwl"), package, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "job.json"),
            $$"""{"input_file": {"class": "File", "path": "{{geoid}}"}, "output_file": "small.tif", "outsize": 30}""",
            TestContext.Current.CancellationToken);

        (
            await Command.RunAsync(
                folder,
                scaffold.Environment,
                "cwltool",
                "--no-container",
                "--outdir",
                "results",
                "process.cwl#shared-scaffold",
                "job.json")
        ).EnsureSuccess();

        string results = Assert.Single(Directory.GetDirectories(Path.Combine(folder, "results")));
        await workshop.Rasters.AssertSameAsGdalAsync(geoid, 30, Path.Combine(results, "small.tif"));
    }
}
