namespace DpsAuthoring.Stac;

/// <summary>A search that is made here, item by item.</summary>
internal sealed class ItemFilter
{
    private readonly HashSet<string> _collections;
    private readonly HashSet<string> _ids;
    private readonly Shape? _place;
    private readonly TimeInterval? _time;
    private readonly Func<StacItem, bool> _query;

    /// <param name="search">Which items.</param>
    /// <param name="where">Where they are looked for, for a sentence.</param>
    /// <exception cref="StacException">It asks for what cannot be done here.</exception>
    public ItemFilter(StacSearch search, string where)
    {
        if (search.Filter is not null || search.FilterJson is not null)
        {
            throw new StacException(
                StacErrorKind.Unsupported, $"{where} cannot be searched by a CQL2 filter, which needs a STAC API: write the condition as a query, such as {{\"eo:cloud_cover\": {{\"lt\": 10}}}}.")
            { Condition = nameof(StacSearch.Filter) };
        }

        if (search.SortBy.Count > 0)
        {
            throw new StacException(StacErrorKind.Unsupported, $"{where} is read in its own order, and cannot be sorted: leave the order out.") { Condition = nameof(StacSearch.SortBy) };
        }

        _collections = [.. search.Collections];
        _ids = [.. search.Ids];
        _place = PlaceOf(search);
        _time = search.DateTime is { } time ? TimeInterval.Read(time) : null;
        _query = search.Query is { } query ? PropertyQuery.Of(query) : _ => true;
    }

    /// <summary>Whether items of a collection may be wanted.</summary>
    public bool MayBeIn(string collection) => _collections.Count == 0 || _collections.Contains(collection);

    /// <summary>Whether an item is wanted; null where it has no place, or no time, to be found by.</summary>
    /// <exception cref="FormatException">Its geometry is broken.</exception>
    public bool? Matches(StacItem item)
    {
        if ((_collections.Count > 0 && (item.Collection is null || !_collections.Contains(item.Collection)))
            || (_ids.Count > 0 && !_ids.Contains(item.Id))
            || !_query(item))
        {
            return false;
        }

        bool? isThen = _time is not { } time ? true : item.Start is { } start && item.End is { } end ? time.Touches(start, end) : null;
        if (isThen == false || _place is null)
        {
            return isThen;
        }

        return Shape.Of(item) is { } shape ? _place.Touches(shape) ? isThen : false : null;
    }

    private static Shape? PlaceOf(StacSearch search)
    {
        try
        {
            return (search.Bbox, search.Intersects) switch
            {
                (not null, not null) => throw new StacException(
                    StacErrorKind.Unsupported, "A search has a box or a geometry, and not both: leave one out."),
                ({ } box, _) => Shape.OfBox(box),
                (_, { } geometry) => Shape.Of(geometry),
                _ => null,
            };
        }
        catch (FormatException e)
        {
            throw new StacException(StacErrorKind.Refused, $"The place that is searched is no place: {e.Message}.", e);
        }
    }
}
