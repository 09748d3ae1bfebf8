using DpsAuthoring.Configuration.Adoption;
using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Tests.Adoption;

/// <summary>What an original's script runs, however it puts the command together.</summary>
public sealed class OriginalScriptTests
{
    [Theory]
    [InlineData("cmd=\"Rscript --vanilla ${libdir}/map.R --tile $1\"\necho $cmd\neval $cmd", "Rscript --vanilla ${libdir}/map.R --tile $1")]
    [InlineData("cmd='python x.py'\n$cmd \"$1\"", "python x.py \"$1\"")]
    [InlineData("cmd=(python x.py --tile \"$1\")\n\"${cmd[@]}\"", "python x.py --tile \"$1\"")]
    [InlineData("cmd=\"python x.py\"\ncmd=\"${cmd} --tile $1\"\neval \"$cmd\"", "python x.py --tile $1")]
    [InlineData("cmd=\"python \\\"x y.py\\\" $1\"\neval \"$cmd\"", "python \"x y.py\" $1")]
    [InlineData("cmd=$(which python)\n$cmd x.py", "$cmd x.py")]
    [InlineData("$UNKNOWN x.py", "$UNKNOWN x.py")]
    [InlineData("cmd=\"python 'x.py\"\neval $cmd", "eval $cmd")]
    public void Commands_in_variables_are_those_that_run(string lines, string command) =>
        Assert.Equal([command], Read(lines).Commands.Where(one => !one.StartsWith("which", StringComparison.Ordinal)));

    [Theory]
    [InlineData("cmd=\"python a.py\"\neval $cmd\ncmd=\"Rscript b.R\"\neval $cmd")]
    [InlineData("if [ -n \"$1\" ]; then cmd=\"python a.py\"; else cmd=\"Rscript b.R\"; fi\neval $cmd")]
    [InlineData("cmd=(python)\ncmd+=(a.py)\n\"${cmd[@]}\"\ncmd=\"Rscript b.R\"\n$cmd")]
    public void A_variable_may_hold_one_command_after_the_other(string lines) =>
        Assert.Equal(["python a.py", "Rscript b.R"], Read(lines).Commands);

    [Theory]
    [InlineData("cmd=\"python x.py --tile $1\"\neval $cmd")]
    [InlineData("args=(--tile \"$1\")\npython x.py \"${args[@]}\"")]
    [InlineData("args=(-q)\nargs+=(--tile \"$1\")\npython x.py \"${args[@]}\"")]
    public void Values_are_followed_into_variables(string lines) =>
        Assert.Equal([new ScriptValue(1, "--tile", null)], Read(lines).Arguments);

    private static OriginalScript Read(string lines)
    {
        var context = new ScriptContext(ScriptRole.Run) { IsLegacy = true };
        return OriginalScript.Of(new ConfiguredScript("run.sh", context), new TextFile("run.sh", $"#!/bin/bash\n{lines}\n"));
    }
}
