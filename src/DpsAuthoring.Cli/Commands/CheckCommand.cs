using System.CommandLine;
using System.Reflection;
using DpsAuthoring.Cli.Checking;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Repositories;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps check</c>: everything that can be said of an algorithm before it is registered.</summary>
internal static class CheckCommand
{
    /// <summary>Fixes can need others to come first; some are left for a person after as many.</summary>
    private const int MostRounds = 8;

    public static Command Create()
    {
        var path = new Argument<string>("PATH")
        {
            Description = "The algorithm's folder, one of its configurations, or its CWL.",
            HelpName = "PATH",
            DefaultValueFactory = _ => ".",
        };
        var format = new Option<string>("--format")
        {
            Description = "text, json, sarif (code scanning) or github (annotations).",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOneOf("text", "json", "sarif", "github");
        var fix = new Option<bool>("--fix") { Description = "Fix what has one remedy, then report the rest." };
        var route = new Option<string>("--route")
        {
            Description = "How it is registered: api (POST /api/build, or /api/mas/algorithm), action (the GitHub Action "
                + "ogc-app-pack-generator), cwl (a CWL of your own), or auto, which looks at what lies beside it.",
            HelpName = "ROUTE",
            DefaultValueFactory = _ => RouteOption.Automatic,
        };
        route.AcceptOneOf([.. RouteOption.Names]);
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 on advice too, not only on errors and warnings." };
        var command = new Command(
            "check",
            "Checks an algorithm, in any language: configurations, scripts, environment, and what git has not pushed.")
        {
            path,
            format,
            fix,
            route,
            strict,
        };
        command.SetAction(parsed =>
            Interruption.Run(cancel =>
                RunAsync(
                    new Request(
                        parsed.GetValue(path)!,
                        parsed.GetValue(format)!,
                        RouteOption.Of(parsed.GetValue(route)!),
                        parsed.GetValue(fix),
                        parsed.GetValue(strict)),
                    cancel)
                    .GetAwaiter()
                    .GetResult()));
        return command;
    }

    private static async Task<int> RunAsync(Request request, CancellationToken cancel)
    {
        AlgorithmRepository repository = RepositoryFinder.FindAll(request.Path);
        CheckResult result = await AlgorithmCheck.RunAsync(repository, request.Route, cancel);
        for (int round = 0; request.Fix && round < MostRounds && FixWriter.Apply(result.Problems) is { Count: > 0 } applied; round++)
        {
            // Programs that read the report are not told; people are, on whichever stream is theirs.
            TextReport.WriteFixed(applied, request.Format == "text" ? Console.Out : Console.Error);
            result = await AlgorithmCheck.RunAsync(repository, request.Route, cancel);
        }

        await using Stream output = Console.OpenStandardOutput();
        switch (request.Format)
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

        return result.Problems.Any(problem => request.Strict || problem.Severity != Severity.Info)
            ? DpsExitCode.Findings
            : DpsExitCode.Clean;
    }

    private static string Version() =>
        typeof(CheckCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private sealed record Request(string Path, string Format, RegistrationRoute? Route, bool Fix, bool Strict);
}
