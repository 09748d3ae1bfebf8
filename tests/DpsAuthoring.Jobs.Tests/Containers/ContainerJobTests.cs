using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Containers;

/// <summary>Jobs in real containers of podman: they end as without one, and nothing is left of them.</summary>
[Trait("Speed", "Slow")]
public sealed partial class ContainerJobTests(CounterImage image) : IClassFixture<CounterImage>
{
    private string[] Left => ContainerRoom.Get().Containers(image.Name);

    [Fact]
    public void The_image_is_that_of_what_is_committed()
    {
        _ = ContainerRoom.Get();
        Assert.True(image.Built.ExitCode == 0, image.Built.Output + image.Built.Error);
        Assert.Matches(@"\nbuilt localhost/counter-\w+:main of commit [0-9a-f]{12} in \S+ s, by podman\n", image.Built.Output);
        string commit = Command.Read("git", "-C", Path.Combine(image.Algorithm.Root, "algorithm"), "rev-parse", "HEAD").Output;
        (_, string inside) = ContainerRoom.Get().Podman(
            "run", "--rm", image.Name, "sh", "-c",
            "cd /app/counter; git rev-parse HEAD; git config --get remote.origin.url; id -un; find __pycache__ -name 'count*'; ls -A / | grep -c dps");
        Assert.StartsWith($"{commit}https://example.org/counter.git\nroot\n__pycache__/count.", inside, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_are_those_of_a_run_without_a_container()
    {
        string[] plain = Results(image.Run(contained: false, "good", "--contract", "both", "--json"));
        string[] contained = Results(image.Run(contained: true, "good", "--contract", "both", "--json"));
        Assert.Equal(plain, contained);
        Assert.Contains("count.csv: number,square\n0,0\n1,1\n2,4\n3,9\n", contained);
        Assert.Empty(Left);
    }

    [Fact]
    public void Through_cwltool_they_are_the_same_and_no_container_is_left()
    {
        _ = ContainerRoom.Get();
        Assert.SkipUnless(File.Exists("/usr/bin/cwltool"), "cwltool is not there: install cwltool.");
        (int code, string output, string error) = image.Run(contained: true, "good", "--through", "cwltool", "--json");
        Assert.True(code == 0, output + error);
        using var json = JsonDocument.Parse(output);
        string folder = json.RootElement.GetProperty("jobs")[0].GetProperty("folder").GetString()!;
        Assert.Equal("number,square\n0,0\n1,1\n2,4\n3,9\n", File.ReadAllText(Path.Combine(folder, "count.csv")));
        (code, output, error) = image.Run(contained: true, "stubborn", "--through", "cwltool", "--time-limit", "5s");
        Assert.True(code == 1, output + error);
        Assert.Contains("cwltool was stopped at its time limit of 5 s.", output, StringComparison.Ordinal);
        Assert.Empty(Left);
    }

    [Fact]
    public void A_job_has_the_callers_ids_no_input_and_DPSs_environment()
    {
        (int code, string output, string error) = image.Run(contained: true, "telling", "--json");
        Assert.True(code == 0, output + error);
        using var json = JsonDocument.Parse(output);
        string folder = json.RootElement.GetProperty("jobs")[0].GetProperty("folder").GetString()!;
        string[] told = File.ReadAllLines(Path.Combine(folder, "told.txt"));
        Assert.Equal($"True {LibC.UserId()} '' True", told[0]);
        Assert.Equal("HOME HOSTNAME LC_CTYPE PATH TMPDIR", told[1]);
        Assert.Equal($"{LibC.UserId()}", Command.Read("stat", "-c", "%u", Path.Combine(folder, "told.txt")).Output.Trim());
    }

    /// <summary>What goes wrong is told in the same words.</summary>
    [Theory]
    [InlineData("outside", 0, "1 file was written outside output/ and would be lost: beside.csv")]
    [InlineData("daemon", 0, "1 process of the job still ran when its run command had ended, and ended with it as in DPS.")]
    [InlineData("failing", 1, "run.sh ended with exit code 1. DPS calls any code but 0 a failure and tells 1, and output/ is lost.")]
    public void Ends_as_without_a_container(string mood, int exitCode, string sentence)
    {
        foreach (bool contained in new[] { false, true })
        {
            (int code, string output, string error) = image.Run(contained, mood);
            Assert.True(code == exitCode, output + error);
            Assert.Contains(sentence, output, StringComparison.Ordinal);
        }

        Assert.Empty(Left);
        Assert.NotEqual(0, Command.Run("pgrep", "-f", "^sleep 86399$"));
    }

    /// <summary>Without a container it is noticed afterwards; in one it does not come to that.</summary>
    [Fact]
    public void An_input_cannot_be_changed()
    {
        (int code, string output, _) = image.Run(contained: true, "changing");
        Assert.Equal(1, code);
        Assert.Contains("Read-only file system: 'input/notes.txt'", output, StringComparison.Ordinal);
        Assert.Equal("notes\n", File.ReadAllText(image.Notes));
    }

    [Fact]
    public void A_job_that_ignores_SIGTERM_is_ended_with_its_container()
    {
        foreach (bool contained in new[] { false, true })
        {
            (int code, string output, string error) = image.Run(contained, "stubborn", "--time-limit", "2s");
            Assert.True(code == 1, output + error);
            Assert.Contains("run.sh was stopped at its time limit of 2 s. DPS tells 143 then, and output/ is lost.\n", output, StringComparison.Ordinal);
            Assert.Contains("| not now\n", output, StringComparison.Ordinal);
        }

        Assert.Empty(Left);
    }

    /// <summary>Not SIGINT: whoever runs the tests in the background has all that they start ignore that.</summary>
    [Fact]
    public void A_signal_ends_the_container()
    {
        using StubbornRun run = Begin();
        Assert.Equal(0, Command.Run("kill", "-TERM", $"{run.Dps.Id}"));
        run.Dps.WaitForExit();
        Assert.Equal(143, run.Dps.ExitCode);
        Assert.Empty(Left);
    }

    [Fact]
    public void A_kill_of_dps_ends_the_container()
    {
        using StubbornRun run = Begin();
        run.Dps.Kill();
        Until.True(() => Left.Length == 0, "The container is still there.");
    }

    /// <summary>Where what watches over <c>dps</c> is killed as well, the next run knows by the label that nobody waits for it.</summary>
    [Fact]
    public void The_next_run_removes_what_a_kill_has_left_and_nothing_else()
    {
        using StubbornRun run = Begin();
        string name = Assert.Single(Left);
        string reaper = Command.Read("pgrep", "-P", $"{run.Dps.Id}", "-x", "sh").Output.Trim();
        Assert.Equal(0, Command.Run("kill", "-KILL", reaper, $"{run.Dps.Id}"));
        run.Dps.WaitForExit();
        Assert.Equal([name], Left);
        string others = $"others-{Guid.NewGuid():N}";
        Assert.Equal(0, ContainerRoom.Get().Podman("create", "--name", others, "--label", "dps.runner=1 2 3 4 5 6", image.Name, "true").ExitCode);
        try
        {
            Assert.Equal(0, image.Run(contained: true, "good").ExitCode);
            Assert.Equal([others], Left);
        }
        finally
        {
            ContainerRoom.Get().Podman("rm", "--force", others);
        }
    }

    [Fact]
    public void A_batch_runs_in_containers_and_knows_the_image()
    {
        File.WriteAllText(Path.Combine(image.Algorithm.Root, "rows.csv"), $"number,mood,notes\n1,good,{image.Notes}\n2,failing,{image.Notes}\n3,good,{image.Notes}\n");
        string[] batch = ["batch", "algorithm", "--rows", "rows.csv", "-o", "results"];
        (int code, string output, string error) = image.Dps([.. batch, "--container", image.Name]);
        Assert.True(code == 1, output + error);
        Assert.Contains("2 succeeded, 1 failed", output, StringComparison.Ordinal);
        Assert.Contains("ValueError: too large", output, StringComparison.Ordinal);
        Assert.Empty(Left);

        (_, output, error) = image.Dps([.. batch, "--container", image.Name, "--only", "1", "--provenance"]);
        Assert.Contains("Provenance: ", output, StringComparison.Ordinal);
        string crate = File.ReadAllText(Path.Combine(image.Algorithm.Root, "results/ro-crate-metadata.json"));
        Assert.Contains($"\"name\": \"{image.Name}\"", crate, StringComparison.Ordinal);
        Assert.Contains("\"containerImage\"", crate, StringComparison.Ordinal);
        Assert.DoesNotContain("#environment/PATH", crate, StringComparison.Ordinal);

        Assert.StartsWith("1 job would be run, 2 have succeeded.\n", image.Dps([.. batch, "--container", image.Name, "--dry-run"]).Output, StringComparison.Ordinal);
        string plain = image.Dps([.. batch, "--dry-run"]).Output;
        Assert.StartsWith("3 jobs would be run", plain, StringComparison.Ordinal);
        Assert.Contains("the image", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_is_not_here_is_one_sentence()
    {
        _ = ContainerRoom.Get();
        (int code, string output, string error) = image.Dps("run", "algorithm", "-i", "number=1", "--container");
        Assert.Equal((2, ""), (code, output));
        Assert.Matches(@"^dps: podman has no image localhost/counter:main here \(.*\): make it with dps build algorithm, or name another\.\n$", error);
        (code, output, error) = image.Dps("run", "--container", "algorithm", "-i", "number=1");
        Assert.Equal((2, ""), (code, output));
    }

    [Fact]
    public void A_program_that_is_not_in_the_image_is_told()
    {
        _ = ContainerRoom.Get();
        (int code, string output, string error) = image.Dps("run", "algorithm", "-i", "number=1", "-i", $"notes={image.Notes}", "--container", ContainerRoom.Base);
        Assert.True(code == 1, output + error);
        Assert.Contains(
            $"run_command is counter/run.sh, and the image {ContainerRoom.Base} has no /app/counter/run.sh. Build it anew with dps build",
            output,
            StringComparison.Ordinal);
    }

    /// <summary>Begins a job that only force can end.</summary>
    private StubbornRun Begin()
    {
        string jobs = Path.Combine(image.Algorithm.Root, ".dps/jobs");
        FileSystem.Delete(jobs); // A run that was killed leaves its folder there.
        var run = new StubbornRun(image.Start(image.RunArguments(contained: true, "stubborn")));
        Until.True(
            () => Directory.Exists(jobs) && Directory.EnumerateFiles(jobs, "ready", SearchOption.AllDirectories).Any(), "The job has not begun.");
        return run;
    }

    /// <summary>What a run has published, without what differs from run to run.</summary>
    private static string[] Results((int ExitCode, string Output, string Error) ran)
    {
        Assert.True(ran.ExitCode == 0, ran.Output + ran.Error);
        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal(0, json.RootElement.GetProperty("differences").GetArrayLength());
        return
        [
            .. json.RootElement.GetProperty("jobs").EnumerateArray()
                .SelectMany(job => Directory.EnumerateFiles(job.GetProperty("folder").GetString()!).Order(StringComparer.Ordinal))
                .Select(file => Path.GetFileName(file) is "count.csv" or "_stderr.txt"
                    ? $"{Path.GetFileName(file)}: {RunScript().Replace(File.ReadAllText(file), "run.sh")}"
                    : Varying().Replace(Path.GetFileName(file), "…")),
        ];
    }

    /// <summary>A <c>dps</c> that ends with the test, whatever comes of that.</summary>
    private sealed class StubbornRun(Process dps) : IDisposable
    {
        public Process Dps => dps;

        public void Dispose()
        {
            dps.Kill();
            dps.WaitForExit();
            dps.Dispose();
        }
    }

    [GeneratedRegex(@"\S+/run\.sh")]
    private static partial Regex RunScript();

    [GeneratedRegex(@"-\d[\dT:.-]+\d")]
    private static partial Regex Varying();
}
