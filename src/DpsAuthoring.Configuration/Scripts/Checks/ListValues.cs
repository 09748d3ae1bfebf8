using System.Text.RegularExpressions;

namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>
/// Values that are lists, which scripts split on purpose: by their name, the option in front, or what a configuration says.
/// </summary>
internal sealed class ListValues(ShellScript script, ScriptContext context)
{
    /// <summary>Names of values that are lists.</summary>
    private static readonly string[] s_lists =
        ["bbox", "bounds", "extent", "bands", "indices", "coord", "args", "opts", "options", "flags", "list", "params", "columns"];

    private static readonly Regex s_described = new(
        @"\b(lists?|(blank|space)s?[- ]+(separated|delimited)|(separated|delimited) by (a )?(blank|space)s?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a value is several. The elements of an array are each one.</summary>
    /// <param name="part">The value.</param>
    /// <param name="option">The option in front of it, such as <c>--years</c>, or nothing.</param>
    /// <param name="function">The function that it is read in; null for the script itself.</param>
    public bool Has(VariablePart part, string option, string? function) =>
        IsList(option) || IsPlural(option.TrimStart('-'))
        || (part.Operation.IndexOf('[') < 0 && (IsList(part.Name) || IsConfigured(part, function)));

    /// <summary>Whether the value is a positional input that its configuration makes a list of.</summary>
    private bool IsConfigured(VariablePart part, string? function)
    {
        int number = function is null ? Number(part) : 0;
        return context.Positionals is { } names && number > 0 && number <= names.Count
            && (IsList(names[number - 1])
                || context.PositionalDefaults?[number - 1]?.Trim().Any(char.IsWhiteSpace) == true
                || s_described.IsMatch(context.PositionalDescriptions?[number - 1] ?? ""));
    }

    /// <summary>The place of a value among the job's: its own, or that of the only value that a variable is given.</summary>
    private int Number(VariablePart part) =>
        Arguments.Number(part) is > 0 and var own ? own
        : script.Assignments(part.Name) is [{ Use.Function: null, Assignment.Value.Parts: [var value] }] ? Arguments.Number(value)
        : 0;

    private static bool IsList(string name) => s_lists.Any(list => name.IndexOf(list, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsPlural(string name) =>
        name.Length > 3 && name[name.Length - 1] == 's' && name[name.Length - 2] is not ('s' or 'u' or 'i' or 'a');
}
