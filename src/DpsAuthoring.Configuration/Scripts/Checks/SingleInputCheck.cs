namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary><c>ls input/*</c> names the input only where there is exactly one, and its name holds no blank.</summary>
internal sealed class SingleInputCheck()
    : ScriptCheck("DPS5010", Severity.Warning, "The input is found by listing input/, as if it held one file")
{
    public override string[] Shellcheck => ["SC2046"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context.Role != ScriptRole.Run)
        {
            yield break;
        }

        foreach ((ShellUse? use, ShellPart? part) in script.Parts)
        {
            if (part is CommandPart listing && ListsInput(script, listing) && IsTakenForOne(script, use, listing, context))
            {
                yield return At(script, listing.Span,
                    $"'{Quote(script, listing.Span)}' is one file only while input/ holds one and its name has no blank; otherwise names run "
                    + "together and the job works on the wrong thing. Write 'files=(input/*)' and use \"${files[0]}\"; an OGC job gives the path as an option.");
            }
        }
    }

    private static bool ListsInput(ShellScript script, CommandPart part) =>
        part.Body.Statements is [{ Pipelines: [{ Commands: [{ Name: "ls" } ls] }] }]
        && ls.Words.Skip(1).Any(word => ShellScript.IsIn("input", script.PrefixInJob(word)));

    private static bool IsTakenForOne(ShellScript script, ShellUse use, CommandPart listing, ScriptContext context)
    {
        if (use.Command.Words.Any(word => word.Parts.Contains(listing)))
        {
            return use.Command.Kind == ShellCommandKind.Simple && !listing.IsQuoted && use.Command.Name is not ("echo" or "printf");
        }

        string? variable = use
            .Command.Sets()
            .FirstOrDefault(assignment => assignment.Value.Parts is [var only] && ReferenceEquals(only, listing))
            ?.Name;
        if (variable is null || Uses(script, variable).Any(found => found.Use.Command.Kind == ShellCommandKind.For))
        {
            return false;
        }

        var asArgument = Uses(script, variable).Where(found =>
                found.Use.Command.Kind == ShellCommandKind.Simple && found.Use.Command.Name is not ("echo" or "printf" or "[" or "test"))
            .ToList();
        return asArgument.Any(found => !found.Part.IsQuoted || context.Files > 1);
    }

    private static IEnumerable<(ShellUse Use, VariablePart Part)> Uses(ShellScript script, string variable) =>
        script.Commands.SelectMany(
            use => use.Command.Words.SelectMany(word => word.Parts).OfType<VariablePart>().Where(part => part.Name == variable),
            (use, part) => (use, part));
}
