using System.Text.Json;
using System.Text.RegularExpressions;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// What goes wrong when the code changes and the files around it do not: the build with the packed packages says so in those files and at
/// the attribute, beside another analyzer with another YAML library, in the words of <c>dps check</c>; the fix brings the files up to date.
/// </summary>
public sealed partial class FilesBesideTheCode(Workshop workshop)
{
    [Fact]
    public async Task Fail_the_build_in_the_words_of_the_tool_and_are_mended()
    {
        Scaffold scaffold = await workshop.ScaffoldAsync("beside", "--skip-restore");
        const string Source = "src/beside/Beside.cs";
        (string run, string build) = (scaffold.Read("run.sh"), scaffold.Read("build-env.sh"));
        string others = await AnotherYamlReader.BuildAsync(workshop.NewFolder("another-yaml-reader"), scaffold.Environment);
        Write(
            scaffold,
            "Directory.Build.targets",
            $"""<Project><ItemGroup Condition="'$(MSBuildProjectName)' == 'beside'"><Analyzer Include="{others}" /></ItemGroup></Project>"""
        );
        Write(
            scaffold,
            "Directory.Build.props",
            scaffold
                .Read("Directory.Build.props")
                .Replace(
                    "<Deterministic>",
                    "<WarningsNotAsErrors>OTHER001</WarningsNotAsErrors>\n    <Deterministic>",
                    StringComparison.Ordinal));

        Write(scaffold, Source, scaffold.Read(Source).Replace("[Input(\"outsize\"", "[Input(\"percent\"", StringComparison.Ordinal));
        Write(scaffold, "run.sh", run
            .Replace("set -euo pipefail\n", "", StringComparison.Ordinal)
            .Replace("exec \"$program\" \"$@\"", "exec \"$program\" --output_file \"$2\" --outsize \"$1\"", StringComparison.Ordinal));
        Write(scaffold, "build-env.sh", build.Replace("\n", "\r\n", StringComparison.Ordinal));
        Ran failed = await scaffold.RunAsync("dotnet", "build", "src/beside");

        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains(AnotherYamlReader.Report, failed.Output, StringComparison.Ordinal);
        string[] said = [.. BuildLine().Matches(failed.Output).Select(line => line.Value).Distinct().Order(StringComparer.Ordinal)];
        int attribute = Line(scaffold, Source, "[Input(\"percent\"");
        (int ogc, int legacy) = (
            Line(scaffold, "algorithm_config.yml", "name: outsize"), Line(scaffold, "algorithm_config.legacy.yml", "name: outsize"));
        Assert.Equal(
            $"Beside.cs({attribute},6): error DPS4033: algorithm_config.yml({ogc},11) and algorithm_config.legacy.yml({legacy},13): "
            + "The algorithm declares 'percent', so the program does not know the option --outsize that a job gives it; run 'dps sync' to write 'percent'",
            Assert.Single(said, line => line.Contains(": error DPS4033: ", StringComparison.Ordinal)));
        AssertSays(said, "error DPS5002: ");
        AssertSays(said, "error DPS5007: 'output_file' is value 1 of the configuration's positional inputs, but is read here as value 2: the job would compute with another input's value. Read value 1, or");
        AssertSays(said, "build-env.sh(1,20): error DPS5005: ");
        Assert.Equal(
            await OfToolAsync(scaffold),
            said.Where(line => !line.StartsWith("Beside", StringComparison.Ordinal))
                .Select(line => line.Replace(": error ", ": ", StringComparison.Ordinal)));

        // The tests' project refers to the same packages, by way of the program; the files are not its own.
        Ran tests = (
            await scaffold.RunAsync("dotnet", "msbuild", "tests/beside.Tests", "-restore", "-getItem:AdditionalFiles")).EnsureSuccess();
        Assert.DoesNotContain("algorithm_config", tests.Output, StringComparison.Ordinal);

        Write(scaffold, "run.sh", run);
        Write(scaffold, "build-env.sh", build);
        (await scaffold.RunAsync("dotnet", "format", "analyzers", "src/beside", "--severity", "warn", "--diagnostics", "DPS4033")).EnsureSuccess();
        Assert.All(
            ["algorithm_config.yml", "algorithm_config.legacy.yml"],
            file => Assert.Contains("name: percent\n", scaffold.Read(file), StringComparison.Ordinal));
        Ran trial = await scaffold.RunAsync("dotnet", "build", "src/beside");
        Assert.NotEqual(0, trial.ExitCode);
        Assert.Contains(
            "error DPS5019: The configuration has no input 'outsize', so the trial job fails and with it the build.",
            trial.Output,
            StringComparison.Ordinal);

        Write(scaffold, "build-env.sh", build.Replace("--outsize", "--percent", StringComparison.Ordinal));
        Ran mended = (await scaffold.RunAsync("dotnet", "build", "src/beside")).EnsureSuccess();
        Assert.DoesNotContain("DPS", mended.Output, StringComparison.Ordinal);
    }

    /// <summary>
    /// What <c>dps check</c> says of the same files, as the build writes it; advice is not in a build's output, and differences are in the
    /// code.
    /// </summary>
    private static async Task<IEnumerable<string>> OfToolAsync(Scaffold scaffold)
    {
        Ran check = await Command.RunAsync(scaffold.Directory, DpsTool.Path, "check", "--format", "json");
        using var answer = JsonDocument.Parse(check.Output);
        return [.. answer.RootElement.GetProperty("findings").EnumerateArray()
                .Where(finding =>
                    finding.GetProperty("severity").GetString() != "info"
                    && Regex.IsMatch(finding.GetProperty("id").GetString()!, "^DPS[45](?!03[1-7])"))
                .Select(finding =>
                    $"{finding.GetProperty("file")}({finding.GetProperty("line")},{finding.GetProperty("column")}): {finding.GetProperty("id")}: {finding.GetProperty("message")}"
                )
            .Order(StringComparer.Ordinal)];
    }

    private static void AssertSays(string[] said, string text) =>
        Assert.Contains(said, line => line.Contains(text, StringComparison.Ordinal));

    private static int Line(Scaffold scaffold, string file, string text) =>
        Array.FindIndex(scaffold.Read(file).Split('\n'), line => line.Contains(text, StringComparison.Ordinal)) + 1;

    private static void Write(Scaffold scaffold, string file, string text) => File.WriteAllText(scaffold.PathOf(file), text);

    /// <summary>A diagnostic of ours, from the file's name to before the link of its page.</summary>
    [GeneratedRegex(@"(?<=/)[^/\n]+\(\d+,\d+\): error DPS[45]\d{3}: .*(?= \(https://)")]
    private static partial Regex BuildLine();
}
