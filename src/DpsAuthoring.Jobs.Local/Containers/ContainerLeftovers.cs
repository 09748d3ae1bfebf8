using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>The containers that runners have left in an engine.</summary>
internal sealed class ContainerLeftovers(ContainerEngine engine)
{
    private const string RemoveAll = """
        found=$("$1" ps --all --quiet --filter "label=$2")
        program=$1
        shift 2
        [ -z "$found" ] || "$program" "$@" $found >/dev/null 2>&1
        """;

    /// <summary>What removes the containers of a runner that has been killed: a program and its arguments.</summary>
    public IReadOnlyList<string> CleanUp(RunnerMark runner) =>
        [
            "/bin/sh", "-c", RemoveAll, "sh", engine.Program, $"{JobContainer.TokenLabel}={runner.Token}", .. engine.RemoveArguments,
        ];

    /// <summary>
    /// Removes the containers of runners that are over. A container says which process runs it, and of which start of the machine that is.
    /// Where that process is over, nobody waits for it.
    /// </summary>
    public void End(string home)
    {
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

    private static bool IsOver(RunnerMark runner, string home) =>
        runner.IsOfThisNamespace ? !runner.IsAlive : runner.IsOfEarlierBoot && runner.IsOf(home);

    private static string[] Lines(EngineAnswer answer) =>
        answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
