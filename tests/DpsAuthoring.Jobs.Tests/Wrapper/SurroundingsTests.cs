using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>Contract 4.1, steps 3 and 4, and 4.3: what surrounds a job.</summary>
public sealed class SurroundingsTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public void Dispose() => _box.Dispose();

    [Theory]
    [InlineData(JobContract.Legacy)]
    [InlineData(JobContract.Ogc)]
    public void Standard_input_is_at_its_end(JobContract contract) =>
        Assert.Equal("ended", _box.Said(contract, "read -r line || echo ended"));

    [Fact]
    public void The_legacy_environment_has_what_the_wrapper_exports_and_nothing_of_the_authors()
    {
        Environment.SetEnvironmentVariable("AUTHORS_OWN", "1");
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

    [Fact]
    public void The_home_is_empty() => Assert.Equal("", _box.Said(JobContract.Legacy, "ls -A ~"));

    [Fact]
    public void Not_as_dps_the_environment_is_the_authors()
    {
        Environment.SetEnvironmentVariable("AUTHORS_OWN", "1");
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
