using DpsAuthoring.Configuration.Repositories;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>What a configuration is checked against, beside itself.</summary>
/// <param name="Declaration">The algorithm's declaration in code; null where it is not known.</param>
/// <param name="Repository">The files around it; null where they are not known.</param>
public sealed record ConfigurationContext(Algorithm? Declaration = null, IRepository? Repository = null)
{
    /// <summary>Nothing but the configuration is known.</summary>
    public static ConfigurationContext Alone { get; } = new();
}
