using System.Collections.Concurrent;
using DpsAuthoring.Jobs.Local.Processes;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>Runs each job in a container of the image that it names, and on this machine where it names none.</summary>
internal sealed class ImagesHost(ContainerEngine engine) : IJobHost
{
    private readonly ThisMachine _machine = new();
    private readonly ContainerLeftovers _leftovers = new(engine);
    private readonly ConcurrentDictionary<(string Image, bool HasNetwork), ContainerHost> _hosts = new();

    public IReadOnlyList<string> CleanUp(RunnerMark runner) => _leftovers.CleanUp(runner);

    public void EndLeftovers(string home) => _leftovers.End(home);

    public IReadOnlyList<string> EnvironmentOf(JobRequest request, IReadOnlyList<string> variables) =>
        HostOf(request).EnvironmentOf(request, variables);

    public JobCommand CommandOf(JobRequest request, JobValues values, string inputFolder, IReadOnlyList<string> environment) =>
        HostOf(request).CommandOf(request, values, inputFolder, environment);

    public ProcessExit Run(JobStart start, CancellationToken cancel) => HostOf(start.Request).Run(start, cancel);

    private IJobHost HostOf(JobRequest request) =>
        request.Image is { } image ? _hosts.GetOrAdd((image, request.HasNetwork), key => Find(key.Image, key.HasNetwork)) : _machine;

    private ContainerHost Find(string text, bool hasNetwork)
    {
        string problem = "it is not a valid name of an image";
        return ImageName.TryParse(text, out ImageName? name) && ContainerImage.Find(engine, name, out problem) is { } image
            ? new ContainerHost(image with { HasNetwork = hasNetwork })
            : throw new JobException(
                FailureKind.Start,
                $"there is no image {text}",
                $"{engine.Name} has no image {text} here any more: {problem}.",
                "Register the algorithm again.");
    }
}
