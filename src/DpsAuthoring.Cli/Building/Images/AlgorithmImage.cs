using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Jobs.Local.Containers;

namespace DpsAuthoring.Cli.Building.Images;

/// <summary>What an algorithm's image is called, and who makes it.</summary>
internal static class AlgorithmImage
{
    /// <summary>The key that names a finished image of the author's own.</summary>
    public const string OwnImage = "algorithm_container_url";

    /// <summary>The configuration that an image is made by.</summary>
    /// <param name="repository">The algorithm's repository.</param>
    /// <param name="contract">Whose registration makes it; null for the OGC contract's where it is configured.</param>
    /// <exception cref="CouldNotRunException">There is none.</exception>
    public static AlgorithmConfiguration ConfigurationOf(AlgorithmRepository repository, string? contract = null) =>
        repository.Configurations
            .Select(file => AlgorithmConfiguration.Read(YamlText.Read(repository.Files.ReadFound(file)))).OfType<AlgorithmConfiguration>()
            .Where(configuration => contract is null || configuration.Schema == ConfigurationSchema.Ogc == (contract == "ogc"))
            .OrderBy(configuration => configuration.Schema == ConfigurationSchema.Ogc ? 0 : 1).FirstOrDefault()
        ?? throw new CouldNotRunException(contract is null
            ? "The algorithm has no configuration that can be read."
            : $"The algorithm has no configuration for the {contract} contract that can be read.");

    /// <summary>The file of a configuration, as its repository has it.</summary>
    public static string FileOf(AlgorithmRepository repository, AlgorithmConfiguration configuration) =>
        repository.Configurations.First(file => Path.GetFullPath(file) == Path.GetFullPath(configuration.File.Path));

    /// <summary>What it is called here: as the configuration names a finished one, or else <c>localhost/name:version</c>.</summary>
    /// <exception cref="CouldNotRunException">No image can be called that.</exception>
    public static ImageName NameOf(AlgorithmConfiguration configuration)
    {
        if (configuration.Find(OwnImage) is { } own && !own.IsFalsy())
        {
            return ReadName(OwnImage, own.Text() ?? "");
        }

        string name = configuration.Name.Text() ?? "", version = configuration.Version.Text() ?? "";
        return ImageName.Of(name, version)
            ?? throw new CouldNotRunException(
                $"No image can be called {name}:{version}, as name and version of {configuration.File.Path} say: DPS takes lowercase letters, digits, - and _ in a name, and no / in a version. Change them, or name the image yourself.");
    }

    /// <exception cref="CouldNotRunException">No image can be called that.</exception>
    public static ImageName ReadName(string where, string text) => ImageName.TryParse(text, out ImageName? name)
        ? name
        : throw new CouldNotRunException($"{where} is '{text}', which is not a valid name of an image, such as ghcr.io/ada/reduce:v1.0.0.");

    /// <exception cref="CouldNotRunException">There is none.</exception>
    public static ContainerEngine RequireEngine(string? name) => ContainerEngine.Find(name)
        ?? throw new CouldNotRunException(
            name is null
                ? "There is no container engine here: install podman or docker."
                : $"There is no {name} here: install it, or leave --container-engine out.");
}
