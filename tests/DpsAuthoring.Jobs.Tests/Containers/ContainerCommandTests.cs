using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Jobs.Tests.Containers;

/// <summary>The command lines that container engines are started with, and how what they tell is read; no engine is needed.</summary>
public sealed class ContainerCommandTests : IDisposable
{
    private static readonly ContainerEngine s_podman = new("/usr/bin/podman", IsPodman: true);
    private static readonly ContainerEngine s_docker = new("/usr/bin/docker", IsPodman: false);

    private readonly string _root = Directory.CreateTempSubdirectory("dps-containers-").FullName;

    public void Dispose() => FileSystem.Delete(_root);

    [Fact]
    public void A_job_has_its_folders_in_their_own_place_and_its_inputs_read_only()
    {
        string[] arguments = Run(s_podman, JobContract.Ogc, "/data/a.tif");
        string job = Path.Combine(_root, "jobs/1/job"), home = Path.Combine(_root, "jobs/1/home");
        Assert.Equal(
            [$"type=bind,source={job},target={job}", $"type=bind,source={home},target={home}", "type=bind,source=/data/a.tif,target=/data/a.tif,readonly"],
            After(arguments, "--mount"));
        Assert.Equal([job], After(arguments, "--workdir"));
        Assert.Equal(["/bin/sh"], After(arguments, "--entrypoint"));
        Assert.Equal(["never"], After(arguments, "--pull"));
        Assert.Equal(["sha256:1", "-c", ContainerScript.Text, "sh"], arguments[Array.IndexOf(arguments, "sha256:1")..][..4]);
        Assert.Equal(["ogc", "/app/counter/run.sh", "--number", "1"], arguments[^4..]);
        Assert.DoesNotContain("--interactive", arguments);
        Assert.Contains("--rm", arguments);
    }

