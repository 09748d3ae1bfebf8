using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DpsAuthoring.Cli.Tests.Searches;

/// <summary>
/// Twenty scenes of a landscape of 6 by 4 whose corners nobody has flown over, as GeoTIFFs behind a STAC API on loopback. Each pixel has a
/// value of its own, so that whatever is made of them can be told to come from the right place of the right scene.
/// </summary>
internal sealed class SceneArchive : IAsyncDisposable
{
    public const int Across = 6;
    public const int Down = 4;
    public const double West = 10;
    public const double North = 50;

    /// <summary>How many degrees a scene's side has, and how many pixels.</summary>
    public const int Degrees = 2;
    public const int Pixels = 64;

    /// <summary>Where there are scenes, by columns and rows.</summary>
    public static readonly (int Column, int Row)[] Places =
    [
        .. from row in Enumerable.Range(0, Down)
           from column in Enumerable.Range(0, Across)
           where column % (Across - 1) != 0 || row % (Down - 1) != 0
           select (column, row),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("dps-scenes-").FullName;
    private readonly StacServer _server;

    private SceneArchive() => _server = new StacServer
    {
        Items = Places.Length,
        LargestPage = 7,
        RefusesLargerPages = false,
        Files = _folder,
        Change = Describe,
    };

    public string Address => _server.Address;

    public IReadOnlyList<StacAsked> Asked => _server.Asked;

    public static async Task<SceneArchive> StartAsync()
    {
        var archive = new SceneArchive();
        await Task.WhenAll(Enumerable.Range(0, Places.Length).Select(archive.WriteAsync));
        await archive._server.StartAsync();
        return archive;
    }

    /// <summary>A pixel of the landscape, counted from its north-western corner; GDAL adds four of these without rounding.</summary>
    public static double Value(int scene, double column, double row) => (100_000 * (scene + 1)) + column + (Across * Pixels * row);

    public static string DayOf(int scene) => string.Create(CultureInfo.InvariantCulture, $"2026-01-{scene + 1:00}");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task WriteAsync(int scene)
    {
        (double west, double north) = CornerOf(scene);
        var grid = new StringBuilder();
        grid.Append(CultureInfo.InvariantCulture, $"ncols {Pixels}\nnrows {Pixels}\nxllcorner {west}\nyllcorner {north - Degrees}\ncellsize {(double)Degrees / Pixels}\n");
        for (int row = 0; row < Pixels; row++)
        {
            IEnumerable<double> values = Enumerable.Range(0, Pixels)
                .Select(column => Value(scene, (Places[scene].Column * Pixels) + column, (Places[scene].Row * Pixels) + row));
            grid.AppendJoin(' ', values.Select(value => value.ToString(CultureInfo.InvariantCulture))).Append('\n');
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, $"{scene}.asc"), grid.ToString(), TestContext.Current.CancellationToken);
        (await Command.RunAsync(
            _folder, "gdal_translate", "-q", "-ot", "Float32", "-a_srs", "EPSG:4326", "-a_nodata", "-9999", $"{scene}.asc", $"scene-{scene}.tif")).EnsureSuccess();
    }

    private static (double West, double North) CornerOf(int scene) =>
        (West + (Degrees * Places[scene].Column), North - (Degrees * Places[scene].Row));

    private void Describe(JsonObject item, int scene)
    {
        (double west, double north) = CornerOf(scene);
        (double east, double south) = (west + Degrees, north - Degrees);
        item["bbox"] = new JsonArray(west, south, east, north);
        item["geometry"] = new JsonObject
        {
            ["type"] = "Polygon",
            ["coordinates"] = new JsonArray(new JsonArray(
                new JsonArray(west, south),
                new JsonArray(east, south),
                new JsonArray(east, north),
                new JsonArray(west, north),
                new JsonArray(west, south))),
        };
        item["properties"]!["datetime"] = DayOf(scene) + "T10:00:00Z";
        item["assets"]!["data"]!["href"] = $"{Address}/files/scene-{scene}.tif";
    }
}
