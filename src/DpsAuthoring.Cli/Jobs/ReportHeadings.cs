using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Reports;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>What the report of a batch says of this command.</summary>
internal static class ReportHeadings
{
    /// <param name="folder">The batch's folder.</param>
    /// <param name="template">What its jobs have in common.</param>
    public static ReportHeading Of(string folder, JobRequest template) => new(Path.GetFileName(folder))
    {
        Algorithm =
            $"{template.Algorithm.Name} {template.Algorithm.Version}, {(template.Contract == JobContract.Ogc ? "OGC" : "legacy")} contract",
        Command = string.Join(' ', Environment.GetCommandLineArgs().Skip(1).Select(Quoted).Prepend("dps")),
        Host = $"{Environment.MachineName}, {Environment.ProcessorCount} processors",
    };

    /// <summary>An argument as a shell takes it.</summary>
    private static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:=,@%+".Contains(c))
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
