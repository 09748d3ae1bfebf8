using DpsAuthoring.Logging;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Logging;

public sealed class ProgressTests : IDisposable
{
    private const string Whole = "0...10...20...30...40...50...60...70...80...90...100 - done.";

    private readonly JobFolder _job = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose()
    {
        _output.Dispose();
        _job.Dispose();
    }

    [Theory]
    [InlineData(Whole + "\n", 0.0, 1.0)]
    [InlineData(Whole + "\n", 1.0)]
    [InlineData(Whole + "\n", 0.0, 0.001, 0.5, 0.5, 0.999, 1.0, 1.0, 1.0)]
    [InlineData(Whole + "\n", -3.0, double.NaN, 0.3, double.PositiveInfinity)]
    [InlineData("0...10...20...30...40...50", 0.5)]
    [InlineData("0", 0.0, 0.024)]
    [InlineData("0.", 0.0, 0.025)]
    [InlineData(Whole + "\n" + Whole + "\n", 0.0, 1.0, 0.0, 1.0)]
    public void In_a_log_it_is_one_sparse_line(string expected, params double[] fractions)
    {
        using JobLog log = Log(isTerminal: false);
        var progress = new JobProgress(log);
        Array.ForEach(fractions, progress.Report);
        Assert.Equal(expected, _output.ToString());
    }

    [Fact]
    public void A_line_in_between_has_a_line_of_its_own()
    {
        using JobLog log = Log(isTerminal: false);
        var progress = new JobProgress(log);
        progress.Report(0.5);
        log.Print("in between");
        progress.Report(1);
        Assert.Equal("0...10...20...30...40...50\nin between\n...60...70...80...90...100 - done.\n", _output.ToString());
    }

    [Fact]
    public void On_a_terminal_it_is_a_bar()
    {
        using JobLog log = Log(isTerminal: true);
        var progress = new JobProgress(log);
        progress.Report(0.5);
        progress.Report(1);
        Assert.Matches(
            @"\A\r\[#{20}\.{20}\]  50 %\r\[#{40}\] 100 % done in 0:00:\d\d\n\z", _output.ToString());
    }

    [Fact]
    public void The_file_has_it_with_the_time_when_it_is_done()
    {
        using (JobLog log = Log(isTerminal: false))
        {
            var progress = new JobProgress(log);
            progress.Report(0.5);
            progress.Report(1);
        }

        Assert.Matches(@"\A\S+Z progress: 100 % done in 0:00:\d\d\n\z", File.ReadAllText(Path.Combine(_job.FullPath, "x.log")));
    }

    [Fact]
    public void From_many_threads_it_is_still_one_line()
    {
        using JobLog log = Log(isTerminal: false);
        var progress = new JobProgress(log);
        int done = 0;
        var order = new Lock();
        Parallel.For(0, 10_000, _ =>
        {
            lock (order)
            {
                progress.Report(++done / 10_000.0);
            }
        });
        Assert.Equal(Whole + "\n", _output.ToString());
    }

    private JobLog Log(bool isTerminal) =>
        new(new JobConsole(_output, TextWriter.Null, isTerminal), Path.Combine(_job.FullPath, "x.log"), "X");
}
