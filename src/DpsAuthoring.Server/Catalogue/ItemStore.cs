using System.Text;
using DpsAuthoring.Server.Store;
using DpsAuthoring.Stac;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Server.Catalogue;

/// <summary>The items of all results, on the disk; pages of them are read as they are asked for.</summary>
internal sealed class ItemStore(ItemDatabase writer, ItemDatabase reader)
{
    private const string Columns = "seq, collection, job, folder, json";

    /// <summary>How many items are looked at at a time, where not all that are near enough are wanted.</summary>
    private const int Portion = 200;

    public bool IsDescribed(string job) => (long)reader.Scalar("SELECT count(*) FROM described WHERE job = $job", ("$job", job)) > 0;

    /// <summary>Notes a job's items in place of those that it had.</summary>
    /// <param name="job">The job's id.</param>
    /// <param name="collection">The collection that they are in.</param>
    /// <param name="folder">The folder of its results, from the data folder on.</param>
    /// <param name="items">The items.</param>
    public void Add(string job, string collection, string folder, IEnumerable<StacItem> items) => writer.Change(() =>
    {
        writer.Execute("DELETE FROM item WHERE job = $job", ("$job", job));
        foreach (StacItem item in items)
        {
            IReadOnlyList<double>? box = StacBox.Of(item);
            int half = (box?.Count ?? 0) / 2;
            writer.Execute(
                """
                INSERT OR REPLACE INTO item (collection, id, job, folder, west, south, east, north, start, "end", json)
                VALUES ($collection, $id, $job, $folder, $west, $south, $east, $north, $start, $end, $json)
                """,
                ("$collection", collection),
                ("$id", item.Id),
                ("$job", job),
                ("$folder", folder),
                ("$west", box?[0]),
                ("$south", box?[1]),
                ("$east", box?[half]),
                ("$north", box?[half + 1]),
                ("$start", item.Start is { } start ? Moment.Of(start.UtcDateTime) : null),
                ("$end", item.End is { } end ? Moment.Of(end.UtcDateTime) : null),
                ("$json", StacJson.Write(item with { Collection = collection }, isIndented: false)));
        }

        writer.Execute("INSERT OR REPLACE INTO described (job) VALUES ($job)", ("$job", job));
    });

    /// <summary>The collections that there are, by their ids.</summary>
    public List<string> Collections() => reader.Read("SELECT DISTINCT collection FROM item ORDER BY collection", row => row.GetString(0));

    /// <summary>Where and when a collection's items are; null where it has none.</summary>
    public ItemExtent? Extent(string collection) => reader.Read(
        """
        SELECT count(*), min(CASE WHEN west > east THEN -180 ELSE west END), min(south),
            max(CASE WHEN west > east THEN 180 ELSE east END), max(north),
            min(start), max("end") FROM item WHERE collection = $collection
        """,
        row => row.GetInt64(0) == 0
            ? null
            : new ItemExtent(
                row.GetInt64(0),
                row.IsDBNull(1) ? null : [row.GetDouble(1), row.GetDouble(2), row.GetDouble(3), row.GetDouble(4)],
                row.IsDBNull(5) ? null : row.GetInt64(5),
                row.IsDBNull(6) ? null : row.GetInt64(6)),
        ("$collection", collection)).Single();

    public StoredItem? Find(string collection, string id) => reader.Read(
        $"SELECT {Columns} FROM item WHERE collection = $collection AND id = $id", Read, ("$collection", collection), ("$id", id)).FirstOrDefault();

    /// <summary>A page of what is searched, the newest first.</summary>
    /// <param name="query">What is searched.</param>
    /// <param name="before">The number that the last page ended with; null for the first page.</param>
    /// <param name="limit">How many items a page has.</param>
    /// <returns>The items, and whether there are more.</returns>
    public (List<StoredItem> Items, bool HasMore) Page(ItemQuery query, long? before, int limit)
    {
        var page = new List<StoredItem>();
        while (true)
        {
            int portion = query.IsExact ? limit + 1 - page.Count : Portion;
            List<StoredItem> some = reader.Read(
                $"SELECT {Columns} FROM item WHERE {query.Condition} AND seq < $before ORDER BY seq DESC LIMIT $limit",
                Read,
                [.. query.Parameters, ("$before", before ?? long.MaxValue), ("$limit", portion)]);
            foreach (StoredItem item in some.Where(query.Matches))
            {
                if (page.Count == limit)
                {
                    return (page, true);
                }

                page.Add(item);
            }

            if (some.Count < portion)
            {
                return (page, false);
            }

            before = some[^1].Sequence;
        }
    }

    /// <summary>How many items are found; null where that is known only when all have been looked at.</summary>
    public long? Count(ItemQuery query) =>
        query.IsExact ? (long)reader.Scalar($"SELECT count(*) FROM item WHERE {query.Condition}", query.Parameters) : null;

    private static StoredItem Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), StacJson.ReadItem(Encoding.UTF8.GetBytes(row.GetString(4))));
}

/// <summary>An item as the store has it.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Collection">The collection that it is in.</param>
/// <param name="Job">The job that made it.</param>
/// <param name="Folder">The folder of the job's results, from the data folder on.</param>
/// <param name="Item">The item; addresses in it are relative to the folder.</param>
internal sealed record StoredItem(long Sequence, string Collection, string Job, string Folder, StacItem Item);

/// <summary>Where and when items are.</summary>
internal sealed record ItemExtent(long Count, double[]? Box, long? Start, long? End);
