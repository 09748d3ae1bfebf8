using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>A job that another engine has run, and what it left: it is judged, published and explained as one of this machine.</summary>
/// <param name="Request">The job.</param>
/// <param name="ExitCode">The run command's exit code; negative for a signal.</param>
/// <param name="Found">What it has left under names that results have.</param>
/// <param name="Results">The folder of its results; null where it has left none, or not exactly one.</param>
/// <param name="StandardOutput">The file with what it wrote to standard output; null where there is none.</param>
/// <param name="StandardError">The file with what it wrote to standard error; null where there is none.</param>
internal sealed record CollectedJob(
    JobRequest Request, int ExitCode, IReadOnlyList<string> Found, string? Results, string? StandardOutput, string? StandardError)
{
    /// <summary>Publishes its results, or keeps its logs.</summary>
    /// <param name="space">Where.</param>
    /// <param name="observer">Is told before results appear.</param>
    public JobOutcome Publish(Workspace space, IJobObserver observer)
    {
        var values = JobValues.Of(Request);
        FileSystem.Delete(Path.Combine(space.Work, Request.Id)); // A kill may have left it.
        var folder = WorkDirectory.Create(space.Work, Request.Id);
        var command = new JobCommand(Request.Algorithm.RunCommand.Split(' ')[0], []);
        folder.Write(WorkDirectory.Context, JobDocuments.Context(Request, values));
        folder.Write(WorkDirectory.Job, JobDocuments.Job(Request, values, command));
        Take(StandardOutput, folder.OutputFile);
        Take(StandardError, folder.ErrorFile);
        if (Results is not null)
        {
            FileSystem.MoveFolder(Results, folder.File(Found is [var only] ? Path.GetFileName(only) : "output"), folder.Beside("copy"));
        }
        else
        {
            // What is no folder, or one of several, was not brought here; that it was there decides.
            Found.ToList().ForEach(name => File.WriteAllText(folder.File(Path.GetFileName(name)), ""));
        }

        JobFiles files = folder.Files();
        int signal = Math.Max(0, -ExitCode);
        var outcome = new JobOutcome(Request.Id) { ExitCode = signal == 0 ? ExitCode : 128 + signal, Remarks = values.Remarks };
        try
        {
            CommandFailures.Require(Request, new ProcessExit(Math.Max(0, ExitCode), signal, false, false, 0, default), command, folder);
            string results = JobResults.Find(Request.Contract, folder, files);
            outcome = Publication.Publish(space, Request, folder, results, files, [folder.Path], outcome, observer);
        }
        catch (JobException e)
        {
            outcome = FailedJob.Keep(space, Request, folder, files, outcome, e);
            if (e.Failure.Kind == FailureKind.Publication)
            {
                string kept = folder.MoveTo(space.Unpublished);
                return FailedJob.Also(outcome, $"They are kept in {kept}") with { JobFolder = kept };
            }
        }

        folder.Delete();
        return outcome;
    }

    private static void Take(string? log, string place)
    {
        if (log is not null && File.Exists(log))
        {
            FileSystem.MoveFile(log, place);
        }
        else
        {
            FileSystem.Write(place, default);
        }
    }
}
