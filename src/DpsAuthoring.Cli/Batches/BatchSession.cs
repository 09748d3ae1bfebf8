using System.Diagnostics;
using System.Runtime.CompilerServices;
using DpsAuthoring.Cli.Cataloguing;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Jobs.Sources;

namespace DpsAuthoring.Cli.Batches;

/// <summary>One run of a batch: its jobs, and what is said and written of them, however it ends.</summary>
internal sealed class BatchSession
{
    public required JobSettings Settings { get; init; }

    public required JobRequest Template { get; init; }

    public required IJobSource Source { get; init; }

    /// <summary>Which jobs are run; asked for when the algorithm's program is up to date.</summary>
    public required Func<Task<BatchSelection>> Selection { get; init; }

    /// <summary>The batch's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>What runs the jobs.</summary>
    public required BatchEngine Engine { get; init; }

    /// <summary>How many jobs get a picture of their first raster in the report.</summary>
    public required int Pictures { get; init; }

    public required BatchOptions Options { get; init; }

    /// <summary>Whether a crate tells where the results are from.</summary>
    public bool HasProvenance { get; init; }

    /// <summary>Whether a collection of STAC describes the results.</summary>
    public bool HasCatalogue { get; init; }

    private string Report => Path.Combine(Folder, "report.html");

    private string Results => Path.Combine(Folder, "results.jsonl");

    /// <summary>Runs what has not succeeded.</summary>
    /// <exception cref="CouldNotRunException">It has stopped before its end.</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (HasProvenance)
        {
            Provenance.RequirePlace(Settings.Output, Folder);
        }

        if (!Directory.Exists(Folder))
        {
            // A table that is refused leaves nothing behind.
            await Batch.PlanAsync(Folder, Template, Source, new BatchSelection(), cancel).ConfigureAwait(false);
        }

