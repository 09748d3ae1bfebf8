using System.Runtime.Versioning;
using DpsAuthoring.Cli.Building.Images;
using DpsAuthoring.Cli.Repository;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Server;

namespace DpsAuthoring.Cli.Serving;

/// <summary>The images of what is registered: built of a configuration, or named by it or by a package.</summary>
/// <param name="engine">Who builds and has them.</param>
/// <param name="given">The image to build on instead of the configured one; null for that.</param>
[SupportedOSPlatform("linux")]
internal sealed class RegisteredImages(ContainerEngine engine, ImageName? given)
{
    /// <summary>Makes the image of an algorithm, or finds it.</summary>
    /// <returns>What the engine knows it by, whatever is called by its name later.</returns>
    /// <exception cref="CouldNotRunException">It does not build, or there is none.</exception>
    public async Task<string> MakeAsync(AlgorithmSource source, string clone, string folder, RegistrationLog log, CancellationToken cancel)
    {
        if (source.Configuration is not { } configuration)
        {
            return Find(AlgorithmImage.ReadName("dockerPull", source.Image
                ?? throw new CouldNotRunException("The package names no image: write a DockerRequirement with dockerPull.")));
        }

        ImageName name = AlgorithmImage.NameOf(configuration);
        if (!configuration.Find(AlgorithmImage.OwnImage).IsFalsy())
        {
            log.Say($"the image is {name}, as {AlgorithmImage.OwnImage} says");
            return Find(name);
        }

        string command = (configuration.BuildCommand.Text() ?? "").Trim();
        var plan = new BuildPlan
        {
            Configuration = configuration,
            Source = new CommittedState(clone, await GitState.ReadAsync(clone, cancel).ConfigureAwait(false)),
            Folder = folder,
            BuildCommand = command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            Base = given ?? BuildPlanner.BaseOf(configuration),
            IsBaseGiven = given is not null,
        };
        log.Say($"{engine.Name} builds {name} on {plan.Base}");
        BuildOutcome outcome = await new BuildRun(plan, source.Log, Stream.Null).BuildAsync(engine, name, cancel).ConfigureAwait(false);
        RegisteredBuild.Require(outcome, command.Length > 0 ? command : "the build", source);
        return Find(name);
    }

    private string Find(ImageName name) => ContainerImage.Find(engine, name, out string problem)?.Id
        ?? throw new CouldNotRunException($"{engine.Name} has no image {name} here ({problem}): get it with {engine.Name} pull {name}.");
}
