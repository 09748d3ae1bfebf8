using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>NASA's Common Metadata Repository, in its own search: granules as items.</summary>
internal sealed class CmrClient : StacClient
{
    /// <summary>CMR gives no more at once.</summary>
    private const int LargestPage = 2000;

    /// <summary>What is longer is sent as a form.</summary>
    private const int LongestQuery = 4000;

    private readonly StacHttp _http;
    private readonly StacClientOptions _options;
    private readonly Uri _search;
    private readonly string? _provider;

    /// <param name="address">Its address, that of its search, or that of its STAC proxy, perhaps of one provider.</param>
    /// <param name="options">How it behaves.</param>
    public CmrClient(Uri address, StacClientOptions options)
    {
        _options = options;
        string[] parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        _provider = parts is ["stac" or "cloudstac", { } provider, ..] && !provider.Equals("ALL", StringComparison.OrdinalIgnoreCase) ? provider : null;
        string path = parts is [] or ["stac" or "cloudstac", ..] ? "/search/"
            : "/" + string.Join('/', parts.TakeWhile(part => !part.StartsWith("granules", StringComparison.Ordinal))) + "/";
        _search = new UriBuilder(address) { Path = path, Query = "", Fragment = "" }.Uri;
        _http = new(_search, options);
    }

    public override string Description => $"CMR at {_search.Host}";

    public static bool IsCmr(Uri address) =>
        address.Host is "cmr.earthdata.nasa.gov" or "cmr.uat.earthdata.nasa.gov" or "cmr.sit.earthdata.nasa.gov";

    public override StacItems Search(StacSearch search)
    {
        CmrQuery query = Query(search);
        return new(cancel => PageLoop.ReadAsync(First(search, query), search, _options.Note, cancel));
    }

    public override async Task<long?> CountAsync(StacSearch search, CancellationToken cancellationToken = default)
    {
        CmrQuery query = Query(search with { SortBy = [] });
        (Answer answer, _) = await AskAsync(
            "granules.umm_json", [.. await CompleteAsync(search, query, cancellationToken).ConfigureAwait(false), new("page_size", "0")], null, cancellationToken)
            .ConfigureAwait(false);
        return Hits(answer);
    }

    public override async IAsyncEnumerable<StacCollection> CollectionsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        KeyValuePair<string, string>[] query = [.. Provider(), new("has_granules", "true"), new("page_size", "500")];
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (string? after = ""; after is not null && known.Add(after);)
        {
            (Answer answer, JsonElement root) = await AskAsync("collections.umm_json", query, after, cancellationToken).ConfigureAwait(false);
            foreach (JsonElement entry in Entries(answer, root))
            {
                yield return CmrItems.Collection(entry);
            }

            after = After(answer);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _http.Dispose();
        base.Dispose(disposing);
    }

    private CmrQuery Query(StacSearch search) => CmrQuery.Of(search, Description);

    private NextPage First(StacSearch search, CmrQuery query) => new(Tally.Hash("first"), async cancel =>
    {
        string size = Math.Min(search.Max ?? LargestPage, LargestPage).ToString(CultureInfo.InvariantCulture);
        List<KeyValuePair<string, string>> complete = await CompleteAsync(search, query, cancel).ConfigureAwait(false);
        return await FetchAsync([.. complete, new("page_size", size)], query, null, cancel).ConfigureAwait(false);
    });

    private async Task<FetchedPage> FetchAsync(
        IReadOnlyList<KeyValuePair<string, string>> parameters, CmrQuery query, string? after, CancellationToken cancel)
    {
        (Answer answer, JsonElement root) = await AskAsync("granules.umm_json", parameters, after, cancel).ConfigureAwait(false);
        StacItem[] items = [.. Entries(answer, root).Select(entry => CmrItems.Item(entry, _search)).Where(query.IsWanted)];
        NextPage? next = After(answer) is { } mark
            ? new(Tally.Hash(mark), later => FetchAsync(parameters, query, mark, later))
            : null;
        return new(items.Length, items, Hits(answer), next);
    }

    /// <summary>The query with the collections by CMR's own names for them.</summary>
    private async Task<List<KeyValuePair<string, string>>> CompleteAsync(StacSearch search, CmrQuery query, CancellationToken cancel)
    {
        var parameters = new List<KeyValuePair<string, string>>(query.Parameters);
        parameters.AddRange(Provider());
        foreach (string collection in search.Collections)
        {
            foreach (string concept in CmrQuery.IsConcept(collection) ? [collection] : await ConceptsAsync(collection, cancel).ConfigureAwait(false))
            {
                parameters.Add(new("collection_concept_id[]", concept));
            }
        }

        return parameters;
    }

    /// <summary>What CMR calls a collection that people call by its short name, perhaps with its version behind it.</summary>
    private async Task<IReadOnlyList<string>> ConceptsAsync(string name, CancellationToken cancel)
    {
        foreach (KeyValuePair<string, string>[] way in CmrQuery.WaysToFind(name))
        {
            (Answer answer, JsonElement root) = await AskAsync(
                "collections.umm_json", [.. way, .. Provider(), new("page_size", "100")], null, cancel).ConfigureAwait(false);
            string[] concepts = [.. Entries(answer, root).Select(CmrItems.ConceptOf).OfType<string>()];
            if (concepts.Length > 0)
            {
                return concepts;
            }
        }

        throw new StacException(StacErrorKind.NotFound, $"{_search.Host} has no collection {name}: give its short name, such as GEDI02_A, or its concept, such as C1908348134-LPDAAC_ECS.");
    }

    private async Task<(Answer Answer, JsonElement Root)> AskAsync(
        string path, IReadOnlyList<KeyValuePair<string, string>> parameters, string? after, CancellationToken cancel)
    {
        string query = string.Join('&', parameters.Select(one => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value)}"));
        KeyValuePair<string, string>[] headers = string.IsNullOrEmpty(after) ? [] : [new("CMR-Search-After", after)];
        var address = new Uri(_search, path);
        Call call = query.Length <= LongestQuery
            ? new(HttpMethod.Get, new UriBuilder(address) { Query = query }.Uri, null, headers)
            : new(HttpMethod.Post, address, Encoding.ASCII.GetBytes(query), headers, "application/x-www-form-urlencoded");
        Answer answer = await _http.SendAsync(call, cancel).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            return (answer, json.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw AnswerErrors.Unreadable($"The answer to {answer.Call}", answer.Body, e);
        }
    }

    private KeyValuePair<string, string>[] Provider() => _provider is null ? [] : [new("provider", _provider)];

    private static JsonElement.ArrayEnumerator Entries(Answer answer, JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("items", out JsonElement items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : throw new StacException(StacErrorKind.NotStac, $"The answer to {answer.Call} is not one of CMR: it has no \"items\".");

    private static string? After(Answer answer) => Header(answer, "CMR-Search-After");

    private static long? Hits(Answer answer) =>
        long.TryParse(Header(answer, "CMR-Hits"), NumberStyles.None, CultureInfo.InvariantCulture, out long hits) ? hits : null;

    private static string? Header(Answer answer, string name) =>
        answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
