namespace DpsAuthoring.Maap;

/// <summary>An algorithm that jobs can be made of: an OGC process, or a legacy job type.</summary>
public sealed class MaapAlgorithm
{
    /// <summary>What the calls take: the process's number, or of the legacy generation <c>name:version</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>What it is called for people.</summary>
    public string? Title { get; init; }

    /// <summary>What it does.</summary>
    public string? Description { get; init; }

    /// <summary>Words that it is found by.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Who deployed it.</summary>
    public string? DeployedBy { get; init; }

    /// <summary>When it was deployed last.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Where its CWL is.</summary>
    public string? CwlAddress { get; init; }

    /// <summary>Where its sources are.</summary>
    public string? RepositoryUrl { get; init; }

    /// <summary>Which commit it was built from.</summary>
    public string? Commit { get; init; }

    /// <summary>The least memory, as the server writes it.</summary>
    public string? MemoryMinimum { get; init; }

    /// <summary>The fewest cores, as the server writes it.</summary>
    public string? CoresMinimum { get; init; }

    /// <summary>What it runs.</summary>
    public string? Command { get; init; }

    /// <summary>The queue that it runs in where a job names none.</summary>
    public string? Queue { get; init; }

    /// <summary>What a job gives it; only of an algorithm that was described, not of one in a list.</summary>
    public IReadOnlyList<MaapInput> Inputs { get; init; } = [];

    /// <summary>Where more of it is.</summary>
    public IReadOnlyList<MaapLink> Links { get; init; } = [];

    /// <summary>Name and version.</summary>
    /// <returns>Name and version.</returns>
    public override string ToString() => Name is null ? Id : Version is null ? Name : $"{Name}:{Version}";
}

/// <summary>What a job gives to an algorithm.</summary>
public sealed class MaapInput
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, as the server writes it: <c>text</c>, <c>number</c>, <c>boolean</c>, <c>object</c>, <c>xs:string</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What it is called for people.</summary>
    public string? Title { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>What it is where a job does not give it, as JSON or text; null is no default.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a job may leave it out. The legacy generation says no of every input.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it is a file, which the server fetches for the job; null where it does not tell, as the original.</summary>
    public bool? IsStaged { get; init; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}

/// <summary>Which algorithms are listed.</summary>
public sealed class MaapAlgorithmFilter
{
    /// <summary>Those of this name.</summary>
    public string? Name { get; init; }

    /// <summary>Those of this version.</summary>
    public string? Version { get; init; }

    /// <summary>Those that this member deployed; the legacy generation does not tell.</summary>
    public string? DeployedBy { get; init; }
}
