using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring.Server.Index;
using DpsAuthoring.Server.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>
/// What is seen of the jobs, which stands in the page's address: that is all there is to it, and so it can be sent to others.
/// </summary>
internal sealed partial record JobsView
{
    public const string Path = "/jobs";
    public const string TextKey = "q";

    /// <summary>Where the choice of columns goes, which makes an address of it.</summary>
    public const string ChoosePath = "/jobs/choose";

    private const int DefaultSize = 50;

    public static readonly int[] Sizes = [25, 50, 100, 200];

    public JobQuery Query { get; init; } = new();

    /// <summary>The columns' keys; none for those that are shown unless others are chosen.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    public int Size { get; init; } = DefaultSize;

    public JobPlace? After { get; init; }

    public JobPlace? Before { get; init; }

    /// <summary>The facet that is shown whole; null for none.</summary>
    public Facet? Whole { get; init; }

    /// <summary>The times as they were written, which may be none.</summary>
    public string From { get; init; } = "";

    public string To { get; init; } = "";

    /// <summary>The same from the first job on.</summary>
    public JobsView Top => this with { After = null, Before = null };

    public string Address => Path + QueryString;

    public string QueryString => Fields() is { Count: > 0 } all
        ? "?" + string.Join('&', all.Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value)}"))
        : "";

    public JobsView With(JobQuery query) => Top with { Query = query };

    public static JobsView Of(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var given = fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        string One(string key) => given.TryGetValue(key, out StringValues values) && values is [.., { } value] ? value : "";
        string from = One("from"), to = One("to"), sort = One("sort");
        return new JobsView
        {
            Query = new JobQuery
            {
                Chosen = Facets.All.Where(facet => given.ContainsKey(facet.Key)).ToDictionary(
                    facet => facet.Facet,
                    facet => (IReadOnlyList<string>)[.. given[facet.Key].OfType<string>().Distinct(StringComparer.Ordinal)]),
                Text = One(TextKey),
                Time = JobTimeNames.Of(One("time")) is { } time and not JobTime.Duration ? time : JobTime.Queued,
                From = TimeOf(from, isEnd: false),
                To = TimeOf(to, isEnd: true),
                Sort = JobTimeNames.Of(sort.TrimStart('-')) ?? JobTime.Queued,
                IsAscending = sort.Length > 0 && sort[0] != '-',
            },
            Columns = [.. One("cols").Split(',', StringSplitOptions.RemoveEmptyEntries)],
            Size = int.TryParse(One("size"), NumberStyles.None, CultureInfo.InvariantCulture, out int size) && Sizes.Contains(size) ? size : DefaultSize,
            After = PlaceOf(One("after")),
            Before = PlaceOf(One("before")),
            Whole = Facets.All.Where(facet => facet.Key == One("whole")).Select(facet => (Facet?)facet.Facet).FirstOrDefault(),
            From = from,
            To = to,
        };
    }

    public static JobsView Of(HttpRequest request) => Of(request.Query);

    /// <summary>What an address says of it, but for what is as it always is.</summary>
    public List<(string Name, string Value)> Fields()
    {
        var fields = new List<(string, string)>();
        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                fields.Add((name, value));
            }
        }

        foreach ((Facet facet, string key, _) in Facets.All)
        {
            fields.AddRange(Query.ChosenOf(facet).Select(value => (key, value)));
        }

        Add(TextKey, Query.Text);
        Add("time", Query.Time == JobTime.Queued ? "" : Query.Time.Word());
        Add("from", From);
        Add("to", To);
        Add("sort", Query is { Sort: JobTime.Queued, IsAscending: false } ? "" : (Query.IsAscending ? "" : "-") + Query.Sort.Word());
        Add("cols", string.Join(',', Columns));
        Add("size", Size == DefaultSize ? "" : Size.ToString(CultureInfo.InvariantCulture));
        Add("after", Text(After));
        Add("before", Text(Before));
        Add("whole", Whole?.Key() ?? "");
        return fields;
    }

    /// <summary>The same as fields of a form that are not seen.</summary>
    /// <param name="but">Those that the form asks for itself.</param>
    public Html Hidden(params string[] but) => Html.All(Fields().Where(field => !but.Contains(field.Name)).Select(field =>
        Html.Of($"""<input type="hidden" name="{field.Name}" value="{field.Value}">""")));

    /// <summary>A time as it is written, in UTC; the end of a day, minute or second is all of it.</summary>
    private static long? TimeOf(string text, bool isEnd)
    {
        string known = text.Trim().TrimEnd('Z');
        if (!Written().IsMatch(known) || Moment.Parse(known) is not { } moment)
        {
            return null;
        }

        TimeSpan length = known.Length switch
        {
            <= 10 => TimeSpan.FromDays(1),
            <= 16 => TimeSpan.FromMinutes(1),
            <= 19 => TimeSpan.FromSeconds(1),
            _ => TimeSpan.FromMicroseconds(1),
        };
        return isEnd ? moment + (length.Ticks / TimeSpan.TicksPerMicrosecond) - 1 : moment;
    }

    private static JobPlace? PlaceOf(string text) =>
        text.Split('~') is [var key, var sequence]
        && long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long at)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? new JobPlace(at, number)
            : null;

    private static string Text(JobPlace? place) =>
        place is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Key}~{known.Sequence}") : "";

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?$")]
    private static partial Regex Written();
}
