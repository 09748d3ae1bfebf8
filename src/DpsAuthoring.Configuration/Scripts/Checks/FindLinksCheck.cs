namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>Inputs are links into a cache, and <c>find -type f</c> does not count a link as a file.</summary>
internal sealed class FindLinksCheck() : ScriptCheck("DPS5016", Severity.Warning, "find -type f does not see the inputs, which are links")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        foreach (ShellCommand? command in script.Commands.Select(use => use.Command).Where(command => command.Name == "find"))
        {
            var words = command.Words.Skip(1).ToList();
            var roots = words
                .TakeWhile(word => !word.Prefix.StartsWith("-", StringComparison.Ordinal) || word.Text is "-L" or "-H" or "-P")
                .ToList();
            var types = words.Where((_, i) => i > 0 && words[i - 1].Text == "-type").Select(word => word.Text ?? "l").ToList();
            if (roots.Any(word => ShellScript.IsIn("input", script.PrefixInJob(word)))
                && types.Contains("f") && !types.Any(type => type.Contains("l"))
                && !words.Any(word => word.Text is "-L" or "-follow"))
            {
                yield return At(script, command.Span,
                    "A job's inputs are links, and 'find -type f' passes over links: it finds nothing, without an error. Write 'find -L'.",
                    Replace("Follow links", new TextSpan(command.Words[0].Span.End, 0), " -L"));
            }
        }
    }
}
