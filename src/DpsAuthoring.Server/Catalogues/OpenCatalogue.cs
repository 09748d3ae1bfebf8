using System.Runtime.CompilerServices;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Catalogues;

/// <summary>A catalogue that is being searched.</summary>
/// <param name="client">Searches it, a page of the table at a time.</param>
/// <param name="transport">Its connections.</param>
/// <param name="address">Where it is.</param>
/// <param name="openAll">Opens it for all that there is.</param>
internal sealed class OpenCatalogue(StacClient client, GuardedTransport transport, string address, Func<CancellationToken,
    Task<StacClient>> openAll)
{
    /// <summary>How many searches are kept, so that their pages can be turned.</summary>
    private const int MostSearches = 4;

    /// <summary>A search that is as old as that is made again where its first page is asked for.</summary>
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<(string Key, FoundItems Items, DateTime Begun)> _searches = [];
    private IReadOnlyList<StacCollection>? _collections;

    public string Address => address;

    public string Description => client.Description;

    public DateTime Opened { get; } = DateTime.UtcNow;

    /// <summary>Its connections, for what its items lead to.</summary>
    public HttpMessageInvoker Http { get; } = new(transport, disposeHandler: false);

    /// <exception cref="StacException">They cannot be asked for.</exception>
    public async Task<IReadOnlyList<StacCollection>> CollectionsAsync(CancellationToken cancel)
    {
        if (_collections is null)
        {
            var read = new List<StacCollection>();
            await foreach (StacCollection collection in client.CollectionsAsync(cancel).ConfigureAwait(false))
            {
                read.Add(collection);
                if (read.Count == 5000)
                {
                    break; // Nobody reads more, and a list may have no end.
                }
            }

            _collections = [.. read.OrderBy(one => one.Id, StringComparer.OrdinalIgnoreCase)];
        }

        return _collections;
    }

    /// <summary>What a search finds.</summary>
    /// <param name="key">What tells the search from others.</param>
    /// <param name="search">It.</param>
    /// <param name="isBegun">Whether its first page has been seen.</param>
    public FoundItems Find(string key, StacSearch search, bool isBegun)
    {
        lock (_lock)
        {
            _searches.RemoveAll(one => one.Items.IsBroken || (!isBegun && one.Key == key && DateTime.UtcNow - one.Begun > s_fresh));
            if (_searches.Find(one => one.Key == key).Items is { } known)
            {
                return known;
            }

            if (_searches.Count == MostSearches)
            {
                _ = _searches[0].Items.DisposeAsync().AsTask();
                _searches.RemoveAt(0);
            }

            var items = new FoundItems(client.Search(search));
            _searches.Add((key, items, DateTime.UtcNow));
            return items;
        }
    }

    public Task<long?> CountAsync(StacSearch search, CancellationToken cancel) => client.CountAsync(search, cancel);

    /// <summary>All that is found, as it is read.</summary>
    public async IAsyncEnumerable<StacItem> AllAsync(StacSearch search, [EnumeratorCancellation] CancellationToken cancel)
    {
        using StacClient all = await openAll(cancel).ConfigureAwait(false);
        await foreach (StacItem item in all.Search(search).WithCancellation(cancel).ConfigureAwait(false))
        {
            yield return FetchableItem.Of(item);
        }
    }
}
