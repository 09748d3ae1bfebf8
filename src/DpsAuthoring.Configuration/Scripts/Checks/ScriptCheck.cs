namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>One check of a script.</summary>
internal abstract class ScriptCheck(string id, Severity severity, string title)
{
    /// <summary>What it looks for.</summary>
    public RuleDescriptor Rule { get; } = new(id, severity, title);

    /// <summary>Whether it judges the script's commands, not only its text as such.</summary>
    public virtual bool ReadsCommands => true;

    /// <summary>The ids of shellcheck's that mean the same, so that silencing those is enough.</summary>
    public virtual string[] Shellcheck => [];

    /// <summary>What it finds.</summary>
    public abstract IEnumerable<Finding> Find(ShellScript script, ScriptContext context);

    private protected Finding At(ShellScript script, TextSpan span, string message, QuickFix? fix = null) =>
        new(Rule, script.File, span, message) { Fix = fix };

    private protected static QuickFix Replace(string title, TextSpan span, string text) => new(title, [new Edit(span, text)]);

    /// <summary>The text of a place, as messages quote it.</summary>
    private protected static string Quote(ShellScript script, TextSpan span)
    {
        string text = script.File.Text.Substring(span.Start, span.Length).Split('\n')[0].Trim();
        return text.Length > 60 ? text.Substring(0, 57) + "..." : text;
    }
}
