using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>Names that break what is careless, disks that are full, folders that cannot be written.</summary>
public sealed class HostileTests : IDisposable
{
    private static readonly string s_longName = new('x', 251);

    private readonly JobSandbox _box = new();

    public void Dispose() => _box.Dispose();

    public static TheoryData<string> Names => [" ", "a b", "line\nbreak", "quote'\"", "--output", "-rf", "$(touch evil)", "*", "ünï☃", s_longName + ".tif", "..."];

    [Theory]
    [MemberData(nameof(Names))]
    public void Inputs_may_be_called_anything_that_a_file_may(string name)
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = _box.File(name, "content");
        Assert.Equal("content", _box.Said(JobContract.Ogc, "cat -- \"$2\""));
        Assert.Equal("content", _box.Said(JobContract.Legacy, "for f in input/* input/.[!_]*; do if [ -e \"$f\" ]; then cat -- \"$f\"; fi; done"));
    }

    [Theory]
    [InlineData("https://127.0.0.1/a/..")]
    [InlineData("https://127.0.0.1/a/")]
    [InlineData("s3://bucket")]
    [InlineData("s3://bucket/")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("/")]
    [InlineData("/nowhere/at/all")]
    [InlineData("a\0b")]
    public void Inputs_that_are_no_files_are_refused(string value)
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = value;
        _box.Bash("mkdir output");
        JobFailure? failure = _box.Run(JobContract.Ogc).Failure;
        Assert.StartsWith("Input raster ", failure?.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../x")]
    [InlineData("a/b")]
    [InlineData("line\nbreak")]
    [InlineData("nul\0")]
    public void Tags_that_are_no_folders_name_are_refused(string tag)
    {
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Legacy) with { Tag = tag });
        Assert.EndsWith("is a folder of the output's path, and can be no folder's name: use letters, digits, - and _.", outcome.Failure?.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_box.Root, "results")));
    }

    [Theory]
    [InlineData("-rf")]
    [InlineData("with space")]
    [InlineData("quote'\"")]
    public void Other_tags_are_folders(string tag)
    {
        _box.Bash("mkdir output");
        Assert.Contains($"/main/{tag}/", _box.Run(_box.Request(JobContract.Legacy) with { Tag = tag }).Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_may_have_any_names_also_such_as_are_not_utf8()
    {
        _box.Bash("""
            mkdir output
            cd output
            mkdir $'dir\xff'
            touch $'\xff\xfe' $'dir\xff/below' 'a b' $'line\nbreak' -- -rf "$(printf 'x%.0s' $(seq 255))"
            """);
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Null(outcome.Failure?.Message);
        Assert.Equal(11, JobSandbox.Names(outcome.Folder).Length);
        Assert.Empty(Directory.GetDirectories(_box.Space.Work));
    }

    [Fact]
    public void Leftovers_may_have_any_names_and_permissions()
    {
        _box.Bash("mkdir output; mkdir -p locked/in; touch $'locked/in/\\xff'; ln -s / root; mkfifo pipe; chmod 000 locked/in locked");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Null(outcome.Failure?.Message);
        Assert.Empty(Directory.GetDirectories(_box.Space.Work));
        Assert.True(Directory.Exists("/usr"));
    }

    [Fact]
    public void A_full_disk_is_a_sentence_and_publishes_nothing()
    {
        using Tmpfs? disk = Tmpfs.Mount(Path.Combine(_box.Root, "small"), "size=1m");
        Assert.SkipWhen(disk is null, "Mounting a small file system needs the rights to.");
        using var small = new JobSandbox(disk!.Path);
        small.Bash("mkdir output; head -c 2000000 /dev/zero > output/large");
        JobOutcome outcome = small.Run(JobContract.Legacy);
        Assert.Contains("run.sh ended with exit code 1", outcome.Failure?.Message, StringComparison.Ordinal);
        Assert.Contains("Besides, the job's folder cannot be written: No space left on device", outcome.Failure?.Message, StringComparison.Ordinal);

        small.Bash("mkdir output; head -c 2000000 /dev/zero > output/large || true");
        outcome = small.Run(JobContract.Legacy);
        Assert.Matches(
            $"^The job succeeded, and its results could not be put into {small.Space.Output}: No space left on device", outcome.Failure?.Message);
        Assert.True(Directory.Exists(outcome.JobFolder)); // Results of hours are not thrown away.
        Assert.False(Directory.Exists(small.Space.Output));
    }

    [Fact]
    public void An_input_that_fits_no_more_into_the_cache_is_a_sentence()
    {
        using Tmpfs? disk = Tmpfs.Mount(Path.Combine(_box.Root, "small"), "size=1m");
        Assert.SkipWhen(disk is null, "Mounting a small file system needs the rights to.");
        using var small = new JobSandbox(disk!.Path);
        small.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        small.Values["raster"] = _box.File("large", new string('x', 2_000_000));
        small.Bash("mkdir output");
        Assert.Contains("could not be put into the cache: No space left on device", small.Run(JobContract.Legacy).Failure?.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(small.Root, "cache")));
    }

    [Fact]
    public void A_read_only_output_folder_is_a_sentence()
    {
        using Tmpfs? disk = Tmpfs.Mount(_box.Space.Output, "ro,size=1m");
        Assert.SkipWhen(disk is null, "Mounting a read-only file system needs the rights to.");
        _box.Bash("mkdir output");
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.Equal(FailureCause.Publication, outcome.Failure?.Cause);
        Assert.Contains("Read-only file system", outcome.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_vanishes_is_a_sentence()
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = Path.Combine(_box.Root, "gone.tif");
        _box.Bash("mkdir output");
        Assert.Equal($"Input raster is {_box.Root}/gone.tif, and there is no such file.", _box.Run(JobContract.Legacy).Failure?.Message);
    }

    /// <summary>A small file system for as long as a test wants it.</summary>
    private sealed class Tmpfs : IDisposable
    {
        private Tmpfs(string path) => Path = path;

        public string Path { get; }

        public static Tmpfs? Mount(string path, string options)
        {
            Directory.CreateDirectory(path);
            return Command.Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path) == 0 ? new Tmpfs(path) : null;
        }

        public void Dispose() => Command.Run("umount", "-l", Path);
    }
}
