using System.Diagnostics;
using CsCheck;

namespace DpsAuthoring.Configuration.Tests.Scripts;

/// <summary>
/// A fix of DPS5009 is only offered where the program that a script starts receives the same arguments afterwards, run by a real bash.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class FixedArgumentsTests(ITestOutputHelper log)
{
    /// <summary>The same scripts each time; <c>DPS_FUZZ_SCRIPTS_SEED</c> (13 characters of CsCheck's) takes others.</summary>
    private static readonly string s_seed = Environment.GetEnvironmentVariable("DPS_FUZZ_SCRIPTS_SEED") ?? "0000000000000";

    private const int Scripts = 150;
    private const string Head = "#!/usr/bin/env bash\nset -e\n";

    private static readonly string[] s_setups =
    [
        "x=$1",
        "x=$2",
        "x=output/$1.tif",
        "x=\"--level $2\"",
        "x=",
        "x=\"\"",
        "x+=\" --b $2\"",
        "x=${5:-}",
        "x=${5:-a b}",
        "x=\"reduce --a $1\"",
        "x=$(echo a \"$1\")",
        "y=$x",
        "y=$1",
        "if [ -n \"$2\" ]; then x=\"--level $2\"; fi",
        "if [ -z \"${5:-}\" ]; then y=; fi",
        "args=(\"$@\")",
        "args=(--b $2)",
        "args=($*)",
        "args+=($1 $2)",
        "args=($3)",
        "IFS=,",
        "for x in \"$@\"; do reduce $x; done",
        "for x in $3; do reduce $x; done",
        "f() { reduce $1 $*; }",
        "f() { local x=$1; reduce $x; }",
        "f() { shift; reduce $1; }",
        "f() { reduce $2 $1; }",
        "shift",
        "shift 3",
        "set -- $3 \"$@\"",
        "set -- \"$3\"",
        "if [ \"$2\" = 30 ]; then x=$1; fi",
        "[ \"$2\" = 30 ] || x=$1",
        "case $2 in 30) y=$1 ;; esac",
        "x=$unset",
        "y=$unset$3",
        "(x=$1)",
        "g() { x=$1; }",
        "g \"$2\"",
        "g",
        "unset x",
        "read -r x <<< \"\"",
        "printf -v x ''",
        "mapfile -t x < /dev/null",
        "eval x=",
        "eval \"$2\"",
        "reduce $x; x=$1",
        "h() { reduce $x; }",
        "h; x=$2",
        "x=$2; h",
        "for x in $unset; do :; done",
        "for x in a $1; do y=$x; done",
        "for x in \"$unset\" b; do reduce $x; done", "for x; do reduce $x $y; done",
    ];

    private static readonly string[] s_words =
    [
        "$1",
        "$2",
        "$3",
        "${5:-}",
        "${5:-30}",
        "${5:-a b}",
        "$x",
        "${x}",
        "$y",
        "${x:-}",
        "${x:-'q'}",
        "${x%.tif}",
        "--in=$x",
        "$*",
        "$@",
        "${*:2}",
        "${@:2}",
        "\"$*\"",
        "${args[@]}",
        "${args[*]}",
        "\"${args[@]}\"",
        "${args[0]}",
        "--years $3",
        "--out $1",
        "`echo $1`",
        "\"`echo $x`\"",
        "$(echo $x)",
        "${x:+--given $x}",
        "${#x}",
        "<<<$x",
        "a$*b",
    ];

    private static readonly string[] s_commands =
    [
        "reduce",
        "exec reduce",
        "nice -n 0 true; reduce",
        "$x",
        "f",
        "reduce | cat; reduce",
        "eval reduce",
    ];

    private static readonly Gen<string> s_script = Gen.Select(
        Any(s_setups).Array[0, 4],
        Any(s_commands),
        Any(s_words).Array[1, 3],
        (setups, command, words) => string.Concat(setups.Select(setup => setup + "\n")) + $"{command} {string.Join(' ', words)}\n");

    [Fact]
    public void A_program_receives_the_same_arguments_before_and_after()
    {
        int fixes = 0;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("dps-fixes-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "stub"), "command_not_found_handle() { printf '[%s]' \"$@\"; echo; }\n");
            var scripts = new List<string>();
            s_script.Array[Scripts].Sample(scripts.AddRange, iter: 1, threads: 1, seed: s_seed);
            for (int i = 0; i < scripts.Count; i++)
            {
                string text = Head + scripts[i];
                var edits = ScriptSample
                    .Findings(text)
                    .Where(finding => finding.Rule.Id == "DPS5009")
                    .Select(finding => finding.Fix)
                    .OfType<QuickFix>()
                    .SelectMany(fix => fix.Edits)
                    .ToList();
                fixes += edits.Count;
                File.WriteAllText(Path.Combine(folder.FullName, $"{i}.before"), text);
                File.WriteAllText(Path.Combine(folder.FullName, $"{i}.after"), edits.Apply(text));
            }

            // One shell for all: it prints the number of each script that differs.
            string differing = Bash(
                folder.FullName,
                $"for ((i = 0; i < {scripts.Count}; i++)); do for job in 'a.tif 30 red 7 8' 'a,b 30 x/y 6'; do "
                + "a=$(BASH_ENV=stub bash $i.before $job 2>/dev/null; echo $?); b=$(BASH_ENV=stub bash $i.after $job 2>/dev/null; echo $?); "
                + "[ \"$a\" = \"$b\" ] || echo \"$i: $a -> $b\"; done; done");

            Assert.True(
                differing.Length == 0,
                differing
                    + string.Join(
                        "\n---\n",
                        differing
                            .Split('\n')
                            .Select(line => line.Split(':')[0])
                            .Where(line => int.TryParse(line, out _))
                            .Select(i => File.ReadAllText(Path.Combine(folder.FullName, i + ".after")))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        log.WriteLine($"seed {s_seed}: {Scripts} scripts, {fixes} fixes");
        Assert.InRange(fixes, Scripts / 4, int.MaxValue);
    }

    private static Gen<string> Any(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Bash(string folder, string command)
    {
        using Process bash = Process.Start(
            new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        string output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return bash.ExitCode is 0 or 1 ? output : $"bash ended with {bash.ExitCode}";
    }
}
