using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Tests.Scripts;

/// <summary>DPS5021, DPS5022: the values that a legacy job gives, beside those that the script reads.</summary>
public sealed class GivenValuesTests
{
    [Theory]
    [InlineData("reduce \"$1\" \"$2\" \"$3\"", "DPS5021")]
    [InlineData("a=$1 b=$2 c=${3%.tif}\nreduce \"$a\" \"$b\" \"$c\"", "DPS5021")]
    [InlineData("reduce \"$1\" \"$2\" \"${10}\"", "DPS5021")]
    [InlineData("reduce \"$1\"", "DPS5022")]
    [InlineData("reduce \"$2\" <<EOF\n$2\nEOF", "DPS5022")]
    [InlineData("f() { reduce \"$2\"; }\nf \"$1\" x", "DPS5022")]
    [InlineData("source activate x\nreduce \"$2\"", "DPS5022")]
    [InlineData("reduce \"$1\" \"$3\"", "DPS5021 DPS5022")]
    public void What_does_not_fit_is_reported(string lines, string ids) => Assert.Equal(ids, Ids(lines));

    [Theory]
    [InlineData("reduce \"$1\" \"$2\"")]
    [InlineData("reduce \"$1\" \"$2\" \"${3:-}\" \"${4-x}\" ${5:+--more}")]
    [InlineData("if [ $# -gt 2 ]; then reduce \"$3\"; fi\nreduce \"$1\" \"$2\"")]
    [InlineData("shift\nreduce \"$1\" \"$3\"")]
    [InlineData("set -- x \"$@\"\nreduce \"$3\"")]
    [InlineData("f() { reduce \"$3\"; }\nf a b c\nreduce \"$1\" \"$2\"")]
    [InlineData("reduce \"$@\"")]
    [InlineData("a=$1\nshift\nreduce \"$a\"")]
    [InlineData("for a; do reduce \"$a\"; done")]
    [InlineData("i=2\nreduce \"$1\" \"${!i}\"")]
    [InlineData("reduce \"$1\"\n. ./lib.sh")]
    [InlineData("reduce \"$1\"\njq .params.outsize _job.json")]
    [InlineData("reduce \"$1\"\npython3 -c \"import json; print(json.load(open('_context.json')))\"")]
    [InlineData("reduce \"$1\"\neval \"x=\\$2\"")]
    [InlineData("reduce \"${1}\" <<EOF\n$2\nEOF")]
    public void What_fits_or_cannot_be_known_is_not(string lines) => Assert.Equal("", Ids(lines));

    [Fact]
    public void Nothing_is_said_of_a_script_that_OGC_jobs_run_too_or_whose_configurations_differ()
    {
        foreach (ScriptContext context in (ScriptContext[])
            [
                ScriptSample.Legacy with { IsOgc = true },
                ScriptSample.Legacy with { Positionals = [] },
                ScriptSample.Legacy with { Positionals = null },
            ])
        {
            Assert.Equal("", Ids("reduce \"$1\" \"$3\"", context));
        }
    }

    [Fact]
    public void A_message_names_the_inputs_and_their_places()
    {
        ScriptContext context = ScriptSample.Legacy with { Positionals = ["server", "area", "bucket", "overwrite"], Arguments = 4 };
        Finding unread = Assert.Single(Findings("reduce \"$1\" \"$2\"", context), found => found.Rule.Id == "DPS5022");
        Finding unknown = Assert.Single(
            Findings("reduce \"$1\" \"$2\" \"$3\" \"$4\" \"$5\"", context), found => found.Rule.Id == "DPS5021");

        Assert.StartsWith(
            "The script reads 2 of 4 positional inputs, and never 'bucket' (value 3), 'overwrite' (value 4): ",
            unread.Message,
            StringComparison.Ordinal);
        Assert.StartsWith("'$5' is value 5, and the configuration has 4 positional inputs: ", unknown.Message, StringComparison.Ordinal);
    }

    private static string Ids(string lines, ScriptContext? context = null) => string.Join(
        ' ',
        Findings(lines, context ?? ScriptSample.Legacy)
            .Select(found => found.Rule.Id).Where(id => id is "DPS5021" or "DPS5022").Order(StringComparer.Ordinal));

    private static IReadOnlyList<Finding> Findings(string lines, ScriptContext context) =>
        ScriptSample.Findings("#!/usr/bin/env bash\nset -euo pipefail\n" + lines + "\n", context);
}
