namespace DpsAuthoring.Access;

/// <summary>How GDAL names and reaches what lies afar. It takes no GDAL along: what it says is GDAL's paths and options.</summary>
public static class GdalAccess
{
    /// <summary>The path by which GDAL opens what an address names, such as the <c>href</c> of an item's asset.</summary>
    /// <param name="address">
    /// <c>s3://bucket/key</c>, <c>gs://bucket/key</c>, <c>https://…</c>, <c>http://…</c>, <c>file:///…</c>, or a file's full path.
    /// </param>
    /// <returns>The path: <c>/vsis3/bucket/key</c>, <c>/vsicurl/https://…</c>.</returns>
    /// <exception cref="FormatException">It is none of these. A catalogue is a stranger's: nothing else that GDAL would open is let through.</exception>
    public static string PathOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        int end = address.IndexOf("://", StringComparison.Ordinal);
        string? path = (end < 0 ? "" : address[..end].ToLowerInvariant()) switch
        {
            "s3" => Bucket("/vsis3/", address[(end + 3)..]),
            "gs" => Bucket("/vsigs/", address[(end + 3)..]),
            "http" or "https" when Uri.IsWellFormedUriString(address, UriKind.Absolute) => "/vsicurl/" + address,
            "file" when Uri.TryCreate(address, UriKind.Absolute, out Uri? file) && file.Host.Length == 0 => File(file.LocalPath),
            "" => File(address),
            _ => null,
        };
        return path ?? throw new FormatException(
            $"'{address}' is no address that GDAL reads from: it must be s3://bucket/key, https://…, or the full path of a file.");
    }

    /// <summary>
    /// Has GDAL read <c>/vsis3</c> from the server that <c>AWS_ENDPOINT_URL_S3</c> or <c>AWS_ENDPOINT_URL</c> names, as the AWS SDK does;
    /// GDAL itself knows neither. Where neither is set nothing is changed.
    /// </summary>
    /// <param name="set">Sets an option: <c>Gdal.SetConfigOption</c>.</param>
    /// <exception cref="FormatException">The variable is no address.</exception>
    public static void UseEndpoint(Action<string, string?> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        UseEndpoint(set, Environment.GetEnvironmentVariable);
    }

    internal static void UseEndpoint(Action<string, string?> set, Func<string, string?> variable)
    {
        foreach (string name in (string[])["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"])
        {
            if (variable(name) is { Length: > 0 } value)
            {
                if (!Uri.TryCreate(value, UriKind.Absolute, out Uri? endpoint) || endpoint.Scheme is not ("http" or "https"))
                {
                    throw new FormatException($"{name} is '{value}', which is no address: write https:// and a host.");
                }

                set("AWS_S3_ENDPOINT", endpoint.Authority + endpoint.AbsolutePath.TrimEnd('/'));
                set("AWS_HTTPS", endpoint.Scheme == "https" ? "YES" : "NO");
                set("AWS_VIRTUAL_HOSTING", "FALSE");
                return;
            }
        }
    }

    private static string? Bucket(string prefix, string place) =>
        place.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash < place.Length - 1 && !place.Contains("/../", StringComparison.Ordinal)
            ? prefix + place
            : null;

    private static string? File(string path) =>
        path.StartsWith('/') && !path.StartsWith("/vsi", StringComparison.Ordinal) ? path : null;
}
