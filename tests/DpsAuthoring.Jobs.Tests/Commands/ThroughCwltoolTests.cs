using System.Text.Json;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Commands;

/// <summary><c>dps run --through cwltool</c>: the OGC contract by the real cwltool, reported as any run.</summary>
public sealed class ThroughCwltoolTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("mkdir output\nprintf '%s\\0' \"$@\" > output/arguments\necho told >&2\n");

    public void Dispose() => _algorithm.Dispose();

    [Fact]
    public void Gives_what_a_run_without_it_gives()
    {
        Need();
        const string Mood = "-i 'mood=it''s: \"so\" $HOME'";
        JsonElement plain = Job("dps run algorithm -i number=7 --json " + Mood);
        JsonElement through = Job("dps run algorithm --through cwltool -i number=7 --json " + Mood);

        Assert.Equal(File.ReadAllText(InFolder(plain, "arguments")), File.ReadAllText(InFolder(through, "arguments")));
        Assert.Equal(Names(plain), Names(through));
        Assert.Contains("\ntold\n", File.ReadAllText(InFolder(through, "_stderr.txt")), StringComparison.Ordinal);
        Assert.Equal((0, 0), (through.GetProperty("exit_code").GetInt32(), through.GetProperty("dps_exit_code").GetInt32()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_algorithm.Root, ".dps/jobs")));
    }

    [Theory]
    [InlineData("mkdir output; exit 3", "exited with status: 3")]
    [InlineData("true", "Did not find output file with glob pattern: ['./output*']")]
    [InlineData("mkdir output output2", "Multiple matches for output item that is a single file")]
    public void A_job_that_fails_is_a_failure_of_cwltool_and_says_why(string script, string reason)
    {
        Need();
        _algorithm.Write("algorithm/run.sh", "#!/bin/sh\n" + script + "\n");
        (int code, string output, string error) = _algorithm.Shell("dps run algorithm --through cwltool -i number=1");
        Assert.True(code == 1, output + error);
        Assert.Contains("cwltool ended with exit code 1.", output, StringComparison.Ordinal);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(Path.Combine(_algorithm.Root, "triaged_job")));
    }

    [Fact]
    public void An_input_of_an_address_is_fetched_first()
    {
        Need();
        using var server = new StubServer((_, response) => response.Send(200, "from afar"));
        _algorithm.Write("algorithm/algorithm_config.yml", """
            algorithm_name: counter
            algorithm_version: main
            run_command: counter/run.sh
            inputs:
              - {name: table, type: File}
            outputs:
              - {name: out, type: Directory}

            """);
        _algorithm.Write("algorithm/run.sh", "#!/bin/sh\nmkdir output; cat \"$2\" > output/content; basename \"$2\" > output/name\n");
        JsonElement job = Job($"dps run algorithm --through cwltool --cache cache -i table={server.Address}a/x.txt --json");
        Assert.Equal(("from afar", "x.txt\n"), (File.ReadAllText(InFolder(job, "content")), File.ReadAllText(InFolder(job, "name"))));
    }

    /// <summary>cwltool itself leaves what its children have started.</summary>
    [Theory]
    [InlineData("--time-limit 4s", "INT", 1)]
    [InlineData("", "INT", 130)]
    [InlineData("", "TERM", 143)]
    public void Its_end_is_the_end_of_all_that_it_has_started(string limit, string signal, int code)
    {
        Need();
        string stop = limit.Length > 0 ? "" : $"kill -{signal} $(cat dps.pid)";
        _algorithm.Write("algorithm/run.sh", $"""
            #!/bin/sh
            cd '{_algorithm.Root}'
            sleep 98765 & echo $! > pids
            setsid sleep 98765 & echo $! >> pids
            {stop}
            wait
            """);
        (int ended, string output, string error) = _algorithm.Shell(
            $"env --default-signal={signal} sh -c 'echo $$ > dps.pid; exec dps run algorithm --through cwltool {limit} -i number=1'");
        Assert.True(ended == code, output + error);
        Assert.All(File.ReadAllLines(Path.Combine(_algorithm.Root, "pids")), pid => Assert.False(Directory.Exists("/proc/" + pid)));
    }

    [Theory]
    [InlineData("--contract legacy", "dps: --through cwltool runs the OGC contract, and --contract legacy another: leave one out.\n")]
    [InlineData("--contract both", "dps: --through cwltool runs the OGC contract, and --contract both another: leave one out.\n")]
    public void Another_contract_is_a_sentence(string options, string sentence)
    {
        (int code, _, string error) = _algorithm.Shell($"dps run algorithm --through cwltool -i number=1 {options}");
        Assert.Equal((2, sentence), (code, error));
    }

    [Fact]
    public void Without_cwltool_it_is_a_sentence()
    {
        (int code, _, string error) = _algorithm.Shell("dps=$(command -v dps); PATH=/nonexistent $dps run algorithm --through cwltool -i number=1");
        Assert.Equal((2, "dps: --through cwltool needs cwltool, which is not on PATH: install it, or leave --through out.\n"), (code, error));
    }

    [Fact]
    public void A_value_that_CWL_cannot_say_is_a_sentence()
    {
        Need();
        (int code, _, string error) = _algorithm.Shell("dps run algorithm --through cwltool -i number=many");
        Assert.Equal(
            (2, "dps: Input number is registered as int and cannot be 'many': write a whole number of 32 bits.\n"), (code, error));
    }

    [Fact]
    public void An_algorithm_that_has_no_package_is_a_sentence()
    {
        Need();
        _algorithm.Write("algorithm/algorithm_config.yml", "algorithm_name: counter\nalgorithm_version: 1.10\nrun_command: counter/run.sh\ninputs: [{name: number, type: int}]\n");
        (int code, _, string error) = _algorithm.Shell("dps run algorithm --through cwltool -i number=1");
        Assert.Equal(2, code);
        Assert.Contains("cannot be packaged for cwltool. The version 1.10 is no text to who reads it as YAML", error, StringComparison.Ordinal);
    }

    private static void Need() => Assert.SkipUnless(File.Exists("/usr/bin/cwltool"), "cwltool is not there: install cwltool.");

    private static string InFolder(JsonElement job, string name) => Path.Combine(job.GetProperty("folder").GetString()!, name);

    private static IEnumerable<string> Names(JsonElement job) =>
        Directory.GetFiles(job.GetProperty("folder").GetString()!).Select(file => Path.GetFileName(file).Split('-')[0]).Order(StringComparer.Ordinal);

    private JsonElement Job(string line)
    {
        (int code, string output, string error) = _algorithm.Shell(line);
        Assert.True(code == 0, output + error);
        return JsonDocument.Parse(output).RootElement.GetProperty("jobs")[0];
    }
}
