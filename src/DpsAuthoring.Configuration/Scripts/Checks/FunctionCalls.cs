namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>How a script's functions are called, where that shows.</summary>
internal sealed class FunctionCalls(ShellScript script)
{
    /// <summary>Whether a command's name is only known when it runs, so that it may be any function's.</summary>
    private readonly bool _isAnyCalled = script.Commands.Any(use =>
        use.Command is { Kind: ShellCommandKind.Simple, Words: [{ Text: null } first, ..] }
        && !first.Parts.Any(part => part is TextPart text && text.Text.IndexOf('/') >= 0));

    private readonly Dictionary<string, bool> _known = [];

    /// <summary>Whether something holds of all calls of a function, and these are all that there can be.</summary>
    public bool AreAll(string function, Func<ShellUse, bool> holds) => !MayBeOthers(function) && script.Calls(function).All(holds);

    /// <summary>
    /// Whether a function may be called with other arguments than its calls show: its name is handed to a command or kept in a variable, or
    /// a command's name is only known when it runs.
    /// </summary>
    private bool MayBeOthers(string function)
    {
        if (!_known.TryGetValue(function, out bool known))
        {
            _known[function] = known = _isAnyCalled || script.Commands.Any(use => use.Command.Words
                .Skip(use.Command.Kind == ShellCommandKind.Simple ? 1 : 0)
                .Concat(use.Command.Assignments.Select(assignment => assignment.Value))
                .SelectMany(word => word.Parts)
                .Any(part => part is TextPart text && Names(text.Text, function)));
        }

        return known;
    }

    private static bool Names(string text, string name)
    {
        for (int i = text.IndexOf(name, StringComparison.Ordinal); i >= 0; i = text.IndexOf(name, i + 1, StringComparison.Ordinal))
        {
            int end = i + name.Length;
            if ((i == 0 || !char.IsLetterOrDigit(text[i - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
