using DpsAuthoring.Cli.Building;
using DpsAuthoring.Cli.Repository;
using DpsAuthoring.Configuration.Repositories;
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
        ImageName name = given is null ? AlgorithmImage.NameOf(AlgorithmImage.ConfigurationOf(repository)) : Read(given);
        ContainerEngine found = AlgorithmImage.RequireEngine(engine);
        return ContainerImage.Find(found, name, out string problem)
            ?? throw new CouldNotRunException(
                $"{found.Name} has no image {name} here ({problem}): "
                + (given is null ? $"make it with dps build{(path == "." ? "" : $" {path}")}, or name another." : $"get it with {found.Name} pull {name}, or leave its name out for the one that dps build makes."));
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
        else if (git.Changed.Count > 0)
        {
            say.WriteLine($"dps: warning: the image {image.Name} has no change that is not committed, such as {git.Changed[0]}");
        }
    }

    private static string Short(string commit) => commit[..Math.Min(commit.Length, ShortCommit)];

    private static ImageName Read(string given) => Directory.Exists(given)
        ? throw new CouldNotRunException($"'{given}' is a folder, where --container takes an image: write the algorithm's folder in front of --container.")
        : AlgorithmImage.ReadName("--container", given);
}
