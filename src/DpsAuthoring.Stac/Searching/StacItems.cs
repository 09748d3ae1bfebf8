namespace DpsAuthoring.Stac;

/// <summary>A part of what was found.</summary>
/// <param name="Items">The items.</param>
/// <param name="Before">How many were before them.</param>
/// <param name="Matched">How many the server says there are in all; null where it does not count.</param>
public sealed record StacPage(IReadOnlyList<StacItem> Items, long Before, long? Matched);

/// <summary>What is found, fetched as it is read: the next page is on its way while one is looked at, and none is kept.</summary>
public sealed class StacItems : IAsyncEnumerable<StacItem>
{
    private readonly Func<CancellationToken, IAsyncEnumerable<StacPage>> _pages;

    /// <summary>Items of given pages, for tests.</summary>
    /// <param name="pages">The pages.</param>
    public StacItems(IEnumerable<StacPage> pages) => _pages = _ => pages.ToAsyncEnumerable();

    internal StacItems(Func<CancellationToken, IAsyncEnumerable<StacPage>> pages) => _pages = pages;

    /// <summary>The items by their pages.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The pages.</returns>
    /// <exception cref="StacException">The search failed; what was handed out before is right.</exception>
    public IAsyncEnumerable<StacPage> AsPages(CancellationToken cancellationToken = default) => _pages(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerator<StacItem> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (StacPage page in AsPages(cancellationToken).ConfigureAwait(false))
        {
            foreach (StacItem item in page.Items)
            {
                yield return item;
            }
        }
    }
}
