using DpsAuthoring.Cli.Checking;

namespace DpsAuthoring.Cli.Reports;

/// <summary>A result as the lines that GitHub Actions makes annotations of.</summary>
internal static class GitHubReport
{
    public static void Write(CheckResult result, TextWriter output)
    {
        foreach (Problem problem in result.Problems)
        {
            string kind = problem.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
            output.WriteLine(
                $"::{kind} file={Property(problem.File)},line={problem.Line},col={problem.Column},title={Property(problem.Id)}::{Text(problem.Message)} {problem.Help}"
            );
        }

        foreach (string note in result.Notes)
        {
            output.WriteLine($"::notice::{Text(note)}");
        }
    }

    private static string Text(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Text(text).Replace(":", "%3A").Replace(",", "%2C");
}
