namespace DpsAuthoring.Configuration.Tests.Scripts;

/// <summary>DPS5019: what the build's trial job is held to.</summary>
public sealed class TrialJobTests
{
    [Theory]
    [InlineData("\"$here/run.sh\" --input_file a --percent 50", "The configuration has no input 'percent'")]
    [InlineData("./run.sh --input_fil a", "Write --input_file.")]
    [InlineData("\"$here\"/run.sh --input_file=a --outsize=big || exit 1", "'big' is not a whole number, which the input 'outsize' is")]
    [InlineData("if ! \"$here/app/reduce\" --outsize 50; then exit 1; fi", "The trial job has no --input_file, which has no default")]
    [InlineData("\"$here/run.sh\" \\\n  --outsize 50", "The trial job has no --input_file")]
    [InlineData("./run.sh --outsiz 5", "Its inputs are: ")]
    [InlineData("./run.sh --outsizes 50 --input_file a", "Write --outsize.")]
    public void What_the_algorithm_would_refuse_is_reported(string lines, string message) =>
        Assert.Contains(Findings(lines), finding => finding.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"$here/run.sh\" --input_file a --outsize 50")]
    [InlineData("\"$here/run.sh\" --input_file \"$tmp/a\" --outsize \"$size\"")]
    [InlineData("\"$here/run.sh\" --help")]
    [InlineData("\"$here/run.sh\" --outsize 50 \"$@\"")]
    [InlineData("\"$here/run.sh\" --outsize 50 ${more[@]}")]
    [InlineData("\"$here/run.sh\" a.tif 50")]
    [InlineData("chmod +x \"$here/run.sh\"")]
    [InlineData("\"$here/other.sh\" --percent 50")]
    [InlineData("\"$here/run.sh\"")]
    public void What_it_takes_or_cannot_be_known_is_not(string lines) => Assert.Empty(Findings(lines));

    private static IReadOnlyList<Finding> Findings(string lines) =>
        [
            .. ScriptSample
                .Findings("#!/usr/bin/env bash\nset -euo pipefail\n" + lines + "\n", ScriptSample.Build)
                .Where(finding => finding.Rule.Id == "DPS5019"),
        ];
}
