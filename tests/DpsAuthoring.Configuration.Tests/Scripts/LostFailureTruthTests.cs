using System.Diagnostics;
using CsCheck;

namespace DpsAuthoring.Configuration.Tests.Scripts;

/// <summary>
/// The rules on lost failures agree with bash: a generated script in which one program fails ends as a success exactly where they name it.
/// <c>DPS_FUZZ_SCRIPTS</c> is how many scripts are tried, <c>DPS_FUZZ_SCRIPTS_SEED</c> takes others.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class LostFailureTruthTests(ITestOutputHelper log)
{
    private static readonly string s_seed = Environment.GetEnvironmentVariable("DPS_FUZZ_SCRIPTS_SEED") ?? "0000000000000";

    private static readonly int s_scripts =
        int.TryParse(
            Environment.GetEnvironmentVariable("DPS_FUZZ_SCRIPTS"), System.Globalization.CultureInfo.InvariantCulture, out int count)
            ? count
            : 300;

    /// <summary>
    /// What a failing program can stand in; <c>@</c> is it, <c>#</c> a number that is not used elsewhere. In a condition it is never the
    /// answer: an author asks for that.
    /// </summary>
    private static readonly string[] s_around =
    [
        "@\necho a",
        "echo a\n@",
        "@ && echo a",
        "@ && echo a && echo b\necho c",
        "echo a && @",
        "echo a && @ && echo b\necho c",
        "{ @\n}",
        "( @\n)",
        "( @\n)\necho a",
        "{ @\n} > /dev/null\necho a",
        "f#() { @\n}\nf#",
        "f#() { @\n}\nf#\necho a",
        "f#() {\n@\necho a\n}\nif f#; then echo b; fi",
        "f#() {\n@\necho a\n}\nf# || exit 0",
        "f#() {\n@\necho a\n}\n! f#\necho b",
        "if { @\necho a; }; then echo b; fi",
        "( @\necho a\n) || exit 0",
        "if echo a; then @\nfi",
        "if echo a; then @\nelse echo b; fi\necho c",
        "case a in a) @\n;; esac",
        "for i# in 1 2; do @\ndone\necho a",
        "v#=$( @\n)\necho \"$v#\"",
        "v#=$( @\n)",
        "v#=$( @\necho a\n)\necho a",
        "v#=$(set -e\n@\necho a\n)\necho a",
        "export v#=$( @\n)\necho a",
        "f#() { local v=$( @\n)\necho \"$v\"; }\nf#",
        "f#() { local v; v=$( @\n)\necho \"$v\"; }\nf#",
        "cat < <( @\n)",
        "ok \"$( @\n)\"",
        "for i# in $( @\n) a; do echo a; done",
        "@ &\nwait",
        "{ @\n} | cat",
        "true | { @\n}",
        "set +e\n@\necho a",
        "( set +e\n@\necho a )\necho b",
        "( set -e\n@\necho a )\necho b",
        "set -e\n@\necho a",
        "set -o pipefail\n@",
        "shopt -s inherit_errexit\n@",
    ];

    private static readonly Gen<string> s_script = Gen.Select(
        Gen.Int[0, s_around.Length - 1].Array[1, 4],
        Gen.Int[0, 2].Select(i => ((string[])["set -e", "set -euo pipefail", "set -eo pipefail\nshopt -s inherit_errexit"])[i]),
        (around, head) => around
            .Select((which, i) => s_around[which].Replace("#", $"{i}", StringComparison.Ordinal))
            .Aggregate("reduce", (inner, outer) => outer.Replace("@", inner, StringComparison.Ordinal))
            .Insert(0, $"#!/usr/bin/env bash\n{head}\n") + "\n");

    [Fact]
    public void A_script_succeeds_in_spite_of_a_failure_exactly_where_that_is_said()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("dps-failures-");
        string[] scripts = [];
        bool[] succeeds;
        try
        {
            s_script.Array[s_scripts].Sample(all => scripts = all, iter: 1, threads: 1, seed: s_seed);
            File.WriteAllText(Path.Combine(folder.FullName, "reduce"), "#!/bin/sh\nexit 3\n");
            File.WriteAllText(Path.Combine(folder.FullName, "ok"), "#!/bin/sh\nexit 0\n");
            for (int i = 0; i < scripts.Length; i++)
            {
                File.WriteAllText(Path.Combine(folder.FullName, $"{i}.sh"), scripts[i]);
            }

            succeeds = [.. Bash(
                folder.FullName,
                $"chmod +x reduce ok; PATH=$PWD:$PATH; for ((i = 0; i < {scripts.Length}; i++)); do bash $i.sh > /dev/null 2>&1 < /dev/null; echo $?; done")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(code => code == "0")];
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.Equal(scripts.Length, succeeds.Length);
        bool[] said = [.. scripts.Select(script => ScriptSample.Findings(script)
            .Any(finding => finding.Rule.Id is "DPS5002" or "DPS5003" or "DPS5020"))];
        string[] wrong = [.. scripts.Where((_, i) => said[i] != succeeds[i]).OrderBy(script => script.Length)];
        log.WriteLine($"seed {s_seed}: {scripts.Length} scripts, {succeeds.Count(each => each)} succeed in spite of a failure");
        Assert.True(wrong.Length == 0, $"{wrong.Length} scripts, such as\n" + string.Join("\n---\n", wrong.Take(6)));
        Assert.InRange(succeeds.Count(each => each), scripts.Length / 10, scripts.Length * 9 / 10);
    }

    private static string Bash(string folder, string command)
    {
        using Process bash = Process.Start(
            new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        string output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return output;
    }
}
