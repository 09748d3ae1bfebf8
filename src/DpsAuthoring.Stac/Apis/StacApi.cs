using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>A server that searches itself.</summary>
internal sealed class StacApi : StacClient
{
    /// <summary>How many items are asked for where a server refuses more.</summary>
    private static readonly int[] s_smallerPages = [500, 250, 100, 50, 10];

    private readonly StacHttp _http;
    private readonly StacClientOptions _options;
    private readonly Uri _landing;
    private readonly StacContainer _front;
    private readonly IReadOnlyList<string> _collections;
    private readonly Uri _get;
    private readonly Uri? _post;

    private StacApi(StacHttp http, StacClientOptions options, Uri landing, StacContainer front, IReadOnlyList<string> collections)
    {
        _http = http;
        _options = options;
        _landing = landing;
        _front = front;
        _collections = collections;
        StacLink[] searches = [.. front.Links.Where(link => link.Rel == "search")];
        StacLink? post = searches.FirstOrDefault(link => string.Equals(link.Method, "POST", StringComparison.OrdinalIgnoreCase));
        StacLink get = searches.FirstOrDefault(link => link != post) ?? post!;
        _get = Addresses.Within(landing, landing, get.Href, "The link to the search");
        _post = post is null ? null : Addresses.Within(landing, landing, post.Href, "The link to the search");
    }

    public override string Description => $"the STAC API {(_front.Title is { Length: > 0 } title ? title : _front.Id)}";

    /// <summary>The API whose front page an answer is; null where it is another thing.</summary>
    public static StacApi? At(Answer answer, StacHttp http, StacClientOptions options)
    {
        try
        {
            return StacJson.Read(answer.Body) is StacContainer front && front.Links.Any(link => link.Rel == "search")
                ? new(http, options, answer.Address, front, front is StacCollection collection ? [collection.Id] : [])
                : null;
        }
        catch (JsonException)
        {
            return null; // Whoever looks next says what is wrong with it.
        }
    }

    public override StacItems Search(StacSearch search)
    {
        StacSearch asked = Checked(search);
        return new(cancel => PageLoop.ReadAsync(First(asked), asked, _options.Note, cancel));
    }

    public override async Task<long?> CountAsync(StacSearch search, CancellationToken cancellationToken = default)
    {
        // Some servers refuse a limit of 0.
        (PageScan page, _) = await ScanFirstAsync(Checked(search with { SortBy = [], Fields = [] }), [1], cancellationToken)
            .ConfigureAwait(false);
        return page.Matched ?? (page.Items.Count == 0 ? 0 : null);
    }

