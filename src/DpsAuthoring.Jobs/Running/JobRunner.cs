using System.Globalization;
using DpsAuthoring.Jobs.Inputs;
using DpsAuthoring.Jobs.Processes;

namespace DpsAuthoring.Jobs;

/// <summary>Runs jobs as DPS runs them, any number at a time. While it lives, so may its jobs; when this process ends, they end.</summary>
/// <param name="space">Where they work and publish.</param>
/// <param name="cache">Where their inputs are kept.</param>
public sealed class JobRunner(JobSpace space, InputCache cache) : IDisposable
{
    private const int ExplainingLines = 10;

    private readonly Guard _guard = new();

    /// <summary>What the host names of all jobs of this runner begin with.</summary>
    public string Mark => _guard.Mark;

    /// <summary>Runs a job, and returns when all of it is over.</summary>
    /// <param name="request">The job.</param>
    /// <param name="cancel">Stops it as its time limit would.</param>
    /// <exception cref="OperationCanceledException">It was stopped; nothing of it is left.</exception>
    public JobOutcome Run(JobRequest request, CancellationToken cancel)
    {
        JobValues values;
        try
        {
            values = JobValues.Of(request);
            _ = JobTag.Folder(request.Tag);
        }
        catch (JobException e)
        {
            return new JobOutcome(request.Id) { Failure = new JobFailure(e.Cause, e.Message, []), DpsExitCode = 1 };
        }

        JobFolder? folder = null;
        bool keep = request.Keep;
        try
        {
            folder = new JobFolder(space.Work, request.Id);
            JobOutcome outcome = Run(request, values, folder, cancel) with { JobFolder = keep ? folder.Path : null };

            // Results that could not be published are too dear to be thrown away.
            keep |= outcome.Failure?.Cause == FailureCause.Publication;
            return keep ? outcome with { JobFolder = folder.Path } : outcome;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new JobOutcome(request.Id)
            {
                Failure = new JobFailure(FailureCause.Start, $"The job's folder in {space.Work} could not be written: {e.Message.TrimEnd('.')}.", []),
                DpsExitCode = 1,
            };
        }
        finally
        {
            if (!keep)
            {
                folder?.Delete();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _guard.Dispose();

    private JobOutcome Run(JobRequest request, JobValues values, JobFolder folder, CancellationToken cancel)
    {
        var outcome = new JobOutcome(request.Id);
        var remarks = new List<string>(values.Remarks);
        string? results = null;
        try
        {
            string hostName = _guard.NextHostName();
            IReadOnlyList<string> environment = JobEnvironment.Of(request, folder.Home, hostName);
            WriteContext(request, values, folder);
            JobCommand command = JobCommand.Of(request, values, folder.Input, PathOf(environment));
            StagedInputs inputs = StagedInputs.Stage(values, cache, folder.Input, cancel);
            WriteJob(request, values, folder, command, environment);
            request.Starting?.Invoke(folder.Path);

            DateTime started = DateTime.UtcNow;
            ChildEnd end = Run(request, folder, command, environment, hostName, cancel);
            bool hasFolder = folder.Restore();
            if (folder.RestoreLogs() is { Count: > 0 } logs)
            {
                remarks.Add($"The job removed {string.Join(" and ", logs)} or put something else there, where its log is kept: what it had written is lost.");
            }

            outcome = outcome with
            {
                ExitCode = end.Signal == 0 ? end.ExitCode : 128 + end.Signal,
                Metrics = new JobMetrics(started, DateTime.UtcNow, end.Use, Folders.Size(folder.Path)),
            };
            if (end.LeftRunning > 0)
            {
                remarks.Add($"{Plural(end.LeftRunning, "process", "processes")} of the job still ran when its run command had ended, and ended with it as in DPS.");
            }

            if (folder.LastErrorLines(1000).Any(line => line.Contains("Cannot find proj.db", StringComparison.Ordinal)))
            {
                remarks.Add("PROJ has not found proj.db, without which GDAL may write other coordinates and report success: let the run script unset PROJ_LIB, which DPS sets, where that folder has none.");
            }

            string? changed = inputs.DropChanged(cache);
            Judge(request, end, command, folder);
            if (!hasFolder)
            {
                throw new JobException(FailureCause.Output, "The job removed its own working folder, or put something else in its place: output/ is lost, as in DPS.");
            }

            if (changed is not null)
            {
                throw new JobException(
                    FailureCause.ChangedInput, $"The job changed its input {changed}. Inputs are links into a read-only cache in DPS: copy what must be changed.");
            }

            results = JobResults.Find(request.Contract, folder);
            outcome = outcome with { Lost = folder.Lost(results) };
            outcome = outcome with { Folder = Publication.Publish(space, request, folder, results, cache.Folder, outcome.Metrics) };
        }
        catch (JobException e) when (e.Cause == FailureCause.Interrupted)
        {
            throw new OperationCanceledException(e.Message, e, cancel);
        }
        catch (JobException e)
        {
            outcome = Fail(request, folder, outcome, e);
        }

        return outcome with { Remarks = remarks };
    }

    private JobOutcome Fail(JobRequest request, JobFolder folder, JobOutcome outcome, JobException e)
    {
        IReadOnlyList<string> lastLines = outcome.ExitCode is null ? [] : folder.LastErrorLines(ExplainingLines);
        string? reason = e.Cause is FailureCause.ExitCode ? FailureReason.Of(folder) : null;
        outcome = outcome with { Failure = new JobFailure(e.Cause, e.Message, lastLines, reason), DpsExitCode = e.Cause == FailureCause.TimeLimit ? 143 : 1 };
        if (e.Cause == FailureCause.Publication)
        {
            return outcome;
        }

        try
        {
            folder.Write("_exit_code", outcome.DpsExitCode.ToString(CultureInfo.InvariantCulture));
            if (e.Cause is not (FailureCause.ExitCode or FailureCause.TimeLimit)) // Of these it has been told already.
            {
                folder.Append(JobFolder.StandardError, e.Message + "\n");
            }

            if (request.Contract == JobContract.Legacy)
            {
                folder.Write("_alt_traceback.txt", string.Join('\n', folder.LastErrorLines(10)) + "\n");
            }
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return outcome with { Failure = outcome.Failure! with { Message = $"{e.Message} Besides, the job's folder cannot be written: {full.Message.TrimEnd('.')}." } };
        }

        outcome = outcome with { Lost = folder.Lost(published: null) };
        try
        {
            return outcome with { Folder = Triage.Keep(space, request, folder) };
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
            return outcome with { Failure = outcome.Failure with { Message = $"{e.Message} Besides, its logs could not be put into {space.Triage}: {lost.Message.TrimEnd('.')}." } };
        }
    }

    private static void WriteContext(JobRequest request, JobValues values, JobFolder folder)
    {
        using FileStream context = folder.Create(JobFolder.Context);
        JobDocuments.WriteContext(context, request, values);
    }

    private static void WriteJob(JobRequest request, JobValues values, JobFolder folder, JobCommand command, IReadOnlyList<string> environment)
    {
        using (FileStream job = folder.Create("_job.json"))
        {
            JobDocuments.WriteJob(job, request, values, command);
        }

        // Secrets are in the job's environment, and this file is kept.
        IEnumerable<string> names = environment.Select(variable => variable.Split('=')[0] is var name && JobEnvironment.IsSecret(name) ? name + "=…" : variable);
        folder.Write("_run.sh", $"#!/bin/bash\n{string.Concat(names.Select(name => $"# {name.ReplaceLineEndings(" ")}\n"))}cd {JobCommand.Quote(folder.Path)}\n{command}\n");
        folder.Write(JobFolder.StandardOutput, "");

        // The wrapper traces what it starts.
        folder.Write(JobFolder.StandardError, request.Contract == JobContract.Legacy ? $"+ {command}\n" : "");
    }

    private static ChildEnd Run(
        JobRequest request, JobFolder folder, JobCommand command, IReadOnlyList<string> environment, string hostName, CancellationToken cancel)
    {
        var start = new ChildStart(command.Program, command.Arguments, environment)
        {
            Directory = folder.Path,
            Output = request.Contract == JobContract.Legacy ? folder.OutputFile : folder.ErrorFile, // A CWL runner keeps its own standard output.
            Error = folder.ErrorFile,
        };
        try
        {
            using Child child = Start(start, request.Contract, hostName);
            return child.Wait(request.TimeLimit, cancel);
        }
        catch (ChildStartException e)
        {
            throw new JobException(FailureCause.Start, StartProblem(command.Program, e), e);
        }
    }

    private static Child Start(ChildStart start, JobContract contract, string hostName)
    {
        try
        {
            return Child.Start(start, hostName);
        }
        catch (ChildStartException e) when (e.Error == LibC.Enoexec && contract == JobContract.Legacy)
        {
            // The wrapper is a bash script, and bash reads a file without a first line as bash itself.
            return Child.Start(start with { Program = "/bin/bash", Arguments = [start.Program, .. start.Arguments] }, hostName);
        }
    }

    private static string StartProblem(string program, ChildStartException e) => e.Error switch
    {
        2 => $"{program} cannot be started: what its first line names is not there. Lines that end with CR LF do that too.",
        7 => $"{program} cannot be started: its arguments are longer than this system allows.",
        13 => $"{program} is not executable, and DPS starts it as it is in the repository: git update-index --chmod=+x, and commit.",
        LibC.Enoexec => $"{program} cannot be started: its first line must be #!/usr/bin/env bash or the like, or it must be a program for this machine.",
        _ => $"{program} cannot be started: {e.Message}.",
    };

    /// <summary>What the wrapper does about the end of the run command.</summary>
    private static void Judge(JobRequest request, ChildEnd end, JobCommand command, JobFolder folder)
    {
        if (end.Cancelled)
        {
            throw new JobException(FailureCause.Interrupted, "The job was stopped.");
        }

        string name = Path.GetFileName(command.Program);
        if (end.TimedOut)
        {
            string limit = request.TimeLimit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            folder.Append(JobFolder.StandardError, $"Soft time limit ({limit}s) exceeded for {request.Id}.\n");
            throw new JobException(FailureCause.TimeLimit, $"{name} was stopped at its time limit of {limit} s. DPS tells 143 then, and output/ is lost.");
        }

        if (end.Signal != 0)
        {
            throw new JobException(FailureCause.ExitCode, $"{name} was ended by signal {end.Signal}{SignalHint(end.Signal)}. DPS calls that a failure, and output/ is lost.");
        }

        if (end.ExitCode != 0)
        {
            throw new JobException(
                FailureCause.ExitCode, $"{name} ended with exit code {end.ExitCode}{ExitHint(end.ExitCode)}. DPS calls any code but 0 a failure and tells 1, and output/ is lost.");
        }
    }

    private static string SignalHint(int signal) => signal switch
    {
        6 => " (it gave itself up)",
        9 => " (often for want of memory)",
        11 => " (it touched memory that is not its own)",
        _ => "",
    };

    private static string ExitHint(int code) => code switch
    {
        126 => " (something it calls is not executable)",
        127 => " (something it calls is not on PATH, which a login shell sets anew)",
        137 => " (something it called was killed, often for want of memory)",
        _ => "",
    };

    private static string PathOf(IReadOnlyList<string> environment) =>
        environment.First(variable => variable.StartsWith("PATH=", StringComparison.Ordinal))["PATH=".Length..];

    private static string Plural(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
