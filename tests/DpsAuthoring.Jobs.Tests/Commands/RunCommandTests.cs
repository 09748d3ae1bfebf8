using System.Text.Json;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Commands;

/// <summary><c>dps run</c> and <c>dps batch</c> as their users see them.</summary>
[Trait("Speed", "Slow")]
public sealed class RunCommandTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("""
        mkdir output
        echo "working on $2"
        echo "$2" > output/result.txt
        touch aside
        [ "$4" = good ] || exit 9

        """);

    public void Dispose() => _algorithm.Dispose();

    [Fact]
    public void A_success_shows_the_log_the_results_and_what_would_be_lost()
    {
        (int code, string output, string error) = _algorithm.Dps("run", "algorithm", "-i", "number=5");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("working on 5\n\nOGC job succeeded in ", output, StringComparison.Ordinal);
        Assert.Contains("  results   " + _algorithm.Published().Single(), output, StringComparison.Ordinal);
        Assert.Contains("1 file was written outside output/ and would be lost: aside", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_tells_the_jobs_own_exit_code_and_is_exit_code_1()
    {
        (int code, string output, _) = _algorithm.Dps("run", "algorithm", "-i", "number=5", "-i", "mood=bad");
        Assert.Equal(1, code);
        Assert.Matches(@"OGC job failed in \d+\.\d\d s, exit code 9 \(DPS tells 1\)\n  run.sh ended with exit code 9\.", output);
        Assert.Empty(_algorithm.Published());
    }

    [Fact]
    public void Json_is_all_of_standard_output()
    {
        (int code, string output, string error) = _algorithm.Dps("run", "algorithm", "-i", "number=5", "--json");
        Assert.Equal((0, "working on 5\n"), (code, error));
        JsonElement job = Job(output);
        Assert.True(job.GetProperty("succeeded").GetBoolean());
        Assert.Equal(_algorithm.Published().Single(), job.GetProperty("folder").GetString());
        Assert.Equal("aside", job.GetProperty("lost")[0].GetString());
        Assert.Equal(JsonValueKind.Null, job.GetProperty("failure").ValueKind);
    }

    [Fact]
    public void Json_of_a_failure_has_the_same_shape()
    {
        (int code, string output, _) = _algorithm.Dps("run", "algorithm", "-i", "number=5", "-i", "mood=bad", "--keep", "--json");
        Assert.Equal(1, code);
        JsonElement job = Job(output);
        Assert.False(job.GetProperty("succeeded").GetBoolean());
        Assert.Equal((9, 1), (job.GetProperty("exit_code").GetInt32(), job.GetProperty("dps_exit_code").GetInt32()));
        Assert.True(Directory.Exists(job.GetProperty("job_folder").GetString()));
        Assert.Equal(["kind", "cause", "message", "reason", "last_lines"], Names(job.GetProperty("failure")));
        Assert.Equal("exit_code", job.GetProperty("failure").GetProperty("kind").GetString());
    }

    /// <summary>The job of an output of <c>dps run --json</c>, which has its properties whatever came of it.</summary>
    private static JsonElement Job(string output)
    {
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["version", "jobs", "differences"], Names(json));
        Assert.Equal((1, JsonValueKind.Null), (json.GetProperty("version").GetInt32(), json.GetProperty("differences").ValueKind));
        JsonElement job = Assert.Single(json.GetProperty("jobs").EnumerateArray());
        Assert.Equal(
            [
                "contract",
                "job_id",
                "succeeded",
                "exit_code",
                "dps_exit_code",
                "folder",
                "job_folder",
                "failure",
                "lost",
                "remarks",
                "stac",
                "metrics",
            ],
            Names(job));
        return job;
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(property => property.Name);

    [Theory]
    [InlineData(
        "Parameter number missing: it has no default, so DPS refuses a job that does not give it, whatever 'required' says. Give it: -i number=VALUE.",
        "run",
        "algorithm")]
    [InlineData("There is no input 'nubmer'; counter has number, mood.", "run", "algorithm", "-i", "nubmer=1")]
    [InlineData("--input number: write name=value, once for each input.", "run", "algorithm", "-i", "number")]
    [InlineData(
        "The algorithm has no configuration for the legacy contract: write one, or choose the other contract.",
        "run",
        "algorithm",
        "--contract",
        "both")]
    [InlineData("'5x' is not a valid time: write 90s, 10m or 24h. See: dps run --help", "run", "algorithm", "--time-limit", "5x")]
    [InlineData(
        "--output '' is not a valid folder name: it must not be empty, and must be UTF-8.", "run", "algorithm", "-i", "number=1", "-o", "")]
    [InlineData(
        "--cache 'c\uFFFD' is not a valid folder name: it must not be empty, and must be UTF-8.",
        "run",
        "algorithm",
        "-i",
        "number=1",
        "--cache",
        "c\uFFFD")]
    [InlineData("A batch needs its jobs, by --rows FILE, by --files PATTERN or by --find PLACE.", "batch", "algorithm")]
    [InlineData("There is no rows.csv.", "batch", "algorithm", "--rows", "rows.csv")]
    [InlineData("algorithm is a folder: --rows takes a file.", "batch", "algorithm", "--rows", "algorithm")]
    [InlineData(
        "A batch has its jobs by one of --rows FILE, --files PATTERN and --find PLACE.",
        "batch",
        "algorithm",
        "--rows",
        "rows.csv",
        "--files",
        "*.tif")]
    [InlineData(
        "--files gives each job a file, and the algorithm has no file input: list the jobs in a table, by --rows.",
        "batch",
        "algorithm",
        "--files",
        "*.tif")]
    [InlineData(
        "'0' is not valid for --jobs: write a whole number, 1 or more. See: dps batch --help",
        "batch",
        "algorithm",
        "--rows",
        "rows.csv",
        "--jobs",
        "0")]
    [InlineData(
        "'x' is not valid for --jobs: write a whole number, 1 or more. See: dps batch --help",
        "batch",
        "algorithm",
        "--rows",
        "rows.csv",
        "-j",
        "x")]
    [InlineData(
        "'99999999999' is not valid for --retries: write a whole number, 0 or more. See: dps batch --help",
        "batch",
        "algorithm",
        "--rows",
        "rows.csv",
        "--retries",
        "99999999999")]
    [InlineData(
        "'-1' is not valid for --quick-looks: write a whole number, 0 or more. See: dps batch --help",
        "batch",
        "algorithm",
        "--rows",
        "rows.csv",
        "--quick-looks",
        "-1")]
    [InlineData("'-j2' is not a valid option: write -j 2, with a space. See: dps batch --help", "batch", "algorithm", "-j2")]
    [InlineData(
        "'--time-limt' is not a valid option; did you mean --time-limit? See: dps run --help", "run", "algorithm", "--time-limt", "5s")]
    [InlineData("'5sm' is not a valid time: write 90s, 10m or 24h. See: dps run --help", "run", "algorithm", "--time-limit", "5sm")]
    [InlineData("'--contarct' is not a valid option; did you mean --contract? See: dps run --help", "run", "--contarct", "ogc")]
    [InlineData("'--contarct' is not a valid option; did you mean --contract? See: dps run --help", "run", "--contarct=ogc", "algorithm")]
    [InlineData(
        "'--contarct' is not a valid option; did you mean --contract? See: dps run --help",
        "run",
        "algorithm",
        "-i",
        "number=1",
        "--contarct",
        "ogc",
        "--keep")]
    [InlineData(
        "'-contract' is not a valid option; did you mean --contract? See: dps batch --help", "batch", "-contract", "ogc", "algorithm")]
    [InlineData("'-cache' is not a valid option; did you mean --cache? See: dps batch --help", "batch", "-cache", "x", "algorithm")]
    [InlineData("'-collected' is not a valid option: write -c ollected, with a space. See: dps batch --help", "batch", "-collected", "a", "b")]
    [InlineData("'--time' is not a valid option; did you mean --time-limit? See: dps run --help", "run", "algorithm", "--time", "5s")]
    [InlineData(
        "'-inumber=1' is not a valid option: write -i number=1, with a space. See: dps run --help", "run", "-inumber=1", "algorithm")]
    [InlineData(
        "'--frobnicate' is not a valid option. An algorithm's inputs are given as -i name=value. See: dps run --help",
        "run",
        "algorithm",
        "--frobnicate",
        "9")]
    [InlineData(
        "'-9' is not a valid option. An algorithm's inputs are given as -i name=value. See: dps run --help", "run", "algorithm", "-9")]
    [InlineData(
        "'--number' is an input of the algorithm and not an option of dps: write -i number=5 See: dps run --help",
        "run",
        "algorithm",
        "--number",
        "5")]
    [InlineData(
        "'--number' is an input of the algorithm and not an option of dps: write -i number=-5 See: dps run --help",
        "run",
        "--number",
        "-5",
        "algorithm")]
    [InlineData(
        "'--number' is an input of the algorithm and not an option of dps: write -i 'number=a b' See: dps batch --help",
        "batch",
        "algorithm",
        "--number=a b")]
    [InlineData(
        "'--number' is an input of the algorithm and not an option of dps: write -i number=VALUE See: dps run --help",
        "run",
        "algorithm",
        "--number",
        "--keep")]
    [InlineData(
        "'--numbr' is not a valid option; did you mean the input -i number=5? See: dps run --help", "run", "algorithm", "--numbr", "5")]
    [InlineData("'number=5' is not a folder: write -i number=5 to give an input. See: dps run --help", "run", "number=5")]
    [InlineData(
        "'number=5' is not a folder: write -i number=5 to give an input. See: dps run --help", "run", "algorithm", "number=5", "mood=good")]
    [InlineData("'5' is one argument too many: inputs are given as -i name=value. See: dps batch --help", "batch", "algorithm", "5")]
    [InlineData(
        "'algorithm/run.sh' is not an algorithm's folder or configuration; inputs are given as -i name=value.", "run", "algorithm/run.sh")]
    [InlineData("The path is empty: name an algorithm's folder or its configuration.", "run", "")]
    public void What_cannot_be_done_is_one_sentence_and_exit_code_2(string sentence, params string[] arguments) =>
        Assert.Equal((2, "", $"dps: {sentence}\n"), _algorithm.Dps(arguments));

    [Fact]
    public void Help_says_times_as_they_are_written_and_where_a_batch_leaves_its_report()
    {
        string help = _algorithm.Dps("batch", "--help").Output;
        Assert.DoesNotContain("1.00:00:00", help, StringComparison.Ordinal);
        Assert.Contains(
            "report.html and results.jsonl are in dps_batches/NAME/",
            string.Join(' ', help.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("File", "data/*", "2 jobs would be run, 0 have succeeded.")]
    [InlineData("File", "data", "data is a directory, and source is a file: write --files 'data/*' to run a job for each file in it.")]
    [InlineData("File", "data/", "data/ is a directory, and source is a file: write --files 'data/*' to run a job for each file in it.")]
    [InlineData(
        "File",
        "source=data/tiles",
        "data/tiles is a directory, and source is a file: write --files 'data/tiles/*' to run a job for each file in it.")]
    [InlineData("File", "data/*.png", "No file matches data/*.png: there is nothing to run.")]
    [InlineData("Directory", "data", "1 job would be run, 0 have succeeded.")]
    [InlineData("Directory", "data/", "1 job would be run, 0 have succeeded.")]
    [InlineData("Directory", "source=data/*", "2 jobs would be run, 0 have succeeded.")]
    [InlineData("Directory", "data/**/*", "3 jobs would be run, 0 have succeeded.")]
    [InlineData("Directory", "data/a.tif", "data/a.tif is a file, and source is a directory: there is nothing to run.")]
    [InlineData("Directory", "data/*.tif", "No directory matches data/*.tif: there is nothing to run.")]
    public void Files_are_a_job_each_and_directories_where_the_input_is_one(string type, string pattern, string said)
    {
        _algorithm.Write(
            "algorithm/algorithm_config.yml",
            $"algorithm_name: counter\nrun_command: counter/run.sh\ninputs:\n  - {{name: source, type: {type}}}\n");
        Directory.CreateDirectory(Path.Combine(_algorithm.Root, "data/tiles/deep"));
        Directory.CreateDirectory(Path.Combine(_algorithm.Root, "data/more"));
        _algorithm.Write("data/a.tif", "");
        _algorithm.Write("data/b.tif", "");
        (_, string output, string error) = _algorithm.Dps("batch", "algorithm", "--files", pattern, "--dry-run");
        Assert.Equal(said, (error.Length > 0 ? error["dps: ".Length..] : output).TrimEnd());
    }

    [Fact]
    public void A_batch_of_nothing_is_no_success_and_changes_nothing()
    {
        _algorithm.Write("rows.csv", "number\n1\n");
        _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv");
        _algorithm.Write("rows.csv", "number\n");
        Assert.Equal(
            (2, "", "dps: rows.csv has no rows: there is nothing to run.\n"), _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv"));
        _algorithm.Write("rows.csv", "number\n1\n2\n");
        Assert.Equal(
            (0, "1 job would be run, 1 has succeeded.\n", ""), _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "--dry-run"));
    }

    [Theory]
    [InlineData("number\n", "rows.csv has no rows: there is nothing to run.")]
    [InlineData("number\n1,2\n", "rows.csv(2): there are 2 values, and 1 names in the first line.")]
    [InlineData("nubmer\n1\n", "Row 1: There is no input 'nubmer'; counter has number, mood.")]
    [InlineData("number\n1\n\"2\n", "rows.csv(3): a quoted value is not closed.")]
    public void A_table_that_is_refused_leaves_nothing_behind(string table, string sentence)
    {
        _algorithm.Write("rows.csv", table);
        Assert.Equal((2, "", $"dps: {sentence}\n"), _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv"));
        Assert.Equal(
            ["algorithm", "rows.csv"],
            Directory.EnumerateFileSystemEntries(_algorithm.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_batch_tells_the_reason_and_not_the_hint_behind_it()
    {
        _algorithm.Write(
            "algorithm/run.sh",
            "#!/bin/sh\necho \"error: number is '$2', but must be less.\" >&2; echo 'error: run counter with --help to see its inputs.' >&2; exit 2\n"
        );
        _algorithm.Write("rows.csv", "number\n500\n");
        string output = _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv").Output;
        const string Cause = "run.sh ended with exit code 2: error: number is …, but must be less.";
        Assert.Contains($"      1  {Cause}\n", output, StringComparison.Ordinal);
        Assert.Equal(
            Cause,
            JsonDocument
                .Parse(File.ReadAllText(Path.Combine(_algorithm.Root, "dps_batches/rows/results.jsonl")))
                .RootElement.GetProperty("failure")
                .GetProperty("cause")
                .GetString());
        Assert.Contains(Cause, File.ReadAllText(Path.Combine(_algorithm.Root, "dps_batches/rows/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_configuration_is_one_sentence()
    {
        File.Delete(Path.Combine(_algorithm.Root, "algorithm/algorithm_config.yml"));
        Assert.Equal(
            (
                2,
                "",
                "dps: 'algorithm' holds no algorithm configuration: a YAML file with the key algorithm_name, for example algorithm_config.yml.\n"
            ),
            _algorithm.Dps("run", "algorithm"));
    }

    [Fact]
    public void A_configuration_in_a_folder_below_is_found_as_a_check_finds_it()
    {
        Assert.Contains("algorithm/algorithm_config.yml", _algorithm.Dps("check", ".").Output, StringComparison.Ordinal);
        (int code, string output, _) = _algorithm.Dps("run", ".", "-i", "number=1");
        Assert.Equal(0, code);
        Assert.StartsWith("working on 1\n", output, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(_algorithm.Root, "algorithm/tests"));
        File.Copy(
            Path.Combine(_algorithm.Root, "algorithm/algorithm_config.yml"),
            Path.Combine(_algorithm.Root, "algorithm/tests/algorithm_config.yml"));
        Assert.Equal(0, _algorithm.Dps("run", ".", "-i", "number=1").ExitCode);
    }

    [Theory]
    [InlineData("other/algorithm_config.yml", "run", ".")]
    [InlineData("algorithm/second.yml", "run", "algorithm")]
    [InlineData("algorithm/second.yml", "batch", "algorithm", "--rows", "rows.csv")]
    public void Of_several_configurations_one_must_be_named(string second, params string[] command)
    {
        Directory.CreateDirectory(Path.Combine(_algorithm.Root, "other"));
        File.Copy(Path.Combine(_algorithm.Root, "algorithm/algorithm_config.yml"), Path.Combine(_algorithm.Root, second));
        Assert.Equal(
            (
                2,
                "",
                $"dps: There are several algorithm configurations: algorithm/algorithm_config.yml, {second}. Name the one that is meant.\n"
            ),
            _algorithm.Dps(command));
        Assert.Equal(0, _algorithm.Dps("run", "algorithm/algorithm_config.yml", "-i", "number=1").ExitCode);
    }

    [Fact]
    public void A_folder_below_the_configuration_is_told_where_it_is()
    {
        Directory.CreateDirectory(Path.Combine(_algorithm.Root, "algorithm/src/inner"));
        Assert.Equal(
            (
                2,
                "",
                $"dps: 'algorithm/src/inner' has no algorithm configuration, but {_algorithm.Root}/algorithm has one: dps run algorithm\n"),
            _algorithm.Dps("run", "algorithm/src/inner"));
    }

    [Fact]
    public void An_algorithms_name_too_long_for_a_folder_is_refused_before_the_job_runs()
    {
        string name = new('n', 254);
        _algorithm.Write("algorithm/algorithm_config.yml", $"algorithm_name: {name}\nrun_command: counter/run.sh\n");
        (int code, string output, string error) = _algorithm.Dps("run", "algorithm");
        Assert.Equal((2, ""), (code, output));
        Assert.EndsWith(
            $": {name} is a folder of the output's path, and can be no folder's name. 'dps check' says more.\n",
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Both_contracts_can_be_compared()
    {
        _algorithm.Write(
            "algorithm/run.sh",
            "#!/bin/sh\nmkdir -p output\nif [ \"$1\" = --number ]; then echo $2 > output/r; else echo $1 > output/r; fi\nif [ ${2-} = differ ]; then echo x >> output/r; fi\n"
        );
        _algorithm.Write("algorithm/algorithm_config.legacy.yml", """
            algorithm_name: counter
            algorithm_version: main
            repository_url: https://example.org/counter.git
            run_command: counter/run.sh
            inputs:
              config: []
              file: []
              positional:
                - {name: number}
                - {name: mood, default: good}

            """);
        (int code, string output, _) = _algorithm.Dps("run", "algorithm", "-i", "number=5", "--contract", "both");
        Assert.Equal(0, code);
        Assert.EndsWith("\nBoth contracts give the same results.\n", output, StringComparison.Ordinal);
        (code, output, _) = _algorithm.Dps("run", "algorithm", "-i", "number=5", "-i", "mood=differ", "--contract", "both");
        Assert.Equal(1, code);
        Assert.Contains(
            "\nThe contracts give different results:\n  r is not the same: line 2 is missing under OGC and 'x' under legacy\n",
            output,
            StringComparison.Ordinal);

        _algorithm.Write("algorithm/run.sh", "#!/bin/bash\nmkdir output; cd output; touch $'\\xff' $'\\xfe'\n");
        (code, output, _) = _algorithm.Dps("run", "algorithm", "-i", "number=5", "--contract", "both");
        Assert.Equal(1, code);
        Assert.Contains(
            "\nThe contracts give different results:\n  \uFFFD cannot be read under OGC: its name is not UTF-8",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_tells_what_it_would_run_then_runs_it_and_groups_its_failures()
    {
        _algorithm.Write("rows.csv", "number,mood\n1,\n2,bad\n3,bad\n");
        Assert.Equal(
            (0, "3 jobs would be run, 0 have succeeded.\n", ""), _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "--dry-run"));
        (int code, string output, string error) = _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "-j", "2");
        Assert.Equal(1, code);
        Assert.Contains("counter main, OGC contract: 3 jobs, ", error, StringComparison.Ordinal);
        Assert.Matches(@"^1 succeeded, 1 of them lost files, 2 failed, in \d+\.\d s\n +2  run\.sh ended with exit code 9: working on …\n", output);
        Assert.True(File.Exists(Path.Combine(_algorithm.Root, "dps_batches/rows/report.html")));
        Assert.Equal(3, File.ReadLines(Path.Combine(_algorithm.Root, "dps_batches/rows/results.jsonl")).Count());
    }

    [Theory]
    [InlineData("run algorithm -i number=1", 2)]
    [InlineData("run algorithm -i number=1 --json", 2)]
    [InlineData("batch algorithm --rows rows.csv", 2)]
    [InlineData("explain DPS1001", 2)]
    [InlineData("check algorithm", 2)]
    [InlineData("batch --help", 2)]
    public void An_output_that_cannot_be_written_is_one_sentence(string arguments, int code)
    {
        _algorithm.Write("rows.csv", "number\n1\n");
        (int actual, string output, string error) = _algorithm.Shell($"dps {arguments} > /dev/full");
        Assert.Equal((code, ""), (actual, output));
        Assert.Matches(@"^(working on 1\n|\d\d:\d\d:\d\d  [^\n]*\n)*dps: No space left on device[^\n]*\n$", error);
        Assert.Equal(0, _algorithm.Shell($"(dps {arguments} || exit 0) 2>&1 | (read -r line)").ExitCode);
        Assert.Equal((code, "", ""), _algorithm.Shell($"dps {arguments} > /dev/full 2>&1"));
    }

    [Theory]
    [InlineData("run algorithm -i number=1")]
    [InlineData("run algorithm -i number=1 --json")]
    [InlineData("batch algorithm --rows rows.csv")]
    [InlineData("explain DPS1001")]
    [InlineData("check algorithm")]
    public void An_output_that_is_closed_is_one_sentence(string arguments)
    {
        _algorithm.Write("rows.csv", "number\n1\n");
        (int code, _, string error) = _algorithm.Shell($"dps {arguments} >&-");
        Assert.Equal(2, code);
        Assert.Matches(@"^(working on 1\n|\d\d:\d\d:\d\d  [^\n]*\n)*dps: The output is closed: what there is to tell cannot be written.\n$", error);
    }

    [Fact]
    public void Progress_is_a_line_that_fits_the_terminal_and_a_log_on_one_that_cannot_write_over_it()
    {
        _algorithm.Write("rows.csv", "number\n1\n2\n");
        string shown = _algorithm.Shell("TERM=xterm script -qec 'stty cols 24; dps batch algorithm --rows rows.csv' /dev/null < /dev/null").Output;
        Assert.Matches(@"\r2/2, [0-9.]+/(s|min)\e\[K\r\n", shown);
        Assert.DoesNotContain("[##", shown, StringComparison.Ordinal);
        shown = _algorithm.Shell("TERM=xterm script -qec 'stty cols 100; dps batch algorithm --rows rows.csv' /dev/null < /dev/null").Output;
        Assert.Matches(@"\r\[#{30}\] 2/2\e\[K\r\n", shown);
        shown = _algorithm.Shell("TERM=dumb script -qec 'dps batch algorithm --rows rows.csv' /dev/null < /dev/null").Output;
        Assert.Matches(@"^\d\d:\d\d:\d\d  counter main, [^\e]*\n2 succeeded \(2 of them before\), [^\e]*$", shown);
    }

    [Theory]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_ends_the_job_and_leaves_nothing_of_it(string signal, int code)
    {
        _algorithm.Write("algorithm/run.sh", $"#!/bin/sh\ntouch begun; kill -{signal} $PPID; exec sleep 1000\n");

        // Whoever runs the tests may ignore signals, as nohup does.
        Assert.Equal(code, _algorithm.Shell($"env --default-signal={signal} dps run algorithm -i number=1").ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_algorithm.Root, ".dps/jobs")));
        Assert.Equal(
            [".dps", "algorithm"],
            Directory.EnumerateFileSystemEntries(_algorithm.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_signal_that_is_ignored_stays_ignored()
    {
        _algorithm.Write("algorithm/run.sh", "#!/bin/sh\nkill -HUP $PPID; mkdir output\n");
        Assert.Equal(0, _algorithm.Shell("nohup dps run algorithm -i number=1").ExitCode);
    }
}
