using System.Diagnostics;
using System.Globalization;
using CsCheck;
using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Tests.Scripts;

/// <summary>
/// A fix is only offered where the program that a script starts receives the same arguments afterwards, run by a real bash.
/// <c>DPS_FUZZ_SCRIPTS</c> is how many scripts are tried, <c>DPS_FUZZ_SCRIPTS_SEED</c> (13 characters of CsCheck's) takes others.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class FixedArgumentsTests(ITestOutputHelper log)
{
    private static readonly string s_seed = Environment.GetEnvironmentVariable("DPS_FUZZ_SCRIPTS_SEED") ?? "0000000000000";

    private static readonly int s_scripts =
        int.TryParse(Environment.GetEnvironmentVariable("DPS_FUZZ_SCRIPTS"), CultureInfo.InvariantCulture, out int count) ? count : 300;

    private static readonly string[] s_heads = ["set -e\n", "set -euo pipefail\n", ""];

    /// <summary>Nothing is known of the job's values, or there are four, the second empty and the last a list by default.</summary>
    private static readonly (ScriptContext Context, string Jobs)[] s_configurations =
    [
        (ScriptSample.Legacy with { Positionals = null, Arguments = 5 }, "'a.tif 30 red 7 8' 'a,b 30 x/y 6 0' 'x 30 y 3 a.b'"),
        (
            ScriptSample.Legacy with { Positionals = ["a", "b", "c", "d"], PositionalDefaults = [null, "", "3", "red nir"] },
            "\"a.tif '' red 'red nir'\" \"a,b 30 x/y 'red nir'\""),
    ];

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
        "x=input/$1*",
        "x=${1//,/ }",
        "x=${1//,/$'\\n'}",
        "x=${EXTRA}$1",
        "x=${6:-$EXTRA}",
        "x=$(basename $1)",
        "x=$(basename \"$1\")/$2",
        "x=~/$1",
        "x=(\"$1\" \"$2\")",
        "for x in \"--a b\" \"$1\"; do reduce $x; done",
        "for x in input/* $1; do reduce $x; done",
        "while read -r x; do reduce $x; done <<< \"a b\"",
        "read -r x y <<< \"$1 b\"",
        "f \"--a b\" \"$1\"",
        "f \"$1\" \"$2\"",
        "f \"$x\"",
        "f",
        "step=f\n$step a \"--b c\"",
        "trap 'f \"a b\"' EXIT",
        ": \"${x:=--level 3}\"",
        ": \"${y:=$1}\"",
        "source ./lib",
        "source ./activate",
        "eval \"set -- $2 b\"",
        "declare -n ref=x; ref=\"a b\"",
        "args=(\"--a b\" \"$1\")",
        "args=(\"\" \"$1\")",
        "args[2]=\"a b\"",
        "args+=(\"$y\")",
        "declare x=$1",
        "export x=$1 y=$2",
        "name=x",
        "[ $x ] || true",
        "case $x in a) ;; esac",
        "reduce <<EOF\n$1 $(reduce $x) `reduce $2`\nEOF",
        "mkdir -p out > /dev/null$6",
        "grep -q nothing input/* ",
        "ls missing",
        "printf -v y '%s %s' \"$1\" b",
        "local_() { local x; x=$1; reduce $x $y; }\nlocal_ \"$3\"",
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
        "${!1}",
        "${!name}",
        "${1//,/ }",
        "${2:0:1}",
        "${1%.tif}",
        "${1%%.*}",
        "${1#a}",
        "${1##*.}",
        "${x^^}",
        "input/$1*",
        "$(reduce $1)",
        "\"$(reduce $x)\"",
        "${x:-$(reduce $1)}",
        "$((${#1} + 1))",
        "$10",
        "${10}",
        "{$1,$2}",
        "'q'$1\"r\"",
        "$@$x",
        "$4",
        "$5",
        "--bands $4",
        "> /dev/null$7",
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
        "timeout 9 reduce",
        "env A=1 $x reduce",
        "time reduce",
        "! reduce",
        "command reduce",
        "if reduce $x; then :; fi; reduce",
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
            Prepare(folder);
            var scripts = new List<string>();
            s_script.Array[s_scripts].Sample(scripts.AddRange, iter: 1, threads: 1, seed: s_seed);
            for (int i = 0; i < scripts.Count; i++)
            {
                string text = "#!/usr/bin/env bash\n" + s_heads[i / 2 % s_heads.Length] + scripts[i];
                var edits = ScriptSample
                    .Findings(text, s_configurations[i % 2].Context)
                    .Select(finding => finding.Fix)
                    .OfType<QuickFix>()
                    .SelectMany(fix => fix.Edits)
                    .OrderBy(edit => edit.Span.Start)
                    .ToList();
                Assert.True(edits.Zip(edits.Skip(1), (one, next) => one.Span.End <= next.Span.Start).All(apart => apart), text);
                fixes += edits.Count;
                File.WriteAllText(Path.Combine(folder.FullName, $"{i}.before"), text);
                File.WriteAllText(Path.Combine(folder.FullName, $"{i}.after"), edits.Apply(text));
            }

            // One shell for all: it prints the number of each script that differs. What is not changed need not run.
            string differing = Bash(
                folder.FullName,
                $"chmod +x bin/*; PATH=$PWD/bin:$PATH EXTRA='p q'; export PATH EXTRA; for ((i = 0; i < {scripts.Count}; i++)); do cmp -s $i.before $i.after && continue; "
                + $"if ((i % 2)); then jobs=({s_configurations[1].Jobs}); else jobs=({s_configurations[0].Jobs}); fi; "
                + "for job in \"${jobs[@]}\"; do eval \"job=($job)\"; "
                + "a=$(bash $i.before \"${job[@]}\" 2>/dev/null < /dev/null; echo $?); b=$(bash $i.after \"${job[@]}\" 2>/dev/null < /dev/null; echo $?); "
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

        log.WriteLine($"seed {s_seed}: {s_scripts} scripts, {fixes} fixes");
        Assert.InRange(fixes, s_scripts / 6, int.MaxValue);
    }

    /// <summary>The program that prints what it is given, files to look for, and scripts to read in.</summary>
    private static void Prepare(DirectoryInfo folder)
    {
        // A name that is no function in a script is a program that succeeds: nothing is promised of scripts that fail as they are.
        string programs = folder.CreateSubdirectory("bin").FullName;
        foreach (string name in (string[])["reduce", "f", "g", "h"])
        {
            File.WriteAllText(Path.Combine(programs, name), "#!/bin/sh\nprintf '[%s]' \"$@\"\necho\n");
        }

        foreach (string name in (string[])["a.tif", "a.tif2", "b c"])
        {
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory("input").FullName, name), "");
        }

        File.WriteAllText(Path.Combine(folder.FullName, "lib"), "x='s t'\n");
        File.WriteAllText(Path.Combine(folder.FullName, "activate"), ":\n");
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
