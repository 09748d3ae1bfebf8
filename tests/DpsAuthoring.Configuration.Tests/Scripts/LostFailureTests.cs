namespace DpsAuthoring.Configuration.Tests.Scripts;

/// <summary>DPS5020, DPS5002: where <c>set -e</c> does not count, and what an author asks for himself.</summary>
public sealed class LostFailureTests
{
    [Theory]
    [InlineData("reduce \"$1\" && cp result.tif \"output/$2\"\necho finished", "'reduce'", "each command on a line of its own")]
    [InlineData("wget \"$1\" && unzip x.zip && cp x output\nls", "'wget' or 'unzip'", "'&&' list")]
    [InlineData("[ -f x ] && reduce && cp x output\nls", "'reduce'", "'&&' list")]
    [InlineData("{ reduce && cp x output; }\nls", "'reduce'", "'&&' list")]
    [InlineData("for x in 1 2; do reduce && cp x output; done", "'reduce'", "'&&' list")]
    [InlineData("f() { local r=$(reduce \"$1\"); echo \"$r\"; }\nf \"$1\"", "'reduce'", "name=$(…)")]
    [InlineData("export V=$(reduce)\necho", "'reduce'", "'export V=$(reduce)' succeeds all the same")]
    [InlineData("echo a | { export V=$(reduce)\necho b\n}", "'reduce'", "succeeds all the same")]
    [InlineData("echo a | { export V=$(reduce)\necho a && echo a\n}", "'reduce'", "succeeds all the same")]
    [InlineData("readonly V=$(reduce)\necho", "'reduce'", "succeeds all the same")]
    [InlineData("declare -r V=`reduce`\necho", "'reduce'", "succeeds all the same")]
    [InlineData("f() { reduce \"$1\"; echo; }\nif ! f \"$1\"; then echo failed; fi", "'reduce'", "f \"$1\"' in line 4 is asked")]
    [InlineData("main() { reduce; gdalinfo x; }\nmain \"$@\" || exit 1", "'reduce'", "'|| return 1'")]
    [InlineData("inner() { reduce; echo; }\nmain() { inner; echo; }\nmain || exit 1", "'reduce'", "in line 5")]
    [InlineData("(reduce; cp x output) || exit 1", "'reduce'", "in parentheses")]
    [InlineData("if { reduce; gdalinfo x; }; then echo; fi", "'reduce'", "asked whether it fails")]
    [InlineData("f() { reduce; echo x; }\nv=$(f)\necho \"$v\"", "'reduce'", "shopt -s inherit_errexit")]
    [InlineData("v=$(reduce; echo x)\necho \"$v\"", "'reduce'", "shopt -s inherit_errexit")]
    [InlineData("for x in $(reduce --list); do echo \"$x\"; done", "'reduce'", "Keep the answer first")]
    [InlineData("cp \"$(reduce --where)\" output", "'reduce'", "Keep the answer first")]
    [InlineData("keep() { echo \"$1\"; cp \"$1\" output; }\nkeep \"$(reduce --where)\"", "'reduce'", "Keep the answer first")]
    [InlineData("while read -r x; do echo \"$x\"; done < <(reduce \"$1\")", "'reduce'", "a file first")]
    [InlineData("reduce \"$1\" &\nreduce \"$2\" &\nwait", "'reduce'", "wait \"$pid\"")]
    public void A_failure_that_bash_passes_over_is_named(string lines, string name, string advice)
    {
        Finding finding = Findings(lines).First(found => found.Rule.Id == "DPS5020");

        Assert.StartsWith($"If {name} fails here, ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(advice, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fail() { echo \"$1\" >&2; exit 1; }\nfail \"found $(reduce)\"")]
    [InlineData("log() { printf '%s %s\\n' \"$(date)\" \"$*\" >&2; }\nlog \"with $(reduce --version | head -1)\"\necho")]
    [InlineData("reduce || true")]
    [InlineData("reduce || exit 1\necho")]
    [InlineData("reduce || { echo failed; exit 1; }\necho")]
    [InlineData("if reduce; then echo; fi")]
    [InlineData("while reduce; do echo; done")]
    [InlineData("until reduce; do sleep 1; done\necho")]
    [InlineData("while read -r x; do reduce \"$x\"; done < list\necho")]
    [InlineData("reduce && cp x output || exit 1\necho")]
    [InlineData("[ -f x ] && reduce\necho")]
    [InlineData("[[ -f x && -f y ]] && reduce\necho")]
    [InlineData("grep -q x y && reduce\necho")]
    [InlineData("command -v conda > /dev/null && reduce\necho")]
    [InlineData("mkdir -p work && cd work\nreduce")]
    [InlineData("echo\nreduce && cp x output")]
    [InlineData("f() { reduce && cp x output; }\nf\necho")]
    [InlineData("(reduce && cp x output)\necho")]
    [InlineData("f() { local r; r=$(reduce); echo \"$r\"; }\nf")]
    [InlineData("v=$(reduce)\necho \"$v\"")]
    [InlineData("v=$(f)\nf() { reduce; }\necho \"$v\"")]
    [InlineData("shopt -s inherit_errexit\nv=$(reduce; echo x)\necho \"$v\"")]
    [InlineData("v=$(set -e; reduce; echo x)\necho \"$v\"")]
    [InlineData("f() { reduce; echo; }\nf\necho")]
    [InlineData("f() { reduce; }\nif f; then echo; fi")]
    [InlineData("f() { reduce || return 1; echo; }\nif f; then echo; fi")]
    [InlineData("export V=$(date) D=$(dirname \"$0\")\nreduce")]
    [InlineData("cp \"$(basename \"$1\")\" output\necho")]
    [InlineData("echo \"$(reduce --version)\"\nreduce")]
    [InlineData("reduce &\npid=$!\nwait \"$pid\"")]
    [InlineData("monitor &\nreduce\nkill $!")]
    [InlineData("reduce &\nreduce &\nwait -n\nwait -n")]
    [InlineData("basedir=$( cd \"$(dirname \"$0\")\" ; pwd -P )\nreduce \"$basedir\"")]
    [InlineData("f() { readarray -t lines <<< \"$1\"; echo \"${lines[0]}\"; }\nif f \"$1\"; then reduce; fi")]
    [InlineData("exec > >(tee output/log)\nreduce")]
    [InlineData("set +e\nreduce\nstatus=$?\nset -e\nexit \"$status\"")]
    [InlineData("set +e\nsource activate x\nset -e\nreduce\necho")]
    [InlineData("f() { reduce && cp x output; echo; }\necho")]
    [InlineData("reduce && code=0\n[ $? -eq 0 ]\necho")]
    public void What_is_asked_for_or_counts_is_not(string lines) =>
        Assert.DoesNotContain(Findings(lines), found => found.Rule.Id is "DPS5020" or "DPS5002");

