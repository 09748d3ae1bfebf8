using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring.Cli.Files;

namespace DpsAuthoring.Cli.Checking;

/// <summary>
/// DPS6009: what cwltool says of application packages, where it is installed. Its answer decides whether MAAP deploys one.
/// </summary>
internal static partial class CwlValidation
{
    // Each takes seconds, since cwltool is Python; a repository of more is a collection of others' workflows.
    private const int MostPackages = 8;

    private static readonly RuleDescriptor s_rule = new("DPS6009", Severity.Error, "cwltool does not take the application package for valid");

    public static async Task<ProgramFindings> RunAsync(IReadOnlyList<string> packages, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        foreach (string package in packages.Take(MostPackages))
        {
            try
            {
                // The schemas are of the network, and only describe metadata.
                ProgramOutput ran = await ChildProcess.RunAsync(
                    "cwltool", ["--validate", "--skip-schemas", "--non-strict", "--disable-color", "--disable-pull", package], cancel);
                if (ran.ExitCode != 0)
                {
                    problems.Add(Read(package, ran.Error + ran.Output));
                }
            }
            catch (Win32Exception)
            {
                return new ProgramFindings(problems, "cwltool is not installed: whether it takes the application package for valid is not known.");
            }
        }

        return new ProgramFindings(
            problems,
            packages.Count > MostPackages
                ? $"cwltool has validated the first {MostPackages} of {packages.Count} packages; name another to have it validated."
                : null);
    }

    private static Problem Read(string package, string said)
    {
        string[] lines =
        [
            .. said.Split('\n')
                .Select(line => Color().Replace(line, "").Trim())
                .Where(line => line.Length > 0 && !line.StartsWith("INFO", StringComparison.Ordinal) && !line.StartsWith("WARNING", StringComparison.Ordinal)),
        ];
        string why = string.Join(' ', lines).Replace("file://" + package, Path.GetFileName(package), StringComparison.Ordinal);
        Match place = Place().Match(why);
        int At(string name) => place.Success ? int.Parse(place.Groups[name].Value, CultureInfo.InvariantCulture) : 1;
        return new Problem(
            s_rule.Id, s_rule.Severity, s_rule.Title, DiskTree.Display(package), At("line"), At("column"),
            $"cwltool --validate fails, and so would MAAP's deployment: {(why.Length > 600 ? why[..600] + "…" : why)}");
    }

    [GeneratedRegex(@"\.cwl:(?<line>\d+):(?<column>\d+):", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.CultureInvariant)]
    private static partial Regex Color();
}
