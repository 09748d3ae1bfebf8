using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Catalogues;

/// <summary>A part of what a search has found.</summary>
/// <param name="Read">All that has been read, with this part.</param>
/// <param name="Items">Its items.</param>
/// <param name="Before">How many are before them.</param>
/// <param name="Matched">How many there are in all; null where the catalogue does not count.</param>
/// <param name="HasMore">Whether there are others after them.</param>
internal sealed record FoundPart(
    IReadOnlyList<StacItem> Read, IReadOnlyList<StacItem> Items, int Before, long? Matched, bool HasMore);

/// <summary>What a search finds, read as far as somebody turns its pages, and kept so that they can be turned back.</summary>
internal sealed class FoundItems(StacItems source) : IAsyncDisposable
{
    /// <summary>Whoever looks at more than that does not look at items.</summary>
    public const int Most = 1000;

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<StacItem> _items = [];
    private IAsyncEnumerator<StacPage>? _pages;
    private long? _matched;
    private bool _isWhole;
    private bool _hasFailed;

    /// <summary>Whether it cannot be read on: it failed, or who wanted it went away.</summary>
    public bool IsBroken => _hasFailed || _stop.IsCancellationRequested;

    /// <summary>A part of them; null where the search was broken off before it was this reader's turn, and is to be made again.</summary>
    /// <exception cref="StacException">The search failed.</exception>
    public async Task<FoundPart?> PartAsync(int before, int count, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (IsBroken)
            {
                return null; // A sequence that has failed looks like one that is at its end.
            }

            await ReadToAsync(before + count, cancel).ConfigureAwait(false);
            if (_matched is null)
            {
                await ReadToAsync(before + count + 1, cancel).ConfigureAwait(false); // One more tells whether there are any.
            }

            return new(
                [.. _items],
                [.. _items.Skip(before).Take(count)],
                before,
                _matched ?? (_isWhole ? _items.Count : null),
                _items.Count > before + count || (!_isWhole && _matched > before + count));
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _turn.WaitAsync().ConfigureAwait(false);
        if (_pages is not null)
        {
            await _pages.DisposeAsync().ConfigureAwait(false);
        }

        _turn.Release();
    }

    private async Task ReadToAsync(int count, CancellationToken cancel)
    {
        using CancellationTokenRegistration gone = cancel.Register(_stop.Cancel);
        _pages ??= source.AsPages(_stop.Token).GetAsyncEnumerator(CancellationToken.None);
        try
        {
            while (!_isWhole && _items.Count < Math.Min(count, Most + 1))
            {
                if (!await _pages.MoveNextAsync().ConfigureAwait(false))
                {
                    _isWhole = true;
                    break;
                }

                _matched ??= _pages.Current.Matched;
                _items.AddRange(_pages.Current.Items.Select(FetchableItem.Of));
            }
        }
        catch
        {
            _hasFailed = true;
            throw;
        }
    }
}