    [Theory]
    [InlineData("set -e\nset +e\nmkdir -p output\nreduce \"$1\"\necho done", "'set +e' in line 3")]
    [InlineData("(set -e; true)\nmkdir -p output\nreduce \"$1\"\necho done", "set -euo pipefail")]
    [InlineData("f() { set -e; }\nmkdir -p output\nreduce \"$1\"\necho done", "set -euo pipefail")]
    [InlineData("v=$(set -e; echo)\nreduce \"$1\"\necho done", "set -euo pipefail")]
    [InlineData("set -e | cat\nreduce \"$1\"\necho done", "set -euo pipefail")]
    public void A_switch_that_does_not_last_is_none(string lines, string advice)
    {
        Finding finding = Assert.Single(
            ScriptSample.Findings("#!/usr/bin/env bash\n" + lines + "\n"), found => found.Rule.Id == "DPS5002");

        Assert.StartsWith("If 'reduce' fails here, ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(advice, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("init() { set -e; }\ninit\nreduce \"$1\"\necho done")]
    [InlineData("{ set -e; }\nreduce \"$1\"\necho done")]
    [InlineData("if [ -n \"$STRICT\" ]; then set -e; fi\nreduce \"$1\"\necho done")]
    [InlineData("set -o errexit\nreduce \"$1\"\necho done")]
    [InlineData("set -o pipefail -e\nreduce \"$1\"\necho done")]
    public void A_switch_that_lasts_counts(string lines) =>
        Assert.DoesNotContain(ScriptSample.Findings("#!/usr/bin/env bash\n" + lines + "\n"), found => found.Rule.Id == "DPS5002");

    private static IReadOnlyList<Finding> Findings(string lines) =>
        ScriptSample.Findings("#!/usr/bin/env bash\nset -euo pipefail\n" + lines + "\n");
}
