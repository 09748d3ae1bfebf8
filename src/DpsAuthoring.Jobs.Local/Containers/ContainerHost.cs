using DpsAuthoring.Jobs.Local.Processes;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>Runs the commands of jobs in containers of an image, each in one of its own.</summary>
internal sealed class ContainerHost(ContainerImage image) : IJobHost
{
    private const string RemoveAll = """
        found=$("$1" ps --all --quiet --filter "label=$2")
        program=$1
        shift 2
        [ -z "$found" ] || "$program" "$@" $found >/dev/null 2>&1
        """;

    public IReadOnlyList<string> CleanUp(RunnerMark runner)
    {
        ContainerEngine engine = image.Engine;
        return
        [
            "/bin/sh", "-c", RemoveAll, "sh", engine.Program, $"{JobContainer.TokenLabel}={runner.Token}", .. engine.RemoveArguments,
        ];
    }

    /// <summary>
    /// A container says which process runs it, and of which start of the machine that is. Where that process is over, nobody waits for it.
    /// </summary>
    public void EndLeftovers(string home)
    {
        ContainerEngine engine = image.Engine;
        string[] labelled = Lines(engine.Ask("ps", "--all", "--quiet", "--filter", $"label={JobContainer.RunnerLabel}"));
        if (labelled.Length == 0)
        {
            return;
        }

        string format = "{{.Id}} {{index .Config.Labels \"" + JobContainer.RunnerLabel + "\"}}";
        string[] left =
        [
            .. Lines(engine.Ask(["inspect", "--type", "container", "--format", format, .. labelled]))
                .Select(line => line.Split(' ', 2))
                .Where(container => container.Length == 2 && RunnerMark.Parse(container[1]) is { } runner && IsOver(runner, home))
                .Select(container => container[0]),
        ];
        if (left.Length > 0)
        {
            engine.Ask([.. engine.RemoveArguments, .. left]);
        }
    }

    /// <summary>The image has its own <c>PATH</c>, and the engine sets the host name.</summary>
    public IReadOnlyList<string> EnvironmentOf(IReadOnlyList<string> variables) =>
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

    private static bool IsOver(RunnerMark runner, string home) =>
        runner.IsOfThisNamespace ? !runner.IsAlive : runner.IsOfEarlierBoot && runner.IsOf(home);

    private static string[] Lines(EngineAnswer answer) =>
        answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
