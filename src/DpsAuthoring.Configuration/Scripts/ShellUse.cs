namespace DpsAuthoring.Configuration.Scripts;

/// <summary>A command where it stands in a script.</summary>
/// <param name="Command">The command.</param>
internal sealed record ShellUse(ShellCommand Command)
{
    /// <summary>The function that it is in, the innermost; null for what the script itself runs.</summary>
    public string? Function { get; init; }

    /// <summary>Whether it runs only when a function is called.</summary>
    public bool IsInFunction => Function is not null;

    /// <summary>Whether its output becomes text of a word.</summary>
    public bool IsInSubstitution { get; init; }

    /// <summary>How many subshells, whose folder is their own, are around it.</summary>
    public int Subshells { get; init; }

    /// <summary>Whether its failure is asked for: a condition, negated, or with <c>&amp;&amp;</c> or <c>||</c> behind it.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether it may be left out: it is in a branch or a loop, or behind <c>&amp;&amp;</c> or <c>||</c>.</summary>
    public bool IsConditional { get; init; }

    /// <summary>The pipeline that it is in; null for a command that stands alone.</summary>
    public ShellPipeline? Pipeline { get; init; }

    /// <summary>The commands of a list, in the order of the text, with all that they are made of.</summary>
    public static IEnumerable<ShellUse> In(ShellList list)
    {
        var all = new List<ShellUse>();
        Add(list, new ShellUse(new ShellCommand(ShellCommandKind.Simple, default)), all);
        return all;
    }

    private static void Add(ShellList list, ShellUse around, List<ShellUse> all)
    {
        foreach (ShellStatement statement in list.Statements)
        {
            for (int i = 0; i < statement.Pipelines.Count; i++)
            {
                ShellPipeline pipeline = statement.Pipelines[i];
                bool asked = around.IsAsked || pipeline.IsNegated || i + 1 < statement.Pipelines.Count;
                foreach (ShellCommand command in pipeline.Commands)
                {
                    Add(around with
                    {
                        Command = command,
                        IsAsked = asked,
                        IsConditional = around.IsConditional || i > 0,
                        Subshells = around.Subshells + (pipeline.Commands.Count > 1 || statement.IsBackground ? 1 : 0),
                        Pipeline = pipeline.Commands.Count > 1 ? pipeline : null,
                    }, all);
                }
            }
        }
    }

    private static void Add(ShellUse use, List<ShellUse> all)
    {
        all.Add(use);
        ShellCommand command = use.Command;
        foreach (CommandPart part in command.AllWords().SelectMany(word => word.Parts).SelectMany(Nested).OfType<CommandPart>())
        {
            Add(part.Body, use with { IsInSubstitution = true, Subshells = use.Subshells + 1 }, all);
        }

        foreach (ShellList condition in command.Conditions)
        {
            Add(condition, use with { IsAsked = true }, all);
        }

        ShellUse inside = use with
        {
            Function = command.Kind == ShellCommandKind.Function ? command.Variable ?? "" : use.Function,
            IsAsked = use.IsAsked && command.Kind != ShellCommandKind.Function,
            IsConditional = command.Kind != ShellCommandKind.Function
                && (use.IsConditional || command.Kind is not (ShellCommandKind.Group or ShellCommandKind.Subshell)),
            Subshells = use.Subshells + (command.Kind == ShellCommandKind.Subshell ? 1 : 0),
        };
        foreach (ShellList body in command.Bodies)
        {
            Add(body, inside, all);
        }
    }

    /// <summary>A part and those in it, down to commands, which are not entered.</summary>
    public static IEnumerable<ShellPart> Nested(ShellPart part)
    {
        IEnumerable<ShellPart> inner = part switch
        {
            VariablePart variable => variable.Operand,
            ArithmeticPart arithmetic => arithmetic.Operand,
            ArrayPart array => array.Elements.SelectMany(element => element.Parts),
            _ => [],
        };
        return [part, .. inner.SelectMany(Nested)];
    }
}

internal static class ShellCommandExtensions
{
    /// <summary>Its words, the values that it assigns, and what it reads and writes.</summary>
    public static IEnumerable<ShellWord> AllWords(this ShellCommand command) =>
        [.. command.Assignments.Select(assignment => assignment.Value), .. command.Words, .. command.Redirections.Select(r => r.Target)];

    /// <summary>The variables that it sets: <c>A=1</c>, and those of <c>export A=1</c> and its like.</summary>
    public static IEnumerable<ShellAssignment> Sets(this ShellCommand command) =>
        command.Name is "export" or "local" or "declare" or "readonly" or "typeset"
            ? command.Assignments.Concat(command.Words.Skip(1).Select(ShellParser.Assignment).OfType<ShellAssignment>())
            : command.Assignments;
}
