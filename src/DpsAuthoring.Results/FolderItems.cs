using DpsAuthoring.Results.Files;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Results;

/// <summary>The items of a folder of results, as a job left it.</summary>
internal static class FolderItems
{
    /// <summary>How much of a job's id tells its items from those of others.</summary>
    private const int ShortId = 12;

    /// <summary>Its items: those of the catalogue that the algorithm wrote itself, or else one of each result.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="describer">Describes results of the folder.</param>
    /// <param name="isOwn">Whether the algorithm has written a catalogue, which must stay.</param>
    /// <param name="remarks">What of it cannot be read, in sentences.</param>
    /// <param name="cancel">Ends it.</param>
    public static IEnumerable<ResultItem> Of(
        string folder, ResultDescriber describer, out bool isOwn, out IReadOnlyList<string> remarks, CancellationToken cancel)
    {
        remarks = [];
        isOwn = OwnCatalog.IsIn(folder);
        return (isOwn ? OwnCatalog.Read(folder, out remarks) : null)
            ?? describer.Describe(ResultGroup.Of(Files(folder)), new Dictionary<string, CatalogItem>(), cancel);
    }

    /// <summary>An item's id among those of other jobs, which may have items of the same name.</summary>
    /// <param name="item">The item.</param>
    /// <param name="jobId">The job that made it.</param>
    public static string IdOf(ResultItem item, string jobId)
    {
        string job = jobId.Replace("-", "", StringComparison.Ordinal);
        return $"{item.Item.Id}-{job[..Math.Min(ShortId, job.Length)]}";
    }

    /// <summary>An item as another document has it, elsewhere.</summary>
    /// <param name="item">The item.</param>
    /// <param name="address">The address of a file of its folder, by its name.</param>
    /// <param name="id">Its id there.</param>
    /// <param name="links">Its links there, beside those to what it was made of.</param>
    public static StacItem Moved(ResultItem item, Func<string, string> address, string id, params IEnumerable<StacLink> links) =>
        item.Item with
    {
        Id = id,
        Assets = item.Item.Assets.ToDictionary(asset => asset.Key, asset =>
            asset.Value with { Href = Moved(asset.Value.Href, item.File, address) }),
        Links = [.. links, .. item.Item.Links.Where(link => link.Rel is not ("self" or "root" or "parent" or "collection" or "item" or "child"))],
    };

    private static string Moved(string href, string file, Func<string, string> address)
    {
        if (href.Contains("://", StringComparison.Ordinal) || href.StartsWith('/'))
        {
            return href;
        }

        // A root that no name can have keeps what leads out of the folder from meaning something else.
        const string Root = "/r/";
        string path = Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(file)!, Uri.UnescapeDataString(href)));
        return path.StartsWith(Root, StringComparison.Ordinal) ? address(path[Root.Length..]) : href;
    }

#pragma warning disable DPS1008 // These are results, from which no link may lead out.
    private static IEnumerable<string> Files(string folder) =>
        new DirectoryInfo(folder)
            .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => Path.GetRelativePath(folder, file.FullName));
#pragma warning restore DPS1008
}
