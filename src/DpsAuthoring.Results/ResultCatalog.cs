using DpsAuthoring.Results.Files;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Results;

/// <summary>
/// A self-contained catalogue of one folder: <c>catalog.json</c> at its top, each item beside its file, and relative addresses
/// throughout, so
/// that the folder can be moved or published as it is.
/// </summary>
internal static class ResultCatalog
{
    private const string Json = "application/json";
    private const string GeoJson = "application/geo+json";

    /// <summary>The documents of a catalogue.</summary>
    /// <param name="items">Its items.</param>
    /// <param name="origin">What the results are from.</param>
    /// <returns>Their names below the folder, and their content; the catalogue itself comes last.</returns>
    public static IEnumerable<(string Name, string Content)> Documents(IEnumerable<ResultItem> items, ResultOrigin origin)
    {
        var links = new List<StacLink> { new() { Rel = "root", Href = "./" + ResultGroup.Catalog, Type = Json } };
        foreach (ResultItem item in items)
        {
            links.Add(new StacLink { Rel = "item", Href = "./" + Escaped(item.File), Type = GeoJson, Title = item.Item.Id });
            string up = string.Concat(Enumerable.Repeat("../", item.File.Count(c => c == '/')));
            string catalog = (up.Length == 0 ? "./" : up) + ResultGroup.Catalog;
            yield return (item.File, (item.Item with
            {
                Links =
                [
                    new StacLink { Rel = "root", Href = catalog, Type = Json },
                    new StacLink { Rel = "parent", Href = catalog, Type = Json },
                    .. item.Item.Links,
                ],
            }).ToJson());
        }

        yield return (ResultGroup.Catalog, new StacCatalog
        {
            Id = origin.JobId ?? origin.Algorithm ?? "results",
            Title = origin.Algorithm is null ? null : $"{origin.Algorithm} {origin.Version}".TrimEnd(),
            Description = DescriptionOf(origin),
            Links = links,
        }.ToJson());
    }

    /// <summary>A name as a relative address.</summary>
    public static string Escaped(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));

    private static string DescriptionOf(ResultOrigin origin) => origin.Algorithm is not { } algorithm ? "Results of a job."
        : origin.JobId is { } job ? $"Results of the job {job} of {algorithm}."
        : $"Results of {algorithm}.";
}
