using System.Diagnostics;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Inputs;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>Runs jobs as DPS runs them, one a thread. While it lives, so may its jobs; when this process ends, they end.</summary>
/// <param name="space">Where they work and publish.</param>
/// <param name="cache">Where their inputs are kept.</param>
/// <param name="host">Where their commands run.</param>
internal sealed class JobRunner(Workspace space, InputCache cache, IJobHost host) : IDisposable
{
    private readonly JobReaper _reaper = Reaper(RunnerMark.Create(space.Home), host);
    private readonly JobEnvironment _environment = new();
    private readonly WorkDirectories _folders = new(space.Work);

    /// <summary>What the processes of all jobs of this runner are known by.</summary>
    public RunnerMark Mark => _reaper.Mark;

    /// <summary>Runs a job, and returns when all of it is over.</summary>
    /// <param name="request">The job.</param>
    /// <param name="observer">Is told when it starts, and before its results appear.</param>
    /// <param name="cancel">Stops it as its time limit would; nothing of it is left then.</param>
    public JobOutcome Run(JobRequest request, IJobObserver observer, CancellationToken cancel)
    {
        JobValues values;
        try
        {
            values = JobValues.Of(request);
            _ = JobTag.Folder(request.Tag);
        }
        catch (JobException e)
        {
            return new JobOutcome(request.Id) { Failure = e.Failure, DpsExitCode = 1 };
        }

        // Where a neighbour may have changed an input, the job runs again with inputs of its own: then it is known who does.
        var remarks = new List<string>(values.Remarks);
        return Run(request, values, remarks, alone: false, observer, cancel)
            ?? Run(request, values, remarks, alone: true, observer, cancel)!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folders.Dispose();
        _reaper.Dispose();
    }

