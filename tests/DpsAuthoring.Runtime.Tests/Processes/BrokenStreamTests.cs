using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Processes;

[Trait("Speed", "Slow")]
public sealed class BrokenStreamTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData("($PROBE --deed PrintMuch; echo $? > code) | head -n 1")] // closed early
    [InlineData("$PROBE --deed PrintMuch > /dev/full; echo $? > code")] // on a full disk
    [InlineData("$PROBE --deed PrintMuch > /dev/full 2> /dev/full; echo $? > code")]
    [InlineData("$PROBE --deed ShowProgress > /dev/full; echo $? > code")]
    public void A_stream_that_takes_nothing_fails_no_job(string line)
    {
        using var shell = ProbeProcess.Shell(_job.FullPath, line);
        Assert.Equal(0, shell.WaitForExit());
        Assert.Equal("0\n", _job.Read("code"));
        Assert.Equal("done", _job.Read("output/result.txt"));
        Assert.Contains("error: an error", _job.Read("output/probe.log"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_hides_no_failure_either()
    {
        using var shell = ProbeProcess.Shell(_job.FullPath, "$PROBE --deed Throw > /dev/full 2> /dev/full; echo $? > code");
        Assert.Equal(0, shell.WaitForExit());
        Assert.Equal("1\n", _job.Read("code"));
        Assert.StartsWith("the raster has no bands", _job.Read("_alt_error.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void Help_that_cannot_be_printed_says_so_in_one_line()
    {
        using var shell = ProbeProcess.Shell(_job.FullPath, "$PROBE --help > /dev/full");
        Assert.Equal(1, shell.WaitForExit());
        Assert.Matches(@"\Aerror: standard output cannot be written: [^\n]*No space left on device[^\n]*\z", shell.Error);
        Assert.Empty(_job.Content());
    }
}
