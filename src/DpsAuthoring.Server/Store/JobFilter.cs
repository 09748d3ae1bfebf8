namespace DpsAuthoring.Server.Store;

/// <summary>Which jobs are listed.</summary>
internal sealed record JobFilter
{
    public long? Algorithm { get; init; }

    /// <summary>Any of these types.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    public JobState? State { get; init; }

    public string? Tag { get; init; }

    public string? Queue { get; init; }

    public int? Priority { get; init; }

    /// <summary>Changed last at or after this.</summary>
    public long? ChangedFrom { get; init; }

    public long? ChangedTo { get; init; }

    /// <summary>Seconds that it took.</summary>
    public double? MinDuration { get; init; }

    public double? MaxDuration { get; init; }

    /// <summary>It ran at some time from then on.</summary>
    public long? RanFrom { get; init; }

    public long? RanTo { get; init; }

    public int Limit { get; init; } = 100;

    public long Offset { get; init; }

    /// <summary>Where the numbers of the jobs come from: the tables and the condition, with its parameters.</summary>
    public (string From, (string Name, object? Value)[] Parameters) From()
    {
        var terms = new List<string>();
        var values = new List<(string, object?)>();
        void Add(string term, string name, object? value)
        {
            if (value is not null)
            {
                terms.Add(term);
                values.Add((name, value));
            }
        }

        Add("algorithm = $algorithm", "$algorithm", Algorithm);
        Add("state = $state", "$state", (int?)State);
        Add("name = $tag", "$tag", Tag);
        Add("queue = $queue", "$queue", Queue);
        Add("priority = $priority", "$priority", Priority);
        Add("changed >= $from", "$from", ChangedFrom);
        Add("changed <= $to", "$to", ChangedTo);
        Add("ended - started >= $least", "$least", MinDuration * 1e6);
        Add("ended - started <= $most", "$most", MaxDuration * 1e6);
        Add("ended >= $ranFrom AND started IS NOT NULL", "$ranFrom", RanFrom);
        Add("started <= $ranTo AND ended IS NOT NULL", "$ranTo", RanTo);
        if (Types is not null)
        {
            terms.Add($"type IN ({string.Join(", ", Types.Select((_, at) => $"$type{at}"))})");
            values.AddRange(Types.Select((type, at) => ($"$type{at}", (object?)type)));
        }

        // In the order of the tag's index, so that a page costs what is on it and before it.
        string tables = Tag is null ? "job" : terms.Count == 1 ? "tag" : "tag CROSS JOIN job ON seq = tag.job";
        return ($"FROM {tables}{(terms.Count == 0 ? "" : " WHERE " + string.Join(" AND ", terms))}", [.. values]);
    }
}
