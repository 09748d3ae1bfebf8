using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>Contract 4.1, steps 2 and 4: what a job finds in <c>input/</c>.</summary>
public sealed class InputTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public void Fetched_inputs_are_links_into_a_cache()
    {
        using StubServer server = Serve();
        string link = _box.Said(JobContract.Legacy, "readlink input/geoid.gtx");
        Assert.StartsWith(Path.Combine(_box.Root, "cache"), link, StringComparison.Ordinal);
        Assert.Equal("heights", File.ReadAllText(link));
        Assert.Equal(link, _box.Said(JobContract.Legacy, "readlink input/*"));
    }

    [Theory]
    [InlineData("echo changed > input/geoid.gtx")]
    [InlineData("rm \"$(readlink input/geoid.gtx)\"")]
    [InlineData("p=$(readlink input/geoid.gtx); rm \"$p\"; mkdir \"$p\"")]
    public void Fetched_inputs_are_read_only_even_for_a_superuser(string deed)
    {
        using StubServer server = Serve();
        _box.Bash("mkdir -p output\n" + deed);
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.NotNull(outcome.Failure);
        if (Environment.IsPrivilegedProcess)
        {
            Assert.Equal(FailureKind.ChangedInput, outcome.Failure.Kind);
            Assert.StartsWith(
                "The job changed its input raster. Inputs are links into a read-only cache in DPS",
                outcome.Failure.Message,
                StringComparison.Ordinal);
        }

        Assert.Equal("heights", _box.Said(JobContract.Legacy, "cat input/*"));
    }

    [Fact]
    public void A_job_that_deletes_the_cache_has_changed_its_input()
    {
        using StubServer server = Serve();
        _box.Bash("mkdir output; chmod -R u+w \"${0%/*}/../cache\"; rm -r \"${0%/*}/../cache\"");
        Assert.Equal(FailureKind.ChangedInput, _box.Run(JobContract.Legacy).Failure?.Kind);
        Assert.Equal("heights", _box.Said(JobContract.Legacy, "cat input/*"));
    }

    [Fact]
    public void Same_base_names_collide()
    {
        _box.Inputs.AddRange([new AlgorithmInput("before", InputKind.File), new AlgorithmInput("after", InputKind.File)]);
        Directory.CreateDirectory(Path.Combine(_box.Root, "b"));
        _box.Values["before"] = _box.File("scene.tif", "1");
        _box.Values["after"] = _box.File("b/scene.tif", "2");
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.Equal(
            "Inputs before and after are both called scene.tif; DPS puts them into one folder by that name, and fails. Rename one.",
            outcome.Failure?.Message);
    }

    [Fact]
    public void Query_strings_stay_in_names()
    {
        using var server = new StubServer((_, response) => response.Send(200, "content"));
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = server.Address + "a/scene.tif?X-Amz-Signature=12&x=y";
        Assert.Equal("scene.tif?X-Amz-Signature=12&x=y", _box.Said(JobContract.Legacy, "ls input"));
    }

    private StubServer Serve()
    {
        var server = new StubServer((_, response) => response.Send(200, "heights"));
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = server.Address + "geoid.gtx";
        return server;
    }
}
