using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>Contract 4.1, steps 2 and 4: what a job finds in <c>input/</c>.</summary>
public sealed class InputTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public void Inputs_are_links_into_a_cache()
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = _box.File("geoid.gtx", "heights");
        string link = _box.Said(JobContract.Legacy, "readlink input/geoid.gtx");
        Assert.StartsWith(Path.Combine(_box.Root, "cache"), link, StringComparison.Ordinal);
        Assert.Equal("heights", File.ReadAllText(link));
    }

    [Fact]
    public void An_input_is_kept_once()
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = _box.File("geoid.gtx", "heights");
        string first = _box.Said(JobContract.Legacy, "readlink input/*");
        Assert.Equal(first, _box.Said(JobContract.Legacy, "readlink input/*"));
        _box.File("geoid.gtx", "other heights");
        Assert.Equal("other heights", _box.Said(JobContract.Legacy, "cat input/*"));
    }

    [Theory]
    [InlineData("echo changed > input/geoid.gtx")]
    [InlineData("rm \"$(readlink input/geoid.gtx)\"")]
    public void Inputs_are_read_only_even_for_a_superuser(string deed)
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = _box.File("geoid.gtx", "heights");
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

        Assert.Equal("heights", File.ReadAllText(_box.Values["raster"]));
        Assert.Equal("heights", _box.Said(JobContract.Legacy, "cat input/*"));
    }

    [Fact]
    public void A_job_that_deletes_the_cache_has_changed_its_input()
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = _box.File("geoid.gtx", "heights");
        _box.Bash("mkdir output; chmod -R u+w \"${0%/*}/../cache\"; rm -r \"${0%/*}/../cache\"");
        Assert.Equal(FailureKind.ChangedInput, _box.Run(JobContract.Legacy).Failure?.Kind);
        Assert.Equal("heights", _box.Said(JobContract.Legacy, "cat input/*"));
    }

    [Fact]
    public void A_directory_in_itself_is_refused()
    {
        string tiles = Directory.CreateDirectory(Path.Combine(_box.Root, "tiles", "deep")).Parent!.FullName;
        File.CreateSymbolicLink(Path.Combine(tiles, "deep", "loop"), tiles);
        _box.Inputs.Add(new AlgorithmInput("tiles", InputKind.File));
        _box.Values["tiles"] = tiles;
        _box.Bash("mkdir output");
        Assert.EndsWith(
            $"{tiles}/deep/loop is a link to a folder that it is in.",
            _box.Run(JobContract.Ogc).Failure?.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cache")]
    [InlineData("link")]
    public void A_directory_that_holds_the_cache_is_refused(string folder)
    {
        File.CreateSymbolicLink(Path.Combine(_box.Root, "link"), _box.Root);
        Directory.CreateDirectory(Path.Combine(_box.Root, "cache"));
        _box.Inputs.Add(new AlgorithmInput("tiles", InputKind.File));
        _box.Values["tiles"] = Path.Combine(_box.Root, folder);
        _box.Bash("mkdir output");
        Assert.Equal(
            $"Input tiles is {_box.Values["tiles"]}, which holds {_box.Root}/cache, where inputs are copied to: give a directory with the input alone, or another cache.",
            _box.Run(JobContract.Ogc).Failure?.Message);
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

    [Fact]
    public void A_directory_is_linked_as_a_file_is()
    {
        Directory.CreateDirectory(Path.Combine(_box.Root, "tiles", "deep"));
        _box.File("tiles/a", "1");
        _box.File("tiles/deep/b", "2");
        _box.Inputs.Add(new AlgorithmInput("tiles", InputKind.File));
        _box.Values["tiles"] = Path.Combine(_box.Root, "tiles");
        Assert.Equal("12", _box.Said(JobContract.Ogc, "cat \"$2\"/a \"$2\"/deep/b"));
    }
}
