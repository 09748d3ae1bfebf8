using System.Globalization;
using System.Text.Json;
using OSGeo.GDAL;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Compares what netCDF and HDF hold besides rasters: groups, dimensions, attributes, and arrays of other than two dimensions. GDAL's
/// rasters are the arrays of two and more alone.
/// </summary>
internal sealed class ArrayComparison(Clocks clocks, ComparisonOptions options)
{
    /// <summary>How many values of an array are held as text at once.</summary>
    private const long MostValues = 4_000_000;

    /// <summary>What says how something is stored or when it was made, and nothing of what it is.</summary>
    private static readonly string[] s_left = ["structural_info", "block_size", "driver", "history", "History", "NCO", "CDO", "CDI", "_NCProperties"];

    /// <summary>What differs in the structure; empty where nothing does, or neither of the two has one.</summary>
    public IEnumerable<Difference> OfStructure(ArrayFile first, ArrayFile second)
    {
        string[] left = options.HasMetadata ? s_left : [.. s_left, "attributes"];
        return new JsonComparison(clocks, options.Tolerance, left).Compare(first.Structure, second.Structure) is { } difference
            ? [difference with { Kind = DifferenceKind.Metadata, Where = $"the value of {difference.Where.TrimStart('.')}" }]
            : [];
    }

    /// <summary>What differs in the values of arrays that are no rasters.</summary>
    /// <param name="first">The one file.</param>
    /// <param name="second">The other.</param>
    /// <param name="rasters">The names of those that are.</param>
    public IEnumerable<Difference> OfValues(ArrayFile first, ArrayFile second, IReadOnlyCollection<string> rasters)
    {
        IReadOnlyDictionary<string, long[]> arrays = first.Arrays, others = second.Arrays;
        foreach ((string name, long[] size) in arrays)
        {
            if (!others.TryGetValue(name, out long[]? otherSize) || !size.SequenceEqual(otherSize))
            {
                continue; // The structure has told that.
            }

            if (size.Length >= 2 && rasters.Contains(name.TrimStart('/')))
            {
                continue;
            }

            long count = size.Aggregate(1L, (product, length) => product * length);
            if (count > MostValues)
            {
                string reason = string.Create(CultureInfo.InvariantCulture, $"its {count:N0} values are too many to be compared");
                yield return new Difference(DifferenceKind.Unreadable, $"array {name}", reason, reason);
            }
            else if (new JsonComparison(clocks, options.Tolerance, []).Compare(first.Values(name), second.Values(name)) is { } difference)
            {
                yield return difference with { Where = $"{name}{difference.Where}" };
            }
        }
    }
}

/// <summary>A file as groups of arrays.</summary>
internal sealed class ArrayFile : IDisposable
{
    private readonly Dataset _dataset;
    private readonly JsonDocument _structure;

    private ArrayFile(Dataset dataset)
    {
        _dataset = dataset;
        _structure = JsonDocument.Parse(Gdal.GDALMultiDimInfo(dataset, null));
    }

    public JsonElement Structure => _structure.RootElement;

    /// <summary>The arrays with the lengths of their dimensions, by their names with their groups.</summary>
    public IReadOnlyDictionary<string, long[]> Arrays => ArraysOf("/", Structure).ToDictionary(array => array.Name, array => array.Size);

    /// <returns>The file; null where it is none of arrays.</returns>
    public static ArrayFile? Open(string path)
    {
        try
        {
            return RasterFile.OpenArrays(path) is { } dataset ? new ArrayFile(dataset) : null;
        }
        catch (Exception e) when (e is GdalException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The values of an array; of one that has none, such as a dimension without numbers, what is said of it.</summary>
    public JsonElement Values(string name)
    {
        using var options = new GDALMultiDimInfoOptions(["-detailed", "-array", name]);
        using var json = JsonDocument.Parse(Gdal.GDALMultiDimInfo(_dataset, options));
        return json.RootElement.TryGetProperty("values", out JsonElement values) ? values.Clone() : json.RootElement.Clone();
    }

    public void Dispose()
    {
        _structure.Dispose();
        _dataset.Dispose();
    }

    private static IEnumerable<(string Name, long[] Size)> ArraysOf(string path, JsonElement group)
    {
        foreach (JsonProperty array in Members(group, "arrays"))
        {
            yield return (
                path + array.Name,
                array.Value.TryGetProperty("dimension_size", out JsonElement size) ? [.. size.EnumerateArray().Select(one => one.GetInt64())] : []);
        }

        foreach (JsonProperty inner in Members(group, "groups"))
        {
            foreach ((string, long[]) array in ArraysOf($"{path}{inner.Name}/", inner.Value))
            {
                yield return array;
            }
        }
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement group, string name) =>
        group.TryGetProperty(name, out JsonElement members) && members.ValueKind == JsonValueKind.Object
            ? members.EnumerateObject()
            : default;
}
