namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>The scaffold's image as DPS builds it, and jobs in it.</summary>
public sealed class ImageOfScaffold(Workshop workshop)
{
    [Fact]
    public async Task Its_jobs_give_the_results_of_a_job_without_a_container()
    {
        var room = ContainerRoom.Get();
        Assert.SkipUnless(File.Exists("/usr/share/dotnet/dotnet"), "The .NET SDK is not in /usr/share/dotnet, where a container would get it from.");
        Scaffold scaffold = await workshop.ScaffoldAsync("image", "--skip-restore");
        await UseSdkOfMachineAsync(scaffold);
        await scaffold.CommitAsync();
        string name = $"localhost/image-{Guid.NewGuid():N}:main";
        try
        {
            Ran built = (await DpsAsync(room, scaffold, "build", "--base", ContainerRoom.Base, "--tag", name)).EnsureSuccess();
            Assert.Contains("\nbuilt: /app/image/app\n", built.Output, StringComparison.Ordinal);

            string geoid = await workshop.Rasters.GetAsync("geoid.gtx");
            Ran ran = await DpsAsync(
                room, scaffold, "run", "--container", name, "--contract", "both", "-i", "input_file=" + geoid, "-i", "output_file=small.tif", "-i", "outsize=30");
            ran.EnsureSuccess();
            Assert.EndsWith("\nBoth contracts give the same results.\n", ran.Output, StringComparison.Ordinal);
            Command.Need("cwltool");
            (await DpsAsync(
                room, scaffold, "run", "--container", name, "--through", "cwltool", "-i", "input_file=" + geoid, "-i", "output_file=small.tif", "-i", "outsize=30"))
                .EnsureSuccess();
            string[] results =
            [
                .. Directory.EnumerateFiles(scaffold.PathOf("dps_output"), "small.tif", SearchOption.AllDirectories),
            ];
            Assert.Equal(3, results.Length);
            foreach (string result in results)
            {
                await workshop.Rasters.AssertSameAsGdalAsync(geoid, 30, result);
            }

            Assert.Equal("", (await scaffold.RunAsync("git", "status", "--porcelain")).EnsureSuccess().Output);
        }
        finally
        {
            room.Podman("rmi", "--force", name);
        }
    }

    /// <summary>Where MAAP's base image has conda, which brings an SDK, this one is given the machine's.</summary>
    private static async Task UseSdkOfMachineAsync(Scaffold scaffold)
    {
        string build = scaffold.Read("build-env.sh").Replace(
            "\nset -euo pipefail\n", "\nset -euo pipefail\nexport PATH=$PATH:/usr/share/dotnet\n", StringComparison.Ordinal);
        await File.WriteAllTextAsync(scaffold.PathOf("build-env.sh"), build, TestContext.Current.CancellationToken);
    }

    private static Task<Ran> DpsAsync(ContainerRoom room, Scaffold scaffold, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(scaffold.Environment);
        foreach ((string name, string value) in room.Environment)
        {
            environment[name] = value;
        }

        return Command.RunAsync(scaffold.Directory, environment, DpsTool.Path, arguments);
    }
}
