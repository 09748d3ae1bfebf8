using DpsAuthoring.Cli.Checking;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Endpoints;

namespace DpsAuthoring.Cli.Reports;

/// <summary>A result for people.</summary>
internal static class TextReport
{
    public static void Write(CheckResult result, TextWriter output)
    {
        foreach (Problem problem in result.Problems)
        {
            string place = Terminal.Bold($"{problem.File}:{problem.Line}:{problem.Column}:");
            output.WriteLine($"{place} {Colored(problem.Severity)} {problem.Id}: {problem.Message}");
        }

        if (result.Problems.Count > 0)
        {
            output.WriteLine();
        }

        foreach ((string file, ConfigurationSchema? schema, EndpointVerdicts verdicts) in result.Configurations)
        {
            string ogc = $"the OGC registration {Verdict(verdicts.Ogc)}";
            string legacy = $"the legacy registration {Verdict(verdicts.Legacy)}";
            output.WriteLine($"{file}: " + schema switch
            {
                // The other registration is not what it was written for.
                ConfigurationSchema.Ogc => ogc,
                ConfigurationSchema.Legacy => legacy,
                _ => $"{ogc}; {legacy}",
            });
        }

        foreach (string note in result.Notes)
        {
            output.WriteLine($"Note: {note}");
        }

        output.WriteLine(Summary(result.Problems));
    }

    private static string Summary(IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
        {
            return "No issues found.";
        }

        string rule = problems.FirstOrDefault(problem => problem.Id.StartsWith("DPS", StringComparison.Ordinal))?.Id ?? "";
        int errors = problems.Count(problem => problem.Severity == Severity.Error);
        int warnings = problems.Count(problem => problem.Severity == Severity.Warning);
        string more = rule.Length > 0 ? $" To learn more: dps explain {rule}" : "";
        return $"{errors} error(s), {warnings} warning(s), {problems.Count - errors - warnings} advice.{more}";
    }

    private static string Colored(Severity severity) => severity switch
    {
        Severity.Error => Terminal.Red("error"),
        Severity.Warning => Terminal.Yellow("warning"),
        _ => Terminal.Blue("info"),
    };

    private static string Verdict(EndpointVerdict verdict) => verdict.IsAccepted ? "accepts it" : $"refuses it ({verdict.Reason})";
}
