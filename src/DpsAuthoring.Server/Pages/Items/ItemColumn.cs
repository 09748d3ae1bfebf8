using System.Text.Json;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>A property that items have in common.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsNumber">Whether its values are numbers.</param>
internal sealed record ItemColumn(string Name, bool IsNumber)
{
    private const string Cloud = "eo:cloud_cover";
    private const int Most = 3;
    private const int LongestValue = 80;

    private static readonly HashSet<string> s_elsewhere =
        ["datetime", "start_datetime", "end_datetime", "created", "updated", "title", "description", "collection", "id"];

    /// <summary>Those that tell the items from each other, the clouds first.</summary>
    public static IReadOnlyList<ItemColumn> Of(IReadOnlyList<StacItem> items)
    {
        string[] common = [.. items[0].Properties.Keys.Where(name => !s_elsewhere.Contains(name) && name.Length <= 40)
            .Where(name => items.All(item => item.Properties.TryGetValue(name, out JsonElement value) && IsPlain(value)))];
        IEnumerable<string> differing = common
            .OrderByDescending(name =>
                items.Select(item => item.Properties[name].GetRawText()).Distinct(StringComparer.Ordinal).Take(4).Count() > 1)
            .Where(name => name != Cloud);
        bool hasClouds = items.Any(item => item.Properties.ContainsKey(Cloud));
        return
        [
            .. differing.Take(hasClouds ? Most - 1 : Most).Prepend(hasClouds ? Cloud : "").Where(name => name.Length > 0)
                .Select(name => new ItemColumn(name, items.All(item =>
                    !item.Properties.TryGetValue(name, out JsonElement value) || value.ValueKind == JsonValueKind.Number))),
        ];
    }

    public string ValueOf(StacItem item)
    {
        string text = item.Properties.TryGetValue(Name, out JsonElement value) && IsPlain(value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
            : "–";
        return text.Length <= LongestValue ? text : text[..LongestWhole(text)] + "…";
    }

    /// <summary>When an item is: its time, or from when to when.</summary>
    public static Html TimeOf(StacItem item) =>
        item.DateTime is { } time ? At(time)
        : item is { Start: { } start, End: { } end } ? Html.Of($"{At(start)} – {At(end)}")
        : Html.Of($"""<span class="none">–</span>""");

    private static Html At(DateTimeOffset time) =>
        ShownTime.At((time.UtcDateTime - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    private static bool IsPlain(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    private static int LongestWhole(string text) => char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue;
}
