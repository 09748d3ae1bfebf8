using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Jobs.Local.Containers;

namespace DpsAuthoring.Cli.Building.Images;

/// <summary>What is built of an algorithm.</summary>
internal sealed record BuildPlan
{
    public required AlgorithmConfiguration Configuration { get; init; }

    /// <summary>What is committed of its repository.</summary>
    public required CommittedState Source { get; init; }

    /// <summary>The folder below <c>/app</c> that the repository is cloned into.</summary>
    public required string Folder { get; init; }

    /// <summary>The words of <c>build_command</c>; none where there is none.</summary>
    public required IReadOnlyList<string> BuildCommand { get; init; }

    /// <summary>The author's own Dockerfile, from the repository's top; null where DPS's recipe is used.</summary>
    public string? OwnRecipe { get; init; }

    /// <summary>The image that is built on; null with a recipe of the author's own, and where none is built.</summary>
    public ImageName? Base { get; init; }

    /// <summary>Whether it stands in for the image that the configuration names.</summary>
    public bool IsBaseGiven { get; init; }

    /// <summary>Whether DPS's OGC registration builds it, rather than the legacy one.</summary>
    public bool IsOgc => Configuration.Schema == ConfigurationSchema.Ogc;

    /// <summary>The file of the build script, from the repository's top; null where there is none.</summary>
    public string? Script => BuildCommand.Count > 0 ? RepositoryPath.Of(BuildCommand[0]) : null;

    /// <summary>The address that the clone says it is from, without a password in it.</summary>
    public string? Origin => Configuration.Repository.Text() is { } url
        && Uri.TryCreate(url.Trim(), UriKind.Absolute, out Uri? address)
            ? new UriBuilder(address) { UserName = "", Password = "" }.Uri.AbsoluteUri
            : null;
}
