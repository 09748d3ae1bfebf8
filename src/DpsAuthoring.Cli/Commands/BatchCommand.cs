using System.CommandLine;
using System.CommandLine.Parsing;
using DpsAuthoring.Cli.Batches;
using DpsAuthoring.Cli.Searches;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Sources;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps batch</c>: a job for each row of a table, on this machine, with a state that survives anything.</summary>
internal static class BatchCommand
{
    private const string Description =
        """
        Runs a job for each row of a table, each file, or each item of a catalogue. Started again, it runs what has not succeeded, and what would be another result now. Its report.html and results.jsonl are in dps_batches/NAME/, and results.csv for spreadsheets.

        Examples:
          dps batch --rows jobs.csv                        a job for each row, as many at a time as there are processors
          dps batch --files 'scenes/*.tif' --limit 3       try the first three
          dps batch --find catalog/ -c dem --asset data    a job for each item of a STAC catalogue; see dps find
          dps batch --rows jobs.csv --retries 2 -j 8       try again what fails, 8 at a time
          dps batch --rows jobs.csv --rerun failed         keep what has succeeded, whatever has changed since
          dps batch --rows jobs.csv --container            each job in the image that dps build makes
          dps batch --rows jobs.csv --engine slurm -- --partition=main --time=2:00:00
                                                           as tasks of an array in Slurm, with options of sbatch
          dps batch --rows jobs.csv --engine maap -- --profile maap --queue maap-dps-worker-8gb
                                                           as jobs of DPS, whose results are brought here
          dps batch --rows jobs.csv --stac                 describe the results as a STAC collection
          dps batch status jobs                            look from another terminal
          dps batch collect jobs                           one table and one mosaic of all results

        Exit codes: 0 all have succeeded, 1 some have failed, 2 it could not run or has stopped, 128 and its number for a signal.
        """;

