using DpsAuthoring.Cli.Checking;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Endpoints;

namespace DpsAuthoring.Cli.Reports;

/// <summary>A result for people: file by file, then what the registrations do, and which rules there were most of.</summary>
internal static class TextReport
{
    private const int Narrowest = 60;
    private const string Indent = "    ";

    public static void Write(CheckResult result, TextWriter output)
    {
        IGrouping<string, Problem>[] files = [.. result.Problems.GroupBy(problem => problem.File)];
        foreach (IGrouping<string, Problem> file in files)
        {
            if (files.Length > 1)
            {
                output.WriteLine(Terminal.Bold($"{file.Key} ({Counted(file.Count(), "finding")})"));
            }

            foreach (Problem problem in file)
            {
                string place = $"{problem.File}:{problem.Line}:{problem.Column}:";
                string head = $"{Terminal.Bold(place)} {Colored(problem.Severity)} {problem.Id}: ";
                int taken = place.Length + NameOf(problem.Severity).Length + problem.Id.Length + 4;
                output.WriteLine(head + Wrapped(problem.Message, taken));
            }

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

        WriteRules(result.Problems, output);
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

    /// <summary>How often each rule was found, the most frequent first; a single rule needs no list.</summary>
    private static void WriteRules(IReadOnlyList<Problem> problems, TextWriter output)
    {
        (string Id, string Title, int Count, int Files)[] rules =
        [
            .. problems.GroupBy(problem => problem.Id)
                .Select(same => (same.Key, same.First().Title, same.Count(), same.Select(problem => problem.File).Distinct().Count()))
                .OrderByDescending(rule => rule.Item3).ThenBy(rule => rule.Key, StringComparer.Ordinal),
        ];
        if (rules.Length < 2)
        {
            return;
        }

        output.WriteLine();
        int width = rules.Max(rule => rule.Count).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        foreach ((string id, string title, int count, int files) in rules)
        {
            string number = count.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(width);
            output.WriteLine($"{number} {id} {title}" + (files > 1 ? $" (in {files} files)" : ""));
        }
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    /// <summary>On a terminal, a message that is longer than its line goes on below, indented; elsewhere a finding is one line.</summary>
    private static string Wrapped(string message, int taken)
    {
        if (Console.IsOutputRedirected || Terminal.IsDumb || Width() is not { } width)
        {
            return message;
        }

        var lines = new System.Text.StringBuilder();
        int column = taken;
        foreach (string word in message.Split(' '))
        {
            if (column + word.Length > width && column > Indent.Length)
            {
                lines.Append('\n').Append(Indent);
                column = Indent.Length;
            }

            lines.Append(word).Append(' ');
            column += word.Length + 1;
        }

        return lines.ToString().TrimEnd();
    }

    private static int? Width()
    {
        try
        {
            return Console.WindowWidth >= Narrowest ? Console.WindowWidth - 1 : null;
        }
        catch (IOException)
        {
            return null;
        }
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

    private static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static string Colored(Severity severity) => severity switch
    {
        Severity.Error => Terminal.Red(NameOf(severity)),
        Severity.Warning => Terminal.Yellow(NameOf(severity)),
        _ => Terminal.Blue(NameOf(severity)),
    };

    private static string Verdict(EndpointVerdict verdict) => verdict.IsAccepted ? "accepts it" : $"refuses it ({verdict.Reason})";
}
