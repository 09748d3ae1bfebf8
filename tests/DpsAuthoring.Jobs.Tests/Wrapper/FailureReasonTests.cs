using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Wrapper;

/// <summary>Which line of the logs explains a failure.</summary>
public sealed class FailureReasonTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public void Dispose() => _box.Dispose();

    [Theory]
    [InlineData("boom", "boom")]
    [InlineData("boom\n\n", "boom")]
    [InlineData("+ run.sh --n 5", null)]
    [InlineData("+ run.sh\n++ date\nfile x has 12 bands\n+ exit 5", "file x has 12 bands")]
    [InlineData(
        "error: outsize is '500', but must be from 1 to 100.\nerror: run gdal-wrapper with --help to see its inputs.",
        "error: outsize is '500', but must be from 1 to 100.")]
    [InlineData("usage: gdal-wrapper --help shows the inputs.\nerror: outsize is '500'.", "error: outsize is '500'.")]
    [InlineData(
        "usage: x.py [-h] --n N\nx.py: error: the following arguments are required: --n",
        "x.py: error: the following arguments are required: --n")]
    [InlineData(
        "Usage: x [OPTIONS]\nTry 'x --help' for help.\n\nError: Invalid value for '--n': 'a' is not a valid integer.",
        "Error: Invalid value for '--n': 'a' is not a valid integer.")]
    [InlineData("ls: unrecognized option '--x'\nTry 'ls --help' for more information.", "ls: unrecognized option '--x'")]
    [InlineData(
        "ERROR 4: a.tif: No such file or directory\nUsage: gdal_translate [--help] [--help-general]\n       [-if <format>]... <src> <dst>\n",
        "ERROR 4: a.tif: No such file or directory")]
    [InlineData(
        "Usage: gdal_translate [--help]\n       <src> <dst>\n\nFAILURE: No target filename specified.",
        "FAILURE: No target filename specified.")]
    [InlineData(
        "Traceback (most recent call last):\n  File \"a.py\", line 2, in <module>\n    int('x')\nValueError: invalid literal for int()",
        "ValueError: invalid literal for int()")]
    [InlineData(
        "Traceback (most recent call last):\n  File \"a.py\"\nValueError: bad\n\nERROR conda.cli.main_run:execute(125): `conda run python a.py` failed. (See above for error)",
        "ValueError: bad")]
    [InlineData("Traceback (most recent call last):\n  File \"a.py\"\nKeyError: 'b'\nstep 1 did not work", "KeyError: 'b'")]
    [InlineData(
        "Traceback (most recent call last):\n  File \"a.py\"\nKeyError: 'b'\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File \"a.py\"\nmylib.NoBand: there is no band b",
        "mylib.NoBand: there is no band b")]
    [InlineData("  File \"a.py\", line 1\n    def\n       ^\nSyntaxError: invalid syntax", "SyntaxError: invalid syntax")]
    [InlineData(
        "gdalwarp: cannot open b.tif\nTraceback (most recent call last):\n  File \"a.py\"\nsubprocess.CalledProcessError: Command '['gdalwarp']' returned non-zero exit status 1.",
        "gdalwarp: cannot open b.tif")]
    [InlineData(
        "Unhandled exception. System.IO.IOException: disk is gone\n   at A.B()\n   at C.D()\nAborted (core dumped)",
        "Unhandled exception. System.IO.IOException: disk is gone")]
    [InlineData(
        "Exception in thread \"main\" java.lang.RuntimeException: wrapped\n\tat a.B(C.java:1)\nCaused by: java.io.IOException: disk is gone\n\tat a.B(C.java:2)\n\t... 3 more",
        "Caused by: java.io.IOException: disk is gone")]
    [InlineData("Error in f(x) : no such band\nCalls: f\nExecution halted", "Error in f(x) : no such band")]
    [InlineData("ERROR: LoadError: no such band\nStacktrace:\n [1] f()\n   @ Main a.jl:1", "ERROR: LoadError: no such band")]
    [InlineData(
        "thread 'main' panicked at src/main.rs:2:5:\nno such band\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
        "no such band")]
    [InlineData("panic: no such band\n\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:4 +0x1d\nexit status 2", "panic: no such band")]
    [InlineData(
        "terminate called after throwing an instance of 'std::runtime_error'\n  what():  no such band\nAborted (core dumped)",
        "no such band")]
    [InlineData("run.sh: line 5: gdalinf: command not found", "run.sh: line 5: gdalinf: command not found")]
    [InlineData(
        "run.sh: line 3: 1234 Killed                  ./model\nremoving temporary files",
        "run.sh: line 3: 1234 Killed                  ./model")]
    [InlineData(
        "2026-01-01 12:00:00,123 - mosaic - ERROR - no scenes\n2026-01-01 12:00:00,124 - mosaic - INFO - closing",
        "2026-01-01 12:00:00,123 - mosaic - ERROR - no scenes")]
    [InlineData("\u001b[31mError:\u001b[0m no \u0007scenes", "Error: no  scenes")]
    [InlineData(
        "cp: cannot stat 'a': No such file or directory\nmake: *** [Makefile:2: all] Error 1",
        "cp: cannot stat 'a': No such file or directory")]
    [InlineData("mean error of the fit: 0.2\nno scenes are left", "no scenes are left")]
    [InlineData("", null)]
    public void The_reason_is_the_line_that_explains(string log, string? reason) =>
        Assert.Equal(reason, FailureReason.Find(log.Split('\n')));

    [Fact]
    public void An_error_long_before_the_end_was_survived()
    {
        string[] log =
        [
            "ERROR 1: a warning that GDAL calls so",
            .. Enumerable.Range(0, 60).Select(n => $"step {n} is done"),
            "no scenes are left",
        ];
        Assert.Equal("no scenes are left", FailureReason.Find(log));
    }

    [Theory]
    [InlineData("QUJD")]
    [InlineData("a.b_")]
    public void A_line_without_words_is_read_as_fast_as_any(string part)
    {
        string line = string.Concat(Enumerable.Repeat(part, 10_000));
        Assert.Equal(line[..500] + "…", FailureReason.Find([line]));
    }

    [Theory]
    [InlineData("echo 'no bands' > _alt_error.txt; echo later >&2", "no bands")]
    [InlineData("printf 'a\\nValueError: no bands\\n' > _alt_traceback.txt; echo later >&2", "ValueError: no bands")]
    [InlineData("echo 'Error: no bands'; echo later", "Error: no bands")]
    [InlineData("mkfifo _alt_error.txt; echo 'no bands' >&2", "no bands")]
    public void What_the_program_wrote_as_its_error_comes_first(string deed, string reason)
    {
        _box.Bash(deed + "; exit 3");
        Assert.Equal((reason, reason), (_box.Run(JobContract.Ogc).Failure?.Reason, _box.Run(JobContract.Legacy).Failure?.Reason));
    }
}
