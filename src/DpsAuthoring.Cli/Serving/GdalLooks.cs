using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server;

namespace DpsAuthoring.Cli.Serving;

/// <summary>
/// Looks into results by GDAL's own programs, each a process of its own: a raster that breaks one breaks nothing else. Only GeoTIFF is
/// read, and no file beside it: other formats may name files anywhere.
/// </summary>
internal sealed class GdalLooks : IRasterLooks, IDisposable
{
    private const string Info = "gdalinfo";
    private const string Translate = "gdal_translate";
    private const string SmallWidth = "256";
    private const int Classes = 32;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly string[] s_format = ["-if", "GTiff"];

    private readonly SemaphoreSlim _places = new(2);

    /// <inheritdoc/>
    public string? Obstacle => Array.Find([Info, Translate], program => !IsInstalled(program)) is { } missing
        ? $"{missing} is not installed here: with Debian's gdal-bin there are pictures of rasters."
        : null;

    /// <inheritdoc/>
    public async Task<RasterLook> LookAsync(string raster, CancellationToken cancellationToken)
    {
        (string? problem, string output) = await RunAsync(Info, ["-json", "-nomd", "-norat", "-noct", .. s_format, raster], cancellationToken)
            .ConfigureAwait(false);
        if (problem is not null)
        {
            return new RasterLook(problem, null, null, []);
        }

        try
        {
            using var json = JsonDocument.Parse(output);
            return Read(json.RootElement) with { Histogram = await CountAsync(raster, cancellationToken).ConfigureAwait(false) };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return new RasterLook($"{Info} tells nothing that can be read.", null, null, []);
        }
    }

    /// <inheritdoc/>
    public async Task<string?> DrawAsync(string raster, string picture, CancellationToken cancellationToken)
    {
        string temporary = $"{picture}.{Guid.NewGuid():N}.png";
        try
        {
            string[] arguments = ["-q", .. s_format, "-of", "PNG", "-ot", "Byte", "-scale", "-b", "1", "-outsize", "320", "0", raster, temporary];
            (string? problem, _) = await RunAsync(Translate, arguments, cancellationToken).ConfigureAwait(false);
            if (problem is null)
            {
                File.Move(temporary, picture, overwrite: true);
            }

            return problem;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    /// <summary>The values of the first band, of a copy small enough to be read at once.</summary>
    private async Task<RasterHistogram?> CountAsync(string raster, CancellationToken cancel)
    {
        string folder = Directory.CreateTempSubdirectory("dps-look-").FullName;
        try
        {
            string small = Path.Combine(folder, "small.tif");
            string[] copy = ["-q", .. s_format, "-of", "GTiff", "-b", "1", "-outsize", SmallWidth, "0", raster, small];
            if ((await RunAsync(Translate, copy, cancel).ConfigureAwait(false)).Problem is not null)
            {
                return null;
            }

            (string? problem, string output) = await RunAsync(Info, ["-json", "-nomd", "-hist", .. s_format, small], cancel).ConfigureAwait(false);
            if (problem is not null)
            {
                return null;
            }

            using var json = JsonDocument.Parse(output);
            JsonElement histogram = json.RootElement.GetProperty("bands")[0].GetProperty("histogram");
            long[] counts = [.. histogram.GetProperty("buckets").EnumerateArray().Select(count => count.GetInt64())];
            return new RasterHistogram(
                histogram.GetProperty("min").GetDouble(),
                histogram.GetProperty("max").GetDouble(),
                [.. counts.Chunk(Math.Max(1, counts.Length / Classes)).Select(some => some.Sum())]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null; // It has no values, or none that are numbers.
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RasterLook Read(JsonElement json)
    {
        int[] size = [.. json.GetProperty("size").EnumerateArray().Select(number => number.GetInt32())];
        JsonElement[] bands = [.. json.GetProperty("bands").EnumerateArray()];
        string told = string.Create(CultureInfo.InvariantCulture, $"{size[0]} × {size[1]} pixels, {bands.Length} {(bands.Length == 1 ? "band" : "bands")}");
        IEnumerable<string> types = bands.Select(band => $"band {band.GetProperty("band")}: {band.GetProperty("type").GetString()}");
        return new RasterLook(null, told, Extent(json), [.. types.Take(8)]);
    }

    private static (double West, double South, double East, double North)? Extent(JsonElement json)
    {
        if (!json.TryGetProperty("wgs84Extent", out JsonElement extent) || !extent.TryGetProperty("coordinates", out JsonElement rings))
        {
            return null;
        }

        JsonElement[] points = [.. rings.EnumerateArray().SelectMany(ring => ring.EnumerateArray())];
        double[] longitudes = [.. points.Select(point => point[0].GetDouble())];
        double[] latitudes = [.. points.Select(point => point[1].GetDouble())];
        return points.Length == 0 ? null : (longitudes.Min(), latitudes.Min(), longitudes.Max(), latitudes.Max());
    }

    private async Task<(string? Problem, string Output)> RunAsync(string program, string[] arguments, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await _places.WaitAsync(cancel).ConfigureAwait(false);
        limit.CancelAfter(s_patience);
        try
        {
            ProgramOutput ran = await ChildProcess.RunAsync(program, arguments, limit.Token, Prepare).ConfigureAwait(false);
            string said = PlainText.Line(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "it says nothing");
            return ran.ExitCode == 0 ? (null, ran.Output) : ($"{program} cannot read it: {said}", "");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return ($"{program} took more than {s_patience.TotalSeconds:0} s, and was stopped.", "");
        }
        catch (Win32Exception)
        {
            return (Obstacle ?? $"{program} cannot be started.", "");
        }
        finally
        {
            _places.Release();
        }
    }

    private static void Prepare(ProcessStartInfo start)
    {
        start.Environment["GDAL_PAM_ENABLED"] = "NO";
        start.Environment["GDAL_DISABLE_READDIR_ON_OPEN"] = "EMPTY_DIR";
        start.Environment["CPL_VSIL_CURL_ALLOWED_EXTENSIONS"] = "none";
        start.Environment["GDAL_CACHEMAX"] = "64";
        start.Environment.Remove("MAAP_PGT");
    }

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
}
