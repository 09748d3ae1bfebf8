namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A value by a place that the configuration's positional inputs do not have.</summary>
internal sealed class UnknownValueCheck() : ScriptCheck("DPS5021", Severity.Warning, "A value is read that no job gives")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context is not { Role: ScriptRole.Run, IsOgc: false, Positionals: { Count: > 0 } names }
            || script.Shifts(null) || script.SetsArguments(null) || CountsArguments(script))
        {
            return [];
        }

        return Arguments.Positionals(script)
            .Where(part => Arguments.Number(part) > names.Count && part.Operation is "" or "%" or "%%" or "#" or "##" or "/" or "//")
            .GroupBy(Arguments.Number)
            .Select(same => At(script, same.First().Span,
                $"'{Quote(script, same.First().Span)}' is value {same.Key}, and the configuration has {names.Count} positional "
                + $"{(names.Count == 1 ? "input" : "inputs")}: no job gives it. With 'set -u' every job ends here, "
                + "without it the value is empty. "
                + "Add the input to the configuration, or delete what reads it."));
    }

    /// <summary>Whether it asks how many arguments there are: then it knows that this one may be missing.</summary>
    private static bool CountsArguments(ShellScript script) =>
        script.Parts.Any(found => found.Part is VariablePart { Name: "#" or "BASH_ARGC" });
}