        if (Engine.UsesThisProgram)
        {
            Settings.EnsureProgram(cancel);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var batch = Batch.Open(Folder);
        await LeaveOthersAsync(batch, cancel).ConfigureAwait(false);
        BatchSelection selection = await Selection().ConfigureAwait(false);
        Provenance? provenance = HasProvenance ? Provenance.Begin(Settings, Template, batch, selection.Algorithm!) : null;
        BatchPlan plan = await batch.ListAsync(Template, Source, selection, cancel).ConfigureAwait(false);
        using BatchReader reader = batch.Read();
        int before = reader.Count(BatchJobState.Succeeded);
        var begun = Stopwatch.StartNew();
        BatchHalt? halt;
        try
        {
            using var report = new LiveReport(() => Write(pictures: 0), LiveReport.Interval);
            halt = await RunAsync(batch, plan, selection.Rerun, before, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Whoever stops it does not wait for pictures.
            Tell(reader, before, begun.Elapsed, pictures: 0, provenance);
            if (e is OperationCanceledException && !cancel.IsCancellationRequested)
            {
                throw new CouldNotRunException(
                    $"Stopped, as 'dps batch cancel' asks. The same command goes on with {Jobs(BatchSummary.ToBeRun(reader))} to be run.");
            }

            throw;
        }

        Tell(reader, before, begun.Elapsed, Pictures, provenance);
        if (HasCatalogue)
        {
            await new BatchCatalogue(reader, Folder).UpdateAsync(Console.Out, cancel).ConfigureAwait(false);
        }

        if (halt is not null)
        {
            throw new CouldNotRunException(Sentence(halt, BatchSummary.ToBeRun(reader)));
        }

        return reader.Count(BatchJobState.Failed) == 0 ? DpsExitCode.Clean : DpsExitCode.Findings;
    }

    private async Task<BatchHalt?> RunAsync(Batch batch, BatchPlan plan, Rerun rerun, int before, CancellationTokenSource stop)
    {
        using BatchReader reader = batch.Read();
        using IBatchProgress progress = Progress(before, plan.Pending);
        foreach (string sentence in RerunSentences.Of(plan, rerun))
        {
            progress.Say(sentence);
        }

        IJobEngine engine = await Engine.StartAsync(Settings, Template, Folder, progress.Say, stop.Token).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable _ = engine.ConfigureAwait(false);
        BatchOptions options = Options with
        {
            Ended = progress.Ended,
            Retried = progress.Retried,
            Stop = stop.Cancel,
            Halting = halt => progress.Say($"No more jobs are started, because of {Cause(halt)}. Those that run go on to their end."),
        };
        try
        {
            return await batch.RunAsync(Template, engine, options, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            int left = BatchSummary.ToBeRun(reader), going = engine.OutlivesProcess ? reader.Count(BatchJobState.Submitted) : 0;
            progress.Say(going == 0
                ? $"Stopped with {Jobs(left)} to be run: the same command goes on with them."
                : $"Stopped with {Jobs(left)} to be run, of which {engine.Name} has {going} and goes on with them: the same command collects what comes of them, and 'dps batch cancel' ends them.");
            throw;
        }
    }

    /// <summary>Notes what has become of jobs that other engines have from before: no job may be with two.</summary>
    private async Task LeaveOthersAsync(Batch batch, CancellationToken cancel)
    {
        foreach (string other in batch.Engines().Where(name => name != Engine.Name))
        {
            IJobEngine engine = await BatchEngine.CollectorAsync(
                other, Settings, Template, Folder, sentence => Console.Error.WriteLine($"dps: {sentence}"), cancel).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable _ = engine.ConfigureAwait(false);
            int left = await batch.CollectAsync(Template, engine, Options, cancel).ConfigureAwait(false);
            if (left > 0)
            {
                throw new CouldNotRunException(
                    $"{other} still has {Jobs(left)} of this batch, and nothing is run twice: go on with --engine {other}, or end them with 'dps batch cancel {Path.GetFileName(Folder)}'.");
            }
        }
    }

    private IBatchProgress Progress(int before, int pending)
    {
        var pace = new BatchPace(before, pending);
        if (!Console.IsErrorRedirected && !Terminal.IsDumb)
        {
            return new BatchProgress(Console.Error, pace);
        }

        string contract = Template.Contract == JobContract.Ogc ? "OGC" : "legacy";
        return new BatchLog(
            Console.Error,
            pace,
            $"{Template.Algorithm.Name} {Template.Algorithm.Version}, {contract} contract: {Jobs(pace.Total)}, of which {before} have succeeded and {pending} are to be run, {Engine.Pace}; state and report in {Folder}. Whatever stops it, the same command goes on.");
    }

    /// <summary>Writes report and results, and says the summary. The files come first: the terminal may be gone.</summary>
    private void Tell(BatchReader reader, int before, TimeSpan time, int pictures, Provenance? provenance)
    {
        string? problem = Write(pictures);
        string? crate = null;
        string? crateProblem = Problem(() => crate = provenance?.Write(reader));
        BatchSummary.Write(Console.Out, reader, before, time);
        if (problem is null)
        {
            Console.Out.WriteLine($"Report: {Report}");
            Console.Out.WriteLine($"Results: {Results}");
        }
        else
        {
            Console.Error.WriteLine($"dps: report.html and results.jsonl cannot be written: {problem}. The batch itself is in {Folder}.");
        }

        if (crate is not null)
        {
            Console.Out.WriteLine($"Provenance: {crate}");
        }
        else if (crateProblem is not null)
        {
            Console.Error.WriteLine(
                $"dps: {RunCrate.FileName} cannot be written: {crateProblem}. The same command writes it when that is mended.");
        }
    }

    /// <returns>Why they cannot be written; null where they were.</returns>
    private string? Write(int pictures) => Problem(() =>
    {
        using var reader = BatchReader.Open(Folder);
        if (reader is not null)
        {
            BatchResults.Write(reader, Results);
            BatchTable.Write(reader, Path.Combine(Folder, BatchTable.FileName));
            BatchReport.Write(reader, ReportHeadings.Of(Folder, Template), Report, pictures, QuickLook.DrawFirst);
        }
    });

    /// <returns>Why files cannot be written; null where they were.</returns>
    private static string? Problem(Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message.TrimEnd('.');
        }
    }

    private static string Sentence(BatchHalt halt, int left)
    {
        string mend = halt.IsOfMachine ? "mend that (--halt 0 goes on regardless), and" : "mend that, and";
        return $"Stopped because of {Cause(halt)}. {char.ToUpperInvariant(mend[0])}{mend[1..]} the same command goes on with {Jobs(left)} to be run and those that failed.";
    }

    private static string Cause(BatchHalt halt) => halt.IsOfMachine
        ? $"{halt.Failures} failures of this machine without a success between them, the last: {halt.Last.Subject}"
        : $"{halt.Failures} failed jobs, the last: {halt.Last.Subject}";

    private static string Jobs(int count) => count == 1 ? "1 job" : $"{count} jobs";
}
