namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>
/// Whether a value is surely there where it is used. One that is not, and is not quoted, becomes no argument; in quotes it would become an
/// empty one. The job's own arguments count as there.
/// </summary>
internal sealed class ValuePresence(ShellScript script)
{
    /// <summary>Commands that set or empty the variables that they name.</summary>
    private static readonly HashSet<string> s_setters =
    [
        "unset",
        "read",
        "mapfile",
        "readarray",
        "printf",
        "getopts",
        "local",
        "declare",
        "typeset",
    ];

    /// <summary>Whether a variable or an argument, as it is read in a function or in none, has a text.</summary>
    public bool Has(VariablePart part, string? function) => Has(part, function, []);

    /// <summary>
    /// Whether each argument that a function, or the script, is given surely has a text: quotes keep an empty one, which is dropped without
    /// them.
    /// </summary>
    public bool HasAll(string? function) => HasAll(function, []);

    private bool HasAll(string? function, HashSet<(string?, string)> seen) =>
        seen.Add((function, "@"))
        && !script.Commands.Any(use => use.Function == function && use.Command.Name == "set" && SetsArguments(use.Command))
        && (function is null || Calls(function)
                .All(call => call.Command.Words.Skip(1).All(word => IsNeverEmpty(word, call.Function, seen))));

    /// <summary>Whether a word is no empty argument: it has a text, or vanishes where it has none.</summary>
    private bool IsNeverEmpty(ShellWord word, string? function, HashSet<(string?, string)> seen) =>
        word.Parts.All(part => part is VariablePart { IsQuoted: false } or CommandPart { IsQuoted: false })
        || (word.Parts is [VariablePart { Name: "@" }] ? HasAll(function, [.. seen]) : IsText(word.Parts, function, [.. seen]));

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
            ? !MovesArguments(function) && (function is null || Calls(function).All(call => Gives(call, number, seen)))
            : !IsSetOtherwise(part.Name) && IsSet(part, function, seen);
    }

    /// <summary>Whether a call hands over a text as its argument of that number, and one for each in front of it.</summary>
    private bool Gives(ShellUse call, int number, HashSet<(string?, string)> seen) =>
        call.Command.Words.Count > number && call.Command.Words.Skip(1).Take(number).All(word => IsText(word.Parts, call.Function, seen));

    /// <summary>
    /// Whether a variable is set before it is read, without a condition or by the loop that it is read in, and to a text wherever it is
    /// set.
    /// </summary>
    private bool IsSet(VariablePart part, string? function, HashSet<(string?, string)> seen)
    {
        IReadOnlyList<(ShellUse Use, ShellAssignment Assignment)> sets = script.Assignments(part.Name);
        ShellUse[] loops = [.. script.Commands.Where(use => use.Command.Kind == ShellCommandKind.For && use.Command.Variable == part.Name)];
        return (sets.Any(set =>
                    !set.Use.IsConditional && set.Use.Subshells == 0 && IsBefore(set.Use, set.Assignment.Span.End, part, function)
                ) || loops.Any(loop => loop.Command.Bodies.Any(body => Holds(body.Span, part.Span))))
            && sets.All(set => IsText(set.Assignment.Value.Parts, set.Use.Function, seen))
            && loops.All(loop => GoesThroughTexts(loop, seen));
    }

    private bool GoesThroughTexts(ShellUse loop, HashSet<(string?, string)> seen) => loop.Command.Words.Count == 0
        ? HasAll(loop.Function, [.. seen])
        : loop.Command.Words.All(word => IsNeverEmpty(word, loop.Function, seen));

    /// <summary>
    /// Whether what ends at a place has run before a value is read: in front of it, or in front of all calls of the function that reads it.
    /// </summary>
    private bool IsBefore(ShellUse set, int end, VariablePart part, string? function) =>
        set.Function == function
            ? end <= part.Span.Start
            : set.Function is null && Calls(function!).All(call => end <= call.Command.Span.Start);

    /// <summary>Whether a variable may be set or emptied by other means than <c>=</c>.</summary>
    private bool IsSetOtherwise(string variable) =>
        script.Commands.Any(use => s_setters.Contains(use.Command.Name ?? "")
            ? use.Command.Words.Skip(1).Any(word => word.Text == variable)
                : use.Command.Name == "eval"
                    && use.Command.Words.Skip(1)
                        .SelectMany(word => word.Parts)
                        .Any(part => part is VariablePart || (part is TextPart text && text.Text.Contains(variable))));

    private IEnumerable<ShellUse> Calls(string function) => script.Commands.Where(use => use.Command.Name == function);

    private static bool Holds(TextSpan outer, TextSpan inner) => outer.Start <= inner.Start && inner.End <= outer.End;

    private bool IsText(IEnumerable<ShellPart> parts, string? function, HashSet<(string?, string)> seen) =>
        parts.Any(part => part is TextPart { Text.Length: > 0 } || (part is VariablePart variable && Has(variable, function, [.. seen])));

    /// <summary>Whether <c>$1</c> becomes another argument: by <c>shift</c>, or by <c>set</c> with new ones.</summary>
    private bool MovesArguments(string? function) =>
        script.Commands.Any(use =>
            use.Function == function && (use.Command.Name == "shift" || (use.Command.Name == "set" && SetsArguments(use.Command))));

    private static bool SetsArguments(ShellCommand set) =>
        set.Words.Skip(1).Any(word => word.Text == "--")
        || (set.Words.Count > 1 && !(set.Words[1].Text is { Length: > 0 } text && text[0] is '-' or '+'));
}
