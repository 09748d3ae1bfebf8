using System.Globalization;

namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>How a script reads its own arguments.</summary>
internal static class Arguments
{
    /// <summary>The place of a positional value, from 1: <c>$2</c> is 2; 0 for anything else.</summary>
    public static int Number(ShellPart part) =>
        part is VariablePart { Operation: not "length" } variable && variable.Name.All(c => c is >= '0' and <= '9')
        && int.TryParse(variable.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : 0;

    /// <summary>The places where the script itself, not a function of it, reads <c>$1</c>, <c>$2</c> and so on.</summary>
    public static IEnumerable<VariablePart> Positionals(ShellScript script) =>
        script.Parts.Where(found => !found.Use.IsInFunction && Number(found.Part) > 0).Select(found => (VariablePart)found.Part);

    /// <summary>Whether it looks at options: a pattern or a comparison that begins with a dash, or <c>getopts</c>.</summary>
    public static bool ReadsOptions(ShellScript script) =>
        script.Commands.Any(use => use.Command.Name is "getopts" or "getopt"
            || (use.Command.Kind == ShellCommandKind.Case && use.Command.Words.Skip(1).Any(IsOption))
            || ((use.Command.Kind == ShellCommandKind.Test || use.Command.Name is "[" or "test") && use.Command.Words.Any(IsOptionName)));

    private static bool IsOption(ShellWord word) => word.Prefix.StartsWith("-", StringComparison.Ordinal);

    private static bool IsOptionName(ShellWord word) =>
        word.Prefix.StartsWith("--", StringComparison.Ordinal) || word.Prefix is "-*";
}
