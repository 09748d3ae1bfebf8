namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>Under the legacy contract only the order says which value is which; a script's own names show when it differs.</summary>
internal sealed class PositionalOrderCheck()
    : ScriptCheck("DPS5007", Severity.Warning, "Values are read in another order than the configuration's")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context is not { Role: ScriptRole.Run, Positionals: { } names } || script.Commands.Any(use => use.Command.Name == "shift"))
        {
            yield break;
        }

        string[] known = [.. names.Select(Simplified)];
        foreach ((string? name, ShellPart? part) in Named(script))
        {
            int given = Arguments.Number(part);
            int place = Array.IndexOf(known, Simplified(name)) + 1;
            if (place > 0 && place != given && known.Count(other => other == known[place - 1]) == 1)
            {
                yield return At(script, part.Span,
                    $"'{names[place - 1]}' is value {place} of the configuration's positional inputs, but is read here as value {given}: "
                    + $"the job would compute with another input's value. Read value {place}, or change the configuration's order.");
            }
        }
    }

    /// <summary>The values that are given a name: <c>outsize=$2</c>, <c>--outsize "$2"</c>.</summary>
    private static IEnumerable<(string Name, ShellPart Part)> Named(ShellScript script)
    {
        foreach (ShellUse? use in script.Commands.Where(use => !use.IsInFunction))
        {
            foreach (ShellAssignment assignment in use.Command.Sets())
            {
                if (Positional(assignment.Value) is { } part)
                {
                    yield return (assignment.Name, part);
                }
            }

            for (int i = 1; i < use.Command.Words.Count; i++)
            {
                if (use.Command.Words[i - 1].Text is { } option && option.StartsWith("--", StringComparison.Ordinal)
                    && Positional(use.Command.Words[i]) is { } part)
                {
                    yield return (option, part);
                }
            }
        }
    }

    private static ShellPart? Positional(ShellWord word) => word.Parts is [var part] && Arguments.Number(part) > 0 ? part : null;

    private static string Simplified(string name) => name.Replace("-", "").Replace("_", "").ToLowerInvariant();
}
