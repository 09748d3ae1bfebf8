namespace DpsAuthoring.Maap;

/// <summary>A part of a list.</summary>
/// <typeparam name="T">Of what.</typeparam>
/// <param name="Values">What is in it.</param>
/// <param name="Offset">How many the server had before it.</param>
public sealed record MaapPage<T>(IReadOnlyList<T> Values, int Offset);

/// <summary>A list that is fetched as it is read, one page after the other.</summary>
/// <typeparam name="T">Of what.</typeparam>
public class MaapPageable<T> : IAsyncEnumerable<T>
{
    private readonly Func<CancellationToken, IAsyncEnumerable<MaapPage<T>>> _pages;

    /// <summary>A list of given pages, for tests.</summary>
    /// <param name="pages">The pages.</param>
    public MaapPageable(IEnumerable<MaapPage<T>> pages) => _pages = _ => pages.ToAsyncEnumerable();

    /// <summary>For mocks.</summary>
    protected MaapPageable() => _pages = _ => AsyncEnumerable.Empty<MaapPage<T>>();

    internal MaapPageable(Func<CancellationToken, IAsyncEnumerable<MaapPage<T>>> pages) => _pages = pages;

    /// <summary>The list by its pages.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The pages.</returns>
    public virtual IAsyncEnumerable<MaapPage<T>> AsPages(CancellationToken cancellationToken = default) => _pages(cancellationToken);

    /// <inheritdoc/>
    public virtual async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (MaapPage<T> page in AsPages(cancellationToken).ConfigureAwait(false))
        {
            foreach (T value in page.Values)
            {
                yield return value;
            }
        }
    }
}
