using System.Globalization;
using System.Runtime.CompilerServices;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Jobs;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Cli.Searches;

/// <summary>A search that is made, with what whoever waits for it sees.</summary>
internal sealed class FindSession : IDisposable
{
    private readonly StacClient _client;

    private FindSession(StacClient client) => _client = client;

    /// <exception cref="CouldNotRunException">There is nothing to be searched.</exception>
    public static async Task<FindSession> OpenAsync(string place, StacClientOptions options, CancellationToken cancel)
    {
        try
        {
            return new(await StacClient.OpenAsync(place, options, cancel).ConfigureAwait(false));
        }
        catch (StacException e)
        {
            throw Told(e);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Says something to whoever looks, and not to who reads the output.</summary>
    public static void Say(string sentence) => Console.Error.WriteLine($"dps: {PlainText.Line(sentence.ReplaceLineEndings(" "))}");

    public async Task<long?> CountAsync(StacSearch search, CancellationToken cancel)
    {
        try
        {
            return await _client.CountAsync(search, cancel).ConfigureAwait(false);
        }
        catch (StacException e)
        {
            throw Told(e);
        }
    }

    public async Task<IReadOnlyList<StacCollection>> CollectionsAsync(CancellationToken cancel)
    {
        try
        {
            return await _client.CollectionsAsync(cancel).ToListAsync(cancel).ConfigureAwait(false);
        }
        catch (StacException e)
        {
            throw Told(e);
        }
    }

    /// <summary>What is found, while it is shown how far the search is.</summary>
    /// <exception cref="CouldNotRunException">The search failed.</exception>
    public async IAsyncEnumerable<StacPage> PagesAsync(StacSearch search, [EnumeratorCancellation] CancellationToken cancel)
    {
        using IProgressView view = ProgressView.Create();
        IAsyncEnumerator<StacPage> pages = Begun(() => _client.Search(search).AsPages(cancel).GetAsyncEnumerator(cancel));
        await using ConfiguredAsyncDisposable _ = pages.ConfigureAwait(false);
        long found = 0;
        while (await MovedAsync(pages, found).ConfigureAwait(false))
        {
            StacPage page = pages.Current;
            found = page.Before + page.Items.Count;
            long? all = page.Matched is { } matched && search.Max < matched ? search.Max : page.Matched;
            view.Glimpse(string.Create(CultureInfo.InvariantCulture, $"{found}{(all >= found ? $" of {all}" : "")} items"));
            yield return page;
        }
    }

    private static T Begun<T>(Func<T> begin)
    {
        try
        {
            return begin();
        }
        catch (StacException e)
        {
            throw Told(e);
        }
    }

    private static async Task<bool> MovedAsync(IAsyncEnumerator<StacPage> pages, long found)
    {
        try
        {
            return await pages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (StacException e)
        {
            throw found == 0 || e.Kind == StacErrorKind.Repeated ? Told(e) : new CouldNotRunException($"{e.Message} The search ends there, after {found} items.");
        }
    }

    private static CouldNotRunException Told(StacException e) => new(PlainText.Line(e.Message));
}
