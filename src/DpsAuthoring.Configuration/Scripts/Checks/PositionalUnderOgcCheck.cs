namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>Under OGC every value has its name in front, so <c>$1</c> is a name.</summary>
internal sealed class PositionalUnderOgcCheck()
    : ScriptCheck("DPS5006", Severity.Error, "Values are read by their place under the OGC contract")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context is not { Role: ScriptRole.Run, IsOgc: true } || Arguments.ReadsOptions(script))
        {
            yield break;
        }

        if (Arguments.Positionals(script).FirstOrDefault() is { } first)
        {
            yield return At(script, first.Span,
                $"An OGC job gives every value as '--name value', so '{Quote(script, first.Span)}' is not the value but an option's name. "
                + "Hand \"$@\" on to a program that reads options, or read them with 'case'.");
        }
    }
}
