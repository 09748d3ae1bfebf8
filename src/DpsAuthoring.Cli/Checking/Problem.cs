namespace DpsAuthoring.Cli.Checking;

/// <summary>A finding as it is reported, ours or another tool's.</summary>
internal sealed record Problem(string Id, Severity Severity, string Title, string File, int Line, int Column, string Message)
{
    /// <summary>The page about it.</summary>
    public string Help => Id.StartsWith("SC", StringComparison.Ordinal)
        ? $"https://www.shellcheck.net/wiki/{Id}"
        : $"https://github.com/DpsAuthoring/DpsAuthoring/blob/main/analyzers/rules/{Id}.md";

    /// <summary>What the finding would mend by itself, if anything.</summary>
    public QuickFix? Fix { get; init; }

    public static Problem Of(Finding finding)
    {
        (int line, int column) = finding.File.Position(finding.Span.Start);
        return new Problem(finding.Rule.Id, finding.Rule.Severity, finding.Rule.Title, finding.File.Path, line, column, finding.Message)
        {
            Fix = finding.Fix,
        };
    }
}
