using System.Globalization;
using System.Runtime.CompilerServices;
using DpsAuthoring.Server.Catalogues;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>Of which items jobs are made: those that were ticked, or all that are found.</summary>
/// <param name="Keys">The ticked; none for all.</param>
/// <param name="Seen">How many there were in all when all were chosen; 0 where the catalogue does not count.</param>
internal sealed record ItemChoice(IReadOnlyList<ItemKey> Keys, long Seen)
{
    public const string AllField = "all";

    public bool IsAll { get; init; }

    public static ItemChoice Of(PageCall call) => new(
        [.. call.Form[ItemKey.Field].Select(ItemKey.Parse).OfType<ItemKey>().Distinct()],
        long.TryParse(call.Field(ItemJobsPage.SeenKey), NumberStyles.None, CultureInfo.InvariantCulture, out long seen) ? seen : 0)
    {
        IsAll = call.Field(ItemJobsPage.ActKey) == ItemJobsPage.All || call.Field(AllField) is not null,
    };

    /// <summary>The same as fields of a form that are not seen.</summary>
    public Html Hidden() => IsAll
        ? Html.Of($"""<input type="hidden" name="{AllField}" value="yes"><input type="hidden" name="{ItemJobsPage.SeenKey}" value="{Seen}">""")
        : Html.All(Keys.Select(key => Html.Of($"""<input type="hidden" name="{ItemKey.Field}" value="{key.ToString()}">""")));

    /// <summary>Some of them, to see what they have.</summary>
    public async Task<IReadOnlyList<StacItem>> SampleAsync(OpenCatalogue open, FindView view, StacSearch search, CancellationToken cancel)
    {
        FoundPart part = await open.FindAsync(view.SearchKey, search, isBegun: true, view.Before, FindView.Size, cancel)
            .ConfigureAwait(false);
        return IsAll ? part.Items : await TickedAsync(open, search, part.Read, cancel).ConfigureAwait(false);
    }

    /// <summary>All of them.</summary>
    /// <param name="open">The catalogue.</param>
    /// <param name="search">What was looked for.</param>
    /// <param name="sample">What was read of them.</param>
    /// <param name="cancel">Ends it.</param>
    public async IAsyncEnumerable<StacItem> ReadAsync(
        OpenCatalogue open, StacSearch search, IReadOnlyList<StacItem> sample, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!IsAll)
        {
            foreach (StacItem item in sample)
            {
                yield return item;
            }

            yield break;
        }

        await foreach (StacItem item in open.AllAsync(search with { Max = ItemJobsPage.Most + 1 }, cancel).ConfigureAwait(false))
        {
            yield return item;
        }
    }

    /// <summary>The ticked ones in their order: as they were seen, or where that is long ago, by their names.</summary>
    private async Task<IReadOnlyList<StacItem>> TickedAsync(
        OpenCatalogue open, StacSearch search, IReadOnlyList<StacItem> read, CancellationToken cancel)
    {
        var known = new Dictionary<ItemKey, StacItem>();
        foreach (StacItem item in read)
        {
            known.TryAdd(ItemKey.Of(item), item);
        }

        ItemKey[] missing = [.. Keys.Where(key => !known.ContainsKey(key))];
        if (missing.Length > 0)
        {
            var byName = new StacSearch
            {
                Collections = search.Collections,
                Ids = [.. missing.Select(key => key.Id).Distinct(StringComparer.Ordinal)],
                Max = FoundItems.Most,
            };
            await foreach (StacItem item in open.AllAsync(byName, cancel).ConfigureAwait(false))
            {
                known.TryAdd(ItemKey.Of(item), item);
            }
        }

        return [.. Keys.Where(known.ContainsKey).Select(key => known[key])];
    }
}
