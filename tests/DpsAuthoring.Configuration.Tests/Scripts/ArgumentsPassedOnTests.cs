namespace DpsAuthoring.Configuration.Tests.Scripts;

/// <summary>DPS5008: whether a script reads what a job gives it; what a function is called with is another matter.</summary>
public sealed class ArgumentsPassedOnTests
{
    [Theory]
    [InlineData("reduce")]
    [InlineData("has() { [ -e \"$1/$2\" ]; }\nhas a b\nreduce")]
    [InlineData("has() { local x=$1; shift; reduce \"$@\"; }\nhas a")]
    [InlineData("main() { reduce \"$@\"; }\nmain")]
    [InlineData("function main { for a; do reduce \"$a\"; done; }\nmain")]
    [InlineData("main() { while getopts a: o; do reduce \"$OPTARG\"; done; }\nmain")]
    [InlineData("main() { reduce; }\nmain \"$@\"")]
    [InlineData("inner() { reduce; }\nmain() { inner \"$@\"; }\nmain \"$@\"")]
    [InlineData("main() { main \"$@\"; }\nmain \"$@\"")]
    [InlineData("for ((i = 0; i < 3; i++)); do reduce; done")]
    [InlineData("reduce <<'EOF'\n$1\nEOF")]
    [InlineData("awk '{ print $1 }' input/a")]
    [InlineData("source /opt/conda/etc/profile.d/conda.sh\nconda activate reduce\nreduce")]
    [InlineData("source \"$base/etc/profile.d/conda.sh\"\nreduce")]
    [InlineData("trap 'rm -f tmp' EXIT\nreduce # \"$@\"")]
    public void A_script_that_reads_no_argument_is_reported(string lines) => Assert.Contains("DPS5008", Ids(lines));

    [Theory]
    [InlineData("reduce \"$@\"")]
    [InlineData("reduce \"${1}\"")]
    [InlineData("reduce \"${@:2}\"")]
    [InlineData("reduce \"${1:-30}\"")]
    [InlineData("reduce \"${!1}\"")]
    [InlineData("x=${10}\nreduce \"$x\"")]
    [InlineData("if (($# == 0)); then exit 1; fi\nreduce")]
    [InlineData("for ((i = 0; i < $#; i++)); do reduce; done")]
    [InlineData("main() { reduce \"$@\"; }\nmain \"$@\"")]
    [InlineData("main() { reduce \"$1\"; }\nif ! main \"$@\"; then exit 1; fi")]
    [InlineData("inner() { reduce \"$2\"; }\nmain() { inner x \"$1\"; }\nmain \"$1\"")]
    [InlineData("a() { b \"$@\"; }\nb() { a \"$@\"; reduce \"$1\"; }\na \"$@\"")]
    [InlineData("args=(\"$@\")\nreduce \"${args[@]}\"")]
    [InlineData("declare -a args=(\"$@\")\nreduce \"${args[@]}\"")]
    [InlineData("while [ $# -gt 0 ]; do shift; done\nreduce")]
    [InlineData("while getopts o: name; do :; done\nreduce")]
    [InlineData("for a; do reduce \"$a\"; done")]
    [InlineData("for a do reduce \"$a\"; done")]
    [InlineData("(reduce \"$1\")")]
    [InlineData("x=$(reduce \"$1\")\necho \"$x\"")]
    [InlineData("timeout 60 main \"$@\"")]
    [InlineData("set -- --fast \"$@\"\nreduce")]
    [InlineData("eval 'set -- \"$@\"'\nreduce")]
    [InlineData("trap 'echo \"$1\"' EXIT\nreduce")]
    [InlineData("source lib.sh\nreduce")]
    [InlineData(". \"$here/lib.sh\"\nreduce")]
    [InlineData("reduce <<EOF\n$1\nEOF")]
    [InlineData("reduce <<<\"$*\"")]
    [InlineData("reduce \"${BASH_ARGV[0]}\"")]
    [InlineData("bash -c 'reduce \"$@\"' _ \"$@\"")]
    [InlineData("a=$(python3 -c \"import json; print(json.load(open('_job.json'))['params']['a'])\")\nreduce \"$a\"")]
    [InlineData("jq -r .params _context.json")]
    public void A_script_that_reads_one_is_not(string lines) => Assert.DoesNotContain("DPS5008", Ids(lines));

    [Fact]
    public void The_call_that_forgets_them_is_the_place()
    {
        Finding finding = Assert.Single(
            ScriptSample.Findings("#!/bin/bash\nset -euo pipefail\nmain() { reduce \"$1\"; }\nmain\necho done\n"),
            finding => finding.Rule.Id == "DPS5008");

        Assert.Equal((4, 1), finding.File.Position(finding.Span.Start));
        Assert.EndsWith(
            "every job computes the same. A function's $1 and \"$@\" are what it is called with. Write: main \"$@\"",
            finding.Message,
            StringComparison.Ordinal);
    }

    private static string Ids(string lines) => ScriptSample.Ids(lines, ScriptSample.Legacy);
}
