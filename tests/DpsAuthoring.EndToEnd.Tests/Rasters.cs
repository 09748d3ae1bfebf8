using System.Collections.Concurrent;
using System.Globalization;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>Rasters made of the geoid that PROJ ships, and what <c>gdal_translate</c> makes of them.</summary>
internal sealed class Rasters(string folder)
{
    private const string Geoid = "/usr/share/proj/egm96_15.gtx";

    private static readonly Dictionary<string, string[]> s_kinds = new()
    {
        ["geoid.gtx"] = [],
        ["striped.tif"] = ["-of", "GTiff"],
        ["tiled.tif"] = ["-of", "GTiff", "-co", "TILED=YES", "-co", "COMPRESS=DEFLATE"],
        ["uint16.tif"] = ["-of", "GTiff", "-ot", "UInt16", "-scale", "-110", "90", "0", "65535"],
        ["float32.tif"] = ["-of", "GTiff", "-ot", "Float32", "-a_nodata", "-9999"],
        // A small file that is large to read: the reduction takes minutes.
        ["huge.vrt"] = ["-of", "VRT", "-outsize", "60000", "60000", "-r", "cubic"],
    };

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _made = [];

    /// <summary>Those that are small enough to be reduced as a whole.</summary>
    public static string[] KindsToCompare => [.. s_kinds.Keys.Where(kind => kind != "huge.vrt")];

    /// <summary>The path of a raster, which is made when first asked for.</summary>
    public Task<string> GetAsync(string kind) => _made.GetOrAdd(kind, new Lazy<Task<string>>(() => MakeAsync(kind))).Value;

    /// <summary>Asserts that a file has the bytes that <c>gdal_translate -outsize P% P%</c> makes of a raster.</summary>
    public async Task AssertSameAsGdalAsync(string raster, int percent, string file)
    {
        string reduced = Path.Combine(folder, $"{Guid.NewGuid():N}.tif");
        string size = percent.ToString(CultureInfo.InvariantCulture) + "%";
        await TranslateAsync("-outsize", size, size, raster, reduced);
        byte[] expected = await File.ReadAllBytesAsync(reduced);
        File.Delete(reduced);
        byte[] actual = await File.ReadAllBytesAsync(file);
        Assert.True(expected.AsSpan().SequenceEqual(actual), $"{file} has other bytes than gdal_translate's.");
    }

    private async Task<string> MakeAsync(string kind)
    {
        Command.Need("gdal_translate");
        Assert.SkipUnless(File.Exists(Geoid), $"{Geoid} (Debian's proj-data) is not here.");
        string path = Path.Combine(folder, kind);
        if (kind == "geoid.gtx")
        {
            File.Copy(Geoid, path);
        }
        else
        {
            await TranslateAsync([.. s_kinds[kind], Geoid, path]);
        }

        return path;
    }

    private async Task TranslateAsync(params string[] args)
    {
        var dataOfItsOwn = new Dictionary<string, string?> { ["PROJ_LIB"] = null, ["PROJ_DATA"] = null, ["GDAL_DATA"] = null };
        (await Command.RunAsync(folder, dataOfItsOwn, "gdal_translate", ["-q", .. args])).EnsureSuccess();
    }
}
