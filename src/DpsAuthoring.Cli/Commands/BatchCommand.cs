using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps batch</c>: a job for each row of a table, on this machine, with a state that survives anything.</summary>
internal static class BatchCommand
{
    public static Command Create()
    {
        var common = new JobOptions();
        var rows = new Option<string?>("--rows") { Description = "A CSV with the inputs' names in its first line, or JSON objects, one a line (.jsonl): a job each.", HelpName = "FILE" };
        var files = new Option<string?>("--files") { Description = "A job for each file (or directory, where the input is one) that matches: 'data/*.tif' in quotes, ** for folders in folders; NAME=PATTERN where there are several file inputs.", HelpName = "PATTERN" };
        var contract = new Option<string?>("--contract") { Description = "The job contract. Default: the one that is configured, OGC first." };
        contract.AcceptOnlyFromAmong("ogc", "legacy");
        Option<int?> parallel = Number(1, "How many run at a time. Default: one for each processor.", "--jobs", "-j");
        Option<int?> retries = Number(0, "How often a job that failed is tried again. Default: 0.", "--retries");
        var name = new Option<string?>("--name") { Description = "The batch's name, by which it is found again. Default: that of its table, or with --files the algorithm's.", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tell what would be run, and run nothing." };
        Option<int?> pictures = Number(0, "How many jobs get a picture of their first raster in the report. Default: 0.", "--quick-looks");
        var command = new Command("batch", "Runs a job for each row of a table or each file. Started again, it runs exactly what has not succeeded. Its report.html and results.jsonl are in dps_batches/NAME/.")
        {
            common.Path, rows, files, contract, common.Inputs, common.Tag, parallel, retries, common.TimeLimit, common.NoBuild, common.AsDps, name, dryRun, pictures,
            common.Output, common.Cache,
        };
        command.SetAction(parsed => Interruption.Run(cancel =>
        {
            JobSettings settings = common.Read(parsed);
            var batch = new BatchSettings(
                settings, parsed.GetValue(rows), parsed.GetValue(files), parsed.GetValue(contract), parsed.GetValue(name));
            return Run(batch, parsed.GetValue(parallel) ?? Environment.ProcessorCount, parsed.GetValue(retries) ?? 0, parsed.GetValue(dryRun), parsed.GetValue(pictures) ?? 0, cancel);
        }));
        return command;
    }

    private static int Run(BatchSettings settings, int parallel, int retries, bool dryRun, int pictures, CancellationToken cancel)
    {
        try
        {
            if (!Directory.Exists(settings.Folder))
            {
                Batch.Check(settings.Template, settings.Rows());
            }

            if (!dryRun)
            {
                settings.EnsureProgram(cancel);
            }

            using Batch batch = Batch.Open(settings.Folder);
            batch.List(settings.Template, settings.Rows());
            int done = batch.Count(BatchJobState.Succeeded);
            int pending = batch.Count(BatchJobState.Pending);
            if (dryRun)
            {
                Console.Out.WriteLine($"{pending} {(pending == 1 ? "job" : "jobs")} would be run, {done} {(done == 1 ? "has" : "have")} succeeded.");
                return ExitCode.Clean;
            }

            var begun = Stopwatch.StartNew();
            using (var progress = new BatchProgress(Console.Error, done, pending))
            {
                try
                {
                    batch.Run(settings.Template, new JobSpace(settings.Output, batch.Work), settings.CreateCache(), parallel, retries, progress.Ended, cancel);
                }
                catch (OperationCanceledException)
                {
                    progress.Dispose();
                    progress.Say($"Stopped with {batch.Count(BatchJobState.Pending)} jobs to be run: the same command goes on with them.\n");
                    throw;
                }
            }

            string report = Path.Combine(settings.Folder, "report.html");
            BatchResults.Write(batch, Path.Combine(settings.Folder, "results.jsonl"));
            BatchReport.Write(batch, settings.Name, report, pictures);
            Summarise(batch, done, begun.Elapsed, report);
            return batch.Count(BatchJobState.Failed) == 0 ? ExitCode.Clean : ExitCode.Findings;
        }
        catch (JobException e)
        {
            throw new CouldNotRunException(e.Message);
        }
        catch (FormatException e)
        {
            throw new CouldNotRunException(e.Message);
        }
    }

    private static void Summarise(Batch batch, int before, TimeSpan time, string report)
    {
        int succeeded = batch.Count(BatchJobState.Succeeded);
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{succeeded} succeeded{(before > 0 ? $" ({before} of them before)" : "")}, {batch.Count(BatchJobState.Failed)} failed, in {time.TotalSeconds:0.0} s"));
        foreach (BatchFailureGroup group in batch.Failures())
        {
            Console.Out.WriteLine($"{group.Count,7}  {Terminal.Red(group.Cause)}");
            Console.Out.WriteLine($"         for example {group.Folder ?? group.Example}");
        }

        Console.Out.WriteLine($"Report: {report}");
        Console.Out.WriteLine($"Results: {Path.ChangeExtension(report, null)[..^"report".Length]}results.jsonl");
    }

    private static Option<int?> Number(int least, string description, string name, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            string text = result.Tokens is [var token] ? token.Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least)
            {
                return number;
            }

            result.AddError($"'{text}' is not valid for {name}: write a whole number, {least} or more.");
            return default;
        },
    };
}
