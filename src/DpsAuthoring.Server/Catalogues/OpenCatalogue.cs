using System.Runtime.CompilerServices;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Catalogues;

/// <summary>The collections of a catalogue.</summary>
/// <param name="All">Those that it has told.</param>
/// <param name="Problem">Why these may not be all; null where they are.</param>
internal sealed record KnownCollections(IReadOnlyList<StacCollection> All, string? Problem);

/// <summary>A catalogue that is being searched.</summary>
/// <param name="client">Searches it, a page of the table at a time.</param>
/// <param name="transport">Its connections.</param>
/// <param name="address">Where it is.</param>
/// <param name="openAll">Opens it for all that there is.</param>
internal sealed class OpenCatalogue(
    StacClient client, GuardedTransport transport, string address, Func<CancellationToken, Task<StacClient>> openAll)
{
    /// <summary>How many searches are kept, so that their pages can be turned.</summary>
    private const int MostSearches = 4;

    /// <summary>Nobody reads more, and a list may have no end.</summary>
    private const int MostCollections = 5000;

    /// <summary>A search that is as old as that is made again where its first page is asked for.</summary>
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(20);

    /// <summary>In a catalogue of files the collections may be far apart.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<(string Key, FoundItems Items, DateTime Begun)> _searches = [];
    private KnownCollections? _collections;

    public string Address => address;

    public string Description => client.Description;

    public DateTime Opened { get; } = DateTime.UtcNow;

    /// <summary>Its connections, for what its items lead to.</summary>
    public HttpMessageInvoker Http { get; } = new(transport, disposeHandler: false);

    /// <summary>
    /// The collections, as far as it tells them. It can be searched without them, so they are asked for once, and not on each page anew.
    /// </summary>
    public async Task<KnownCollections> CollectionsAsync(CancellationToken cancel)
    {
        if (_collections is { } known)
        {
            return known;
        }

        var read = new List<StacCollection>();
        string? problem = null;
        try
        {
            await OpenCatalogues.AskAsync(s_patience, async stop =>
            {
                await foreach (StacCollection collection in client.CollectionsAsync(stop).Take(MostCollections).ConfigureAwait(false))
                {
                    read.Add(collection);
                }
            }, cancel).ConfigureAwait(false);
        }
        catch (StacException e)
        {
            problem = e.Message;
        }

        return _collections = new([.. read.OrderBy(one => one.Id, StringComparer.OrdinalIgnoreCase)], problem);
    }

    /// <summary>A part of what a search finds.</summary>
    /// <param name="key">What tells the search from others.</param>
    /// <param name="search">It.</param>
    /// <param name="isBegun">Whether its first page has been seen.</param>
    /// <param name="before">How many items are before the part.</param>
    /// <param name="count">How many are in it.</param>
    /// <param name="cancel">Whoever waits has gone.</param>
    /// <exception cref="StacException">The search failed.</exception>
    public async Task<FoundPart> FindAsync(string key, StacSearch search, bool isBegun, int before, int count, CancellationToken cancel)
    {
        while (true)
        {
            // Somebody else who waited for it, such as this page before it was loaded again, may have broken it off.
            if (await Find(key, search, isBegun).PartAsync(before, count, cancel).ConfigureAwait(false) is { } part)
            {
                return part;
            }
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

    private FoundItems Find(string key, StacSearch search, bool isBegun)
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
}
