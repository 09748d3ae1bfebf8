using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>Names that break what is careless, disks that are full, folders that cannot be written.</summary>
[Trait("Speed", "Slow")]
public sealed class HostileTests : IDisposable
{
    private static readonly string s_longName = new('x', 251);

    private readonly JobSandbox _box = new();

    public void Dispose() => _box.Dispose();

    public static TheoryData<string> Names =>
        [" ", "a b", "line\nbreak", "quote'\"", "--output", "-rf", "$(touch evil)", "*", "ünï☃", s_longName + ".tif", "..."];

    [Theory]
    [MemberData(nameof(Names))]
    public void Inputs_may_be_called_anything_that_a_file_may(string name)
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = _box.File(name, "content");
        Assert.Equal("content", _box.Said(JobContract.Ogc, "cat -- \"$2\""));
        Assert.Equal(
            "content", _box.Said(JobContract.Legacy, "for f in input/* input/.[!_]*; do if [ -e \"$f\" ]; then cat -- \"$f\"; fi; done"));
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

    [Fact]
    public void A_name_with_a_line_break_is_told_in_one_line()
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = "no\n\e[31mwhere";
        _box.Bash("mkdir output");
        Assert.Equal("Input raster is no?where, and there is no such file or directory.", _box.Run(JobContract.Ogc).Failure?.Message);
    }

    [Theory]
    [InlineData("s3://bucket/")]
    [InlineData("s3://user@bucket/key")]
    [InlineData("s3://bucket:80/key")]
    [InlineData("s3://bücket/key")]
    public void S3_buckets_are_names_and_no_part_of_an_address(string value)
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = value;
        Assert.Equal(
            $"Input raster is {SecretText.Mask(value)}, which names no object: write s3://bucket/key.",
            _box.Run(JobContract.Ogc).Failure?.Message);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../x")]
    [InlineData("a/b")]
    [InlineData("line\nbreak")]
    [InlineData("nul\0")]
    [InlineData("not utf8: \uFFFD")]
    public void Tags_that_are_no_folders_name_are_refused(string tag)
    {
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Legacy) with { Tag = tag });
        Assert.EndsWith(
            "is a folder of the output's path, and can be no folder's name: use letters, digits, - and _.",
            outcome.Failure?.Message,
            StringComparison.Ordinal);
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
        Assert.Empty(Directory.EnumerateFileSystemEntries(_box.Space.Work, "output*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("ln -s /etc/passwd $'output/l\\xff'")]
    [InlineData("mkfifo $'output/p\\xff'")]
    [InlineData("mkdir $'output/d\\xff'; ln -s / $'output/d\\xff/root'")]
    public void What_DPS_cannot_publish_is_refused_by_any_name(string what)
    {
        _box.Bash($"mkdir output; {what}");
        JobFailure? failure = _box.Run(JobContract.Ogc).Failure;
        Assert.Equal(FailureKind.Output, failure?.Kind);
        Assert.Contains("has a name that is not UTF-8", failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_name_of_a_file_of_others_is_not_published_by_any_name()
    {
        string original = Path.Combine(_box.Root, "original.txt");
        File.WriteAllText(original, "mine");
        _box.Bash($"mkdir output; ln {original} $'output/h\\xff'; ln {original} output/h");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Null(outcome.Failure?.Message);
        Assert.Equal(1u, DpsAuthoring.Jobs.Local.Processes.LibC.Look(original, followLinks: false).Names);
    }

    [Theory]
    [InlineData("chmod 444 output/_stdout.txt")]
    [InlineData("chmod 000 output/_stdout.txt")]
    public void The_runners_own_output_replaces_a_result_of_its_name(string what)
    {
        _box.Bash($"mkdir output; echo mine > output/_stdout.txt; {what}");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Null(outcome.Failure?.Message);
        Assert.StartsWith("{", File.ReadAllText(Path.Combine(outcome.Folder!, "_stdout.txt")), StringComparison.Ordinal);
        Assert.Equal(
            File.GetUnixFileMode(Path.Combine(outcome.Folder!, "_stderr.txt")),
            File.GetUnixFileMode(Path.Combine(outcome.Folder!, "_stdout.txt")));
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
    public void Triage_keeps_logs_of_any_names_and_passes_over_pipes_and_links_that_lead_nowhere()
    {
        _box.Bash("""
            echo mine > _mine
            touch $'_\xff\xfe' $'\xfe.log' $'_line\nbreak' -- '-rf.log'
            ln -s nowhere _dangling
            ln -s /dev/zero _endless
            mkfifo _pipe
            exit 1
            """);
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        string name = Path.GetFileName(outcome.Folder!);
        Assert.Equal(
            [
                "-rf.log",
                "_context.json",
                "_exit_code",
                "_job.json",
                "_line\nbreak",
                "_mine",
                "_run.sh",
                "_stderr.txt",
                "_stdout.txt",
                "_\uFFFD\uFFFD",
                name + ".context.json",
                name + ".dataset.json",
                name + ".met.json",
                "\uFFFD.log",
            ],
            JobSandbox.Names(outcome.Folder));
        Assert.Equal("mine\n", File.ReadAllText(Path.Combine(outcome.Folder!, "_mine")));
    }

    [Theory]
    [InlineData("ln -sf \"$1\" ")]
    [InlineData("ln -f \"$1\" ")]
    [InlineData("rm -f _stderr.txt; mkfifo ")]
    [InlineData("rm -f _stderr.txt; mkdir ")]
    public void Nothing_is_written_through_links_and_pipes_of_the_job(string deed)
    {
        _box.Inputs.Add(new AlgorithmInput("others", InputKind.Text));
        string others = _box.Values["others"] = _box.File("others", "precious");
        _box.Bash($"{deed} _exit_code; {deed} _alt_traceback.txt; {deed} _stderr.txt; exit 1");
        Assert.Equal("1", File.ReadAllText(Path.Combine(_box.Run(JobContract.Legacy).Folder!, "_exit_code")));
        Assert.Equal("precious", File.ReadAllText(others));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_job_puts_in_place_of_its_logs_is_not_published(bool keep)
    {
        _box.Inputs.Add(new AlgorithmInput("others", InputKind.Text));
        string others = _box.Values["others"] = _box.File("others", "precious");
        _box.Bash(
            """mkdir output .triage; echo r > output/r; ln -sf "$2" _stdout.txt; ln -sf "$2" output/_stdout.txt; rm _stderr.txt; mkfifo _stderr.txt"""
        );
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Ogc) with { Keep = keep });
        Assert.Null(outcome.Failure);
        Assert.Equal("{", File.ReadAllText(Path.Combine(outcome.Folder!, "_stdout.txt"))[..1]);
        Assert.Equal("", File.ReadAllText(Path.Combine(outcome.Folder!, "_stderr.txt")));
        Assert.Equal(
            [
                "The job removed _stdout.txt and _stderr.txt or put something else there, where its log is kept: what it had written is lost.",
            ],
            outcome.Remarks);
        Assert.Equal("precious", File.ReadAllText(others));
    }

    [Theory]
    [InlineData("ln -sf")]
    [InlineData("ln -f")]
    public void The_time_limit_is_told_in_no_file_of_others(string link)
    {
        _box.Inputs.Add(new AlgorithmInput("others", InputKind.Text));
        string others = _box.Values["others"] = _box.File("others", "precious");
        _box.Bash($"{link} \"$2\" _stderr.txt; {link} \"$2\" _exit_code; sleep 1000");
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Ogc) with { TimeLimit = TimeSpan.FromSeconds(0.3) });
        Assert.Equal("143", File.ReadAllText(Path.Combine(outcome.Folder!, "_exit_code")));
        Assert.EndsWith(
            $"Soft time limit (0.3s) exceeded for {outcome.JobId}.\n",
            File.ReadAllText(Path.Combine(outcome.Folder!, "_stderr.txt")),
            StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(others));
    }

    [Fact]
    public void A_log_with_a_second_name_is_still_the_log()
    {
        _box.Bash("mkdir output; echo said >&2; ln _stderr.txt output/copy; exit 3");
        Assert.Equal(["said"], _box.Run(JobContract.Ogc).Failure?.LastLines);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_result_that_is_called_as_a_log_is_replaced_by_it(bool keep)
    {
        _box.Bash("mkdir output; echo own > output/_stderr.txt; echo said >&2");
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Ogc) with { Keep = keep });
        Assert.Null(outcome.Failure?.Message);
        Assert.Equal("said\n", File.ReadAllText(Path.Combine(outcome.Folder!, "_stderr.txt")));
    }

    [Theory]
    [InlineData(
        "mkdir -p output/_stdout.txt; touch output/_stdout.txt/r",
        "output/_stdout.txt is a folder, and DPS puts the job's log there by that name")]
    [InlineData("mkdir output; rm _context.json", "The job removed _context.json, which DPS reads when the job has ended")]
    [InlineData(
        "mkdir output; ln -sf /etc/hostname _context.json", "The job removed _context.json, which DPS reads when the job has ended")]
    [InlineData("mkdir output; rm -r \"$PWD\"", "The job removed its own working folder, or put something else in its place")]
    [InlineData(
        "mkdir output ../others; mv \"$PWD\" ../moved; ln -s others ../job",
        "The job removed its own working folder, or put something else in its place")]
    [InlineData("mkdir output; mkfifo output/pipe", "output/pipe is a pipe, a socket or a device, of which DPS can publish nothing")]
    [InlineData(
        "mkdir -p output/deep; python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"output/deep/socket\")'",
        "output/deep/socket is a pipe, a socket or a device")]
    [InlineData("mkdir output; ln -s nowhere output/link", "output/link is a link that leads to nothing.")]
    [InlineData("mkdir output; ln -s link output/link", "output/link is a link that leads to nothing.")]
    [InlineData("mkdir output; ln -s . output/loop", "output/loop is a link to a folder that it is in.")]
    [InlineData(
        "mkdir output; ln -s /etc/hostname output/link", "output/link is a link to /etc/hostname, which is not in the job's folder.")]
    [InlineData("mkdir output; ln -s / output/link", "output/link is a link to /, which is not in the job's folder.")]
    [InlineData("mkdir output; mkfifo pipe; ln -s ../pipe output/link", "output/link is a pipe, a socket or a device")]
    public void What_DPS_could_not_publish_is_a_failure(string deed, string sentence)
    {
        _box.Bash(deed);
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.Equal(FailureKind.Output, outcome.Failure?.Kind);
        Assert.StartsWith(sentence, outcome.Failure?.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_box.Space.Output));
        Assert.Equal("1", File.ReadAllText(Path.Combine(outcome.Folder!, "_exit_code")));
        Assert.Empty(Directory.GetDirectories(_box.Space.Work));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Results_that_are_links_are_published_as_what_they_lead_to(bool keep)
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = _box.File("scene.tif", "scene");
        _box.Bash("""
            mkdir -p output/deep scratch/tiles
            echo made > scratch/made
            echo tile > scratch/tiles/a
            ln -s a scratch/tiles/b
            ln -s "$PWD/scratch/made" output/made
            ln -s ../../scratch/tiles output/deep/tiles
            ln -s made output/latest
            ln -s "$PWD/input/scene.tif" $'output/line\nbreak'
            mv input/scene.tif output/
            ln -s ../output/scene.tif input/scene.tif
            """);
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Ogc) with { Keep = keep });
        Assert.Null(outcome.Failure?.Message);
        Assert.DoesNotContain(Folders.Files(outcome.Folder!), file => file.IsLink);
        Assert.Equal(
            "made made tile tile scene scene",
            string.Join(
                ' ',
                "made latest deep/tiles/a deep/tiles/b line\nbreak scene.tif"
                    .Split(' ')
                    .Select(name => File.ReadAllText(Path.Combine(outcome.Folder!, name)).TrimEnd())));
    }

    [Fact]
    public void Triage_keeps_folders_with_what_is_in_them()
    {
        _box.Bash("mkdir -p _logs/deep run.log; echo why > _logs/deep/x; touch run.log/y; mkfifo _logs/pipe; exit 1");
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.Equal("why\n", File.ReadAllText(Path.Combine(outcome.Folder!, "_logs/deep/x")));
        Assert.True(File.Exists(Path.Combine(outcome.Folder!, "run.log/y")));
        Assert.Empty(outcome.Lost);
    }

    [Fact]
    public void Triage_gathers_where_no_link_of_the_job_leads()
    {
        _box.Inputs.Add(new AlgorithmInput("others", InputKind.Text));
        string others = _box.Values["others"] = Directory.CreateDirectory(Path.Combine(_box.Root, "others")).FullName;
        _box.Bash("""ln -s "$2" .triage; ln -s "$2" ../triage; exit 1""");
        Assert.NotNull(_box.Run(JobContract.Ogc).Folder);
        Assert.Empty(JobSandbox.Names(others));
    }

    [Fact]
    public void Leftovers_in_folders_whose_names_are_not_utf8_are_lost_by_those_names()
    {
        _box.Bash("""
            mkdir -p output $'top\xff' $'deep/inner\xff' $'input/own\xff'
            touch $'top\xff/a' $'deep/inner\xff/b' $'input/own\xff/c' $'file\xfe'
            """);
        Assert.Equal(["deep/inner\uFFFD", "file\uFFFD", "input/own\uFFFD", "top\uFFFD"], _box.Run(JobContract.Ogc).Lost);
    }

    [Theory]
    [InlineData(InputKind.File)]
    [InlineData(InputKind.Text)]
    public void Values_that_were_not_utf8_are_refused_and_not_changed(InputKind kind)
    {
        _box.Inputs.Add(new AlgorithmInput("value", kind));
        _box.Values["value"] = "a\uFFFD"; // As .NET reads a\xff from a command line, a table or a folder.
        JobFailure? failure = _box.Run(JobContract.Ogc).Failure;
        Assert.Equal(FailureKind.Request, failure?.Kind);
        Assert.StartsWith(
            "Input value is a\uFFFD, where \uFFFD stands for bytes that are not UTF-8", failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("folder")]
    [InlineData("/dev/zero")]
    public void Inputs_without_an_end_are_refused(string value)
    {
        Directory.CreateDirectory(Path.Combine(_box.Root, "folder"));
        Assert.Equal(0, Command.Run("mkfifo", Path.Combine(_box.Root, "pipe"), Path.Combine(_box.Root, "folder/pipe")));
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = Path.Combine(_box.Root, value);
        _box.Bash("mkdir output");
        Assert.Contains(" is a pipe, a socket or a device", _box.Run(JobContract.Ogc).Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_a_sentence_and_publishes_nothing()
    {
        using var disk = Tmpfs.Mount(Path.Combine(_box.Root, "small"), "size=1m");
        Assert.SkipWhen(disk is null, "Mounting a small file system needs the rights to.");
        using var small = new JobSandbox(disk!.Path);
        small.Bash("mkdir output; head -c 2000000 /dev/zero > output/large");
        JobOutcome outcome = small.Run(JobContract.Legacy);
        Assert.Contains("run.sh ended with exit code 1", outcome.Failure?.Message, StringComparison.Ordinal);
        Assert.Contains(" The job's folder cannot be written: No space left on device", outcome.Failure?.Message, StringComparison.Ordinal);

        small.Bash("mkdir output; head -c 2000000 /dev/zero > output/large || true");
        outcome = small.Run(JobContract.Legacy);
        Assert.Matches(
            $"^The job succeeded, and its results could not be put into {small.Space.Output}: No space left on device",
            outcome.Failure?.Message);
        Assert.True(Directory.Exists(outcome.JobFolder)); // Results of hours are not thrown away.
        Assert.False(Directory.Exists(small.Space.Output));
        FileSystem.Delete(small.Space.Unpublished);

        small.Bash("mkdir output; head -c 600000 /dev/zero > large; ln -s ../large output/large");
        outcome = small.Run(JobContract.Legacy);
        Assert.Contains("could not be put into", outcome.Failure?.Message, StringComparison.Ordinal);
        Assert.Contains("No space left on device", outcome.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["_context.json", "_job.json", "_run.sh", "_stderr.txt", "_stdout.txt", "input", "large", "output"],
            JobSandbox.Names(outcome.JobFolder));
    }

    [Fact]
    public void An_input_that_fits_no_more_into_the_cache_is_a_sentence()
    {
        using var disk = Tmpfs.Mount(Path.Combine(_box.Root, "small"), "size=1m");
        Assert.SkipWhen(disk is null, "Mounting a small file system needs the rights to.");
        using var small = new JobSandbox(disk!.Path);
        small.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        using var server = new StubServer((_, response) => response.Send(200, new string('x', 2_000_000)));
        small.Values["raster"] = server.Address + "large";
        small.Bash("mkdir output");
        Assert.Contains(
            "could not be put into the cache: No space left on device",
            small.Run(JobContract.Legacy).Failure?.Message,
            StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(small.Root, "cache")));
    }

    [Fact]
    public void A_read_only_output_folder_is_a_sentence()
    {
        using var disk = Tmpfs.Mount(_box.Space.Output, "ro,size=1m");
        Assert.SkipWhen(disk is null, "Mounting a read-only file system needs the rights to.");
        _box.Bash("mkdir output");
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.Equal(FailureKind.Publication, outcome.Failure?.Kind);
        Assert.Contains("Read-only file system", outcome.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_vanishes_is_a_sentence()
    {
        _box.Inputs.Add(new AlgorithmInput("raster", InputKind.File));
        _box.Values["raster"] = Path.Combine(_box.Root, "gone.tif");
        _box.Bash("mkdir output");
        Assert.Equal(
            $"Input raster is {_box.Root}/gone.tif, and there is no such file or directory.",
            _box.Run(JobContract.Legacy).Failure?.Message);
    }
}