    [Fact]
    public void A_path_that_one_form_cannot_say_takes_the_other()
    {
        Assert.Equal(["/data/a,b.tif:/data/a,b.tif:ro"], After(Run(s_docker, JobContract.Ogc, "/data/a,b.tif"), "--volume"));
        JobException refused = Assert.Throws<JobException>(() => Run(s_docker, JobContract.Ogc, "/data/a,b:c.tif"));
        Assert.Contains("has a comma and a colon in its name", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_belong_to_the_caller()
    {
        Assert.Equal(["1000:100"], After(Run(s_podman, JobContract.Ogc), "--user"));
        Assert.Equal(["keep-id"], After(Run(s_podman, JobContract.Ogc), "--userns"));
        Assert.Empty(After(Run(s_docker, JobContract.Ogc), "--userns"));
        Assert.Empty(After(Run(s_podman, JobContract.Ogc, user: 0), "--userns"));
    }

    [Theory]
    [InlineData(JobContract.Ogc, true, false)]
    [InlineData(JobContract.Ogc, false, true)]
    [InlineData(JobContract.Legacy, false, false)]
    public void The_network_is_there_as_in_DPS(JobContract contract, bool declared, bool isNone) =>
        Assert.Equal(isNone ? ["none"] : [], After([.. Container(Image(s_podman) with { HasNetwork = declared }, contract).RunArguments(1000, 100)], "--network"));

    /// <summary>Command lines are everybody's to read.</summary>
    [Fact]
    public void A_secrets_value_is_on_no_command_line()
    {
        string[] given = After(Run(s_podman, JobContract.Ogc), "--env");
        Assert.Contains("AWS_SECRET_ACCESS_KEY", given);
        Assert.Contains("TMPDIR=/tmp", given);
        Assert.DoesNotContain(given, variable => variable.Contains("geheim", StringComparison.Ordinal));
    }

    [Fact]
    public void A_later_run_knows_whose_it_is()
    {
        var runner = RunnerMark.Create(_root);
        string[] labels = After([.. Container(Image(s_podman), JobContract.Ogc, runner).RunArguments(0, 0)], "--label");
        Assert.Equal([$"dps.runner={runner.Text}", $"dps.token={runner.Token}"], labels);
    }

    [Fact]
    public void An_image_is_built_alike_by_both()
    {
        Assert.True(ImageName.TryParse("localhost/counter:main", out ImageName? name));
        string[] common = ["--file", "/w/Containerfile", "--tag", "localhost/counter:main", "--label", "a=b", "/w/app"];
        Assert.Equal(
            ["build", "--layers=false", "--security-opt", "label=disable", .. common], s_podman.BuildArguments("/w/Containerfile", "/w/app", name, ["a=b"], hasOneLayer: true));
        Assert.Equal(
            ["build", "--progress", "plain", .. common], s_docker.BuildArguments("/w/Containerfile", "/w/app", name, ["a=b"], hasOneLayer: true));
    }

    [Theory]
    [InlineData(JobContract.Ogc, "counter/run.sh", "/app/counter/run.sh")]
    [InlineData(JobContract.Ogc, "/app/counter/run.sh", "/app/counter/run.sh")]
    [InlineData(JobContract.Ogc, "gdalinfo", "gdalinfo")]
    [InlineData(JobContract.Legacy, "counter/run.sh", "/app/counter/run.sh")]
    [InlineData(JobContract.Legacy, "python3 counter/main.py", "python3 /app/counter/main.py")]
    public void The_command_is_a_path_in_the_image(JobContract contract, string written, string command)
    {
        var request = new JobRequest(new Algorithm("counter", []) { RunCommand = written }, contract, new Dictionary<string, string>());
        Assert.Equal(command, JobCommand.InImage(request, JobValues.Of(request), "/input").ToString());
    }

    /// <summary>As in DPS, where it gets in front of the run script.</summary>
    [Fact]
    public void The_images_entry_point_comes_first()
    {
        var request = new JobRequest(
            new Algorithm("counter", []) { RunCommand = "counter/run.sh" }, JobContract.Ogc, new Dictionary<string, string>());
        var host = new ContainerHost(Image(s_podman) with { EntryPoint = ["tini", "--"] });
        Assert.Equal("tini -- /app/counter/run.sh", host.CommandOf(request, JobValues.Of(request), "/input", []).ToString());
    }

    [Fact]
    public void What_the_first_process_tells_is_read()
    {
        var end = ContainerEnd.Parse("""
            started
            ended 4 1
            io rchar: 111432
            io wchar: 9135
            io syscr: 164
            stat 1 (sh) R 0 1 1 0 -1 4194560 1179 13493 1 9 3 10 5 50 20 0 1 0 2465462 2654208 419
            peak 54587392

            """);
        Assert.Equal((true, null, 4, 1), (end.IsStarted, end.Refusal, end.ExitCode, end.LeftRunning));
        Assert.Equal(new ResourceUse(TimeSpan.FromSeconds(0.68), 54587392, 111432, 9135), end.Use);
        Assert.Equal(13, ContainerEnd.Parse("refused 13\n").Refusal);
        Assert.Equal(ContainerEnd.Missing, ContainerEnd.Parse("refused missing\n").Refusal);
        Assert.Equal((false, null), (ContainerEnd.Parse("").IsStarted, ContainerEnd.Parse("").ExitCode));
    }

    private static string[] After(string[] arguments, string option) =>
        [.. arguments.Zip(arguments.Skip(1)).Where(pair => pair.First == option).Select(pair => pair.Second)];

    private static ContainerImage Image(ContainerEngine engine)
    {
        Assert.True(ImageName.TryParse("localhost/counter:main", out ImageName? name));
        return new ContainerImage(engine, name, "sha256:1", [], null);
    }

    private string[] Run(ContainerEngine engine, JobContract contract, string? input = null, uint user = 1000) =>
        [.. Container(Image(engine), contract, input: input).RunArguments(user, 100)];

    private JobContainer Container(ContainerImage image, JobContract contract, RunnerMark? runner = null, string? input = null)
    {
        var folder = WorkDirectory.Create(Path.Combine(_root, "jobs"), "1");
        var request = new JobRequest(new Algorithm("counter", []), contract, new Dictionary<string, string>());
        var command = new JobCommand("/app/counter/run.sh", ["--number", "1"]);
        string[] environment = ["AWS_SECRET_ACCESS_KEY=geheim", "TMPDIR=/tmp"];
        return new JobContainer(
            image,
            new JobStart(
                request, folder, command, environment, runner ?? RunnerMark.Create(_root), "0123456789ab", input is null ? [] : [input]));
    }
}
