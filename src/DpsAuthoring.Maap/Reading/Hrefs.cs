namespace DpsAuthoring.Maap.Reading;

/// <summary>
/// Addresses as the server writes them: absolute, relative to the API's root though they begin with a slash, or with the root's path in
/// them; and <c>/ogc/job/</c>, which is nowhere, for <c>/ogc/jobs/</c>.
/// </summary>
internal static class Hrefs
{
    private const string NoSuchPath = "/ogc/job/";

    /// <param name="href">What the server writes.</param>
    /// <param name="root">The API's root, with its last slash.</param>
    public static Uri? Resolve(string href, Uri root)
    {
        href = href.Trim();
        if (href.Length == 0)
        {
            return null;
        }

        if (href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal))
        {
            href = href.StartsWith(root.AbsolutePath, StringComparison.Ordinal) ? href[root.AbsolutePath.Length..] : href.TrimStart('/');
            href = "./" + href;
        }

        if (!Uri.TryCreate(root, href, out Uri? address))
        {
            return null;
        }

        return address.IsFile ? null
            : !address.AbsolutePath.Contains(NoSuchPath, StringComparison.Ordinal) ? address
            : new UriBuilder(address) { Path = address.AbsolutePath.Replace(NoSuchPath, "/ogc/jobs/", StringComparison.Ordinal) }.Uri;
    }
}
