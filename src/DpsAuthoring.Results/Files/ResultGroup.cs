namespace DpsAuthoring.Results.Files;

/// <summary>A result, and the files beside it that hold what it has no room for.</summary>
/// <param name="Name">Its name below the folder of results.</param>
/// <param name="Sides">The names of the files that belong to it.</param>
internal sealed record ResultGroup(string Name, IReadOnlyList<string> Sides)
{
    public const string Catalog = "catalog.json";

    /// <summary>What the name of an item's own file ends with.</summary>
    public const string ItemEnding = ".stac.json";

    private const string Zarr = ".zarr";

    private static readonly string[] s_behindName = [".aux.xml", ".ovr", ".msk"];

    private static readonly string[] s_ofShapefile =
        [".dbf", ".shx", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".shp.xml"];

    private static readonly string[] s_withHeader = ["", ".img", ".dat", ".bin", ".bil", ".bip", ".bsq", ".raw"];

    private static readonly string[] s_documents = [".context.json", ".dataset.json", ".met.json", ".log"];

    /// <summary>The results among the files of a folder. What DPS puts beside them is none, nor are logs and catalogues.</summary>
    /// <param name="names">The files' names below the folder.</param>
    public static IReadOnlyList<ResultGroup> Of(IEnumerable<string> names)
    {
        string[] own = [.. names.Where(IsOwn).Select(WholeOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        HashSet<string> all = own.ToHashSet(StringComparer.Ordinal);
        var sides = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string name in own)
        {
            if (MainOf(name, all) is { } main)
            {
                (sides.TryGetValue(main, out List<string>? known) ? known : sides[main] = []).Add(name);
            }
        }

        var beside = sides.Values.SelectMany(some => some).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. own.Where(name => !beside.Contains(name)).Select(name => new ResultGroup(name, sides.GetValueOrDefault(name) ?? [])),
        ];
    }

    /// <summary>What a file beside a result is for.</summary>
    public static string RoleOf(string side) => side.EndsWith(".ovr", StringComparison.Ordinal) ? "overview"
        : side.EndsWith(".msk", StringComparison.Ordinal) ? "data-mask"
        : side.EndsWith(".xml", StringComparison.Ordinal) || side.EndsWith(".hdr", StringComparison.Ordinal) ? "metadata"
        : "data";

    private static bool IsOwn(string name) =>
        name != Catalog
        && !name.EndsWith(ItemEnding, StringComparison.Ordinal)
        && (name.Contains('/', StringComparison.Ordinal)
            || (name[0] is not ('_' or '.') && !s_documents.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))));

    /// <summary>A Zarr is a folder, of which each file is a small part.</summary>
    private static string WholeOf(string name)
    {
        string[] parts = name.Split('/');
        int zarr = Array.FindIndex(parts, part => part.EndsWith(Zarr, StringComparison.OrdinalIgnoreCase));
        return zarr < 0 || zarr == parts.Length - 1 ? name : string.Join('/', parts[..(zarr + 1)]);
    }

    private static string? MainOf(string name, HashSet<string> all)
    {
        if (s_behindName.FirstOrDefault(ending => name.EndsWith(ending,
            StringComparison.Ordinal)) is { } behind && all.Contains(name[..^behind.Length]))
        {
            return name[..^behind.Length];
        }

        if (s_ofShapefile.FirstOrDefault(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } part
            && all.Contains(name[..^part.Length] + ".shp"))
        {
            return name[..^part.Length] + ".shp";
        }

        return name.EndsWith(".hdr", StringComparison.Ordinal)
            ? s_withHeader.Select(ending => name[..^".hdr".Length] + ending).FirstOrDefault(all.Contains)
            : null;
    }
}
