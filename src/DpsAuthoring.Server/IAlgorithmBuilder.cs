using DpsAuthoring.Configuration;

namespace DpsAuthoring.Server;

/// <summary>Clones, checks and builds algorithms that are registered, as DPS does.</summary>
public interface IAlgorithmBuilder
{
    /// <summary>Builds an algorithm. What it does is in the log, for people; what came of it is what it returns.</summary>
    Task<BuiltAlgorithm> BuildAsync(AlgorithmSource source, CancellationToken cancellationToken);

    /// <summary>What a reader of CWL that is installed finds wrong with a package, as a clause.</summary>
    /// <param name="package">The package's text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where it finds nothing, or there is no such reader.</returns>
    Task<string?> ValidateAsync(string package, CancellationToken cancellationToken);

    /// <summary>What an algorithm's code declares: it knows limits and choices, which no registration does.</summary>
    /// <param name="repository">The folder of its clone.</param>
    /// <param name="name">The algorithm's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where it is not written with DpsAuthoring.</returns>
    Algorithm? FindDeclaration(string repository, string name, CancellationToken cancellationToken);
}

/// <summary>What is built.</summary>
public sealed record AlgorithmSource
{
    /// <summary>The name that it is registered under.</summary>
    public required string Name { get; init; }

    /// <summary>The branch or tag; of a package, its version.</summary>
    public required string Version { get; init; }

    /// <summary>The contract that its jobs run under.</summary>
    public required JobContract Contract { get; init; }

    /// <summary>The address of its repository; null where a package names none.</summary>
    public string? Repository { get; init; }

    /// <summary>The commit that a package was made of; null where it is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>What its jobs run.</summary>
    public required string RunCommand { get; init; }

    /// <summary>The image that a package names; null where it names none, and for a configuration.</summary>
    public string? Image { get; init; }

    /// <summary>Its configuration; null for a package.</summary>
    public AlgorithmConfiguration? Configuration { get; init; }

    /// <summary>The folder that it is built in, which is its own.</summary>
    public required string Folder { get; init; }

    /// <summary>The file of its log.</summary>
    public required string Log { get; init; }
}

/// <summary>What came of a build.</summary>
/// <param name="Repository">The folder of the clone, ready for jobs; null where it failed.</param>
/// <param name="Failure">Why it failed, a sentence; null where it did not.</param>
/// <param name="Image">The image that its jobs run in, as the container engine knows it; null where they run on the machine as it is.</param>
public sealed record BuiltAlgorithm(string? Repository, string? Failure, string? Image = null);
