using System.Diagnostics;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Containers;

/// <summary><c>dps batch --engine cwltool|toil --container</c>: a scatter's jobs in real containers of podman.</summary>
[Trait("Speed", "Slow")]
public sealed class ContainerScatterTests(CounterImage image) : IClassFixture<CounterImage>
{
    [Theory]
    [InlineData("cwltool")]
    [InlineData("toil")]
    public void Jobs_run_in_the_image_and_what_fails_is_told(string engine)
    {
        _ = ContainerRoom.Get();
        Need(engine);
        _ = image.Algorithm.Write($"{engine}.csv", $"number,mood,notes\n1,good,{image.Notes}\n2,failing,{image.Notes}\n3,telling,{image.Notes}\n");
        (int code, string output, string error) = Batch(engine);
        Assert.True(code == 1, output + error);
        Assert.StartsWith("2 succeeded, 1 failed", output, StringComparison.Ordinal);
        Assert.Contains("run.sh ended with exit code 1: ValueError: too large", output, StringComparison.Ordinal);
        Assert.Contains("counted to 2", image.Dps("batch", "logs", engine, "2").Output, StringComparison.Ordinal);
        string results = image.Dps("batch", "ls", "--json").Output;
        Assert.Contains($"\"name\": \"{engine}\"", results, StringComparison.Ordinal);
        Assert.Contains(
            "number,square\n0,0\n1,1\n2,4\n3,9\n",
            image.Algorithm.Published().Select(folder => File.ReadAllText(Path.Combine(folder, "count.csv"))));
        Assert.Empty(ContainerRoom.Get().Containers(image.Name));
    }

    [Fact]
    public void Cancelled_no_container_is_left()
    {
        _ = ContainerRoom.Get();
        Need("cwltool");
        image.Algorithm.Write("stubborn.csv", $"number,mood,notes\n1,stubborn,{image.Notes}\n");
        using (Process first = image.Start(Arguments("stubborn", "cwltool")))
        {
            Until.True(() => ContainerRoom.Get().Containers(image.Name).Length == 1, "no container runs");
            first.Kill();
            first.WaitForExit();
        }

        (int code, string output, string error) = image.Dps("batch", "cancel", "stubborn");
        Assert.True(code == 0, output + error);
        Assert.Empty(ContainerRoom.Get().Containers(image.Name));
    }

    private static void Need(string engine)
    {
        Assert.SkipUnless(
            engine == "cwltool" || Environment.GetEnvironmentVariable("DPS_ALL") is { Length: > 0 },
            "Toil takes minutes: it runs with ./test --all (DPS_ALL=1).");
        string program = engine == "toil" ? "toil-cwl-runner" : engine;
        Assert.SkipUnless(File.Exists("/usr/bin/" + program), $"{program} is not there: install {engine}.");
    }

    private (int ExitCode, string Output, string Error) Batch(string engine) => image.Dps(Arguments(engine, engine));

    private string[] Arguments(string table, string engine) =>
        ["batch", "algorithm", "--rows", table + ".csv", "--container", image.Name, "--engine", engine];
}
