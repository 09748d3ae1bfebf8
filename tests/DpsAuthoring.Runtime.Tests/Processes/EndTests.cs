using System.Text;
using DpsAuthoring.Runtime.Probe;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Processes;

[Trait("Speed", "Slow")]
public sealed class EndTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public void Success_parts_the_streams_and_moves_the_log_into_the_results()
    {
        using var probe = ProbeProcess.Start(_job.FullPath, Deed.Succeed);
        Assert.Equal(0, probe.WaitForExit());

        const string Time = @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z ";
        Assert.Matches(
            $@"\A{Time}info: an information\n{Time}info: output/result.txt: 4 bytes\n{Time}info: finished in \d+\.\d\d s, 1 file\(s\) in output/\z",
            probe.Output);
        Assert.Matches($@"\A{Time}warning: a warning\n{Time}error: an error\z", probe.Error);
        Assert.Equal(["output/probe.log", "output/result.txt"], _job.Content());
        Assert.Matches(
            $@"\A{Time}info: an information\n{Time}warning: a warning\n{Time}error: an error\n{Time}info: output/result",
            _job.Read("output/probe.log"));
    }

    [Theory]
    [InlineData(Deed.Throw, "the raster has no bands (InvalidDataException at Probe.cs:41; the whole trace is in probe.log)")]
    [InlineData(Deed.ThrowOnAThread, "thrown on a thread (InvalidDataException at Probe.cs:70; the whole trace is in probe.log)")]
    public void An_exception_is_one_line_on_standard_error_and_a_trace_in_a_file(Deed deed, string sentence)
    {
        using var probe = ProbeProcess.Start(_job.FullPath, deed);
        Assert.Equal(1, probe.WaitForExit());
        Assert.Equal("error: " + sentence, probe.Error);
        Assert.Equal(["_alt_error.txt", "_alt_traceback.txt", "output", "probe.log"], _job.Content());
        Assert.Equal(sentence + "\n", _job.Read("_alt_error.txt"));
        Assert.Contains("   at DpsAuthoring.Runtime.Probe.Probe.", _job.Read("_alt_traceback.txt"), StringComparison.Ordinal);
        Assert.Contains("   at DpsAuthoring.Runtime.Probe.Probe.", _job.Read("probe.log"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Deed.Throw, "Probe.RunAsync")]
    [InlineData(Deed.ThrowOnAThread, "Probe.ThrowOnAThread")]
    [InlineData(Deed.ThrowInAnAsyncMethod, "Probe.ThrowInAnAsyncMethod")]
    [InlineData(Deed.ThrowInALocalFunction, "Probe.Local")]
    [InlineData(Deed.ThrowInAGenericType, "Generic.Value")]
    [InlineData(Deed.ThrowInAConstructor, "new Generic")]
    public void Without_symbols_the_authors_method_is_named_as_it_is_written(Deed deed, string method)
    {
        string bare = Directory.CreateTempSubdirectory("dps-bare-").FullName;
        try
        {
            foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) != ".pdb"))
            {
                File.Copy(file, Path.Combine(bare, Path.GetFileName(file)));
            }

            // It also says where its symbols were when it was built.
            string program = Path.Combine(bare, "DpsAuthoring.Runtime.Probe.dll");
            File.WriteAllText(
                program,
                File.ReadAllText(program, Encoding.Latin1).Replace("Runtime.Probe.pdb", "Runtime.Probe.___", StringComparison.Ordinal),
                Encoding.Latin1);

            using var probe = ProbeProcess.Start(
                _job.FullPath, Path.Combine(bare, Path.GetFileName(ProbeProcess.Program)), "--deed", deed.ToString());
            Assert.Equal(1, probe.WaitForExit());
            Assert.EndsWith($"Exception at {method}; the whole trace is in probe.log)", probe.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(bare, recursive: true);
        }
    }

    [Fact]
    public void A_process_that_the_algorithm_ends_is_no_success()
    {
        const string Sentence =
            "the algorithm ended the process itself, so nobody knows whether its results are complete: return from RunAsync, or throw.";
        using var probe = ProbeProcess.Start(_job.FullPath, Deed.ExitByItself);
        Assert.Equal(1, probe.WaitForExit());
        Assert.Equal("error: " + Sentence, probe.Error);
        Assert.Equal(["_alt_error.txt", "_alt_traceback.txt", "output", "probe.log"], _job.Content());
    }

    [Fact]
    public void A_refused_input_leaves_an_empty_output_and_the_reason()
    {
        using var probe = ProbeProcess.Start(_job.FullPath, ProbeProcess.Program, "--deed", "sing");
        Assert.Equal(2, probe.WaitForExit());
        string[] lines = probe.Error.Split('\n');
        Assert.Equal("usage: probe --help shows the inputs.", lines[0]);
        Assert.StartsWith("error: deed is 'sing', but must be one of Succeed, Throw,", lines[1], StringComparison.Ordinal);
        Assert.Equal(lines[1]["error: ".Length..] + "\n", _job.Read("_alt_error.txt"));
        Assert.Equal(["_alt_error.txt", "_alt_traceback.txt", "output", "probe.log"], _job.Content());
    }

    [Fact]
    public void A_run_removes_the_error_of_the_one_before_it()
    {
        using (var probe = ProbeProcess.Start(_job.FullPath, Deed.Throw))
        {
            Assert.Equal(1, probe.WaitForExit());
        }

        using var again = ProbeProcess.Start(_job.FullPath, Deed.Succeed);
        Assert.Equal(0, again.WaitForExit());
        Assert.Equal(["output/probe.log", "output/result.txt"], _job.Content());
    }

    [Fact]
    public void Progress_is_one_line_as_GDAL_prints_it()
    {
        using var probe = ProbeProcess.Start(_job.FullPath, Deed.ShowProgress);
        Assert.Equal(0, probe.WaitForExit());
        Assert.StartsWith("0...10...20...30...40...50...60...70...80...90...100 - done.\n", probe.Output, StringComparison.Ordinal);
    }
}
