using DpsAuthoring.Configuration.Repositories;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>What a configuration is checked against, beside itself.</summary>
/// <param name="Declaration">The algorithm's declaration in code; null where it is not known.</param>
/// <param name="Repository">The files around it; null where they are not known.</param>
/// <param name="Route">The way that it gets registered.</param>
public sealed record ConfigurationContext(
    Algorithm? Declaration = null, IRepository? Repository = null, RegistrationRoute Route = RegistrationRoute.Api)
{
    /// <summary>The configuration's folder from the repository's top, with <c>/</c>; empty at the top, and where it is not known.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Whether MAAP's API reads it, and clones and builds by what it says.</summary>
    internal bool IsForApi => Route == RegistrationRoute.Api;

    /// <summary>Nothing but the configuration is known.</summary>
    public static ConfigurationContext Alone { get; } = new();
}
