using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Stac;

/// <summary>A search in CMR's own words.</summary>
internal sealed partial record CmrQuery
{
    private const string Cloud = "eo:cloud_cover";

    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>What CMR's words do not tell apart, such as less and less or equal.</summary>
    public required Func<StacItem, bool> IsWanted { get; init; }

    /// <exception cref="StacException">CMR has no words for a part of it.</exception>
    public static CmrQuery Of(StacSearch search, string where)
    {
        if (search.Filter is not null || search.FilterJson is not null)
        {
            throw new StacException(StacErrorKind.Unsupported, $"{where} has no CQL2 filter: leave it out; clouds are asked for by the query {{\"{Cloud}\": {{\"lt\": 10}}}}.")
            { Condition = nameof(StacSearch.Filter) };
        }

        if (search.Fields.Count > 0)
        {
            throw new StacException(StacErrorKind.Unsupported, $"{where} gives whole granules: leave the fields out.");
        }

        var parameters = new List<KeyValuePair<string, string>>();
        foreach (string id in search.Ids)
        {
            parameters.Add(new(GranuleConcept().IsMatch(id) ? "concept_id[]" : "granule_ur[]", id));
        }

        if (search is { Bbox: not null, Intersects: not null })
        {
            throw new StacException(StacErrorKind.Unsupported, "A search has a box or a geometry, and not both: leave one out.");
        }

        if (search.Bbox is { } box)
        {
            (double west, double south, double east, double north) = Sides(box);
            parameters.Add(new("bounding_box", string.Join(',', new[] { west, south, east, north }.Select(Number))));
        }

        if (search.Intersects is { } geometry)
        {
            parameters.AddRange(Place(geometry, where));
        }

        if (search.DateTime is { } time)
        {
            var interval = TimeInterval.Read(time);
            parameters.Add(new("temporal", $"{Time(interval.Start)},{Time(interval.End)}"));
        }

        parameters.AddRange(search.SortBy.Select(sort => new KeyValuePair<string, string>("sort_key[]", (sort.IsDescending ? "-" : "") + Key(sort.Field, where))));
        if (search.Query is { } query)
        {
            parameters.AddRange(Clouds(query, where));
        }

        return new() { Parameters = parameters, IsWanted = search.Query is { } conditions ? PropertyQuery.Of(conditions) : _ => true };
    }

    /// <summary>Whether a text is CMR's own name for a collection.</summary>
    public static bool IsConcept(string collection) => CollectionConcept().IsMatch(collection);

    /// <summary>The questions by which a collection is found, the strictest first.</summary>
    public static IEnumerable<KeyValuePair<string, string>[]> WaysToFind(string name)
    {
        yield return [new("entry_id[]", name)]; // HLSL30_2.0
        int version = name.LastIndexOf(".v", StringComparison.Ordinal);
        if (version > 0)
        {
            yield return [new("short_name", name[..version]), new("version", name[(version + 2)..])]; // HLSL30.v2.0
        }

        yield return [new("short_name", name)];
    }

    private static IEnumerable<KeyValuePair<string, string>> Place(JsonElement geometry, string where)
    {
        string? type = geometry.ValueKind == JsonValueKind.Object && geometry.TryGetProperty("type", out JsonElement named) ? named.GetString() : null;
        bool hasCoordinates = geometry.ValueKind == JsonValueKind.Object && geometry.TryGetProperty("coordinates", out _);
        if (type == "Feature" && geometry.TryGetProperty("geometry", out JsonElement inner))
        {
            return Place(inner, where);
        }

        try
        {
            JsonElement coordinates = hasCoordinates ? geometry.GetProperty("coordinates") : default;
            return type switch
            {
                "Point" => [new("point", Position(coordinates))],
                "LineString" => [new("line", Positions(coordinates.EnumerateArray()))],
                "Polygon" when coordinates.GetArrayLength() == 1 => [new("polygon", Ring(coordinates[0]))],
                // Several of these are one or the other, in CMR as here.
                "MultiPolygon" when coordinates.EnumerateArray().All(one => one.GetArrayLength() == 1) =>
                    [.. coordinates.EnumerateArray().Select(one => new KeyValuePair<string, string>("polygon[]", Ring(one[0]))), new("options[spatial][or]", "true")],
                _ => throw new StacException(
                    StacErrorKind.Unsupported, $"{where} is searched by a point, a line, or polygons without holes, and not by {type ?? "this"}: give another geometry, or a box."),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or IndexOutOfRangeException or KeyNotFoundException)
        {
            throw new StacException(StacErrorKind.Refused, "The geometry that is searched is no GeoJSON: its coordinates are not those of its type.", e);
        }
    }

    /// <summary>CMR wants a ring to go against the clock.</summary>
    private static string Ring(JsonElement ring)
    {
        JsonElement[] positions = [.. ring.EnumerateArray()];
        double area = 0;
        for (int i = 1; i < positions.Length; i++)
        {
            area += (positions[i][0].GetDouble() - positions[i - 1][0].GetDouble()) * (
                positions[i][1].GetDouble() + positions[i - 1][1].GetDouble());
        }

        return Positions(area > 0 ? positions.Reverse() : positions);
    }

    private static string Positions(IEnumerable<JsonElement> positions) => string.Join(',', positions.Select(Position));

    private static string Position(JsonElement position) => $"{Number(position[0].GetDouble())},{Number(position[1].GetDouble())}";

    private static string Key(string field, string where) => (field.StartsWith("properties.", StringComparison.Ordinal) ? field["properties.".Length..] : field) switch
    {
        "datetime" or "start_datetime" => "start_date",
        "end_datetime" => "end_date",
        "id" => "granule_ur",
        "collection" => "short_name",
        Cloud => "cloud_cover",
        "updated" => "revision_date",
        _ => throw new StacException(
            StacErrorKind.Unsupported, $"{where} cannot be sorted by {field}: sort by datetime, end_datetime, id, collection, updated or {Cloud}.")
        { Condition = nameof(StacSearch.SortBy) },
    };

    private static KeyValuePair<string, string>[] Clouds(JsonElement query, string where)
    {
        if (query.ValueKind != JsonValueKind.Object || query.EnumerateObject().Any(one => one.Name is not (Cloud or "properties." + Cloud)))
        {
            throw new StacException(StacErrorKind.Unsupported, $"{where} takes no query but one of {Cloud}, such as {{\"{Cloud}\": {{\"lt\": 10}}}}.")
            { Condition = nameof(StacSearch.Query) };
        }

        string? least = null, most = null;
        foreach (JsonProperty one in query.EnumerateObject().SelectMany(property => property.Value.EnumerateObject()))
        {
            if (one.Value.ValueKind == JsonValueKind.Number)
            {
                least = one.Name is "gt" or "gte" or "eq" ? one.Value.GetRawText() : least;
                most = one.Name is "lt" or "lte" or "eq" ? one.Value.GetRawText() : most;
            }
        }

        return least is null && most is null ? [] : [new("cloud_cover", $"{least},{most}")];
    }

    private static (double West, double South, double East, double North) Sides(IReadOnlyList<double> box)
    {
        try
        {
            return StacBox.Sides(box);
        }
        catch (FormatException e)
        {
            throw new StacException(StacErrorKind.Refused, $"The place that is searched is no place: {e.Message}.", e);
        }
    }

    private static string Time(DateTimeOffset? time) => time is { } known ? StacTime.Write(known) : "";

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^C\d+-\w+$")]
    private static partial Regex CollectionConcept();

    [GeneratedRegex(@"^G\d+-\w+$")]
    private static partial Regex GranuleConcept();
}