    public override async IAsyncEnumerable<StacCollection> CollectionsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string href = _front.Link("data")?.Href ?? (_landing.AbsolutePath.EndsWith('/') ? "collections" : $"{_landing.AbsolutePath}/collections");
        Call? call = new(HttpMethod.Get, Addresses.Within(_landing, _landing, href, "The link to the collections"));
        var asked = new HashSet<UInt128>();
        while (call is not null && asked.Add(SearchCall.Key(call)))
        {
            Answer answer = await _http.SendAsync(call, cancellationToken).ConfigureAwait(false);
            var list = CollectionList.Read(answer);
            foreach (StacCollection collection in list.Collections)
            {
                yield return collection;
            }

            call = list.Next is { } next ? SearchCall.Next(_landing, next, call with { Address = answer.Address }) : null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _http.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>
    /// The search, narrowed to the collection whose page was opened; refused where the server would not look at a part of it.
    /// </summary>
    private StacSearch Checked(StacSearch search)
    {
        if (search is { Bbox: not null, Intersects: not null })
        {
            throw new StacException(StacErrorKind.Unsupported, "A search has a box or a geometry, and not both: leave one out.");
        }

        Require(search.Filter is not null || search.FilterJson is not null, nameof(search.Filter), "filter", "filters (CQL2)", "leave the filter out, or write it as --query");
        Require(search.Query is not null, nameof(search.Query), "query", "queries of properties", "leave the query out, or write it as a filter in CQL2");
        Require(search.SortBy.Count > 0, nameof(search.SortBy), "sort", "sorting", "leave the order out");
        return search.Collections.Count == 0 ? search with { Collections = _collections } : search;
    }

    /// <summary>A server answers what it does not understand with everything; so it is asked first whether it understands it.</summary>
    private void Require(bool isAsked, string condition, string extension, string what, string instead)
    {
        if (isAsked
            && _front.ConformsTo is { Count: > 0 } classes
            && !classes.Any(one => one.Contains($"item-search#{extension}", StringComparison.Ordinal) || one.Contains($"item-search/{extension}", StringComparison.Ordinal))
            && !(extension == "filter" && classes.Any(one => one.Contains("/cql2", StringComparison.Ordinal))))
        {
            throw new StacException(StacErrorKind.Unsupported, $"{_landing.Host} does not offer {what}, and would give all items as if nothing had been asked: {instead}.")
            { Condition = condition };
        }
    }

    private NextPage First(StacSearch search)
    {
        int most = (int)Math.Min(search.Max ?? _options.PageSize, _options.PageSize);
        int[] limits = [most, .. s_smallerPages.Where(limit => limit < most)];
        return new(Tally.Hash("first"), async cancel =>
        {
            (PageScan page, Call call) = await ScanFirstAsync(search, limits, cancel).ConfigureAwait(false);
            return Fetched(page, call);
        });
    }

    private NextPage After(Call call) => new(SearchCall.Key(call), async cancel =>
    {
        PageScan page = await ScanAsync(call, cancel).ConfigureAwait(false);
        return Fetched(page, call);
    });

    /// <summary>The page that a link leads to; what is wrong with the link is told when the page before has been handed out.</summary>
    private NextPage Led(StacLink link, Call call)
    {
        try
        {
            return After(SearchCall.Next(_landing, link, call));
        }
        catch (StacException e)
        {
            return new(Tally.Hash(link.Href), _ => Task.FromException<FetchedPage>(e));
        }
    }

    private FetchedPage Fetched(PageScan page, Call call)
    {
        NextPage? next = page.Links.FirstOrDefault(link => link.Rel == "next") is { } link ? Led(link, call) : null;
        return new(page.Items.Count, Items(), page.Matched, next);

        IEnumerable<StacItem> Items()
        {
            for (int i = 0; i < page.Items.Count; i++)
            {
                StacItem item = ReadItem(page.Body.AsSpan(page.Items[i]), $"Item {i + 1} of the answer to {call.Name}");
                Uri from = call.Address;
                yield return Addresses.Whole(item, href => Uri.TryCreate(from, href, out Uri? whole) ? whole.AbsoluteUri : href);
            }
        }
    }

    /// <summary>The first page, as large as the server lets it be.</summary>
    private async Task<(PageScan Page, Call Call)> ScanFirstAsync(StacSearch search, int[] limits, CancellationToken cancel)
    {
        StacException? refusal = null;
        bool posts = _post is not null && search.Filter is null;
        for (int i = 0; i < limits.Length; i++)
        {
            Call call = posts ? SearchCall.Post(_post!, search, limits[i]) : SearchCall.Get(_get, search, limits[i]);
            try
            {
                return (await ScanAsync(call, cancel).ConfigureAwait(false), call);
            }
            catch (StacException e) when (posts && e.Status is 404 or 405 or 501)
            {
                posts = false;
                i--;
            }
            catch (StacException e) when (e.Status is 400 or 413 or 422 or 500 or 502 or 504 && i < limits.Length - 1)
            {
                refusal ??= e;
            }
            catch (StacException e) when (e.Status is >= 400 && refusal is not null)
            {
                throw refusal;
            }
        }

        throw refusal!;
    }

    private async Task<PageScan> ScanAsync(Call call, CancellationToken cancel)
    {
        Answer answer = await _http.SendAsync(call, cancel).ConfigureAwait(false);
        PageScan page;
        try
        {
            page = PageScan.Of(answer.Body);
        }
        catch (JsonException e)
        {
            throw AnswerErrors.Unreadable($"The answer to {answer.Call}", answer.Body, e);
        }

        return page.HasFeatures
            ? page
            : throw new StacException(StacErrorKind.NotStac, $"The answer to {answer.Call} is no list of items: it has no \"features\".");
    }
}
