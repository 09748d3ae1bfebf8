using DpsAuthoring.Jobs.Local.Processes;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>Runs the commands of jobs in containers of an image, each in one of its own.</summary>
internal sealed class ContainerHost(ContainerImage image) : IJobHost
{
    private readonly ContainerLeftovers _leftovers = new(image.Engine);

    public IReadOnlyList<string> CleanUp(RunnerMark runner) => _leftovers.CleanUp(runner);

    public void EndLeftovers(string home) => _leftovers.End(home);

    /// <summary>The image has its own <c>PATH</c>, and the engine sets the host name.</summary>
    public IReadOnlyList<string> EnvironmentOf(JobRequest request, IReadOnlyList<string> variables) =>
        [.. variables.Where(variable => variable.Split('=')[0] is not ("PATH" or "HOSTNAME"))];

    /// <summary>The engine puts the image's entry point in front of what a job starts.</summary>
    public JobCommand CommandOf(JobRequest request, JobValues values, string inputFolder, IReadOnlyList<string> environment)
    {
        var command = JobCommand.InImage(request, values, inputFolder);
        return image.EntryPoint.Count > 0
            ? new JobCommand(image.EntryPoint[0], [.. image.EntryPoint.Skip(1), command.Program, .. command.Arguments])
            : command;
    }

    public ProcessExit Run(JobStart start, CancellationToken cancel)
    {
        var container = new JobContainer(image, start);
        using var client = new ContainerClient(container);
        (ContainerEnd end, bool timedOut, bool stopped) = client.Run(start.Request.TimeLimit, cancel);
        if (end.Refusal is { } error)
        {
            throw error == ContainerEnd.Missing ? Missing(start) : CommandFailures.OfStart(start.Command.Program, new SpawnException(error, ""));
        }

        if (!end.IsStarted && !stopped)
        {
            throw new JobException(
                FailureKind.Start,
                $"{image.Engine.Name} cannot start a container of {image.Name}",
                $"{image.Engine.Name} cannot start a container of {image.Name}: {client.Problem}.",
                "");
        }

        // Whatever ended the container has ended the command with it.
        return new ProcessExit(
            end.ExitCode ?? 0,
            end.ExitCode is null ? LibC.Sigkill : 0,
            timedOut,
            stopped && !timedOut,
            stopped ? 0 : end.LeftRunning,
            end.Use);
    }

    private JobException Missing(JobStart start) => new(
        FailureKind.Start,
        $"the image has no {start.Command.Program}",
        $"run_command is {start.Request.Algorithm.RunCommand}, and the image {image.Name} has no {start.Command.Program}.",
        "Build it anew with dps build, or write the path from the repository's folder on.");
}