    /// <returns>What came of it; null where inputs were changed meanwhile that others use too.</returns>
    private JobOutcome? Run(
        JobRequest request,
        JobValues values,
        List<string> known,
        bool alone,
        IJobObserver observer,
        CancellationToken cancel)
    {
        WorkDirectory? folder = null;
        bool keep = request.Keep;
        try
        {
            cancel.ThrowIfCancellationRequested();
            folder = _folders.Take(request.Id);
            if (Run(request, values, folder, known, alone, observer, cancel) is not { } outcome)
            {
                keep = false;
                return null;
            }

            if (outcome.Failure?.Kind == FailureKind.Publication)
            {
                // Results that could not be published are too dear to be thrown away.
                keep = true;
                string kept = folder.MoveTo(space.Unpublished);
                return FailedJob.Also(outcome, $"They are kept in {kept}") with { JobFolder = kept };
            }

            if (folder.MayHoldOriginals)
            {
                keep = true;
                string kept = folder.MoveTo(space.Unpublished);
                return outcome with { Remarks = [.. outcome.Remarks, $"The job's folder is kept, since your file may be in it: {kept}."], JobFolder = kept };
            }

            return outcome with { JobFolder = keep ? folder.Path : null };
        }
        catch (OperationCanceledException)
        {
            keep = false;
            return new JobOutcome(request.Id)
            {
                Failure = new JobFailure(FailureKind.Interrupted, CommandFailures.Stopped, CommandFailures.Stopped),
                DpsExitCode = 1,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new JobOutcome(request.Id)
            {
                Failure = new JobFailure(
                    FailureKind.Start,
                    "the job's folder could not be written",
                    $"The job's folder in {space.Work} could not be written: {e.Message.TrimEnd('.')}."),
                DpsExitCode = 1,
            };
        }
        finally
        {
            if (!keep && folder is not null)
            {
                _folders.Return(folder);
            }
        }
    }

    private JobOutcome? Run(
        JobRequest request,
        JobValues values,
        WorkDirectory folder,
        List<string> known,
        bool alone,
        IJobObserver observer,
        CancellationToken cancel)
    {
        var outcome = new JobOutcome(request.Id);
        var remarks = new List<string>(known);
        JobFiles? files = null;
        try
        {
            string hostName = _reaper.NextHostName();
            IReadOnlyList<string> environment = host.EnvironmentOf(request, _environment.Of(request, folder.Home, hostName));
            folder.Write(WorkDirectory.Context, JobDocuments.Context(request, values));
            JobCommand command = host.CommandOf(request, values, folder.Input, environment);
            WriteJob(request, values, folder, command, environment);
            using var inputs = StagedInputs.Stage(values, cache, space.Work, folder.Input, folder.Beside("inputs"), alone, cancel);
            WriteLogs(request, folder, command);
            observer.Starting(request.Id, folder.Path);

            DateTime started = DateTime.UtcNow;
            long begun = Stopwatch.GetTimestamp(); // A clock that is set meanwhile changes no duration.
            ProcessExit end = host.Run(new JobStart(request, folder, command, environment, Mark, hostName, [.. inputs.Targets]), cancel);
            files = folder.Files();
            if (!files.HasFolder)
            {
                folder.Restore();
            }

            if (folder.RestoreLogs(files) is { Count: > 0 } logs)
            {
                remarks.Add(
                    $"The job removed {string.Join(" and ", logs)} or put something else there, where its log is kept: what it had written is lost.");
            }

            outcome = outcome with
            {
                ExitCode = end.Signal == 0 ? end.ExitCode : 128 + end.Signal,
                Metrics = new JobMetrics(started, started + Stopwatch.GetElapsedTime(begun), end.Use, files.Size),
            };
            if (end.LeftRunning > 0)
            {
                remarks.Add(
                    $"{Plural(end.LeftRunning, "process", "processes")} of the job still ran when its run command had ended, and ended with it as in DPS.");
            }

            if (files.Named(WorkDirectory.StandardError).State.Length > 0 && folder.LastErrorLines(1000).Any(line => line.Contains("Cannot find proj.db", StringComparison.Ordinal)))
            {
                remarks.Add(
                    "PROJ has not found proj.db, without which GDAL may write other coordinates and report success: let the run script unset PROJ_LIB, which DPS sets, where that folder has none.");
            }

            InputChanges changes = inputs.Check();
            folder.MayHoldOriginals = changes.IsOneGone;
            remarks.AddRange(changes.Remarks);
            if (changes.IsInDoubt && !changes.IsOneGone && !end.Cancelled)
            {
                known.AddRange(changes.Remarks.Select(remark => $"{remark} The job ran again, with a copy of what is there now."));
                return null;
            }

            CommandFailures.Require(request, end, command, folder);
            if (!files.HasFolder)
            {
                throw new JobException(
                    FailureKind.Output,
                    "the job removed its own working folder",
                    "The job removed its own working folder, or put something else in its place: output/ is lost, as in DPS.",
                    "");
            }

            if (changes.Name is { } changed)
            {
                throw new JobException(
                    FailureKind.ChangedInput,
                    $"the job changed its input {changed}",
                    $"The job changed its input {changed}.",
                    "Inputs are links into a read-only cache in DPS: copy what must be changed.");
            }

            string results = JobResults.Find(request.Contract, folder, files);
            outcome = outcome with { Lost = files.Lost(results), Remarks = remarks };
            outcome = Publication.Publish(
                space, request, folder, results, files, [folder.Path, .. inputs.Targets], outcome, observer);
            folder.Reusable = end.LeftRunning == 0 && files.HasOnly(results, inputs.Links) && inputs.Unlink() ? files : null;
        }
        catch (JobException e) when (e.Failure.Kind == FailureKind.Interrupted)
        {
            throw new OperationCanceledException(e.Message, e, cancel);
        }
        catch (JobException e)
        {
            outcome = FailedJob.Keep(space, request, folder, files ?? folder.Files(), outcome, e);
        }

        return outcome with { Remarks = remarks };
    }

    private static void WriteJob(
        JobRequest request, JobValues values, WorkDirectory folder, JobCommand command, IReadOnlyList<string> environment)
    {
        folder.Write(WorkDirectory.Job, JobDocuments.Job(request, values, command));

        // Secrets are in the job's environment, and this file is kept.
        IEnumerable<string> names = environment.Select(JobEnvironment.Shown);
        folder.Write(
            WorkDirectory.RunScript,
            $"#!/bin/bash\n{string.Concat(names.Select(name => $"# {name.ReplaceLineEndings(" ")}\n"))}cd {JobCommand.Quote(folder.Path)}\n{command}\n");
    }

    private static void WriteLogs(JobRequest request, WorkDirectory folder, JobCommand command)
    {
        folder.Write(WorkDirectory.StandardOutput, "");

        // The wrapper traces what it starts.
        folder.Write(WorkDirectory.StandardError, request.Contract == JobContract.Legacy ? $"+ {command}\n" : "");
    }

    private static JobReaper Reaper(RunnerMark mark, IJobHost host) => new(mark, host.CleanUp(mark));

    private static string Plural(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
