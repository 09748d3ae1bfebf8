using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Tests.Scripts;

/// <summary>DPS5009: what is said of a job's value without quotes, and what its fix makes of it.</summary>
public sealed class QuotingTests
{
    [Theory]
    [InlineData("exec \"$program\" $*", "exec \"$program\" \"$@\"")]
    [InlineData("reduce $@", "reduce \"$@\"")]
    [InlineData("reduce ${*}", "reduce \"${@}\"")]
    [InlineData("reduce ${*:2}", "reduce \"${@:2}\"")]
    [InlineData("reduce ${@:2}", "reduce \"${@:2}\"")]
    [InlineData("$*", "\"$@\"")]
    [InlineData("main() { reduce $*; }\nmain \"$@\"", "main() { reduce \"$@\"; }\nmain \"$@\"")]
    [InlineData("args=($*)\nreduce \"${args[@]}\"", "args=(\"$@\")\nreduce \"${args[@]}\"")]
    [InlineData("args=(\"$@\")\nreduce ${args[@]}", "args=(\"$@\")\nreduce \"${args[@]}\"")]
    [InlineData("args=(--b $2)\nreduce \"${args[@]}\"", "args=(--b \"$2\")\nreduce \"${args[@]}\"")]
    [InlineData("reduce $1", "reduce \"$1\"")]
    [InlineData("reduce ${1%.tif}.png", "reduce \"${1%.tif}\".png")]
    [InlineData("x=output/$1.tif\nreduce --to=$x", "x=output/$1.tif\nreduce --to=\"$x\"")]
    [InlineData("f() { local x=$1; reduce $x; }\nf \"$2\"", "f() { local x=$1; reduce \"$x\"; }\nf \"$2\"")]
    [InlineData("for f in \"$@\"; do reduce $f; done", "for f in \"$@\"; do reduce \"$f\"; done")]
    [InlineData("for f; do reduce $f; done", "for f; do reduce \"$f\"; done")]
    [InlineData("reduce > output/$1", "reduce > output/\"$1\"")]
    [InlineData("x=${3:-}\nreduce $x", "x=${3:-}\nreduce ${x:+\"${x}\"}")]
    [InlineData("x=\nif [ -n \"$3\" ]; then x=$3; fi\nreduce $x", "x=\nif [ -n \"$3\" ]; then x=$3; fi\nreduce ${x:+\"${x}\"}")]
    [InlineData("reduce ${3:-}", "reduce ${3:+\"${3}\"}")]
    [InlineData("reduce ${3:-30}", "reduce \"${3:-30}\"")]
    public void What_surely_means_the_same_is_fixed(string lines, string fixedLines) => Assert.Equal(fixedLines, Fixed(lines));

    /// <summary>Reported, with advice; but a fix would break a script that works.</summary>
    [Theory]
    [InlineData("cmd=\"reduce --a $1\"\n$cmd", "kept in an array, cmd=(program")]
    [InlineData("cmd=\"reduce --a $1\"\nexec $cmd", "kept in an array, cmd=(program")]
    [InlineData("cmd=\"reduce --a $1\"\ncmd+=\" --b $2\"\nnice -n 5 reduce $cmd", "keep them in an array, cmd=(--option")]
    [InlineData("extra=\"\"\nif [ -n \"$2\" ]; then extra=\"--level $2\"; fi\nreduce $extra", "keep them in an array, extra=(--option")]
    [InlineData("extra=\"--level $2\"\nmore=$extra\nreduce $more", "keep them in an array")]
    [InlineData("x=$1\nx+=$2\nreduce $x", "keep them in an array")]
    [InlineData("x=$1\nx=$(other)\nreduce $x", "keep them in an array")]
    [InlineData("reduce ${2:-red nir}", "keep them in an array")]
    [InlineData("reduce ${2:-'a'}", "Write \"${2:-'a'}\"")]
    [InlineData("IFS=,\nreduce $1", "Write \"$1\"")]
    [InlineData("IFS=,\nreduce $*", "Write \"$@\"")]
    [InlineData("x=\"`reduce $1`\"", "Write \"$1\"")]
    [InlineData("$1 --fast", "Write \"$1\"")]
    [InlineData("args=(\"$@\")\nreduce ${args[*]}", "Write \"${args[@]}\" for all elements")]
    [InlineData(
        "reduce \"$*\"", "makes one argument of all that the script is given, which no program can take apart again. Write \"$@\".")]
    [InlineData("main() { shift; reduce \"$1\"; }\nmain \"$*\"", "Write \"$@\".")]
    [InlineData("x=input/$1*\nreduce $x", "keep them in an array")]
    [InlineData("x=${1//,/ }\nreduce $x", "keep them in an array")]
    [InlineData("x=$1\nfor x in \"--a b\" \"$1\"; do reduce $x; done", "keep them in an array")]
    [InlineData("f() { reduce $1; }\nf \"$1\"\nf \"--a b\"", "Write \"$1\"")]
    [InlineData("f() { reduce $@; }\nf \"$1\"\nf \"--a b\"", "Write \"$@\".")]
    [InlineData("f() { reduce $1; }\nf \"$1\"\nstep=f", "Write \"$1\"")]
    [InlineData("args=(\"--a b\" \"$1\")\nreduce ${args[@]}", "Write \"${args[@]}\".")]
    [InlineData("args=(\"\" \"$1\")\nreduce ${args[@]}", "Write \"${args[@]}\".")]
    [InlineData("x=$1\n: \"${x:=--level 3}\"\nreduce $x", "keep them in an array")]
    [InlineData("x=${EXTRA}$1\nreduce $x", "Write \"$x\"")]
    [InlineData("x=$1\nread -r x\nreduce $x", "keep them in an array")]
    [InlineData("x=$1\nsource lib.sh\nreduce $x", "Write \"$x\"")]
    [InlineData("x=$1\neval \"$2\"\nreduce $x", "Write \"$x\"")]
    [InlineData("reduce ${!1}", "Write \"${!1}\"")]
    [InlineData("reduce ${1#none}", "Write \"${1#none}\"")]
    [InlineData("reduce $3", "Write \"$3\"")]
    public void What_may_mean_something_else_is_told_and_left(string lines, string advice)
    {
        Finding finding = Assert.Single(Findings(lines));

        Assert.Contains(advice, finding.Message, StringComparison.Ordinal);
        Assert.Null(finding.Fix);
    }

