using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Running;

/// <summary>Runs the commands of jobs as processes of this machine, which stands for the image.</summary>
internal sealed class ThisMachine : IJobHost
{
    public IReadOnlyList<string> CleanUp(RunnerMark runner) => [];

    public void EndLeftovers(string home)
    {
    }

    public IReadOnlyList<string> EnvironmentOf(JobRequest request, IReadOnlyList<string> variables) => variables;

    public JobCommand CommandOf(JobRequest request, JobValues values, string inputFolder, IReadOnlyList<string> environment) =>
        JobCommand.Of(request, values, inputFolder, PathOf(environment));

    public ProcessExit Run(JobStart start, CancellationToken cancel)
    {
        var options = new SpawnOptions(start.Command.Program, start.Command.Arguments, start.Environment)
        {
            Directory = start.Folder.Path,
            Output = start.Output,
            Error = start.Folder.ErrorFile,
        };
        try
        {
            using ProcessGroup child = Start(options, start.Request.Contract, start.HostName);
            return child.Wait(start.Request.TimeLimit, cancel);
        }
        catch (SpawnException e)
        {
            throw CommandFailures.OfStart(start.Command.Program, e);
        }
    }

    private static ProcessGroup Start(SpawnOptions start, JobContract contract, string hostName)
    {
        try
        {
            return ProcessGroup.Start(start, hostName);
        }
        catch (SpawnException e) when (e.Error == LibC.Enoexec && contract == JobContract.Legacy)
        {
            // The wrapper is a bash script, and bash reads a file without a first line as bash itself.
            return ProcessGroup.Start(start with { Program = "/bin/bash", Arguments = [start.Program, .. start.Arguments] }, hostName);
        }
    }

    private static string PathOf(IReadOnlyList<string> environment) =>
        environment.First(variable => variable.StartsWith("PATH=", StringComparison.Ordinal))["PATH=".Length..];
}
