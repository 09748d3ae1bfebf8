using System.CommandLine;
using System.Runtime.CompilerServices;
using DpsAuthoring.Cli.Cataloguing;
using DpsAuthoring.Cli.Comparing;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Cli.Repository;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Cwl;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Results;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps run</c>: one job on this machine, exactly as DPS would run it.</summary>
internal static class RunCommand
{
    private const string Description =
        """
        Runs a job on this machine as DPS would: its inputs, environment, time limit, exit codes and results.

        Examples:
          dps run -i input_file=a.tif -i outsize=30          the folder's algorithm, on this machine
          dps run gdal_wrapper --contract both -i …          under each contract, and compare the results
          dps run --container -i input_file=a.tif            in the image that dps build makes
          dps run . --container ghcr.io/ada/reduce:v1.0.0 -i input_file=a.tif
          dps run --stac -i input_file=a.tif                 describe the results as STAC: catalog.json in their folder
          dps run --through cwltool -i input_file=a.tif      by the application package, as MAAP's executor does; also with --container

        Exit codes: 0 the job has succeeded, 1 it has failed, 2 it could not run, 130 it was stopped by Ctrl-C.
        """;

    public static Command Create()
    {
        var common = new JobOptions();
        var contract = new Option<string?>("--contract")
        {
            Description =
                "The job contract; both runs the job under each and compares the results. Default: the one that is configured, OGC first.",
        };
        contract.AcceptOneOf("ogc", "legacy", "both");
        var ignore = new Option<string[]>("--ignore")
        {
            Description = "Results that --contract both does not compare: a name or a pattern such as '*.nc'; may be given several times.",
            HelpName = "PATTERN",
        };
        var through = new Option<string?>("--through")
        {
            Description = "Run the OGC contract through this CWL runner, with the application package that MAAP makes of the configuration.",
        };
        through.AcceptOneOf(ThroughCwltool.Name);
        var keep = new Option<bool>("--keep") { Description = "Keep the folder that the job ran in, and tell where it is." };
        var json = new Option<bool>("--json")
        {
            Description = "Print the outcome as one JSON object with a version, and the job's log to standard error.",
        };
        var stac = new Option<bool>("--stac")
        {
            Description = "Describe the results as a STAC catalogue in their folder, unless the algorithm has written one itself.",
        };
        var quickLook = new Option<bool>("--quick-look")
        {
            Description = "Draw a small PNG of every raster among the results, in a temporary folder.",
        };
        var command = new Command("run", Description)
        {
            common.Path,
            contract,
            ignore,
            common.Inputs,
            common.Tag,
            common.TimeLimit,
            common.NoBuild,
            common.Container,
            common.ContainerEngineName,
            through,
            keep,
            common.AsDps,
            json,
            stac,
            quickLook,
            common.Output,
            common.Cache,
        };
        command.SetAction(parsed =>
            Interruption.Run(cancel =>
                RunAsync(
                    common.Read(parsed),
                    parsed.GetValue(contract),
                    parsed.GetValue(through) is not null,
                    parsed.GetValue(ignore) ?? [],
                    parsed.GetValue(keep),
                    parsed.GetValue(json),
                    parsed.GetValue(stac),
                    parsed.GetValue(quickLook),
                    cancel)));
        return command;
    }

