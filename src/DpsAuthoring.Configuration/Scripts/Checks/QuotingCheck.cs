namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A job's value that is not quoted becomes several words where it holds blanks, and none where it is empty.</summary>
internal sealed class QuotingCheck() : ScriptCheck("DPS5009", Severity.Warning, "A job's value is not quoted")
{
    /// <summary>Where splitting does no harm, or is the point.</summary>
    private static readonly HashSet<string> s_harmless =
        ["echo", "printf", "[", "test", "set", "shift", "exit", "return", "export", "local", "declare", "readonly", "typeset", "unset", "read", "eval"];

    /// <summary>Names of values that are lists, which scripts split on purpose.</summary>
    private static readonly string[] s_lists =
        ["bbox", "bounds", "extent", "bands", "indices", "coord", "args", "opts", "options", "flags", "list", "params", "columns"];

    public override string[] Shellcheck => ["SC2086", "SC2068", "SC2048"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context.Role != ScriptRole.Run)
        {
            yield break;
        }

        foreach (var use in script.Commands.Where(use => use.Command.Kind == ShellCommandKind.Simple && !s_harmless.Contains(use.Command.Name ?? "")))
        {
            foreach (var part in use.Command.Words.SelectMany(word => word.Parts).OfType<VariablePart>())
            {
                if (!part.IsQuoted && IsWord(part) && IsValueOfJob(script, use, part, 0))
                {
                    var text = Quote(script, part.Span);
                    yield return At(script, part.Span,
                        $"'{text}' is a job's value and not quoted: with a blank in it, it becomes several arguments, and the ones behind it "
                        + $"shift. Write \"{text}\"; if it is meant to be split, say so with '# shellcheck disable=SC2086'.",
                        Replace("Quote it", part.Span, $"\"{script.File.Text.Substring(part.Span.Start, part.Span.Length)}\""));
                }
            }
        }
    }

    /// <summary>Neither a length nor a text for the case that there is a value.</summary>
    private static bool IsWord(VariablePart part) => part.Operation != "length" && part.Operation.IndexOf('+') < 0;

    private static bool IsValueOfJob(ShellScript script, ShellUse use, VariablePart part, int depth)
    {
        if (Arguments.Number(part) > 0 || part.Name is "@" or "*")
        {
            return !use.IsInFunction || depth > 0;
        }

        return depth < 3
            && !s_lists.Any(list => part.Name.IndexOf(list, StringComparison.OrdinalIgnoreCase) >= 0)
            && script.Values(part.Name).SelectMany(value => value.Parts).OfType<VariablePart>()
                .Any(inner => inner.Name != part.Name && IsWord(inner) && IsValueOfJob(script, use, inner, depth + 1));
    }
}
