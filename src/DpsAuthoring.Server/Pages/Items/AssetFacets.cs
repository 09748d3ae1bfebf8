using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>The files that items have, by their names in them.</summary>
internal static class AssetFacets
{
    private const int Most = 60;

    /// <summary>Names that say what a file is for where no role does.</summary>
    private static readonly string[] s_beside = ["thumbnail", "overview", "metadata", "preview", "browse", "index", "rendered_preview", "tilejson"];

    public static Html Of(IReadOnlyList<StacItem> items)
    {
        (string Key, StacAsset Asset, int Count)[] all = [.. Keys(items)];
        IEnumerable<Html> rows = all.Take(Most).Select(one => Html.Of(
            $"""<tr><th scope="row"><bdi>{one.Key}</bdi>{Html.If(one.Asset.Title is { Length: > 0 }, $"""<br><span class="hint"><bdi>{one.Asset.Title}</bdi></span>""")}</th><td><bdi>{string.Join(", ", one.Asset.Roles ?? [])}</bdi></td><td><bdi>{one.Asset.Type ?? "–"}</bdi></td><td class="number">{one.Count}</td></tr>"""));
        return Html.Of(
            $"""
            <div class="scroll assets" tabindex="0" role="region" aria-label="Assets of these items"><table><thead><tr><th scope="col">Asset</th><th scope="col">Roles</th><th scope="col">Media type</th><th scope="col" class="number">Items</th></tr></thead><tbody>{rows}</tbody></table>
            {Html.If(all.Length > Most, $"""<p class="hint">… and {all.Length - Most} more.</p>""")}{Html.If(all.Length == 0, $"""<p class="hint">They have no files that a job could fetch.</p>""")}</div>
            """);
    }

    /// <summary>The names, with one of the files that has it and in how many items there is one; those of data first.</summary>
    public static IEnumerable<(string Key, StacAsset Asset, int Count)> Keys(IReadOnlyList<StacItem> items) => items
        .SelectMany(item => item.Assets)
        .GroupBy(asset => asset.Key, StringComparer.Ordinal)
        .Select(named => (named.Key, Asset: named.First().Value, Count: named.Count()))
        .OrderBy(one => Rank(one.Key, one.Asset));

    /// <summary>How much a file looks like what a job reads; the least the most.</summary>
    private static int Rank(string key, StacAsset asset)
    {
        IReadOnlyList<string> roles = asset.Roles ?? [];
        bool isRaster = asset.Type?.Contains("tiff", StringComparison.OrdinalIgnoreCase) == true
            || asset.Type?.Contains("hdf", StringComparison.OrdinalIgnoreCase) == true
            || asset.Type?.Contains("netcdf", StringComparison.OrdinalIgnoreCase) == true;
        return roles.Contains("data") ? isRaster ? 0 : 1
            : roles.Any(role => s_beside.Contains(role)) || s_beside.Contains(key) ? 4
            : isRaster ? 2
            : 3;
    }
}
