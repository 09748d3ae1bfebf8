using AngleSharp.Html.Parser;

namespace DpsAuthoring.Site.Checks;

/// <summary>Where the links of a built site lead, and whether its pages take anything from elsewhere.</summary>
internal static class SiteCheck
{
    public static SiteReport Run(string site)
    {
        var pages = Directory.EnumerateFiles(site, "*.html", SearchOption.AllDirectories)
            .Select(file => SitePage.Read(new HtmlParser(), site, file))
            .ToDictionary(page => page.Name, StringComparer.Ordinal);
        List<string> problems = [];
        var outside = new SortedSet<string>(StringComparer.Ordinal);
        int links = 0;
        foreach (SitePage page in pages.Values.OrderBy(page => page.Name, StringComparer.Ordinal))
        {
            foreach (SiteLink link in page.Links)
            {
                if (link.IsElsewhere)
                {
                    if (link.IsLoaded)
                    {
                        problems.Add($"{page.Name}: takes {link.Address} from elsewhere; a page must show without a network.");
                    }
                    else
                    {
                        outside.Add(link.Address);
                    }
                }
                else
                {
                    links++;
                    if (Fault(site, pages, page, link) is { } fault)
                    {
                        problems.Add($"{page.Name}: {fault}");
                    }
                }
            }
        }

        problems.AddRange(Styles.TakenFromElsewhere(site));
        problems.AddRange(Unlisted(pages));
        return new SiteReport(pages.Count, links, [.. outside], problems);
    }

    private static string? Fault(string site, Dictionary<string, SitePage> pages, SitePage page, SiteLink link)
    {
        string target = link.TargetFrom(page.Name);
        if (!File.Exists(Path.Combine(site, target)))
        {
            return $"'{link.Address}' leads to {target}, which is not in the site.";
        }

        return link.Fragment.Length > 0 && pages.TryGetValue(target, out SitePage? other) && !other.Anchors.Contains(link.Fragment)
            ? $"'{link.Address}' leads to the place '{link.Fragment}', which {target} has not."
            : null;
    }

    /// <summary>A page that no table of contents has is found by nobody.</summary>
    private static IEnumerable<string> Unlisted(Dictionary<string, SitePage> pages)
    {
        HashSet<string> listed =
        [
            .. from contents in pages.Values
               where contents.IsContents
               from link in contents.Links
               where !link.IsElsewhere
               select link.TargetFrom(contents.Name),
        ];
        return pages.Values.Where(page => !page.IsContents && page.Name != "index.html" && !listed.Contains(page.Name))
            .Select(page => $"{page.Name}: stands in no table of contents.");
    }
}
