using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>Run commands that do not start, and why.</summary>
public sealed class StartTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public void A_script_that_is_not_there()
    {
        Assert.Equal(
            $"run_command is wrapper/run.sh, and {_box.Repository} has no such file: write its path from the repository's folder on.",
            _box.Run(JobContract.Legacy).Failure?.Message);
    }

    [Fact]
    public void A_script_that_is_not_executable()
    {
        _box.Script("#!/bin/bash\n", executable: false);
        Assert.Contains(
            "run.sh is not executable, and DPS starts it as it is in the repository",
            _box.Run(JobContract.Ogc).Failure?.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_with_windows_line_ends()
    {
        _box.Script("#!/bin/bash\r\ntrue\r\n");
        Assert.EndsWith(
            "cannot be started: what its first line names is not there. Lines that end with CR LF do that too.",
            _box.Run(JobContract.Ogc).Failure?.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_without_a_first_line_is_bash_to_the_wrapper_and_nothing_to_a_cwl_runner()
    {
        _box.Script("mkdir output; [[ -d output ]]");
        Assert.True(_box.Run(JobContract.Legacy).IsSuccess);
        Assert.Contains("its first line must be #!/usr/bin/env bash", _box.Run(JobContract.Ogc).Failure?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wrapper/run.sh")]
    [InlineData("/app/wrapper/run.sh")]
    [InlineData("bash wrapper/run.sh")]
    public void The_run_command_is_found_in_the_repository(string command)
    {
        _box.Bash("mkdir output");
        Assert.Null(_box.Run(_box.Request(JobContract.Legacy, command)).Failure?.Message);
    }

    [Fact]
    public void The_legacy_contract_finds_no_bare_program()
    {
        _box.Script("#!/bin/bash\nmkdir output\n", "program");
        Assert.StartsWith(
            "run_command is wrapper/program; the legacy contract finds only .sh, .py and .java files",
            _box.Run(_box.Request(JobContract.Legacy, "wrapper/program")).Failure?.Message,
            StringComparison.Ordinal);
        Assert.Null(_box.Run(_box.Request(JobContract.Ogc, "wrapper/program")).Failure?.Message);
    }
}
