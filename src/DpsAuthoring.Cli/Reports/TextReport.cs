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

        foreach (CheckedConfiguration configuration in result.Configurations)
        {
            (string file, ConfigurationSchema? schema, EndpointVerdicts verdicts) =
                (configuration.File, configuration.Schema, configuration.Verdicts);
            if (configuration.Route != RegistrationRoute.Api)
            {
                output.WriteLine($"{file}: " + Route(configuration));
                continue;
            }

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

        foreach (string package in result.Packages)
        {
            output.WriteLine($"{package}: checked as an application package, which POST /api/ogc/processes registers as it stands");
        }

        foreach (string note in result.Notes)
        {
            output.WriteLine($"Note: {note}");
        }

        output.WriteLine(Summary(result.Problems));
    }

    /// <summary>What <c>--fix</c> has changed.</summary>
    public static void WriteFixed(IReadOnlyList<Problem> applied, TextWriter output)
    {
        foreach (Problem problem in applied.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column))
        {
            output.WriteLine($"{Terminal.Bold($"{problem.File}:{problem.Line}:")} fixed {problem.Id}: {problem.Fix!.Title}");
        }
    }

    private static string Route(CheckedConfiguration configuration)
    {
        string why = configuration.Reason is { } reason ? $", since {reason}; for MAAP's API check it with --route api" : "";
        return configuration.Route == RegistrationRoute.Action
            ? $"checked for the GitHub Action ogc-app-pack-generator{why}"
            : $"checked as beside a CWL of its own, which is what gets registered{why}";
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
