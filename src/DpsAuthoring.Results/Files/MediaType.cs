namespace DpsAuthoring.Results.Files;

/// <summary>What files are, by their names.</summary>
internal static class MediaType
{
    public const string Tiff = "image/tiff";
    public const string GeoTiff = "image/tiff; application=geotiff";
    public const string Cog = "image/tiff; application=geotiff; profile=cloud-optimized";
    public const string Zarr = "application/vnd.zarr";
    public const string Unknown = "application/octet-stream";

    private static readonly Dictionary<string, string> s_byEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".tif"] = Tiff, [".tiff"] = Tiff, [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg",
        [".jp2"] = "image/jp2", [".gif"] = "image/gif", [".webp"] = "image/webp", [".svg"] = "image/svg+xml",
        [".nc"] = "application/netcdf", [".nc4"] = "application/netcdf", [".h5"] = "application/x-hdf5", [".hdf5"] = "application/x-hdf5",
        [".he5"] = "application/x-hdf5", [".hdf"] = "application/x-hdf", [".grib"] = "application/wmo-GRIB2", [".grib2"] = "application/wmo-GRIB2",
        [".vrt"] = "application/xml", [".zarr"] = Zarr, [".gpkg"] = "application/geopackage+sqlite3", [".geojson"] = "application/geo+json",
        [".shp"] = "application/vnd.shp", [".dbf"] = "application/vnd.dbf", [".shx"] = "application/vnd.shx", [".fgb"] = "application/vnd.flatgeobuf",
        [".kml"] = "application/vnd.google-earth.kml+xml", [".kmz"] = "application/vnd.google-earth.kmz", [".gml"] = "application/gml+xml",
        [".csv"] = "text/csv", [".tsv"] = "text/tab-separated-values", [".parquet"] = "application/vnd.apache.parquet",
        [".arrow"] = "application/vnd.apache.arrow.file", [".feather"] = "application/vnd.apache.arrow.file", [".sqlite"] = "application/vnd.sqlite3",
        [".db"] = "application/vnd.sqlite3", [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".json"] = "application/json", [".jsonl"] = "application/jsonl", [".ndjson"] = "application/x-ndjson", [".xml"] = "application/xml",
        [".html"] = "text/html", [".htm"] = "text/html", [".txt"] = "text/plain", [".log"] = "text/plain", [".prj"] = "text/plain",
        [".cpg"] = "text/plain", [".md"] = "text/markdown", [".yml"] = "application/yaml", [".yaml"] = "application/yaml",
        [".pdf"] = "application/pdf", [".zip"] = "application/zip", [".gz"] = "application/gzip", [".tar"] = "application/x-tar",
        [".las"] = "application/vnd.las", [".laz"] = "application/vnd.laszip", [".copc"] = "application/vnd.laszip+copc",
    };

    private static readonly HashSet<string> s_noRaster = new(StringComparer.OrdinalIgnoreCase)
    {
        ".csv", ".tsv", ".parquet", ".arrow", ".feather", ".json", ".jsonl", ".ndjson", ".geojson", ".gpkg", ".shp", ".fgb", ".kml", ".kmz",
        ".gml", ".sqlite", ".db", ".xlsx", ".xml", ".html", ".htm", ".txt", ".log", ".md", ".yml", ".yaml", ".pdf", ".zip", ".gz", ".tar", ".las",
        ".laz", ".py", ".sh", ".npy", ".npz", ".pkl", ".zarr", ".svg",
    };

    private static readonly HashSet<string> s_vector = new(StringComparer.OrdinalIgnoreCase) { ".gpkg", ".geojson", ".shp", ".fgb", ".kml" };

    private static readonly HashSet<string> s_raster = new(StringComparer.OrdinalIgnoreCase) { ".tif", ".tiff", ".jp2", ".vrt" };

    public static string Of(string name) => s_byEnding.GetValueOrDefault(Path.GetExtension(name), Unknown);

    /// <summary>Whether a file may be a raster; the others need not be opened.</summary>
    public static bool MayBeRaster(string name) => !s_noRaster.Contains(Path.GetExtension(name));

    /// <summary>Whether a file has shapes, and so a place.</summary>
    public static bool IsVector(string name) => s_vector.Contains(Path.GetExtension(name));

    /// <summary>Whether a file of this name that is no raster is damaged.</summary>
    public static bool MustBeRaster(string name) => s_raster.Contains(Path.GetExtension(name));
}
