using DpsAuthoring.Jobs.Local;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>Results reach their place, whole and harmless, whatever that place is.</summary>
[Trait("Speed", "Slow")]
public sealed class PublicationTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public void Dispose() => _box.Dispose();

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public void Results_reach_another_file_system(JobContract contract)
    {
        using var disk = Tmpfs.Mount(_box.Space.Output, "size=4m");
        Assert.SkipWhen(disk is null, "Mounting a file system needs the rights to.");
        _box.Bash("mkdir -p output/deep; echo whole > output/deep/r; touch $'output/\\xff' 'output/a b'; chmod 640 output/deep/r; ln -s deep/r output/l");
        JobOutcome outcome = _box.Run(contract);
        Assert.Null(outcome.Failure?.Message);
        Assert.Equal("whole\n", File.ReadAllText(Path.Combine(outcome.Folder!, "deep", "r")));
        Assert.Equal("whole\n", File.ReadAllText(Path.Combine(outcome.Folder!, "l")));
        Assert.Equal((UnixFileMode)0b110_100_000, File.GetUnixFileMode(Path.Combine(outcome.Folder!, "deep", "r")));
        Assert.Single(JobSandbox.Names(Path.GetDirectoryName(outcome.Folder))); // No half of it is beside it.
        Assert.Empty(Directory.EnumerateFileSystemEntries(_box.Space.Work, "output*", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_triage_keeps_reaches_another_file_system()
    {
        using var disk = Tmpfs.Mount(_box.Space.Triage, "size=4m");
        Assert.SkipWhen(disk is null, "Mounting a file system needs the rights to.");
        _box.Bash("echo because >&2; exit 7");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Equal("because\n", File.ReadAllText(Path.Combine(outcome.Folder!, "_stderr.txt")));
        Assert.Single(JobSandbox.Names(_box.Space.Triage));
    }

    [Theory]
    [InlineData("small", "size=16k")]
    [InlineData("read-only", "ro,size=1m")]
    public async Task What_cannot_be_published_is_kept_for_good(string kind, string options)
    {
        using var disk = Tmpfs.Mount(_box.Space.Output, options);
        Assert.SkipWhen(disk is null, "Mounting a file system needs the rights to.");
        _box.Bash("mkdir output; head -c 100000 /dev/zero > output/dear");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Equal((kind, FailureKind.Publication), (kind, outcome.Failure!.Kind));
        Assert.EndsWith($"They are kept in {outcome.JobFolder}.", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(_box.Space.Output, "*", SearchOption.AllDirectories), path => path.Contains(".publishing", StringComparison.Ordinal));

        var engine = new LocalEngine(_box.Space, _box.Cache, 1);
        await engine.AdoptAsync([], new NoObserver(), TestContext.Current.CancellationToken); // As every start of a batch does.
        await engine.DisposeAsync();
        Assert.Equal(100_000, new FileInfo(Path.Combine(outcome.JobFolder!, "output", "dear")).Length);
    }

    [Theory]
    [InlineData("echo > dps_output")]
    [InlineData("ln -s /nowhere/at/all dps_output")]
    [InlineData("ln -s /proc dps_output")]
    public void A_place_that_takes_no_results_is_told_before_the_first_job(string deed)
    {
        using var algorithm = new AlgorithmFolder("mkdir output; touch \"$HOME/../../../../../ran\"\n");
        algorithm.Write("rows.csv", "number\n1\n2\n");
        (int code, string output, string error) = algorithm.Shell(deed + "; dps batch algorithm --rows rows.csv");
        Assert.Equal(2, code);
        Assert.StartsWith("0 succeeded, 0 failed, 2 to be run, in ", output, StringComparison.Ordinal);
        Assert.Contains("no job is begun, since its results could not be put into", error, StringComparison.Ordinal);
        (code, _, error) = algorithm.Shell("dps run algorithm -i number=1");
        Assert.Equal(2, code);
        Assert.Contains("no job is begun, since its results could not be put into", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(algorithm.Root, "dps_batches", "rows", "unpublished")));
    }

    /// <summary>Whether results can be put there is tried by a folder, and a kill may leave it.</summary>
    [Fact]
    public void What_a_kill_has_left_of_a_trial_is_removed_by_the_next()
    {
        using var algorithm = new AlgorithmFolder("mkdir output; echo 1 > output/a\n");
        (int code, _, string error) = algorithm.Shell("mkdir -p dps_output/.dps-probe; dps run algorithm -i number=1");
        Assert.True(code == 0, error);
        Assert.Empty(algorithm.Shell("find . -name '.*probe*'").Output);
    }

    [Theory]
    [InlineData("4755")]
    [InlineData("2755")]
    [InlineData("6711")]
    public void Nobody_becomes_another_user_by_a_result(string mode)
    {
        _box.Bash($"mkdir -p output/deep; cp /bin/true output/deep/tool; cp /bin/true $'output/\\xfftool'; chmod {mode} output/deep/tool $'output/\\xfftool'");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Null(outcome.Failure?.Message);
        Assert.Equal("", Dps.Shell(outcome.Folder!, "find . -type f -perm /6000").Output);
        Assert.Equal(2, Dps.Shell(outcome.Folder!, "find . -name '*tool' -perm -0711").Output.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("ln -L \"$2\" output/r")]
    [InlineData("cp -lL \"$2\" output/r")]
    [InlineData("ln -L \"$2\" r; mkdir output/deep; ln r output/deep/r; mv output/deep/r output/r")]
    [InlineData("ln -L \"$2\" r; ln -s ../r output/r")]
    public void A_result_shares_its_content_with_no_input(string deed)
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = _box.File("geoid.gtx", "heights");
        _box.Bash("mkdir output\n" + deed);
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Null(outcome.Failure?.Message);
        string result = Path.Combine(outcome.Folder!, "r");
        File.SetUnixFileMode(result, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(result, "edited later");
        Assert.Equal("heights", _box.Said(JobContract.Ogc, "cat input/*"));
        Assert.Equal("heights", File.ReadAllText(_box.Values["raster"]));
    }
}
