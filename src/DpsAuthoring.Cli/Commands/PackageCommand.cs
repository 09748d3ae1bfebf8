using System.CommandLine;
using DpsAuthoring.Cli.Building.Images;
using DpsAuthoring.Cli.Checking;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Cli.Packaging;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Reports;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps package</c>: the algorithm as CWL, for MAAP or for an engine that runs many jobs.</summary>
internal static class PackageCommand
{
    private const string Description =
        """
        Writes the algorithm as CWL, from its configuration: the application package that MAAP's API registers, or a scatter for CWL engines, whose jobs lose no result, log or exit code.

        Examples:
          dps package -o package --image ghcr.io/ada/reduce:v1.0.0     package/process.cwl, for POST /api/ogc/processes
          dps package --scatter -o jobs                                jobs/scatter.cwl, jobs.yml and README.md, for cwltool and Toil
          dps package --scatter --no-image -o jobs                     the same, for jobs without containers

        Exit codes: 0 it is written, 1 cwltool does not take it for valid, 2 it could not be written, 130 it was stopped by Ctrl-C.
        """;

    public static Command Create()
    {
        Argument<string> path = new JobOptions().Path;
        var output = new Option<string>("--output", "-o") { Description = "The folder that gets the files.", HelpName = "DIR", Required = true };
        var scatter = new Option<bool>("--scatter") { Description = "For engines such as cwltool and Toil: one workflow that runs a job for each row." };
        var image = new Option<string?>("--image")
        {
            Description = "The image that jobs run in; MAAP pulls it, so it must be public. Default: the configured finished image, or the one that dps build makes.",
            HelpName = "IMAGE",
        };
        var noImage = new Option<bool>("--no-image") { Description = "With --scatter: jobs run the script where it lies on this machine, and no container." };
        var contract = new Option<string?>("--contract") { Description = "Whose configuration is packaged. Default: the one that is there, OGC first." };
        contract.AcceptOneOf("ogc", "legacy");
        var json = new Option<bool>("--json") { Description = "Print what was written as one JSON object with a version." };
        var command = new Command("package", Description) { path, output, scatter, image, noImage, contract, json };
        command.SetAction(parsed => Interruption.Run(cancel => RunAsync(
            new Request(
                parsed.GetValue(path)!,
                parsed.GetValue(output)!,
                parsed.GetValue(scatter),
                parsed.GetValue(image),
                parsed.GetValue(noImage),
                parsed.GetValue(contract)),
            parsed.GetValue(json),
            cancel)));
        return command;
    }

    private static async Task<int> RunAsync(Request request, bool json, CancellationToken cancel)
    {
        if (request.Output.Length == 0)
        {
            throw new CouldNotRunException("--output is empty: name the folder that gets the files.");
        }

        if (File.Exists(request.Output))
        {
            throw new CouldNotRunException($"--output '{request.Output}' is a file: name the folder that gets the files.");
        }

        if (request is { HasNoImage: true, IsScatter: false })
        {
            throw new CouldNotRunException("--no-image is for --scatter: MAAP runs jobs in an image.");
        }

        if (request is { HasNoImage: true, Image: not null })
        {
            throw new CouldNotRunException("--image names an image, and --no-image none: leave one out.");
        }

        (AlgorithmRepository repository, IReadOnlyDictionary<JobContract, Algorithm> algorithms) = JobOptions.AlgorithmsAt(request.Path);
        AlgorithmConfiguration configuration = AlgorithmImage.ConfigurationOf(repository, request.Contract);
        string? image = request.HasNoImage ? null
            : request.Image is { } given ? AlgorithmImage.ReadName("--image", given).Text
            : PackageOrigin.Of(configuration).Image;
        var folder = new PackageFolder(Path.GetFullPath(request.Output));
        var problems = new List<Problem>();
        var notes = new List<string>();
        try
        {
            if (request.IsScatter)
            {
                JobContract contract = configuration.Schema == ConfigurationSchema.Ogc ? JobContract.Ogc : JobContract.Legacy;
                WriteScatter(folder, algorithms[contract], contract, JobNeeds.Of(configuration), image, notes);
            }
            else
            {
                PackageOrigin origin = await PackageCommit.SayAsync(
                    new PackageOrigin(image!), repository.Top, Console.Error, cancel).ConfigureAwait(false);
                folder.Write(
                    ApplicationPackage.FileName,
                    $"# {PackageFolder.Mark} from {Path.GetFileName(configuration.File.Path)}.\n" + ApplicationPackage.Write(configuration, origin));
                if (image!.StartsWith("localhost/", StringComparison.Ordinal))
                {
                    notes.Add($"MAAP pulls {image}, which no other machine has: push it, and name what you pushed with --image.");
                }

                ProgramFindings found = await CwlValidation.RunAsync(folder.Written, cancel).ConfigureAwait(false);
                problems.AddRange(found.Problems);
                notes.AddRange(found.Note is { } note ? [note] : (string[])[]);
            }
        }
        catch (FormatException e)
        {
            throw new CouldNotRunException($"{DiskTree.Display(configuration.File.Path)} cannot be packaged. {e.Message}");
        }
        catch (JobException e)
        {
            throw new CouldNotRunException(e.Message);
        }

        Report(folder, notes, problems, json);
        return problems.Count == 0 ? DpsExitCode.Clean : DpsExitCode.Findings;
    }

    private static void WriteScatter(
        PackageFolder folder, Algorithm algorithm, JobContract contract, JobNeeds needs, string? image, List<string> notes)
    {
        IReadOnlyList<string> words = image is not null
            ? RepositoryPath.CommandInImage(algorithm.RunCommand, contract)
            : JobCommand.OnThisMachine(algorithm, contract);
        var package = new ScatterPackage(algorithm, contract, words)
        {
            Image = image,
            Needs = needs,
            Comments = [$"{PackageFolder.Mark}: a job of {algorithm.Name} for each row of {ScatterFiles.Order}. See {ScatterFiles.ReadMe}."],
        };
        string text = package.Write();
        string order = ScatterFiles.SampleOrder(algorithm, contract);
        folder.Write(ScatterFiles.Package, text);
        folder.Write(ScatterFiles.ReadMe, ScatterFiles.ReadMeOf(package));
        if (!folder.WriteOnce(ScatterFiles.Order, order))
        {
            notes.Add($"{ScatterFiles.Order} was there, and stays as it is.");
        }
    }

    private static void Report(PackageFolder folder, List<string> notes, List<Problem> problems, bool json)
    {
        if (json)
        {
            JsonOutput.Write(Console.OpenStandardOutput(), writer =>
            {
                writer.WriteTexts("files", folder.Written);
                writer.WriteTexts("notes", notes);
                writer.WriteTexts("problems", [.. problems.Select(problem => problem.Message)]);
            });
            return;
        }

        foreach (string file in folder.Written)
        {
            Console.Out.WriteLine($"{Terminal.Bold("written")} {DiskTree.Display(file)}");
        }

        notes.ForEach(note => Console.Out.WriteLine("  note    " + note));
        problems.ForEach(problem => Console.Out.WriteLine($"  {Terminal.Red("invalid")} {problem.Message}"));
    }

    private sealed record Request(string Path, string Output, bool IsScatter, string? Image, bool HasNoImage, string? Contract);
}
