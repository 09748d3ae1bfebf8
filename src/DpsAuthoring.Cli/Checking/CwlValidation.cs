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

    private const int LongestReason = 600;

    private static readonly RuleDescriptor s_rule = new("DPS6009", Severity.Error, "cwltool does not take the application package for valid");

    /// <summary>What cwltool says of a package's text, as a clause; null where it is content or not installed.</summary>
    public static async Task<string?> OfTextAsync(string text, CancellationToken cancel)
    {
        string folder = Directory.CreateTempSubdirectory("dps-cwl-").FullName;
        try
        {
            string package = Path.Combine(folder, "process.cwl");
            await File.WriteAllTextAsync(package, text, cancel).ConfigureAwait(false);
            ProgramOutput ran = await ValidateAsync(package, cancel).ConfigureAwait(false);
            return ran.ExitCode == 0 ? null : Shortened(Why(package, ran));
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static async Task<ProgramFindings> RunAsync(IReadOnlyList<string> packages, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        foreach (string package in packages.Take(MostPackages))
        {
            try
            {
                ProgramOutput ran = await ValidateAsync(package, cancel).ConfigureAwait(false);
                if (ran.ExitCode != 0)
                {
                    problems.Add(Read(package, Why(package, ran)));
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

    // The schemas are of the network, and only describe metadata.
    private static Task<ProgramOutput> ValidateAsync(string package, CancellationToken cancel) => ChildProcess.RunAsync(
        "cwltool", ["--validate", "--skip-schemas", "--non-strict", "--disable-color", "--disable-pull", package], cancel);

    private static string Why(string package, ProgramOutput ran)
    {
        string[] lines =
        [
            .. (ran.Error + ran.Output).Split('\n')
                .Select(line => Color().Replace(line, "").Trim())
                .Where(line => line.Length > 0 && !line.StartsWith("INFO", StringComparison.Ordinal) && !line.StartsWith("WARNING", StringComparison.Ordinal)),
        ];
        string name = Path.GetFileName(package);
        return string.Join(' ', lines)
            .Replace("file://" + package, name, StringComparison.Ordinal)
            .Replace(Path.GetRelativePath(Environment.CurrentDirectory, package), name, StringComparison.Ordinal);
    }

    private static string Shortened(string why) => why.Length > LongestReason ? why[..LongestReason] + "…" : why;

    private static Problem Read(string package, string why)
    {
        Match place = Place().Match(why);
        int At(string name) => place.Success ? int.Parse(place.Groups[name].Value, CultureInfo.InvariantCulture) : 1;
        return new Problem(
            s_rule.Id, s_rule.Severity, s_rule.Title, DiskTree.Display(package), At("line"), At("column"),
            $"cwltool --validate fails, and so would MAAP's deployment: {Shortened(why)}");
    }

    [GeneratedRegex(@"\.cwl:(?<line>\d+):(?<column>\d+):", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.CultureInvariant)]
    private static partial Regex Color();
}