    private static async Task<int> RunAsync(
        JobSettings settings,
        string? contract,
        bool isThroughCwltool,
        string[] ignored,
        bool keep,
        bool json,
        bool hasStac,
        bool quickLook,
        CancellationToken cancel)
    {
        if (isThroughCwltool && contract is ("legacy" or "both"))
        {
            throw new CouldNotRunException($"--through {ThroughCwltool.Name} runs the OGC contract, and --contract {contract} another: leave one out.");
        }

        JobContract[] contracts = settings.Contracts(contract);
        if (ignored.Length > 0 && contracts.Length < 2)
        {
            throw new CouldNotRunException(
                "--ignore leaves results out of the comparison that --contract both makes, and there is none here.");
        }

        CwltoolHost? host = isThroughCwltool ? ThroughCwltool.HostOf(settings) : null;
        settings.EnsureProgram(cancel);
        LocalEngine engine = settings.CreateEngine(work: null, parallel: 1, Console.Error.WriteLine, host);
        await using ConfiguredAsyncDisposable _ = engine.ConfigureAwait(false);
        var outcomes = new List<RanJob>();
        foreach (JobContract one in contracts)
        {
            using var log = new LiveLog(json ? Console.OpenStandardError() : Console.OpenStandardOutput(), one);
            JobRequest request = settings.Request(one) with { Keep = keep };
            JobOutcome outcome = await engine.RunAsync(request, log, cancel).ConfigureAwait(false);
            if (outcome.Failure is { Kind: FailureKind.Request, Message: var refusal })
            {
                throw new CouldNotRunException(refusal);
            }

            outcomes.Add(new RanJob(one, outcome));
        }

        IReadOnlyList<string>? differences = contracts.Length == 2 && outcomes.All(ran => ran.Outcome.IsSuccess)
            ? await DifferencesAsync(outcomes[0].Outcome, outcomes[1].Outcome, ignored, cancel).ConfigureAwait(false)
            : null;
        if (hasStac)
        {
            outcomes = await CatalogueAsync(outcomes, settings, cancel).ConfigureAwait(false);
        }

        if (json)
        {
            RunReport.WriteJson(Console.OpenStandardOutput(), outcomes, differences);
        }
        else
        {
            RunReport.WriteText(Console.Out, outcomes, differences);
        }

        if (quickLook)
        {
            DrawQuickLooks(outcomes.Select(ran => ran.Outcome), json ? Console.Error : Console.Out);
        }

        return outcomes.All(ran => ran.Outcome.IsSuccess) && differences is null or [] ? DpsExitCode.Clean : DpsExitCode.Findings;
    }

    private static async Task<List<RanJob>> CatalogueAsync(List<RanJob> ran, JobSettings settings, CancellationToken cancel)
    {
        GitState git = await GitState.ReadAsync(settings.Algorithms.First().Value.Repository, cancel).ConfigureAwait(false);
        var described = new List<RanJob>();
        foreach (RanJob job in ran)
        {
            described.Add(job.Outcome is not { IsSuccess: true, Folder: { } folder }
                ? job
                : job with
                {
                    Catalogue = await WrittenCatalogue.WriteAsync(
                        folder,
                        new ResultOrigin
                        {
                            JobId = job.Outcome.JobId,
                            Commit = settings.Image is { } image ? image.Revision : git.Commit,
                            Started = job.Outcome.Metrics?.Started,
                            Ended = job.Outcome.Metrics?.Ended,
                        },
                        cancel).ConfigureAwait(false),
                });
        }

        return described;
    }

    private static async Task<IReadOnlyList<string>> DifferencesAsync(
        JobOutcome ogc, JobOutcome legacy, string[] ignored, CancellationToken cancel)
    {
        var sides = new Sides("under OGC", "under legacy");
        ResultDifferences found = await ResultComparisonProcess.CompareAsync(
            ogc.Folder!,
            legacy.Folder!,
            RunTime.Of(ogc.Metrics!),
            RunTime.Of(legacy.Metrics!),
            new ComparisonOptions { Ignored = ignored },
            cancel).ConfigureAwait(false);
        return [.. found.Differences.Select(difference => difference.Text(sides))];
    }

    private static void DrawQuickLooks(IEnumerable<JobOutcome> outcomes, TextWriter say)
    {
        if (QuickLook.Program is null)
        {
            throw new CouldNotRunException("A quick look needs gdal_translate, which is not on PATH: install gdal-bin.");
        }

        foreach (
            string raster in outcomes.Where(outcome => outcome.IsSuccess)
                .SelectMany(outcome => QuickLook.Rasters(outcome.Folder!)).ToList())
        {
            string picture = Path.Combine(Directory.CreateTempSubdirectory("dps-quick-look-").FullName, Path.GetFileName(raster) + ".png");
            say.WriteLine(
                QuickLook.Draw(raster, picture, 512)
                    ? $"  quick look  {picture}"
                    : $"  quick look  none of {Path.GetFileName(raster)}: gdal_translate cannot read it");
        }
    }
}
