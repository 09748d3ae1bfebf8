namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A script with Windows line ends asks for the program <c>bash\r</c>.</summary>
internal sealed class LineEndCheck() : ScriptCheck("DPS5005", Severity.Error, "The script has Windows line ends")
{
    public override bool ReadsCommands => false;

    public override string[] Shellcheck => ["SC1017"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        string text = script.File.Text;
        int first = text.IndexOf("\r\n", StringComparison.Ordinal);
        if (first < 0)
        {
            yield break;
        }

        var edits = new List<Edit>();
        for (int i = first; i >= 0; i = text.IndexOf("\r\n", i + 1, StringComparison.Ordinal))
        {
            edits.Add(new Edit(new TextSpan(i, 1), ""));
        }

        yield return At(script, new TextSpan(first, 1),
            "The script has Windows line ends (CRLF), and a worker looks for a program whose name ends in a carriage return. Write LF, and "
            + "'*.sh text eol=lf' into .gitattributes.",
            new QuickFix("Write LF line ends", edits));
    }
}
