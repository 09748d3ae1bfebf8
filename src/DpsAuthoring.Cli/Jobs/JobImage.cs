using DpsAuthoring.Cli.Building.Images;
using DpsAuthoring.Cli.Repository;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Jobs.Local.Containers;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>The image that <c>--container</c> means.</summary>
internal static class JobImage
{
    private const int ShortCommit = 12;

    /// <param name="given">The image's name; null for the algorithm's own.</param>
    /// <param name="engine">The engine's name; null for any.</param>
    /// <param name="path">What the algorithm was named by.</param>
    /// <param name="repository">The algorithm's repository.</param>
    /// <exception cref="CouldNotRunException">There is no such image here, or no engine.</exception>
    public static ContainerImage Find(string? given, string? engine, string path, AlgorithmRepository repository)
    {
        AlgorithmConfiguration configuration = AlgorithmImage.ConfigurationOf(repository);
        ImageName name = given is null ? AlgorithmImage.NameOf(configuration) : Read(given);
        ContainerEngine found = AlgorithmImage.RequireEngine(engine);
        ContainerImage image = ContainerImage.Find(found, name, out string problem)
            ?? throw new CouldNotRunException(
                $"{found.Name} has no image {name} here ({problem}): "
                + (given is null ? $"make it with dps build{(path == "." ? "" : $" {path}")}, or name another." : $"get it with {found.Name} pull {name}, or leave its name out for the one that dps build makes."));
        return image with { HasNetwork = HasNetwork(repository, configuration) };
    }

    /// <summary>Warns where an image was made of something else than what lies in the repository.</summary>
    public static async Task WarnAsync(ContainerImage image, string repository, TextWriter say, CancellationToken cancel)
    {
        if (image.Revision is not { Length: > 0 } revision)
        {
            return; // Nobody says what it was made of.
        }

        GitState git = await GitState.ReadAsync(repository, cancel).ConfigureAwait(false);
        if (git.Commit is { } commit && commit != revision)
        {
            say.WriteLine(
                $"dps: warning: the image {image.Name} was made of commit {Short(revision)}, and {Short(commit)} is checked out: run dps build");
        }
        else if (git.ChangedSources.Count > 0)
        {
            say.WriteLine($"dps: warning: the image {image.Name} has no change that is not committed, such as {git.ChangedSources[0]}");
        }
    }

    /// <summary>The CWL that MAAP makes of a configuration asks for the network; one of the author's own says it itself.</summary>
    private static bool HasNetwork(AlgorithmRepository repository, AlgorithmConfiguration configuration)
    {
        string file = AlgorithmImage.FileOf(repository, configuration);
        return RouteFinder.Of(repository.Files, repository.Top, file, configuration).Route != RegistrationRoute.Package
            || RouteFinder.OwnPackage(repository.Files, file, configuration) is not { } package
            || ApplicationPackageText.Read(YamlText.Read(repository.Files.ReadFound(package))) is not { HasNetwork: false };
    }

    private static string Short(string commit) => commit[..Math.Min(commit.Length, ShortCommit)];

    private static ImageName Read(string given) => Directory.Exists(given)
        ? throw new CouldNotRunException($"'{given}' is a folder, where --container takes an image: write the algorithm's folder in front of --container.")
        : AlgorithmImage.ReadName("--container", given);
}
