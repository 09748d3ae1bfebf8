using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>Results of before are told as today's only where today's would be the same.</summary>
public sealed class RerunTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("");

    public RerunTests()
    {
        _algorithm.Write("algorithm/algorithm_config.yml", """
            algorithm_name: reader
            algorithm_version: main
            code_repository: https://example.org/reader.git
            run_command: reader/run.sh
            inputs:
              - {name: scene, type: File}
              - {name: n, type: string, default: 0}
            outputs:
              - {name: out, type: Directory}

            """);
        _algorithm.Write(
            "algorithm/run.sh",
            $"#!/bin/sh\nset -eu\nmkdir output\n. \"$(dirname \"$0\")/helper.sh\"\ncat \"$2\" > output/r\necho \"$4\" >> {RanFile}\n");
        _algorithm.Write("algorithm/helper.sh", "true\n");
        _algorithm.Write("algorithm/README.md", "Reads.\n");
        Directory.CreateDirectory(Path.Combine(_algorithm.Root, "scenes"));
        _algorithm.Write("scenes/a", "one\n");
        _algorithm.Write("scenes/b", "two\n");
        _algorithm.Write("rows.csv", $"scene,n\n{_algorithm.Root}/scenes/a,1\n{_algorithm.Root}/scenes/b,2\n");
    }

    private string RanFile => Path.Combine(_algorithm.Root, "ran");

    public void Dispose() => _algorithm.Dispose();

    [Theory]
    [InlineData("echo three > scenes/a", "1 because an input has changed (scene a)", "1")]
    [InlineData("echo ONE > scenes/a", "1 because an input has changed (scene a)", "1")]
    [InlineData("echo 'echo new' >> algorithm/run.sh", "2 because the algorithm has changed (run.sh)", "1 2")]
    [InlineData("echo 'echo new' >> algorithm/helper.sh", "2 because the algorithm has changed (helper.sh)", "1 2")]
    [InlineData("echo 'x = 1' > algorithm/model.py", "2 because the algorithm has changed (model.py)", "1 2")]
    [InlineData("sed -i 's/default: 0/default: 7/' algorithm/algorithm_config.yml", "2 because the algorithm has changed (algorithm_config.yml)", "1 2")]
    [InlineData("chmod +x algorithm/helper.sh", "2 because the algorithm has changed (helper.sh)", "1 2")]
    [InlineData("rm -rf dps_output", "2 because results are gone", "1 2")]
    [InlineData("find dps_output -name r -delete", "2 because results are gone", "1 2")]
    [InlineData("rm -r $(dirname $(grep -lx one -r dps_output))", "1 because results are gone", "1")]
    [InlineData("rm -rf dps_output; echo three > scenes/a; echo true >> algorithm/run.sh", "2 because results are gone", "1 2")]
    [InlineData("echo three > scenes/a; echo true >> algorithm/run.sh", "1 because the algorithm has changed (run.sh), 1 because an input has changed (scene a)", "1 2")]
    public void What_would_be_another_is_run_again_and_why(string change, string why, string ran)
    {
        RunFirst();
        Shell(change);
        string before = string.Join(' ', _algorithm.Published().Order(StringComparer.Ordinal));
        string plan = Batch("--dry-run").Output;
        Assert.Contains($"Jobs that have succeeded are run again: {why}.", plan, StringComparison.Ordinal);
        Assert.Equal(before, string.Join(' ', _algorithm.Published().Order(StringComparer.Ordinal)));

        (int code, string output, string error) = Batch();
        Assert.True(code == 0, error);
        Assert.Contains($"Jobs that have succeeded are run again: {why}.", error, StringComparison.Ordinal);
        Assert.StartsWith("2 succeeded", output, StringComparison.Ordinal);
        Assert.Equal(ran, Ran());

        Batch();
        Assert.Equal("", Ran());
    }

    [Theory]
    [InlineData("echo more >> algorithm/README.md")]
    [InlineData("touch scenes/a algorithm/run.sh algorithm/algorithm_config.yml")]
    [InlineData("cp -r scenes s; rm -r scenes; mv s scenes")]
    [InlineData("mkdir algorithm/data; echo 1 > algorithm/data/points.csv")]
    [InlineData("rm scenes/a")]
    [InlineData("echo >> rows.csv")]
    public void What_makes_no_difference_runs_nothing(string change)
    {
        RunFirst();
        Shell(change);
        (int code, string output, string error) = Batch();
        Assert.True(code == 0, error);
        Assert.StartsWith("2 succeeded (2 of them before), 0 failed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("run again", error, StringComparison.Ordinal);
        Assert.Equal("", Ran());
    }

    [Theory]
    [InlineData("missing", "", "2")]
    [InlineData("failed", "", "2 3")]
    [InlineData("changed", "", "1 2 3")]
    [InlineData("all", "", "1 2 3 4")]
    [InlineData("all", "--only 1,3-3", "1 3")]
    [InlineData("all", "--only 4-", "4")]
    [InlineData("all", "--limit 2 -j 1", "1 2")]
    [InlineData("missing", "--only 1", "")]
    public void What_is_run_again_can_be_chosen(string rerun, string others, string ran)
    {
        _algorithm.Write("scenes/c", "c\n");
        _algorithm.Write("scenes/d", "d\n");
        _algorithm.Write("rows.csv", $"scene,n\n{_algorithm.Root}/scenes/a,1\n{_algorithm.Root}/scenes/b,2\n/nowhere,3\n{_algorithm.Root}/scenes/d,4\n");
        Assert.Equal(1, Batch().ExitCode);
        Ran();
        Shell("echo other > scenes/a; rm -r $(dirname $(grep -lx two -r dps_output))");
        (_, _, string error) = Batch(["--rerun", rerun, .. others.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        bool isKept = rerun is "missing" or "failed";
        Assert.Equal(isKept, error.Contains(
            $"Results of before are kept, as --rerun {rerun} says, although they would be others now: 1 because an input has changed since (scene a).",
            StringComparison.Ordinal));

        // The third cannot run; that it was tried is known by the failure that it has.
        string tried = error.Contains("first failure of its kind", StringComparison.Ordinal) ? "3" : "";
        Assert.Equal(ran, string.Join(' ', $"{Ran()} {tried}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_first_look_goes_on_with_the_others()
    {
        (int code, string output, string error) = Batch("--limit", "1");
        Assert.True(code == 0, error);
        Assert.StartsWith("1 succeeded, 0 failed, 1 to be run, in ", output, StringComparison.Ordinal);
        Assert.Equal("1", Ran());
        (code, output, error) = Batch();
        Assert.True(code == 0, error);
        Assert.StartsWith("2 succeeded (1 of them before), 0 failed, in ", output, StringComparison.Ordinal);
        Assert.Equal("2", Ran());
    }

    [Theory]
    [InlineData("--only", "0")]
    [InlineData("--only", "a")]
    [InlineData("--only", "5-3")]
    [InlineData("--only", "1,,2")]
    [InlineData("--only", "1-2-3")]
    [InlineData("--only", "")]
    [InlineData("--limit", "0")]
    [InlineData("--rerun", "everything")]
    public void Choices_that_are_none_are_refused(string option, string value)
    {
        (int code, _, string error) = Batch(option, value);
        Assert.Equal(2, code);
        Assert.Contains(value.Length == 0 ? "--only" : value, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_algorithm.Root, "dps_batches")));
    }

    private void RunFirst()
    {
        Assert.Equal(0, Batch().ExitCode);
        Assert.Equal("1 2", Ran());
    }

    /// <summary>The rows that ran since it was last asked.</summary>
    private string Ran()
    {
        if (!File.Exists(RanFile))
        {
            return "";
        }

        string ran = string.Join(' ', File.ReadAllLines(RanFile).Order(StringComparer.Ordinal));
        File.Delete(RanFile);
        return ran;
    }

    private void Shell(string line)
    {
        (int code, _, string error) = _algorithm.Shell(line);
        Assert.True(code == 0, error);
    }

    private (int ExitCode, string Output, string Error) Batch(params string[] more) =>
        _algorithm.Dps(["batch", "algorithm", "--rows", "rows.csv", .. more]);
}
