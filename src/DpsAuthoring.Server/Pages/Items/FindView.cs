using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Server.Pages.Forms;
using DpsAuthoring.Stac;
using Microsoft.Extensions.Primitives;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>What is looked for, which stands in the page's address: that is all there is to it.</summary>
internal sealed record FindView
{
    public const string Path = "/find";
    public const string CatalogueKey = "in";
    public const string CollectionKey = "c";
    public const string BoxKey = "bbox";
    public const string TimeKey = "datetime";
    public const string FilterKey = "filter";
    public const string QueryKey = "query";
    public const string SortKey = "sort";
    public const string IdsKey = "ids";
    public const string PageKey = "page";
    public const string ShowKey = "show";

    /// <summary>How many items are on a page.</summary>
    public const int Size = 50;

    public string Catalogue { get; init; } = "";

    public IReadOnlyList<string> Collections { get; init; } = [];

    public string Box { get; init; } = "";

    public string Time { get; init; } = "";

    public string Filter { get; init; } = "";

    public string Query { get; init; } = "";

    public string Sort { get; init; } = "";

    public string Ids { get; init; } = "";

    public int Page { get; init; } = 1;

    /// <summary><c>items</c>, <c>count</c>, or nothing where the form is still being filled in.</summary>
    public string Show { get; init; } = "";

    public string Address => Path + "?" + string.Join('&', Fields().Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value)}"));

    /// <summary>What tells the search from others in its catalogue.</summary>
    public string SearchKey => (this with { Page = 1, Show = "" }).Address;

    /// <summary>How many items are before this page.</summary>
    public int Before => (Page - 1) * Size;

    public static FindView Of(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var given = fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        string One(string key) => given.TryGetValue(key, out StringValues values) && values is [.., { } value] ? value.Trim() : "";
        return new FindView
        {
            Catalogue = One(CatalogueKey),
            Collections =
            [
                .. given.GetValueOrDefault(CollectionKey).OfType<string>().Where(id => id.Length > 0).Distinct(StringComparer.Ordinal),
            ],
            Box = One(BoxKey),
            Time = One(TimeKey),
            Filter = One(FilterKey),
            Query = One(QueryKey),
            Sort = One(SortKey),
            Ids = One(IdsKey),
            Page = int.TryParse(One(PageKey), NumberStyles.None, CultureInfo.InvariantCulture, out int page) && page > 0
                ? Math.Min(page, Catalogues.FoundItems.Most / Size)
                : 1,
            Show = One(ShowKey) is "items" or "count" ? One(ShowKey) : "",
        };
    }

    public List<(string Name, string Value)> Fields()
    {
        var fields = new List<(string Name, string Value)> { (CatalogueKey, Catalogue) };
        fields.AddRange(Collections.Select(id => (CollectionKey, id)));
        fields.AddRange(
        [
            (BoxKey, Box), (TimeKey, Time), (FilterKey, Filter), (QueryKey, Query), (SortKey, Sort), (IdsKey, Ids),
            (PageKey, Page == 1 ? "" : Page.ToString(CultureInfo.InvariantCulture)), (ShowKey, Show),
        ]);
        return [.. fields.Where(field => field.Value.Length > 0)];
    }

    /// <summary>Names with commas or blanks between them.</summary>
    public static string[] Names(string text) => text.Split([',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The field of what cannot be searched by; empty where it is about no single one.</summary>
    public static string FieldOf(StacException e) => e.Condition switch
    {
        nameof(StacSearch.DateTime) => TimeKey,
        nameof(StacSearch.Filter) => FilterKey,
        nameof(StacSearch.Query) => QueryKey,
        nameof(StacSearch.SortBy) => SortKey,
        _ => "",
    };

    /// <summary>The same as fields of a form that are not seen.</summary>
    public Html Hidden() => Html.All(Fields().Select(field => Html.Of($"""<input type="hidden" name="{field.Name}" value="{field.Value}">""")));

    /// <summary>The search, as far as what was typed can be read.</summary>
    /// <param name="problems">Is told what cannot.</param>
    public StacSearch Search(List<FieldProblem> problems)
    {
        T? Read<T>(string field, string text, Func<string, T> read)
        {
            try
            {
                return text.Length == 0 ? default : read(text);
            }
            catch (Exception e) when (e is FormatException or JsonException or StacException)
            {
                string message = e is not JsonException ? e.Message : $"This is no JSON ({e.Message.Split(". ")[0]}): write {{\"eo:cloud_cover\": {{\"lt\": 10}}}}.";
                problems.Add(new(field, Severity.Error, message));
                return default;
            }
        }

        return new StacSearch
        {
            Collections = Collections,
            Ids = Names(Ids),
            Bbox = Read(BoxKey, Box, StacBox.Parse),
            DateTime = Read(TimeKey, Time, text => TimeInterval.Read(text).ToString()),
            Filter = Filter.Length == 0 ? null : Filter,
            Query = Read<JsonElement?>(QueryKey, Query, text => JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } query
                ? query
                : throw new FormatException("A query is an object: write {\"eo:cloud_cover\": {\"lt\": 10}}.")),
            SortBy = Read(SortKey, Sort, StacSort.ParseAll) ?? [],
        };
    }
}
