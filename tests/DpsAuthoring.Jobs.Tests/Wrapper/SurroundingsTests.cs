using System.Text.RegularExpressions;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>Contract 4.1, steps 3 and 4, and 4.3: what surrounds a job.</summary>
public sealed partial class SurroundingsTests : IDisposable
{
    private readonly JobSandbox _box = new();

    /// <summary>An engine takes the environment as it was made in.</summary>
    static SurroundingsTests() => Environment.SetEnvironmentVariable("AUTHORS_OWN", "1");

    public void Dispose() => _box.Dispose();

    [Theory]
    [InlineData(JobContract.Legacy)]
    [InlineData(JobContract.Ogc)]
    public void Standard_input_is_at_its_end(JobContract contract) =>
        Assert.Equal("ended", _box.Said(contract, "read -r line || echo ended"));

    [Fact]
    public void The_legacy_environment_has_what_the_wrapper_exports_and_nothing_of_the_authors()
    {
        string said = _box.Said(JobContract.Legacy, "env | sed -E 's/=.*//' | sort");
        string[] names = said.Split('\n');
        Assert.Superset(new HashSet<string>(["GDAL_DATA", "HOME", "HOSTNAME", "PATH", "PROJ_LIB"]), new HashSet<string>(names));
        Assert.DoesNotContain("AUTHORS_OWN", names);
        Assert.Equal("/opt/conda/share/proj /opt/conda/share/gdal", _box.Said(JobContract.Legacy, "echo $PROJ_LIB $GDAL_DATA"));
    }

    [Fact]
    public void The_ogc_environment_has_no_exports_of_the_wrapper() =>
        Assert.Equal("none none /tmp", _box.Said(JobContract.Ogc, "echo ${PROJ_LIB-none} ${GDAL_DATA-none} $TMPDIR"));

    [Fact]
    public void Proj_without_its_data_is_told_also_of_a_success()
    {
        _box.Bash("mkdir output; echo 'ERROR 1: PROJ: proj_create_from_database: Cannot find proj.db' >&2");
        JobOutcome outcome = _box.Run(JobContract.Legacy);
        Assert.True(outcome.IsSuccess);
        Assert.StartsWith(
            "PROJ has not found proj.db, without which GDAL may write other coordinates",
            Assert.Single(outcome.Remarks),
            StringComparison.Ordinal);
    }

    /// <summary>Folders are handed on from job to job, and nothing in them is.</summary>
    [Theory]
    [InlineData("true")]
    [InlineData("touch ~/.hidden")]
    [InlineData("mkdir -p ~/a/b scratch/c input/d")]
    [InlineData("ln -s / ~/root; ln -s / root; ln -s / input/root")]
    [InlineData("chmod 777 ~ . input ..; chmod 400 _job.json; chmod +x _run.sh")]
    [InlineData("rm -rf ~ input _job.json _run.sh")]
    [InlineData("ln -f _job.json ../../../kept; ln _job.json output/mine")]
    [InlineData("mv input elsewhere; ln -s elsewhere input")]
    [InlineData("mkfifo pipe input/pipe ~/pipe")]
    [InlineData("touch ../beside; mkdir ../more")]
    [InlineData("setsid sleep 100 & sleep 0.1")]
    [InlineData("touch _exit_code _alt_error.txt _alt_traceback.txt _alt_msg.txt _alt_msg_details.txt")]
    [InlineData("echo more >> _stdout.txt; chmod 600 _stdout.txt; ln _stdout.txt output/log")]
    public void A_job_finds_its_folder_as_the_first_one_does(string what)
    {
        using var algorithm = new AlgorithmFolder($$"""
            listing=$(ls -lAR --time-style=+ . ~; ls -lA --time-style=+ ..)
            mkdir output
            echo "$listing" > output/listing
            cp _job.json output/job.json
            if [ $2 -lt 6 ]; then {{what}}; fi

            """);
        algorithm.Write("rows.csv", "number\n1\n2\n3\n4\n5\n6\n7\n");
        (int code, string output, string error) = algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "-j", "1");
        Assert.True(code == 0, output + error);
        string[] published = algorithm.Published();
        Assert.Equal(7, published.Length);
        string[] listings = [.. published.Select(folder => JobId().Replace(File.ReadAllText(Path.Combine(folder, "listing")), "ID")).Distinct()];
        Assert.True(listings.Length == 1, string.Join("\n---\n", listings));

