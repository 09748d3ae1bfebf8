namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A run script is started as a program, so the kernel must learn from its first bytes what to start it with.</summary>
internal sealed class ShebangCheck() : ScriptCheck("DPS5001", Severity.Warning, "The run script has no shebang")
{
    public override bool ReadsCommands => false;

    public override string[] Shellcheck => ["SC2148"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        string text = script.File.Text;
        if (context.Role != ScriptRole.Run || script.Shebang is not null || text.StartsWith("\u007fELF", StringComparison.Ordinal))
        {
            yield break;
        }

        string shebang = script.File.Path.EndsWith(".py", StringComparison.Ordinal) ? "#!/usr/bin/env python3" : "#!/usr/bin/env bash";
        int late = text.IndexOf("#!/", StringComparison.Ordinal);
        yield return late > 0 && text.Substring(0, late).Trim().Length == 0
            ? At(script, new TextSpan(0, late),
                "Something stands before the shebang, so it is none: an OGC engine cannot start the script ('Exec format error'). Move it to the first line.",
                Replace("Move the shebang to the first line", new TextSpan(0, late), ""))
            : At(script, new TextSpan(0, 0),
                "The run script has no shebang: an OGC engine cannot start it ('Exec format error'). Write '"
                    + shebang
                    + "' on its first line.",
                Replace("Add a shebang", new TextSpan(0, 0), shebang + "\n"));
    }
}
