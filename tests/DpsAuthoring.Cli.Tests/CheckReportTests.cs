namespace DpsAuthoring.Cli.Tests;

/// <summary>What <c>dps check</c> prints for people: every script that can be found, file by file, and the rules at the end.</summary>
public sealed class CheckReportTests : IDisposable
{
    private const string Careless = "#!/usr/bin/env bash\nset -e\nmkdir -p output\ngdalinfo $@\nls > output/list\n";

    private readonly AlgorithmRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    /// <summary>A command's wrong beginning is a finding of the configuration; the script's own are told all the same.</summary>
    [Theory]
    [InlineData("run.sh", "run.sh")]
    [InlineData("wrong/run.sh", "run.sh")]
    [InlineData("scripts/run.sh", "scripts/run.sh")]
    [InlineData("./scripts/run.sh", "scripts/run.sh")]
    [InlineData("reduce/run.sh", "dps/run.sh")]
    public async Task A_script_is_checked_whatever_its_command_begins_with(string command, string file)
    {
        string configuration = file.StartsWith("dps/", StringComparison.Ordinal) ? "dps/algorithm_config.yml" : "algorithm_config.yml";
        File.Delete(_repository.PathOf("algorithm_config.yml"));
        File.Delete(_repository.PathOf("run.sh"));
        _repository.Write(
            configuration, AlgorithmRepository.Configuration.Replace("reduce/run.sh", command, StringComparison.Ordinal));
        _repository.Write(file, Careless);

        Assert.Contains($"{file}:4:10 DPS5009", await _repository.FindingsAsync());
    }

    [Fact]
    public async Task Twenty_algorithms_are_checked_in_one_go_file_by_file_with_the_rules_at_the_end()
    {
        File.Delete(_repository.PathOf("algorithm_config.yml"));
        for (int i = 1; i <= 20; i++)
        {
            _repository.Write($"algorithms/a{i:00}/run.sh", Careless);
            _repository.Write($"algorithms/a{i:00}/algorithm_config.yml", AlgorithmRepository.Configuration
                .Replace("algorithm_name: reduce", $"algorithm_name: reduce-{i}", StringComparison.Ordinal)
                .Replace("reduce/run.sh", $"reduce/algorithms/a{i:00}/run.sh", StringComparison.Ordinal));
        }

        Ran ran = await _repository.DpsAsync("check");
        string[] lines = ran.Output.Split('\n');

        Assert.Equal((1, ""), (ran.ExitCode, ran.Error));
        Assert.Equal(20, lines.Count(line => line.EndsWith("/run.sh (2 findings)", StringComparison.Ordinal)));
        Assert.Equal(20, lines.Count(line => line.EndsWith(": the OGC registration accepts it", StringComparison.Ordinal)));
        Assert.Contains("20 DPS5009 A job's value is not quoted (in 20 files)", lines);
        Assert.Contains("20 DPS5004 The run script is not executable (in 20 files)", lines);
        Assert.StartsWith("20 error(s), 20 warning(s), ", lines[^2], StringComparison.Ordinal);
    }
}
