using System.Text;
using System.Text.Json;
using DpsAuthoring.Server.Store;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Catalogue;

/// <summary>A search in words of the store: what an index finds, and what is then looked at item by item.</summary>
internal sealed class ItemQuery
{
    private readonly ItemFilter? _filter;

    /// <param name="search">Which items are wanted.</param>
    /// <exception cref="StacException">It asks for what cannot be asked here.</exception>
    public ItemQuery(StacSearch search)
    {
        var filter = new ItemFilter(search, "This server");
        var condition = new StringBuilder("1");
        var parameters = new List<(string, object?)>();
        if (search.Collections.Count > 0)
        {
            condition.Append(" AND collection IN (SELECT value FROM json_each($collections))");
            parameters.Add(("$collections", Json(search.Collections)));
        }

        if (search.Ids.Count > 0)
        {
            condition.Append(" AND id IN (SELECT value FROM json_each($ids))");
            parameters.Add(("$ids", Json(search.Ids)));
        }

        if (search.DateTime is { } text)
        {
            var time = TimeInterval.Read(text);
            condition.Append(" AND \"end\" >= $from AND start <= $to");
            parameters.Add(("$from", time.Start is { } from ? Moment.Of(from.UtcDateTime) : long.MinValue));
            parameters.Add(("$to", time.End is { } to ? Moment.Of(to.UtcDateTime) : long.MaxValue));
        }

        IReadOnlyList<double>? box = search.Bbox ?? (search.Intersects is { } geometry ? Shape.Of(geometry).Box : null);
        if (box is not null)
        {
            (double west, double south, double east, double north) = StacBox.Sides(box);
            condition.Append(
                " AND south <= $north AND north >= $south AND (CASE WHEN west <= east AND $west <= $east THEN west <= $east AND east >= $west WHEN west > east AND $west > $east THEN 1 ELSE west <= $east OR east >= $west END)");
            parameters.AddRange([("$west", west), ("$south", south), ("$east", east), ("$north", north)]);
        }

        // Of boxes an index knows; of shapes, only that they are near.
        _filter = box is not null || search.Query is not null ? filter : null;
        Condition = condition.ToString();
        Parameters = [.. parameters];
    }

    /// <summary>Whether the store finds no others than those that are wanted.</summary>
    public bool IsExact => _filter is null;

    /// <summary>A condition of SQL.</summary>
    public string Condition { get; }

    public (string Name, object? Value)[] Parameters { get; }

    /// <summary>Whether an item that the store finds is wanted.</summary>
    public bool Matches(StoredItem item)
    {
        try
        {
            return _filter is null || _filter.Matches(item.Item) == true;
        }
        catch (FormatException)
        {
            return false; // An algorithm's own item may have a geometry that is none.
        }
    }

    private static string Json(IEnumerable<string> texts)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (string text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
