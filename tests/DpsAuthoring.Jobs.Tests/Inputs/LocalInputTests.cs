using DpsAuthoring.Jobs.Local.Inputs;
using DpsAuthoring.Jobs.Local.Processes;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Inputs;

/// <summary>Input files of this machine: used where they lie, and watched.</summary>
public sealed class LocalInputTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public LocalInputTests() => _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));

    public void Dispose() => _box.Dispose();

    [Theory]
    [InlineData("scene.tif", "cat \"$2\"")]
    [InlineData("link.tif", "cat \"$2\"")]
    [InlineData("tiles", "cat \"$2\"/a")]
    [InlineData("tiles/", "cat \"$2\"/a")]
    public void They_are_used_where_they_lie(string input, string read)
    {
        _box.File("scene.tif", "content");
        File.CreateSymbolicLink(Path.Combine(_box.Root, "link.tif"), "scene.tif");
        Directory.CreateDirectory(Path.Combine(_box.Root, "tiles"));
        File.CreateSymbolicLink(Path.Combine(_box.Root, "tiles/a"), "../scene.tif");
        foreach (string address in new[] { Path.Combine(_box.Root, input), $"file://{_box.Root}/{input}" })
        {
            _box.Values["raster"] = address;
            Assert.Equal("content", _box.Said(JobContract.Ogc, read));
            Assert.Equal(Path.GetFileName(input.TrimEnd('/')), _box.Said(JobContract.Legacy, "ls input"));
        }

        Assert.False(Directory.Exists(Path.Combine(_box.Root, "cache")));
        if (!Clones())
        {
            string place = LibC.RealPath(Path.Combine(_box.Root, input))!;
            Assert.Equal(place, _box.Said(JobContract.Legacy, "readlink input/*"));
        }
    }

    [Fact]
    public void What_changed_between_two_jobs_is_new_in_the_second()
    {
        _box.Values["raster"] = _box.File("scene.tif", "heights");
        Assert.Equal("heights", _box.Said(JobContract.Legacy, "cat input/*"));
        _box.File("scene.tif", "other heights");
        Assert.Equal("other heights", _box.Said(JobContract.Legacy, "cat input/*"));
    }

    [Theory]
    [InlineData("scene.tif", "echo more >> input/scene.tif")]
    [InlineData("scene.tif", "printf CONTENT > input/scene.tif")]
    [InlineData("scene.tif", "p=$(readlink input/*); cp -p \"$p\" c; printf CONTENT > c; touch -r \"$p\" c; mv c \"$p\"")]
    [InlineData("scene.tif", "touch -d 2001-01-01 input/scene.tif")]
    [InlineData("scene.tif", "rm \"$(readlink input/scene.tif)\"")]
    [InlineData("tiles", "echo more >> input/tiles/deep/b")]
    [InlineData("tiles", "rm input/tiles/a")]
    public void A_job_that_changes_one_fails_and_it_is_told_that_it_is_the_users_own(string input, string deed)
    {
        Assert.SkipWhen(Clones(), "The job has a clone here.");
        string path = Make(input);
        _box.Bash($"mkdir output\n{deed}\n");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Equal(FailureKind.ChangedInput, outcome.Failure?.Kind);
        Assert.Contains(outcome.Remarks, remark => remark.StartsWith(path, StringComparison.Ordinal)
            && remark.Contains("as its input raster. In DPS that is the worker's read-only copy; here it", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cat input/* > output/copy; ls input/")]
    [InlineData("ln \"$(readlink input/*)\" output/second")]
    [InlineData("chmod a+x input/*")]
    [InlineData("mv input/scene.tif output/link")]
    public void A_job_that_only_reads_one_is_told_nothing(string deed)
    {
        Make("scene.tif");
        _box.Bash($"mkdir output\n{deed}\n");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Null(outcome.Failure?.Message);
        Assert.Empty(outcome.Remarks);
    }

    [Fact]
    public void A_job_that_changes_one_and_then_fails_is_told_both()
    {
        Assert.SkipWhen(Clones(), "The job has a clone here.");
        string path = Make("scene.tif");
        _box.Bash("echo more >> input/scene.tif; exit 7");
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.Equal(FailureKind.ExitCode, outcome.Failure?.Kind);
        Assert.StartsWith($"{path} has changed", Assert.Single(outcome.Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mv \"$(readlink input/scene.tif)\" output/")]
    [InlineData("mv \"$(readlink input/scene.tif)\" taken; exit 1")]
    public void One_that_the_job_moved_into_its_folder_is_kept_there(string deed)
    {
        Assert.SkipWhen(Clones(), "The job has a clone here.");
        Make("scene.tif");
        _box.Bash($"mkdir output\n{deed}\n");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.NotNull(outcome.Failure);
        Assert.Contains(outcome.Remarks, remark => remark.EndsWith($"may be in it: {outcome.JobFolder}.", StringComparison.Ordinal));
        Assert.Contains(
            Folders.Files(outcome.JobFolder!), file => !file.IsLink && File.ReadAllText(file.Path) == "content");
    }

    [Fact]
    public void A_result_that_is_another_name_of_one_is_published_as_a_copy()
    {
        string path = Make("scene.tif");
        _box.Bash("mkdir output; ln \"$(readlink input/scene.tif)\" output/hard");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Null(outcome.Failure?.Message);
        File.AppendAllText(Path.Combine(outcome.Folder!, "hard"), "edited");
        Assert.Equal("content", File.ReadAllText(path));
    }

    [Fact]
    public void A_clone_is_the_jobs_own()
    {
        Assert.SkipUnless(Clones(), "The file system of temporary files makes no clones.");
        string path = Make("scene.tif");
        _box.Bash("mkdir output; chmod u+w \"$(readlink input/scene.tif)\"; echo more >> input/scene.tif");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Equal(FailureKind.ChangedInput, outcome.Failure?.Kind);
        Assert.Empty(outcome.Remarks);
        Assert.Equal("content", File.ReadAllText(path));
    }

    [Fact]
    public void A_directory_in_itself_is_refused()
    {
        string tiles = Make("tiles");
        File.CreateSymbolicLink(Path.Combine(tiles, "deep", "loop"), tiles);
        Assert.EndsWith($"{tiles}/deep/loop is a link to a folder that it is in.", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_with_a_link_to_nothing_is_refused()
    {
        string tiles = Make("tiles");
        File.CreateSymbolicLink(Path.Combine(tiles, "gone"), "nowhere");
        Assert.Contains($"{tiles}/gone is a link that leads to nothing", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("results")]
    [InlineData("link")]
    public void A_directory_that_holds_the_jobs_folders_is_refused(string folder)
    {
        File.CreateSymbolicLink(Path.Combine(_box.Root, "link"), _box.Root);
        _box.Values["raster"] = Path.Combine(_box.Root, folder);
        Assert.Equal(
            $"Input raster is {_box.Values["raster"]}, which holds {_box.Space.Work}, where jobs work: give a directory with the input alone, or another --output.",
            Refusal());
    }

    [Fact]
    public void One_that_may_not_be_read_is_refused_before_the_job_starts()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "A superuser may read everything.");
        File.SetUnixFileMode(Make("scene.tif"), UnixFileMode.None);
        Assert.Contains("cannot be given to a job: Access to the path", Refusal(), StringComparison.Ordinal);
    }

    private string Make(string input)
    {
        Directory.CreateDirectory(Path.Combine(_box.Root, "tiles", "deep"));
        _box.File("scene.tif", "content");
        _box.File("tiles/a", "1");
        _box.File("tiles/deep/b", "2");
        return _box.Values["raster"] = Path.Combine(_box.Root, input);
    }

    private string? Refusal()
    {
        _box.Bash("mkdir output");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Null(outcome.ExitCode);
        return outcome.Failure?.Message;
    }

    /// <summary>Whether this file system makes clones, which jobs have then instead.</summary>
    private bool Clones() => FileClone.TryMake(_box.File("probe", "x"), Path.Combine(_box.Root, "probes", Guid.NewGuid().ToString()));
}
