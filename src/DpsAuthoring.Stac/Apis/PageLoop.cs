using System.Runtime.CompilerServices;

namespace DpsAuthoring.Stac;

/// <summary>A page that has come.</summary>
/// <param name="Count">How many items are in it.</param>
/// <param name="Items">Them, read when they are asked for.</param>
/// <param name="Matched">How many there are in all.</param>
/// <param name="Next">What comes after it.</param>
internal sealed record FetchedPage(int Count, IEnumerable<StacItem> Items, long? Matched, NextPage? Next);

/// <summary>The page after another.</summary>
/// <param name="Key">What tells it from all others.</param>
/// <param name="FetchAsync">Fetches it.</param>
internal sealed record NextPage(UInt128 Key, Func<CancellationToken, Task<FetchedPage>> FetchAsync);

/// <summary>Reads page after page, and asks for the next one before it hands one out.</summary>
internal static class PageLoop
{
    private const int MostEmptyPages = 10;

    public static async IAsyncEnumerable<StacPage> ReadAsync(
        NextPage first, StacSearch search, Action<StacNote>? note, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tally = new Tally(search, note);
        if (tally.IsFull)
        {
            yield break;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asked = new HashSet<UInt128> { first.Key };
        Task<FetchedPage>? coming = first.FetchAsync(stop.Token);
        int number = 0, empty = 0;
        long? matched = null;
        try
        {
            while (coming is not null)
            {
                FetchedPage page = await coming.ConfigureAwait(false);
                coming = null;
                number++;
                matched ??= page.Matched;
                bool isRepeated = page.Next is { } next && !asked.Add(next.Key);
                if (page.Next is not null && !isRepeated && !tally.WouldBeFull(page.Count))
                {
                    coming = page.Next.FetchAsync(stop.Token);
                }

                StacPage taken = tally.Take(page.Items, matched);
                if (taken.Items.Count > 0)
                {
                    yield return taken;
                }

                if (tally.IsFull)
                {
                    break;
                }

                if (page.Next is null || (page.Count == 0 && isRepeated) || tally.Count >= matched)
                {
                    break;
                }

                empty = page.Count == 0 ? empty + 1 : 0;
                if (isRepeated || (page.Count > 0 && taken.Items.Count == 0) || empty > MostEmptyPages)
                {
                    throw Repeated(number, tally.Count, matched);
                }

                coming ??= page.Next.FetchAsync(stop.Token); // What seemed to be all that are wanted was not: some had come before.
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            if (coming is not null)
            {
                await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        tally.End(matched);
    }

    private static StacException Repeated(int page, long count, long? matched) => new(
        StacErrorKind.Repeated,
        $"After page {page} the server leads back to what it has given before: {count}{(matched is { } all ? $" of {all}" : "")} items were found, and the others cannot be reached.");
}
