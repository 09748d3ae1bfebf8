namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>All checks of run and build scripts, those of block DPS5xxx.</summary>
public static class ScriptChecks
{
    private static readonly ScriptCheck[] s_checks =
    [
        new ShebangCheck(),
        new ErrorsStopCheck(),
        new PipelineFailureCheck(),
        new ExecutableCheck(),
        new LineEndCheck(),
        new PositionalUnderOgcCheck(),
        new PositionalOrderCheck(),
        new ArgumentsPassedOnCheck(),
        new QuotingCheck(),
        new SingleInputCheck(),
        new AbsolutePathCheck(),
        new ChangedFolderCheck(),
        new CondaActivateCheck(),
        new EnvironmentNameCheck(),
        new OwnFilesCheck(),
        new FindLinksCheck(),
        new RootCheck(),
        new TrialJobCheck(),
        new LostFailureCheck(),
        new UnknownValueCheck(),
        new UnreadValueCheck(),
        new MissingFileCheck(),
        new OutputFolderCheck(),
        new AnswerCheck(),
        new CloneFolderCheck(),
    ];

    /// <summary>What the checks look for, in the order of their ids.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } = [.. s_checks.Select(check => check.Rule)];

    /// <summary>Checks a script, whatever the text holds.</summary>
    /// <param name="file">The script.</param>
    /// <param name="context">What it is checked against.</param>
    /// <returns>What was found and is not silenced in the text, in the order of its places.</returns>
    public static IReadOnlyList<Finding> Run(TextFile file, ScriptContext context)
    {
        var script = new ShellScript(file);
        IEnumerable<Finding> findings = s_checks
            .Where(check => !check.ReadsCommands || (script.IsShell && script.IsComplete))
            .SelectMany(check => check.Find(script, context)
                .Where(finding => !script.Directives.Silence(finding.Span.Start, check.Shellcheck)));
        return
        [
            .. Silence
                .Apply(file, findings)
                .OrderBy(finding => finding.Span.Start)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal),
        ];
    }
}
