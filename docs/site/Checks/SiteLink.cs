namespace DpsAuthoring.Site.Checks;

/// <summary>A link of a page, or something that the page loads.</summary>
/// <param name="Address">As it stands in the page.</param>
/// <param name="IsLoaded">Whether the browser fetches it to show the page.</param>
internal sealed record SiteLink(string Address, bool IsLoaded)
{
    /// <summary>Absolute paths count: the site may lie below any address.</summary>
    public bool IsElsewhere => Address.StartsWith('/')
        || (Uri.TryCreate(Address, UriKind.Absolute, out Uri? address) && address is { IsFile: false, Scheme: not "data" });

    public string Fragment => Address.Split('#', 2) is [_, string fragment] ? Uri.UnescapeDataString(fragment) : "";

    /// <summary>The file that it leads to from a page, below the site.</summary>
    public string TargetFrom(string page)
    {
        string path = Uri.UnescapeDataString(Address.Split('#', '?')[0]);
        if (path.Length == 0)
        {
            return page;
        }

        string target = Path.GetRelativePath("/", Path.GetFullPath(path, Path.Combine("/", Path.GetDirectoryName(page)!)));
        return path.EndsWith('/') ? Path.Combine(target, "index.html") : target;
    }
}
