using System.Globalization;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>What is told of a run command that does not start, or does not end as it should.</summary>
internal static class CommandFailures
{
    public const string Stopped = "The job was stopped.";

    /// <summary>A run command that the system does not start.</summary>
    public static JobException OfStart(string program, SpawnException e)
    {
        (string summary, string advice) = e.Error switch
        {
            2 => ("cannot be started: what its first line names is not there.", "Lines that end with CR LF do that too."),
            7 => ("cannot be started: its arguments are longer than this system allows.", ""),
            13 => ("is not executable, and DPS starts it as it is in the repository: git update-index --chmod=+x, and commit.", ""),
            LibC.Enoexec => (
                "cannot be started: its first line must be #!/usr/bin/env bash or the like, or it must be a program for this machine.", ""),
            _ => ($"cannot be started: {e.Message}.", ""),
        };
        return new JobException(
            FailureKind.Start, $"{Path.GetFileName(program)} {summary.TrimEnd('.')}", $"{program} {summary}", advice, e);
    }

    /// <summary>Requires an end that the wrapper calls a success.</summary>
    /// <exception cref="JobException">It was stopped, or ended with a signal or another exit code than 0.</exception>
    public static void Require(JobRequest request, ProcessExit end, JobCommand command, WorkDirectory folder)
    {
        if (end.Cancelled)
        {
            throw new JobException(FailureKind.Interrupted, Stopped);
        }

        string name = Path.GetFileName(command.Program);
        if (end.TimedOut)
        {
            string limit = request.TimeLimit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
            folder.Append(WorkDirectory.StandardError, $"Soft time limit ({limit}s) exceeded for {request.Id}.\n");
            throw new JobException(
                FailureKind.TimeLimit,
                $"{name} was stopped at its time limit",
                $"{name} was stopped at its time limit of {limit} s.",
                "DPS tells 143 then, and output/ is lost.");
        }

        if (end.Signal != 0)
        {
            string ended = $"{name} was ended by signal {end.Signal}{SignalHint(end.Signal)}";
            throw new JobException(FailureKind.ExitCode, ended, ended + ".", "DPS calls that a failure, and output/ is lost.");
        }

        if (end.ExitCode != 0)
        {
            string ended = $"{name} ended with exit code {end.ExitCode}{ExitHint(end.ExitCode)}";
            throw new JobException(
                FailureKind.ExitCode, ended, ended + ".", "DPS calls any code but 0 a failure and tells 1, and output/ is lost.");
        }
    }

    private static string SignalHint(int signal) => signal switch
    {
        6 => " (aborted)",
        9 => " (often out of memory)",
        11 => " (segmentation fault)",
        _ => "",
    };

    private static string ExitHint(int code) => code switch
    {
        126 => " (something it calls is not executable)",
        127 => " (something it calls is not on PATH, which a login shell sets anew)",
        137 => " (something it called was killed, often because it was out of memory)",
        _ => "",
    };
}
