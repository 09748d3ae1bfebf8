using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Jobs.Local.Containers;

namespace DpsAuthoring.Cli.Building.Images;

/// <summary>Makes out of a configuration what DPS would build by it.</summary>
internal static class BuildPlanner
{
    private static readonly string[] s_recipes = ["Dockerfile", "Containerfile"];

    /// <param name="repository">The algorithm's repository.</param>
    /// <param name="configuration">The configuration that is registered.</param>
    /// <param name="source">What is committed of it.</param>
    /// <param name="given">What the command line says of the base image; null where it leaves it to the configuration.</param>
    /// <param name="isTrial">Whether the build script is tried without an image.</param>
    /// <exception cref="CouldNotRunException">DPS could build nothing.</exception>
    public static BuildPlan Make(
        AlgorithmRepository repository, AlgorithmConfiguration configuration, CommittedState source, ImageName? given, bool isTrial)
    {
        string file = AlgorithmImage.FileOf(repository, configuration);
        bool isOwn = !configuration.Find(AlgorithmImage.OwnImage).IsFalsy()
            || RouteFinder.Of(repository.Files, source.Top, file, configuration).Route == RegistrationRoute.Action;
        var plan = new BuildPlan
        {
            Configuration = configuration,
            Source = source,
            Folder = FolderOf(configuration),
            BuildCommand = isOwn ? [] : [.. (configuration.BuildCommand.Text() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)],
        };
        if (isTrial)
        {
            return plan.BuildCommand.Count > 0
                ? plan
                : throw new CouldNotRunException(isOwn
                    ? "The image is made by a Dockerfile of your own, and there is no build_command to try: build it with dps build."
                    : $"{configuration.File.Path} has no build_command, so there is nothing to try.");
        }

        return isOwn ? plan with { OwnRecipe = RecipeOf(file, configuration, source) }
            : plan with { Base = given ?? BaseOf(configuration), IsBaseGiven = given is not null };
    }

    /// <summary>The folder is part of paths in the image and here.</summary>
    public static string FolderOf(AlgorithmConfiguration configuration)
    {
        string command = (configuration.RunCommand.Text() ?? "").Trim();
        string folder = Configuration.Checks.Commands.RepositoryFolder(configuration) ?? command[..Math.Max(command.IndexOf('/'), 0)];
        return folder is not ("" or "." or "..") && folder.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? folder
            : throw new CouldNotRunException(
                $"{configuration.File.Path} does not say which folder of /app DPS clones the repository into: write its address, https://HOST/NAME.git.");
    }

    /// <summary>The image that a configuration is built on.</summary>
    /// <exception cref="CouldNotRunException">It names none.</exception>
    public static ImageName BaseOf(AlgorithmConfiguration configuration)
    {
        string key = configuration.Schema == ConfigurationSchema.Ogc ? "base_container_url" : "docker_container_url";
        return configuration.Find(key).Text() is { } text
            ? AlgorithmImage.ReadName(key, text.Trim())
            : throw new CouldNotRunException($"{configuration.File.Path} has no {key}, on which DPS builds: name one, or give --base.");
    }

    /// <summary>The Dockerfile that lies nearest to the configuration, in its folder or above.</summary>
    private static string RecipeOf(string file, AlgorithmConfiguration configuration, CommittedState source)
    {
        string[] found =
        [
            .. FilePath.Upwards(FilePath.FolderOf(file)).TakeWhile(folder => folder.Length >= source.Top.Length)
                .SelectMany(folder => s_recipes.Select(name => Path.GetRelativePath(source.Top, $"{folder}/{name}"))),
        ];
        string? recipe = found.FirstOrDefault(path => source.Git.IsExecutable(path) is not null);
        return
            recipe
            ?? (found.FirstOrDefault(path => File.Exists(Path.Combine(source.Top, path))) is { } uncommitted
                ? throw new CouldNotRunException($"{uncommitted} is not committed, and an image is built of what is: git add {uncommitted} && git commit")
                : throw new CouldNotRunException(
                    $"{configuration.File.Path} names a finished image, and there is no Dockerfile beside it to build one by."));
    }
}
