namespace DpsAuthoring.Server.Index;

/// <summary>Which jobs are meant, and in which order. Lists, counts, exports and actions have the same one.</summary>
internal sealed record JobQuery
{
    /// <summary>The values of facets that are chosen: of one facet any of them, of several all.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<Facet, IReadOnlyList<string>>();

    /// <summary>Words that are all in a job's id, type, tag, queue, inputs or failure, in any capitals.</summary>
    public string Text { get; init; } = "";

    /// <summary>The time that <see cref="From"/> and <see cref="To"/> are about.</summary>
    public JobTime Time { get; init; } = JobTime.Queued;

    /// <summary>At this or later; null for any.</summary>
    public long? From { get; init; }

    /// <summary>At this or earlier; null for any.</summary>
    public long? To { get; init; }

    public JobTime Sort { get; init; } = JobTime.Queued;

    /// <summary>Whether the smallest comes first.</summary>
    public bool IsAscending { get; init; }

    /// <summary>Whether all jobs are meant.</summary>
    public bool IsAll => Chosen.Values.All(values => values.Count == 0) && Words.Length == 0 && From is null && To is null;

    public string[] Words => Text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> ChosenOf(Facet facet) => Chosen.GetValueOrDefault(facet) ?? [];

    /// <summary>The same with a value chosen, or not chosen any more.</summary>
    public JobQuery Toggle(Facet facet, string value)
    {
        IReadOnlyList<string> before = ChosenOf(facet);
        return With(facet, before.Contains(value) ? [.. before.Where(other => other != value)] : [.. before, value]);
    }

    /// <summary>The same with these values of a facet.</summary>
    public JobQuery With(Facet facet, params IReadOnlyList<string> values) =>
        this with { Chosen = new Dictionary<Facet, IReadOnlyList<string>>(Chosen) { [facet] = values } };
}

/// <summary>A place in a list of jobs, which stays where it is whatever comes before it.</summary>
/// <param name="Key">What the job there is put in order by.</param>
/// <param name="Sequence">Its number.</param>
internal readonly record struct JobPlace(long Key, long Sequence);
