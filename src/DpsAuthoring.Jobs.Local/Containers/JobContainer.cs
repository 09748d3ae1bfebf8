using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>The container that a job runs in, as an engine's command line has it.</summary>
/// <param name="Image">What it is made of.</param>
/// <param name="Job">What runs in it.</param>
internal sealed record JobContainer(ContainerImage Image, JobStart Job)
{
    /// <summary>By which a later run finds the containers of a runner that has been killed.</summary>
    public const string RunnerLabel = "dps.runner";

    /// <summary>By which a runner's own containers are found.</summary>
    public const string TokenLabel = "dps.token";

    /// <summary>What the container is called; no other has the job's host name.</summary>
    public string Name => "dps-" + Job.HostName;

    /// <summary>The engine's arguments that run it, from its making to its removal.</summary>
    /// <exception cref="JobException">A folder has a name that no engine can be told.</exception>
    public IReadOnlyList<string> RunArguments(uint user, uint group)
    {
        IEnumerable<string> mounts =
        [
            .. Mount(Job.Folder.Path, isReadOnly: false),
            .. Mount(Job.Folder.Home, isReadOnly: false),
            .. InputMounts.Of(Job.Inputs).SelectMany(path => Mount(path, isReadOnly: true)),
        ];
        return
        [
            "run", "--rm", "--pull", "never", "--log-driver", "none", "--sig-proxy=false",
            "--name", Name,
            "--hostname", Job.HostName,
            "--label", $"{RunnerLabel}={Job.Runner.Text}",
            "--label", $"{TokenLabel}={Job.Runner.Token}",
            "--user", $"{user}:{group}",
            .. Image.Engine.IsPodman && user != 0 ? ["--userns", "keep-id"] : (string[])[],
            .. Image.HasNetwork || Job.Request.Contract == JobContract.Legacy ? (string[])[] : ["--network", "none"],
            // SELinux keeps containers from the user's files unless they are relabelled.
            "--security-opt", "label=disable",
            .. mounts,
            .. Job.Environment.SelectMany(variable => new[] { "--env", AsArgument(variable) }),
            "--workdir", Job.Folder.Path,
            "--entrypoint", "/bin/sh",
            Image.Id,
            "-c", ContainerScript.Text, "sh",
            Job.Output, Job.Folder.ErrorFile, Job.Request.Contract == JobContract.Legacy ? "legacy" : "ogc",
            Job.Command.Program, .. Job.Command.Arguments,
        ];
    }

    /// <summary>Everybody may read command lines: of a secret they have the name, and the engine's own environment has the value.</summary>
    private static string AsArgument(string variable) =>
        JobEnvironment.Shown(variable) == variable ? variable : variable.Split('=')[0];

    /// <summary>A folder or file in its own place. Each form has a character that divides it, and no way to write that.</summary>
    private static string[] Mount(string path, bool isReadOnly) =>
        !path.Contains(',')
            ? ["--mount", $"type=bind,source={path},target={path}{(isReadOnly ? ",readonly" : "")}"]
        : !path.Contains(':')
            ? ["--volume", $"{path}:{path}{(isReadOnly ? ":ro" : "")}"]
        : throw new JobException(
            FailureKind.Start,
            "a path with a comma and a colon cannot be given to a container",
            $"{path} has a comma and a colon in its name, and no container engine takes such a path: rename it.",
            "");
}
