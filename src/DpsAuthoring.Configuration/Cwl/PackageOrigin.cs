using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>What an application package says besides its configuration.</summary>
/// <param name="Image">The image that jobs run in; null where they run on this machine as it is, which MAAP does not do.</param>
public sealed record PackageOrigin(string? Image)
{
    private const string OwnImage = "algorithm_container_url";

    /// <summary>The run command's words, where they are other than the image has them.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The commit that the package is of; null where that is not said.</summary>
    public string? Commit { get; init; }

    /// <summary>The day of the commit, as <c>2026-11-29</c>; null where that is not said.</summary>
    public string? Day { get; init; }

    /// <summary>
    /// The image that a configuration names, or else the one that <c>dps build</c> makes of it, which no other machine has.
    /// </summary>
    public static PackageOrigin Of(AlgorithmConfiguration configuration) => new(
        configuration.Find(OwnImage) is { } own && !own.IsFalsy() && own.Text() is { } image
            ? image
            : $"localhost/{configuration.Name.Text()}:{configuration.Version.Text()}");
}
