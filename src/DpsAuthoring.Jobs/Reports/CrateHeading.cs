using DpsAuthoring.Jobs.Fingerprints;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>What a crate says of a batch that the batch itself does not know.</summary>
/// <param name="Root">The crate's folder, which has the results and the batch in it.</param>
/// <param name="Batch">The batch's folder.</param>
/// <param name="Key">Tells the batch from all others.</param>
/// <param name="Job">What its jobs have in common.</param>
internal sealed record CrateHeading(string Root, string Batch, string Key, JobRequest Job)
{
    /// <summary>The configuration, as a file of the crate.</summary>
    public required string Configuration { get; init; }

    /// <summary>The algorithm's scripts, as files of the crate.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>Where its code is; null where that is not known.</summary>
    public string? CodeRepository { get; init; }

    /// <summary>The state that the algorithm is in now.</summary>
    public required AlgorithmFingerprint Algorithm { get; init; }

    /// <summary>The image in whose containers jobs run, and what its content is known by; null where they run in none.</summary>
    public (string Name, string Id)? Image { get; init; }

    /// <summary>What all jobs have in their environment, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}
