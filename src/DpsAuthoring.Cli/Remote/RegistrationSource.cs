using DpsAuthoring.Cli.Files;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Registering;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Remote;

/// <summary>What is registered, and by which of its files.</summary>
/// <param name="File">The configuration or the package.</param>
/// <param name="Name">The algorithm's name.</param>
/// <param name="Version">The algorithm's version.</param>
/// <param name="Registration">What is sent.</param>
internal sealed record RegistrationSource(string File, string Name, string Version, MaapRegistration Registration)
{
    /// <param name="path">A folder, a configuration, or a package.</param>
    /// <param name="contract">The contract of the API that is spoken.</param>
    /// <param name="connection">The server.</param>
    /// <param name="isHere">Whether it clones the folder on this machine.</param>
    /// <exception cref="CouldNotRunException">There is nothing that the server takes.</exception>
    public static RegistrationSource Find(string path, JobContract contract, Connection connection, bool isHere)
    {
        if (isHere && !connection.Profile.IsHere)
        {
            throw new CouldNotRunException($"--here is for a server of this machine, and {connection.Profile.Address} is another: push the repository, and leave --here out.");
        }

        return FilePath.IsCwl(path) && System.IO.File.Exists(path)
            ? OfPackage(path, contract)
            : OfConfiguration(path, contract, connection, isHere);
    }

    public override string ToString() => $"{Name}:{Version}";

    private static RegistrationSource OfPackage(string path, JobContract contract)
    {
        if (contract == JobContract.Legacy)
        {
            throw new CouldNotRunException("This server speaks the legacy generation, which takes no CWL: name a legacy configuration.");
        }

        string text = System.IO.File.ReadAllText(path);
        return RegisteredPackage.Read(new TextFile(path, text), out string refusal) is { } package
            ? new RegistrationSource(path, package.Id, package.Version, MaapRegistration.FromCwl(text))
            : throw new CouldNotRunException($"{path} cannot be registered: {refusal}");
    }

    private static RegistrationSource OfConfiguration(string path, JobContract contract, Connection connection, bool isHere)
    {
        (AlgorithmRepository repository, IReadOnlyDictionary<JobContract, Algorithm> algorithms) = JobOptions.AlgorithmsAt(path);
        if (!algorithms.TryGetValue(contract, out Algorithm? algorithm))
        {
            string other = contract == JobContract.Ogc ? "legacy" : "ogc";
            throw new CouldNotRunException(
                $"{connection.Profile.Address} is spoken to in {(contract == JobContract.Ogc ? "OGC" : "legacy")}, and the algorithm has only a configuration for the other contract: write one for this, or say --contract {other}.");
        }

        AlgorithmConfiguration configuration = repository.Configurations
            .Select(file => AlgorithmConfiguration.Read(YamlText.Read(repository.Files.ReadFound(file)))!)
            .First(one => one.Schema == ConfigurationSchema.Ogc == (contract == JobContract.Ogc));
        try
        {
            string key = configuration.Repository?.Name ?? (contract == JobContract.Ogc ? "code_repository" : "repository_url");
            string json = isHere
                ? RegistrationRequest.Of(configuration.Yaml, key, FolderOf(repository))
                : RegistrationRequest.Of(configuration.Yaml);
            return new RegistrationSource(
                configuration.File.Path,
                algorithm.Name,
                algorithm.Version,
                contract == JobContract.Legacy
                    ? MaapRegistration.FromLegacyConfiguration(json)
                    : MaapRegistration.FromOgcConfiguration(json, FallbackOf(configuration, connection)));
        }
        catch (FormatException e)
        {
            throw new CouldNotRunException($"{DiskTree.Display(configuration.File.Path)}: {e.Message}");
        }
    }

    /// <summary>The package that is deployed where MAAP has built the image and then forgotten to.</summary>
    private static string? FallbackOf(AlgorithmConfiguration configuration, Connection connection)
    {
        try
        {
            return connection.Profile.IsHere ? null : ApplicationPackage.WriteBeside(configuration);
        }
        catch (FormatException)
        {
            return null; // Without an image that is known there is none; the server makes its own.
        }
    }

    private static string FolderOf(AlgorithmRepository repository) => repository.Top is { } top && Path.Exists(Path.Combine(top, ".git"))
        ? new Uri(top).AbsoluteUri
        : throw new CouldNotRunException("--here has the server clone this folder, which is no git repository: run git init, and commit.");
}
