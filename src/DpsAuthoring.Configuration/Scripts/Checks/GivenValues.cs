namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>
/// Whether a value is surely there where it is used. One that is not, and is not quoted, becomes no argument; in quotes it would become an
/// empty one. The job's own arguments count as there.
/// </summary>
internal sealed class GivenValues(ShellScript script)
{
    private readonly HashSet<string> loops = [.. script.Commands.Where(use => use.Command.Kind == ShellCommandKind.For).Select(use => use.Command.Variable).OfType<string>()];

    /// <summary>Whether a variable or an argument, as it is read in a function or in none, has a text.</summary>
    public bool Has(VariablePart part, string? function) => Has(part, function, []);

    /// <summary>Whether each argument that a function, or the script, is given surely has a text: quotes keep an empty one, which is dropped without them.</summary>
    public bool HasAll(string? function) => HasAll(function, []);

    private bool HasAll(string? function, HashSet<(string?, string)> seen) =>
        seen.Add((function, "@"))
        && !script.Commands.Any(use => use.Function == function && use.Command.Name == "set" && SetsArguments(use.Command))
        && (function is null || script.Commands.Where(use => use.Command.Name == function).All(call => call.Command.Words.Skip(1).All(word =>
            word.Parts.All(part => part is VariablePart { IsQuoted: false } or CommandPart { IsQuoted: false })
            || (word.Parts is [VariablePart { Name: "@" }] ? HasAll(call.Function, [.. seen]) : IsText(word.Parts, call.Function, [.. seen])))));

    private bool Has(VariablePart part, string? function, HashSet<(string?, string)> seen)
    {
        if (part.Operation is ":-" or "-" or ":=" or "=")
        {
            return IsText(part.Operand, function, seen);
        }

        if (part.Operation == "length")
        {
            return true;
        }

        if (part.Operation.IndexOf('+') >= 0 || part.Name is "@" or "*" || !seen.Add((function, part.Name)))
        {
            return false;
        }

        return Arguments.Number(part) is > 0 and var number
            ? !MovesArguments(function) && (function is null || script.Commands.Where(use => use.Command.Name == function).All(call => Gives(call, number, seen)))
            : loops.Contains(part.Name) || IsSet(part.Name, function, seen);
    }

    /// <summary>Whether a call hands over a text as its argument of that number, and one for each in front of it.</summary>
    private bool Gives(ShellUse call, int number, HashSet<(string?, string)> seen) =>
        call.Command.Words.Count > number && call.Command.Words.Skip(1).Take(number).All(word => IsText(word.Parts, call.Function, seen));

    /// <summary>Whether a variable is set without a condition, and to a text wherever it is set.</summary>
    private bool IsSet(string variable, string? function, HashSet<(string?, string)> seen)
    {
        (ShellUse Use, ShellAssignment Assignment)[] sets = [.. script.Assignments(variable)];
        return sets.Any(set => !set.Use.IsConditional && set.Use.Subshells == 0 && (set.Use.Function is null || set.Use.Function == function))
            && sets.All(set => IsText(set.Assignment.Value.Parts, set.Use.Function, seen));
    }

    private bool IsText(IEnumerable<ShellPart> parts, string? function, HashSet<(string?, string)> seen) =>
        parts.Any(part => part is TextPart { Text.Length: > 0 } || (part is VariablePart variable && Has(variable, function, [.. seen])));

    /// <summary>Whether <c>$1</c> becomes another argument: by <c>shift</c>, or by <c>set</c> with new ones.</summary>
    private bool MovesArguments(string? function) =>
        script.Commands.Any(use => use.Function == function && (use.Command.Name == "shift" || (use.Command.Name == "set" && SetsArguments(use.Command))));

    private static bool SetsArguments(ShellCommand set) =>
        set.Words.Skip(1).Any(word => word.Text == "--") || (set.Words.Count > 1 && !(set.Words[1].Text is { Length: > 0 } text && text[0] is '-' or '+'));
}
