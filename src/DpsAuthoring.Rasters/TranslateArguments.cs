namespace DpsAuthoring.Rasters;

/// <summary>
/// The options of <c>gdal_translate</c>, by what they say: the result's pixels, or the file that they are written to. GDAL takes them in
/// any case, and the last of one name.
/// </summary>
internal sealed class TranslateArguments
{
    /// <summary>They say what is done once the file is there, or how it is copied as a whole.</summary>
    private static readonly HashSet<string> s_whole = new(
        ["-stats", "-strict", "-sds", "--config", "-q", "-mask", "-nomask"], StringComparer.OrdinalIgnoreCase);

    /// <summary>They look at all pixels before the first is written.</summary>
    private const string Scale = "-scale";

    /// <summary>Creation options that a file holds by itself, so that blocks which are written later obey them.</summary>
    private static readonly HashSet<string> s_kept = new(
        ["TILED", "BLOCKXSIZE", "BLOCKYSIZE", "COMPRESS", "PREDICTOR", "INTERLEAVE", "BIGTIFF"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_lossless = new(["NONE", "DEFLATE", "LZW", "ZSTD", "PACKBITS"], StringComparer.OrdinalIgnoreCase);

    /// <summary>All others weigh pixels, and round otherwise at the edges of each part that is read.</summary>
    private static readonly HashSet<string> s_nearest = new(["near", "nearest"], StringComparer.OrdinalIgnoreCase);

    private readonly string? _format;

    public TranslateArguments(IEnumerable<string> options)
    {
        All = [.. options];
        List<string> creation = [];
        List<string> shaping = [];
        for (int i = 0; i < All.Length; i++)
        {
            switch (All[i].ToLowerInvariant())
            {
                case "-of" or "-f" when i + 1 < All.Length:
                    _format = All[++i];
                    break;
                case "-co" when i + 1 < All.Length:
                    creation.Add(All[++i]);
                    break;
                default:
                    shaping.Add(All[i]);
                    break;
            }
        }

        (Creation, Shaping) = (creation, shaping);
    }

    public string[] All { get; }

    /// <summary>The format's creation options.</summary>
    public IReadOnlyList<string> Creation { get; }

    /// <summary>What makes the result's pixels, and all that describes them.</summary>
    public IReadOnlyList<string> Shaping { get; }

    /// <summary>The format, where the file can be made first and its blocks be written later; else null.</summary>
    public string? FormatFor(string destination)
    {
        bool tiff = _format == "GTiff" || (_format is null && Path.GetExtension(destination).ToUpperInvariant() is ".TIF" or ".TIFF");
        bool later = _format == "COG" || (tiff && Creation.All(IsKept));
        return later && Shaping.Count > 0 && !Shaping.Any(IsOfTheWhole) && !Weighs ? _format ?? "GTiff" : null;
    }

    private bool Weighs => Shaping.Skip(1).Where((_, i) => Shaping[i].Equals("-r", StringComparison.OrdinalIgnoreCase)).Any(way => !s_nearest.Contains(way));

    private static bool IsOfTheWhole(string option) =>
        s_whole.Contains(option) || option.StartsWith(Scale, StringComparison.OrdinalIgnoreCase);

    private static bool IsKept(string option) =>
        option.Split('=', 2) is [var name, var value]
        && s_kept.Contains(name) && (!name.Equals("COMPRESS", StringComparison.OrdinalIgnoreCase) || s_lossless.Contains(value));
}
