namespace DpsAuthoring.Server.Index;

/// <summary>What jobs are sorted into.</summary>
internal enum Facet
{
    Status,
    Batch,
    Tag,
    Algorithm,
    Version,
    Queue,
    Failure,
    Cause,
    ExitCode,
}

/// <summary>The facets, with their names in an address and for people.</summary>
internal static class Facets
{
    /// <summary>In the order in which people look for them. What MAAP and Figaro call them stands beside.</summary>
    public static readonly (Facet Facet, string Key, string Name)[] All =
    [
        (Facet.Status, "status", "Status"),
        (Facet.Batch, "batch", "Batch"),
        (Facet.Tag, "tag", "Tag"),
        (Facet.Algorithm, "algorithm", "Algorithm (Job Type)"),
        (Facet.Version, "version", "Version"),
        (Facet.Queue, "queue", "Resource (Job Queue)"),
        (Facet.Failure, "failure", "Failure kind"),
        (Facet.Cause, "cause", "Cause (Short Error)"),
        (Facet.ExitCode, "exit", "Exit code"),
    ];

    public static readonly int Count = All.Length;

    public static string Key(this Facet facet) => All[(int)facet].Key;

    public static string Name(this Facet facet) => All[(int)facet].Name;
}
