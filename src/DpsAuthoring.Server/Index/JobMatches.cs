namespace DpsAuthoring.Server.Index;

/// <summary>The jobs that a query means.</summary>
internal sealed class JobMatches
{
    /// <summary>How many there are.</summary>
    public required int Count { get; init; }

    /// <summary>How many there are of all queries.</summary>
    public required int All { get; init; }

    /// <summary>The numbers of those that were asked for, in order.</summary>
    public required IReadOnlyList<long> Sequences { get; init; }

    /// <summary>How many come before the first of them.</summary>
    public required int Before { get; init; }

    /// <summary>The place of the first.</summary>
    public JobPlace? First { get; init; }

    /// <summary>The place of the last.</summary>
    public JobPlace? Last { get; init; }

    /// <summary>
    /// Of every facet its values with the number of jobs that have them and are meant by the rest of the query; those with the most first.
    /// </summary>
    public required IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Facets { get; init; }

    public int CountOf(Facet facet, string value) => Facets[facet].FirstOrDefault(count => count.Value == value).Count;
}

/// <summary>How many jobs have a value.</summary>
internal readonly record struct FacetCount(string Value, int Count);