    [Fact]
    public void A_command_has_one_finding_however_many_values_it_takes()
    {
        Finding finding = Assert.Single(Findings("reduce --in $1 --size $2 --more $1 > output/$2"));

        Assert.StartsWith("'$1', '$2' are a job's values and not quoted: with a blank in one, ", finding.Message, StringComparison.Ordinal);
        Assert.Equal(4, finding.Fix!.Edits.Count);
        Assert.Equal("reduce --in \"$1\" --size \"$2\" --more \"$1\" > output/\"$2\"", Fixed("reduce --in $1 --size $2 --more $1 > output/$2"));
    }

    /// <summary>What a configuration says of a positional input counts too.</summary>
    [Theory]
    [InlineData("2019 2020", "", "", "")]
    [InlineData("", "a list of years", "", "")]
    [InlineData("", "years, separated by spaces", "", "")]
    [InlineData("", "The year", "reduce --y ${1:+\"${1}\"}", "Write ${1:+\"${1}\"}, which is one argument, or none")]
    [InlineData("2019", "The year", "reduce --y \"$1\"", "Write \"$1\"")]
    public void A_configured_list_is_one_and_an_empty_default_stays_no_argument(
        string value, string description, string fixedLine, string advice)
    {
        ScriptContext context = ScriptSample.Legacy with
        {
            Positionals = ["y"], PositionalDefaults = [value], PositionalDescriptions = [description], Arguments = 1,
        };
        string text = "#!/bin/bash\nset -e\nreduce --y $1\n";

        Finding[] findings = [.. ScriptSample.Findings(text, context).Where(finding => finding.Rule.Id == "DPS5009")];

        Assert.Equal(fixedLine.Length > 0 ? 1 : 0, findings.Length);
        Assert.All(findings, finding => Assert.Contains(advice, finding.Message, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Equal($"#!/bin/bash\nset -e\n{fixedLine}\n", finding.Fix!.Edits.Apply(text)));
    }

    [Theory]
    [InlineData("reduce \"$@\"")]
    [InlineData("reduce ${1:+--level \"$1\"}")]
    [InlineData("reduce ${#1} $#")]
    [InlineData("echo \"$*\" $*")]
    [InlineData("printf '%s\\n' \"$*\"")]
    [InlineData("logger \"$*\"")]
    [InlineData("bash -c \"$*\"")]
    [InlineData("reduce --note \"$*\"")]
    [InlineData("reduce \"run with $*\"")]
    [InlineData("log() { echo \"$1\"; }\nlog \"$*\"")]
    [InlineData("has() { ls $1; }\nhas /data")]
    [InlineData("f() { local x=$1; ls $x; }\nf /data\nreduce \"$1\"")]
    [InlineData("f() { local x=$1; ls \"$x\"; }\nf \"$1\"\ng() { local x=/data; ls $x; }\ng")]
    [InlineData("reduce --years $1 --bandnames_list $2 -landsat_cols_list $3")]
    [InlineData("bbox=$1\nreduce -projwin $bbox")]
    [InlineData("bands=($1)\nfor b in $bands; do reduce $b; done")]
    [InlineData("list=($1)\nreduce ${list[@]}")]
    [InlineData("for b in $1; do reduce $b; done")]
    [InlineData("x=$1 y=$2\ncase $1 in a) ;; esac\n[[ $1 == a ]]")]
    [InlineData("reduce <<<$1")]
    [InlineData("reduce >&$fd")]
    [InlineData("x=$(date)\nreduce $x")]
    public void What_is_no_fault_is_not_reported(string lines) => Assert.Empty(Findings(lines));

    /// <summary>In public scripts, each <c>$*</c> and <c>$@</c> is told to become <c>"$@"</c>, never <c>"$*"</c>.</summary>
    [Theory]
    [InlineData("reduce $*")]
    [InlineData("reduce a$*b")]
    [InlineData("reduce ${*%.tif}")]
    [InlineData("x=(a $*)")]
    [InlineData("f() { reduce $*; }; f \"$@\"")]
    [InlineData("reduce \"$*\"")]
    public void All_arguments_as_one_are_never_advised(string lines)
    {
        string message = Assert.Single(Findings(lines)).Message;

        Assert.Contains("Write \"$", message, StringComparison.Ordinal);
        Assert.Contains('@', message[message.IndexOf("Write", StringComparison.Ordinal)..]);
        Assert.DoesNotContain('*', message[message.IndexOf("Write", StringComparison.Ordinal)..]);
    }

    private static IReadOnlyList<Finding> Findings(string lines) =>
        [
            .. ScriptSample
                .Findings("#!/usr/bin/env bash\nset -euo pipefail\n" + lines + "\n")
                .Where(finding => finding.Rule.Id == "DPS5009"),
        ];

    private static string Fixed(string lines)
    {
        IReadOnlyList<Finding> findings = Findings(lines);
        Assert.All(findings, finding => Assert.NotNull(finding.Fix));
        string head = "#!/usr/bin/env bash\nset -euo pipefail\n";
        return findings.SelectMany(finding => finding.Fix!.Edits).Apply(head + lines + "\n")[head.Length..^1];
    }
}
