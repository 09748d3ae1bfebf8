namespace DpsAuthoring.Jobs.Reports;

/// <summary>
/// The names of files in a crate: of what is in its folder the path from there, of all else an address, both as URIs have them.
/// </summary>
/// <param name="root">The crate's folder.</param>
internal sealed class CrateNames(string root)
{
    private static readonly Dictionary<string, string> s_formats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".tif"] = "image/tiff",
        [".tiff"] = "image/tiff",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jp2"] = "image/jp2",
        [".nc"] = "application/x-netcdf",
        [".h5"] = "application/x-hdf5",
        [".json"] = "application/json",
        [".geojson"] = "application/geo+json",
        [".gpkg"] = "application/geopackage+sqlite3",
        [".parquet"] = "application/vnd.apache.parquet",
        [".csv"] = "text/csv",
        [".txt"] = "text/plain",
        [".xml"] = "application/xml",
        [".html"] = "text/html",
        [".pdf"] = "application/pdf",
        [".zip"] = "application/zip",
    };

    private readonly string _root = Path.GetFullPath(root).TrimEnd('/') + "/";

    /// <summary>A file's media type; null where its name does not tell.</summary>
    public static string? FormatOf(string name) => s_formats.GetValueOrDefault(Path.GetExtension(name));

    public string Of(string path)
    {
        string full = Path.GetFullPath(path);
        return full.StartsWith(_root, StringComparison.Ordinal) ? Escaped(full[_root.Length..]) : "file://" + Escaped(full);
    }

    public string OfFolder(string path) => Of(path).TrimEnd('/') + "/";

    /// <summary>Of an address with a secret in it only the place.</summary>
    public string Of(InputSource source) =>
        source.Url is null ? Directory.Exists(source.LocalPath) ? OfFolder(source.LocalPath!) : Of(source.LocalPath!)
        : SecretText.Mask(source.Text) == source.Text ? source.Url.AbsoluteUri
        : source.Url.GetComponents(UriComponents.Scheme | UriComponents.HostAndPort | UriComponents.Path, UriFormat.UriEscaped);

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
