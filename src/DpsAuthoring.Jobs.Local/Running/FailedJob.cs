using System.Globalization;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>What is told and kept of a job that failed, wherever it ran.</summary>
internal static class FailedJob
{
    private const int ExplainingLines = 10;

    /// <summary>A line of a log needs a block.</summary>
    private const long LeastRoom = 64 << 10;

    /// <summary>Says why a job failed, and keeps its logs.</summary>
    /// <param name="space">Where they are kept.</param>
    /// <param name="request">The job.</param>
    /// <param name="folder">Its own folder.</param>
    /// <param name="files">What is in it.</param>
    /// <param name="outcome">What is known of its end.</param>
    /// <param name="e">Why it failed.</param>
    public static JobOutcome Keep(
        Workspace space, JobRequest request, WorkDirectory folder, JobFiles files, JobOutcome outcome, JobException e)
    {
        IReadOnlyList<string> lastLines = outcome.ExitCode is null ? [] : folder.LastErrorLines(ExplainingLines);
        FailureKind kind = e.Failure.Kind;
        JobFailure failure = e.Failure.Because(
            kind == FailureKind.ExitCode ? FullDisk(space) ?? FailureReason.Of(name => folder.LastLines(name, 1000)) : null) with
        {
            LastLines = lastLines,
        };
        outcome = outcome with { Failure = failure, DpsExitCode = kind == FailureKind.TimeLimit ? 143 : 1 };
        if (kind == FailureKind.Publication)
        {
            return outcome;
        }

        try
        {
            folder.Write(WorkDirectory.ExitCode, outcome.DpsExitCode.ToString(CultureInfo.InvariantCulture));
            if (kind is not (FailureKind.ExitCode or FailureKind.TimeLimit)) // Of these it has been told already.
            {
                folder.Append(WorkDirectory.StandardError, e.Message + "\n");
            }

            if (request.Contract == JobContract.Legacy)
            {
                folder.Write("_alt_traceback.txt", string.Join('\n', folder.LastErrorLines(10)) + "\n");
            }
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            return Also(outcome, $"The job's folder cannot be written: {full.Message}");
        }

        outcome = outcome with { Lost = files.Lost(published: null) };
        try
        {
            return outcome with { Folder = Triage.Keep(space, request, folder, files) };
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
            return Also(outcome, $"Its logs could not be put into {space.Triage}: {lost.Message}");
        }
    }

    /// <summary>Why a job failed whose disk is full: its own words to that have no room either. Null where there is room.</summary>
    private static string? FullDisk(Workspace space)
    {
        try
        {
            return new DriveInfo(space.Work).AvailableFreeSpace < LeastRoom
                ? $"No space left on device: the disk of {space.Home} is full"
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // It is not known.
        }
    }

    /// <summary>The outcome, with another thing that went wrong.</summary>
    public static JobOutcome Also(JobOutcome outcome, string problem) => outcome with
    {
        Failure = outcome.Failure! with { Advice = $"{outcome.Failure.Advice} {problem.TrimEnd('.')}.".TrimStart() },
    };
}