    public static Command Create()
    {
        var common = new JobOptions();
        var engine = new EngineOptions();
        var rows = new Option<string?>("--rows")
        {
            Description = "A CSV with the inputs' names in its first line, or JSON objects, one a line (.jsonl): a job each.",
            HelpName = "FILE",
        };
        var files = new Option<string?>("--files")
        {
            Description =
                "A job for each file (or directory, where the input is one) that matches: 'data/*.tif' in quotes, ** for folders in folders; NAME=PATTERN where there are several file inputs.",
            HelpName = "PATTERN",
        };
        var find = new FindOptions();
        var contract = new Option<string?>("--contract")
        {
            Description = "The job contract. Default: the one that is configured, OGC first.",
        };
        contract.AcceptOneOf("ogc", "legacy");
        Option<int?> parallel = Choices.Number(1, "How many run at a time; in Slurm, how many tasks. Default: one for each processor; in Slurm, as many as it lets.", "--jobs", "-j");
        Option<int?> retries = Choices.Number(0, "How often a job that failed is tried again, after a second, two, four, and so on. Default: 0.", "--retries");
        Option<int?> halt = Choices.Number(
            0,
            "Start no more jobs after N failures of this machine without a success between them: jobs that cannot be started, results that cannot be kept, a full disk; 0 for never. Default: 5.",
            "--halt");
        Option<int?> maxFailures = Choices.Number(1, "Start no more jobs after N have failed, whatever the reason. Default: run all.", "--max-failures");
        var rerun = new Option<string>("--rerun")
        {
            Description =
                "Which jobs are run again of those that have ended: 'missing', whose results are gone; 'failed', also those that failed; 'changed', also those whose inputs or algorithm have changed since; 'all'.",
            DefaultValueFactory = _ => "changed",
        };
        rerun.AcceptOneOf("missing", "failed", "changed", "all");
        Option<RowRanges?> only = Rows("--only", "Run these rows of the table and no others: 7, or 1-10,15, or 90-.");
        Option<int?> limit = Choices.Number(1, "Run at most N jobs, to try an algorithm with. The same command without it goes on with the others.", "--limit");
        var name = new Option<string?>("--name")
        {
            Description = "The batch's name, by which it is found again. Default: that of its table, with --files the algorithm's, with --find the collection's.",
            HelpName = "NAME",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tell what would be run, and run nothing." };
        Option<int?> pictures = Choices.Number(0, "How many jobs get a picture of their first raster in the report. Default: 0.", "--quick-looks");
        var provenance = new Option<bool>("--provenance")
        {
            Description =
                "Tell at the end where the results are from, for an archive: inputs, commit, environment and results as a Workflow Run RO-Crate, ro-crate-metadata.json in the --output folder.",
        };
        var stac = new Option<bool>("--stac")
        {
            Description = "Describe the results at the end as a STAC collection of the batch: stac/collection.json in its folder, with an item for each result.",
        };
        var command = new Command(
            "batch",
            Description
        )
        {
            common.Path,
            engine.PassedOn,
            rows,
            files,
            contract,
            common.Inputs,
            common.Tag,
            parallel,
            retries,
            halt,
            maxFailures,
            rerun,
            only,
            limit,
            common.TimeLimit,
            common.NoBuild,
            common.Container,
            common.ContainerEngineName,
            engine.Name,
            engine.RowsPerTask,
            common.AsDps,
            name,
            dryRun,
            pictures,
            provenance,
            stac,
            common.Output,
            common.Cache,
            find.Find,
        };
        foreach (Option option in find.Search.Concat(find.Binding))
        {
            command.Add(option);
        }

        foreach (Command look in BatchLookCommands.Create())
        {
            command.Add(look);
        }

        command.SetAction(parsed => Interruption.Run(async cancel =>
        {
            JobSettings settings = common.Read(parsed, engine.PathOf(parsed));
            BatchEngine chosen = engine.Read(parsed, parsed.GetValue(parallel));
            if (settings.Image is not null && !chosen.UsesThisProgram)
            {
                throw new CouldNotRunException($"--container is for jobs that run here; {chosen.Name} runs them in the image that it has of the algorithm.");
            }

            JobRequest template = settings.Request(settings.Contracts(parsed.GetValue(contract))[0]);
            using FoundJobs? found = find.ReadJobs(parsed, template.Algorithm, isForDps: !chosen.UsesThisProgram);
            IJobSource source = JobSources.Create(
                template.Algorithm, settings.IsDirectory, parsed.GetValue(rows), parsed.GetValue(files), found);
            string folder = Path.Combine(BatchFolders.Of(settings.Output), NameOf(parsed.GetValue(name) ?? source.Name));
            async Task<BatchSelection> SelectionAsync() => new()
            {
                Rerun = Enum.Parse<Rerun>(parsed.GetValue(rerun)!, ignoreCase: true),
                Only = parsed.GetValue(only),
                Limit = parsed.GetValue(limit),
                Algorithm = await AlgorithmState.ReadAsync(settings, parsed.GetValue(rows), cancel).ConfigureAwait(false),
            };
            return await (parsed.GetValue(dryRun)
                ? PlanAsync(folder, template, source, await SelectionAsync().ConfigureAwait(false), cancel)
                : RefusedAsync(() => new BatchSession
                {
                    Settings = settings,
                    Template = template,
                    Source = source,
                    Selection = SelectionAsync,
                    Folder = folder,
                    Engine = chosen,
                    Pictures = parsed.GetValue(pictures) ?? 0,
                    HasProvenance = parsed.GetValue(provenance),
                    HasCatalogue = parsed.GetValue(stac),
                    Options = new BatchOptions
                    {
                        Retries = parsed.GetValue(retries) ?? 0,
                        HaltAfter = parsed.GetValue(halt) ?? 5,
                        MaxFailures = parsed.GetValue(maxFailures) ?? 0,
                    },
                }.RunAsync(cancel))).ConfigureAwait(false);
        }));
        return command;
    }

    /// <summary>A name that is a folder's or a file's.</summary>
    public static string NameOf(string name) =>
        name is not ("" or "." or "..") && !name.Any(c => c == '/' || char.IsControl(c))
            ? name
            : throw new CouldNotRunException($"--name {name} can be no folder's name.");

    private static Task<int> PlanAsync(
        string folder, JobRequest template, IJobSource source, BatchSelection selection, CancellationToken cancel) =>
        RefusedAsync(async () =>
        {
            BatchPlan plan = await Batch.PlanAsync(folder, template, source, selection, cancel).ConfigureAwait(false);
            Console.Out.WriteLine(
                $"{plan.Pending} {(plan.Pending == 1 ? "job" : "jobs")} would be run, {plan.Done} {(plan.Done == 1 ? "has" : "have")} succeeded.");
            foreach (string sentence in RerunSentences.Of(plan, selection.Rerun))
            {
                Console.Out.WriteLine(sentence);
            }

            return DpsExitCode.Clean;
        });

    private static async Task<int> RefusedAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is JobException or FormatException)
        {
            throw new CouldNotRunException(e.Message);
        }
    }

    /// <summary>An option whose value is rows of a table.</summary>
    public static Option<RowRanges?> Rows(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "ROWS",
        CustomParser = ParseRows,
    };

    private static RowRanges? ParseRows(ArgumentResult result)
    {
        string text = result.Tokens is [var token] ? token.Value : "";
        if (RowRanges.TryParse(text) is { } rows)
        {
            return rows;
        }

        result.AddError($"'{text}' is not valid for --only: write rows of the table, counted from 1, such as 7, 1-10,15 or 90-.");
        return null;
    }
}
