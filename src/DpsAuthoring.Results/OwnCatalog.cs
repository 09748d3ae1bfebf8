using System.Text.Json;
using DpsAuthoring.Results.Files;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Results;

/// <summary>The catalogue that an algorithm wrote itself, and that is taken as it is. What leads out of its folder is not
/// followed.</summary>
internal sealed class OwnCatalog
{
    private const int MostDocuments = 100_000;
    private const long LargestDocument = 64 << 20;

    private readonly string _folder;
    private readonly HashSet<string> _seen = new([ResultGroup.Catalog], StringComparer.Ordinal);
    private readonly List<string> _remarks = [];

    private OwnCatalog(string folder) => _folder = Path.GetFullPath(folder);

    /// <summary>Whether a folder has one.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, ResultGroup.Catalog));

    /// <summary>Reads its items.</summary>
    /// <param name="folder">The folder that has it at its top.</param>
    /// <param name="remarks">What of it cannot be read, in sentences.</param>
    /// <returns>The items; null where there is no catalogue that can be read.</returns>
    public static IReadOnlyList<ResultItem>? Read(string folder, out IReadOnlyList<string> remarks)
    {
        var catalog = new OwnCatalog(folder);
        remarks = catalog._remarks;
        return catalog.Load(ResultGroup.Catalog) is StacContainer top ? [.. catalog.ItemsOf(top, ResultGroup.Catalog)] : null;
    }

    private IEnumerable<ResultItem> ItemsOf(StacContainer container, string name)
    {
        foreach (StacLink link in container.Links.Where(link => link.Rel is "item" or "child"))
        {
            if (Resolve(link.Href, name) is not { } file)
            {
                _remarks.Add($"{name}: {link.Href} leads out of the folder of results, and is not followed.");
                continue;
            }

            switch (_seen.Count < MostDocuments && _seen.Add(file) ? Load(file) : null)
            {
                case StacItem item:
                    yield return new ResultItem(file, item, []);
                    break;
                case StacContainer inner:
                    foreach (ResultItem item in ItemsOf(inner, file))
                    {
                        yield return item;
                    }

                    break;
            }
        }
    }

    private StacObject? Load(string name)
    {
        string path = Path.Combine(_folder, name);
        try
        {
            return new FileInfo(path).Length > LargestDocument
                ? throw new JsonException("it is too large")
                : StacJson.Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            _remarks.Add($"{name}, which the algorithm wrote, cannot be read as STAC: {e.Message.Replace(_folder + "/", "", StringComparison.Ordinal).TrimEnd('.')}.");
            return null;
        }
    }

    /// <summary>The name below the folder that an address in a document leads to; null where it leads elsewhere.</summary>
    private string? Resolve(string href, string document)
    {
        if (href.Contains("://", StringComparison.Ordinal) || href.StartsWith('/'))
        {
            return null;
        }

        string path = Path.GetFullPath(Path.Combine(_folder, Path.GetDirectoryName(document)!, Uri.UnescapeDataString(href.Split('?',
            '#')[0])));
        return path.StartsWith(_folder + "/", StringComparison.Ordinal) && !HasLink(path) ? path[(_folder.Length + 1)..] : null;
    }

    private bool HasLink(string path)
    {
        for (string at = path; at.Length > _folder.Length; at = Path.GetDirectoryName(at)!)
        {
#pragma warning disable DPS1008 // These are results, from which no link may lead out.
            if (new FileInfo(at).LinkTarget is not null)
#pragma warning restore DPS1008
            {
                return true;
            }
        }

        return false;
    }
}
