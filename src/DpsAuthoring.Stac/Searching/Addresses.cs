namespace DpsAuthoring.Stac;

/// <summary>Addresses: which are taken, and where links lead from them.</summary>
internal static class Addresses
{
    /// <exception cref="StacException">It is none that can be asked.</exception>
    public static Uri Parse(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
        {
            throw new StacException(StacErrorKind.NotFound, $"{text} is no address that can be searched: write https://…, or a folder or file.");
        }

        return address.UserInfo.Length == 0
            ? address
            : throw new StacException(
                StacErrorKind.Refused, $"The address of {address.Host} holds a name or password, which everybody sees: leave it out, and give a token.");
    }

    /// <summary>The address of an API's front page; people copy that of its search, too.</summary>
    public static Uri LandingOf(Uri address)
    {
        string path = address.AbsolutePath.TrimEnd('/');
        return path.EndsWith("/search", StringComparison.Ordinal)
            ? new UriBuilder(address) { Path = path[..^"search".Length], Query = "" }.Uri
            : address;
    }

    /// <summary>
    /// An address that an API leads to. It must be on the API's own server; one that a proxy has left at http is asked by https.
    /// </summary>
    /// <exception cref="StacException">It is broken, or leads elsewhere.</exception>
    public static Uri Within(Uri server, Uri from, string href, string what)
    {
        if (!Uri.TryCreate(from, href, out Uri? to) || to.Scheme is not ("http" or "https"))
        {
            throw new StacException(StacErrorKind.Unreadable, $"{what} of {server.Host} is no address: \"{Short(href)}\".");
        }

        if (to.Host == server.Host && to.Scheme == "http" && server.Scheme == "https" && to.IsDefaultPort)
        {
            to = new UriBuilder(to) { Scheme = "https", Port = server.Port }.Uri;
        }

        return to.Authority == server.Authority && to.Scheme == server.Scheme
            ? to
            : throw new StacException(
                StacErrorKind.Elsewhere,
                $"{what} leads from {server.Authority} to another server, {to.Authority}, which is not asked: search that server itself if you trust it.");
    }

    /// <summary>An item whose links and files have whole addresses.</summary>
    /// <param name="item">The item.</param>
    /// <param name="resolve">Makes an address whole.</param>
    public static StacItem Whole(StacItem item, Func<string, string> resolve) => item with
    {
        Links = [.. item.Links.Select(link => IsWhole(link.Href) ? link : link with { Href = resolve(link.Href) })],
        Assets = item.Assets.Values.All(asset => IsWhole(asset.Href))
            ? item.Assets
            : item.Assets.ToDictionary(
                asset => asset.Key, asset => IsWhole(asset.Value.Href) ? asset.Value : asset.Value with { Href = resolve(asset.Value.Href) }),
    };

    /// <summary>Whether an address needs no other to be one; one that is empty is left so.</summary>
    public static bool IsWhole(string href) =>
        href.Length == 0 || href.StartsWith("data:", StringComparison.Ordinal) || href.Contains("://", StringComparison.Ordinal);

    /// <summary>An address without what is behind its question mark, which may be signed.</summary>
    public static string Plain(string href) => Short(href.Split('?')[0]);

    private static string Short(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
