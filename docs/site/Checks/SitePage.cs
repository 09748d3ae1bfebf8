using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace DpsAuthoring.Site.Checks;

/// <summary>A page of the site: its places, and where it leads.</summary>
/// <param name="Name">Its path below the site.</param>
/// <param name="Anchors">The places in it.</param>
/// <param name="Links">Its links, and what it loads.</param>
internal sealed record SitePage(string Name, IReadOnlySet<string> Anchors, IReadOnlyList<SiteLink> Links)
{
    /// <summary>Whether it is a table of contents, which the pages take their navigation from.</summary>
    public bool IsContents => Path.GetFileName(Name) == "toc.html";

    public static SitePage Read(HtmlParser parser, string site, string file)
    {
        using IHtmlDocument document = parser.ParseDocument(File.ReadAllText(file));
        HashSet<string> anchors =
        [
            .. document.All.Select(element => element.Id).OfType<string>(),
            .. document.QuerySelectorAll("a[name]").Select(element => element.GetAttribute("name")!),
        ];
        return new SitePage(Path.GetRelativePath(site, file), anchors, [.. document.All.SelectMany(Of)]);
    }

    private static IEnumerable<SiteLink> Of(IElement element) =>
        from attribute in (string[])["href", "src"]
        where element.GetAttribute(attribute) is { Length: > 0 }
        select new SiteLink(element.GetAttribute(attribute)!, IsLoaded: element.LocalName != "a");
}
