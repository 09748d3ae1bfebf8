using System.CommandLine;
using System.Reflection;
using DpsAuthoring.Cli.Checking;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Configuration.Repositories;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps check</c>: everything that can be said of an algorithm before it is registered.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH")
        {
            Description = "The algorithm's folder, or one of its configurations.",
            HelpName = "PATH",
            DefaultValueFactory = _ => ".",
        };
        var format = new Option<string>("--format")
        {
            Description = "text, json, sarif (code scanning) or github (annotations).",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "github");
        var fix = new Option<bool>("--fix") { Description = "Fix what has one remedy, then report the rest." };
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 on advice too, not only on errors and warnings." };
        var command = new Command(
            "check",
            "Checks an algorithm, in any language: configurations, scripts, environment, and what git has not pushed.")
        {
            path,
            format,
            fix,
            strict,
        };
        command.SetAction(parsed =>
            Interruption.Run(cancel =>
                RunAsync(parsed.GetValue(path)!, parsed.GetValue(format)!, parsed.GetValue(fix), parsed.GetValue(strict), cancel)
                    .GetAwaiter()
                    .GetResult()));
        return command;
    }

    private static async Task<int> RunAsync(string path, string format, bool fix, bool strict, CancellationToken cancel)
    {
        AlgorithmRepository repository = RepositoryFinder.Find(path);
        CheckResult result = await AlgorithmCheck.RunAsync(repository, cancel);
        if (fix && FixWriter.Apply(result.Problems))
        {
            result = await AlgorithmCheck.RunAsync(repository, cancel);
        }

        await using Stream output = Console.OpenStandardOutput();
        switch (format)
        {
            case "json":
                JsonReport.Write(result, output);
                output.WriteByte((byte)'\n');
                break;
            case "sarif":
                SarifReport.Write(result, Version(), output);
                output.WriteByte((byte)'\n');
                break;
            case "github":
                GitHubReport.Write(result, Console.Out);
                break;
            default:
                TextReport.Write(result, Console.Out);
                break;
        }

        return result.Problems.Any(problem => strict || problem.Severity != Severity.Info) ? DpsExitCode.Findings : DpsExitCode.Clean;
    }

    private static string Version() =>
        typeof(CheckCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
