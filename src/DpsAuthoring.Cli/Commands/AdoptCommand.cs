using System.CommandLine;
using DpsAuthoring.Cli.Adoption;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Configuration.Adoption;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps adopt</c>: a C# scaffold of an existing algorithm, in whatever language that is.</summary>
internal static class AdoptCommand
{
    private const string Description =
        """
        Makes a C# scaffold of an existing algorithm in any language: the same inputs, types, defaults, names and resources, both configurations, tests, and PORTING.md, which says what there is to port and what could not be known.

        Examples:
          dps adopt ../sardem-sarsen                       into sardem-sarsen-csharp
          dps adopt ../icesat2_boreal --algorithm run_tile_atl08
          dps adopt ../isofit/process.cwl -o isofit --repository-url https://github.com/ada/isofit-csharp.git
          dps adopt . --dry-run                            tell what would be made, and make nothing

        Exit codes: 0 the scaffold is made, 2 it could not be made, 130 it was stopped by Ctrl-C; what is not whole is not there.
        """;

    public static Command Create()
    {
        var path = new Argument<string>("PATH")
        {
            Description = "The algorithm's repository or folder, one of its configurations, or its CWL.",
            HelpName = "PATH",
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The new folder. Default: the algorithm's name and -csharp, in the current folder, or beside the repository if that is in it.",
            HelpName = "DIR",
        };
        var algorithm = new Option<string?>("--algorithm") { Description = "The algorithm that is meant, where there are several.", HelpName = "NAME" };
        var url = new Option<string?>("--repository-url")
        {
            Description = "The public git repository of the scaffold. Default: a placeholder, as the original's repository does not hold it.",
            HelpName = "URL",
        };
        var name = new Option<string?>("--name") { Description = "The project's and the class's name. Default: the algorithm's.", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tell what would be made, and make nothing." };
        var json = new Option<bool>("--json") { Description = "Print what came of it as one JSON object with a version." };
        var command = new Command("adopt", Description) { path, output, algorithm, url, name, dryRun, json };
        command.SetAction(parsed => Interruption.Run(cancel => RunAsync(
            new Request(
                parsed.GetValue(path)!,
                parsed.GetValue(output),
                parsed.GetValue(algorithm),
                parsed.GetValue(url),
                parsed.GetValue(name),
                parsed.GetValue(dryRun)),
            parsed.GetValue(json),
            cancel)));
        return command;
    }

    private static async Task<int> RunAsync(Request request, bool json, CancellationToken cancel)
    {
        if (request.RepositoryUrl is { } url && !IsUrl(url))
        {
            throw new CouldNotRunException($"'{url}' is not the address of a git repository; write https://HOST/NAME.git.");
        }

        var source = AdoptionSource.Find(request.Path, request.Algorithm);
        AdoptionReport report = request.DryRun ? Plan(source) : await AdoptAsync(request, source, cancel);
        if (json)
        {
            await using Stream output = Console.OpenStandardOutput();
            report.WriteJson(output);
        }
        else
        {
            report.WriteText(Console.Out);
        }

        return DpsExitCode.Clean;
    }

    private static AdoptionReport Plan(AdoptionSource source) => new(source.Adopt(""), Folder: null, source.Verdicts, []);

    private static async Task<AdoptionReport> AdoptAsync(Request request, AdoptionSource source, CancellationToken cancel)
    {
        AdoptedAlgorithm plan = source.Adopt("");
        string folder = DiskTree.Full(request.Output ?? DefaultFolder(source, plan));
        using var made = new NewFolder(folder);
        await AlgorithmTemplate.ScaffoldAsync(made.Draft, request.Name ?? plan.Name, plan.Name, request.RepositoryUrl, cancel);
        AdoptedScaffold scaffold = new ScaffoldWriter(made.Draft).Write(source, cancel);
        cancel.ThrowIfCancellationRequested();
        made.Publish();
        return new AdoptionReport(scaffold.Algorithm, folder, source.Verdicts, scaffold.Verdicts);
    }

    /// <summary>A clone of the original is no place for another repository.</summary>
    private static string DefaultFolder(AdoptionSource source, AdoptedAlgorithm algorithm)
    {
        string current = DiskTree.Full(".");
        string parent = source.Top is { } top && (current == top || current.StartsWith(top + "/", StringComparison.Ordinal))
            ? Path.GetDirectoryName(top) ?? current
            : current;
        return Path.Combine(parent, algorithm.Name + "-csharp");
    }

    private static bool IsUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address)
        && address.Scheme is "https" or "http" or "ssh"
        && address.AbsolutePath.Trim('/').Length > 0
        && !url.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\'' or '"' or '#' or '\\' or '&' or '<' or '>');

    private sealed record Request(string Path, string? Output, string? Algorithm, string? RepositoryUrl, string? Name, bool DryRun);
}