        // A second name of a file of the folder is of the job that gave it.
        Dictionary<string, string> jobs = published.ToDictionary(folder => folder, folder => File.ReadAllText(Path.Combine(folder, "job.json")));
        Assert.Equal(7, jobs.Values.Distinct().Count());
        Assert.All(jobs.Where(job => File.Exists(job.Key + "/mine")), job => Assert.Equal(job.Value, File.ReadAllText(job.Key + "/mine")));
        string kept = Path.Combine(algorithm.Root, "dps_batches/rows/kept");
        Assert.True(!File.Exists(kept) || File.ReadAllText(kept).Contains("\"number\": \"5\"", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(algorithm.Root, "dps_batches/rows/jobs")));
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex JobId();

    /// <summary>What a job does with its home is its own affair, and nobody walks through what it has put there.</summary>
    [Theory]
    [InlineData("rm -r ~")]
    [InlineData("rm -r ~; ln -s / ~")]
    [InlineData("rm -r ~; touch ~")]
    [InlineData("chmod 000 ~")]
    public void The_home_may_be_anything_afterwards(string what)
    {
        _box.Bash($"mkdir output; echo x > output/x; {what}");
        JobOutcome outcome = _box.Run(JobContract.Ogc);
        Assert.Null(outcome.Failure);
        Assert.Empty(outcome.Lost);
        Assert.Equal(Directory.GetFiles(outcome.Folder!, "*", SearchOption.AllDirectories).Length, outcome.FileCount);
    }

    [Fact]
    public void The_home_is_empty() => Assert.Equal("", _box.Said(JobContract.Legacy, "ls -A ~"));

    [Fact]
    public void Not_as_dps_the_environment_is_the_authors()
    {
        _box.Bash("mkdir output; echo $AUTHORS_OWN > output/said");
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Legacy) with { AsDps = false });
        Assert.Equal("1\n", File.ReadAllText(Path.Combine(outcome.Folder!, "said")));
    }

    [Fact]
    public void The_working_folder_has_the_files_of_hysds() =>
        Assert.Equal("_context.json _job.json _run.sh _stderr.txt _stdout.txt input output", _box.Said(JobContract.Legacy, "echo *"));

    [Fact]
    public void The_job_can_be_run_again_by_its_run_script()
    {
        _box.Bash("mkdir -p output; echo \"$@\" >> output/said");
        _box.Inputs.Add(new AlgorithmInput("text", InputKind.Text, "a 'b' $c"));
        JobOutcome outcome = _box.Run(_box.Request(JobContract.Legacy) with { Keep = true });
        string script = File.ReadAllText(Path.Combine(outcome.JobFolder!, "_run.sh"));
        Assert.Contains($"cd {outcome.JobFolder}\n{_box.Repository}/run.sh 'a '\\''b'\\'' $c'\n", script, StringComparison.Ordinal);
        Assert.Contains("# PROJ_LIB=/opt/conda/share/proj\n", script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_job_leads_a_session_of_its_own() =>
        Assert.Equal("", _box.Said(JobContract.Legacy, "[ \"$(ps -o sid= -p $$)\" -eq $$ ]"));

    [Fact]
    public void A_closed_pipe_ends_a_program_as_in_a_shell() =>
        Assert.Equal("141", _box.Said(JobContract.Legacy, "set +e; yes | true; echo ${PIPESTATUS[0]}"));
}
