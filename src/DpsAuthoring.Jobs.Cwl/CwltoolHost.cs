using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Jobs.Local.Processes;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Jobs.Cwl;

/// <summary>
/// Runs the commands of jobs through cwltool, as MAAP's executor does: it reads the application package and a job order, starts the command
/// in a folder of its own, and puts what matches <c>output*</c> into the job's.
/// </summary>
/// <param name="program">cwltool's path.</param>
/// <param name="package">The package's text, for the run command's words as they are given; null for those of the image.</param>
/// <param name="image">The image in whose containers cwltool runs them; null for this machine as it is.</param>
internal sealed class CwltoolHost(string program, Func<IReadOnlyList<string>?, string> package, ContainerImage? image) : IJobHost
{
    private const string Label = "dps.job";

    /// <summary>What MAAP's executor hands on.</summary>
    private static readonly string[] s_preserved = ["MAAP_PGT", "MAAP_API_HOST"];

    /// <summary>What this job's processes are known by.</summary>
    private const string HostName = "HOSTNAME";

    /// <summary>By which a container engine finds its images; a job's environment has none of these.</summary>
    private static readonly string[] s_ofEngine =
    [
        "HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "CONTAINERS_CONF", "CONTAINERS_STORAGE_CONF", "CONTAINER_HOST",
        "STORAGE_DRIVER", "DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "DOCKER_CERT_PATH", "DOCKER_TLS_VERIFY",
    ];

    private readonly ContainerHost? _containers = image is null ? null : new ContainerHost(image);

    public IReadOnlyList<string> CleanUp(RunnerMark runner) => _containers?.CleanUp(runner) ?? [];

    public void EndLeftovers(string home) => _containers?.EndLeftovers(home);

    /// <summary>They are cwltool's, which gives a command few of them.</summary>
    public IReadOnlyList<string> EnvironmentOf(JobRequest request, IReadOnlyList<string> variables) => variables;

    public JobCommand CommandOf(JobRequest request, JobValues values, string inputFolder, IReadOnlyList<string> environment)
    {
        var place = new CwltoolPlace(Path.GetDirectoryName(inputFolder)!);
        Directory.CreateDirectory(place.Folder);
        try
        {
            File.WriteAllText(place.Package, package(image is null ? JobCommand.OnThisMachine(request.Algorithm, request.Contract) : null));
        }
        catch (FormatException e)
        {
            throw new JobException(FailureKind.Request, e.Message, e);
        }

        using (StreamWriter order = File.CreateText(place.Order))
        {
            CwlOrder.Write(order, request, values, inputFolder);
        }

        IEnumerable<string> preserved = (image is null ? s_preserved.Append(HostName) : s_preserved)
            .Where(name => environment.Any(variable => variable.StartsWith(name + "=", StringComparison.Ordinal)))
            .SelectMany(name => new[] { "--preserve-environment", name });
        return new JobCommand(
            program,
            [
                "--disable-color", "--skip-schemas", "--outdir", place.Job,
                "--tmpdir-prefix", place.Temporary, "--tmp-outdir-prefix", place.Temporary,
                .. image is null ? ["--no-container"] : (string[])["--disable-pull"],
                .. preserved,
                $"{place.Package}#{request.Algorithm.Name}", place.Order,
            ]);
    }

    public ProcessExit Run(JobStart start, CancellationToken cancel)
    {
        var place = new CwltoolPlace(start.Folder.Path);
        var options = new SpawnOptions(start.Command.Program, start.Command.Arguments, EnvironmentOf(start, place))
        {
            Directory = start.Folder.Path,
            Output = place.Answer,
            Error = start.Folder.ErrorFile,
        };
        try
        {
            using var child = ProcessGroup.Start(options, start.HostName);
            return child.Wait(start.Request.TimeLimit, cancel);
        }
        catch (SpawnException e)
        {
            throw CommandFailures.OfStart(start.Command.Program, e);
        }
        finally
        {
            EndContainers(start);
        }
    }

    /// <summary>cwltool looks for a program called docker, and podman is one; what it runs bears our labels.</summary>
    private IReadOnlyList<string> EnvironmentOf(JobStart start, CwltoolPlace place)
    {
        if (image is null)
        {
            return start.Environment;
        }

        Directory.CreateDirectory(place.Programs);
        string docker = Path.Combine(place.Programs, "docker");
        IEnumerable<string> own = s_ofEngine.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name)))
            .Where(variable => variable.Value is not null).Select(variable => JobCommand.Quote($"{variable.Name}={variable.Value}"));
        string engine = $"env {string.Join(' ', own)} {JobCommand.Quote(image.Engine.Program)}";
        string labels = string.Join(' ', new[]
        {
            $"{JobContainer.RunnerLabel}={start.Runner.Text}", $"{JobContainer.TokenLabel}={start.Runner.Token}", $"{Label}={start.HostName}",
        }.Select(label => "--label " + JobCommand.Quote(label)));
        File.WriteAllText(docker, $"#!/bin/sh\n[ \"$1\" != run ] || {{ shift; exec {engine} run {labels} --security-opt label=disable \"$@\"; }}\nexec {engine} \"$@\"\n");
        File.SetUnixFileMode(docker, (UnixFileMode)0b111_000_000);
        return
        [
            .. start.Environment.Select(variable => variable.StartsWith("PATH=", StringComparison.Ordinal)
                ? $"PATH={place.Programs}:{variable["PATH=".Length..]}"
                : variable),
        ];
    }

    /// <summary>A container goes on when who asked for it has been killed.</summary>
    private void EndContainers(JobStart start)
    {
        if (image is null)
        {
            return;
        }

        ContainerEngine engine = image.Engine;
        string[] left = engine.Ask("ps", "--all", "--quiet", "--filter", $"label={Label}={start.HostName}").Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (left.Length > 0)
        {
            engine.Ask([.. engine.RemoveArguments, .. left]);
        }
    }
}

/// <summary>Where cwltool's files lie: beside the job's folder, so that they go with it and no job sees them.</summary>
/// <param name="Job">The job's folder.</param>
internal sealed record CwltoolPlace(string Job)
{
    public string Folder => Path.Combine(Path.GetDirectoryName(Job)!, "cwltool");

    public string Package => Path.Combine(Folder, ApplicationPackage.FileName);

    public string Order => Path.Combine(Folder, "order.yml");

    /// <summary>What it says of the results, which the publication says too.</summary>
    public string Answer => Path.Combine(Folder, "answer.json");

    /// <summary>What the names of its temporary folders begin with.</summary>
    public string Temporary => Path.Combine(Folder, "tmp") + "/";

    public string Programs => Path.Combine(Folder, "bin");
}
