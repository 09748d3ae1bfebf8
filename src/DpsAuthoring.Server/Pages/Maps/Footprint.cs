using System.Text.Json;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Maps;

/// <summary>
/// Where an item is, as rings of corners. A ring goes on beyond 180° where it crosses it, and so is in one piece.
/// </summary>
/// <param name="Rings">The rings; a point is one of a single corner.</param>
internal sealed record Footprint(IReadOnlyList<IReadOnlyList<(double X, double Y)>> Rings)
{
    /// <summary>What a map of this size can show.</summary>
    private const int MostCorners = 400;

    private const int MostRings = 50;

    public double West => Corners.Min(corner => corner.X);

    public double East => Corners.Max(corner => corner.X);

    public double South => Corners.Min(corner => corner.Y);

    public double North => Corners.Max(corner => corner.Y);

    private IEnumerable<(double X, double Y)> Corners => Rings.SelectMany(ring => ring);

    /// <summary>The footprint of an item: its geometry, or else its box; null where it has neither, or a broken one.</summary>
    public static Footprint? Of(StacItem item)
    {
        var rings = new List<IReadOnlyList<(double, double)>>();
        if (item.Geometry is { ValueKind: JsonValueKind.Object } geometry)
        {
            Add(rings, geometry, 0);
        }

        return rings.Count > 0 ? new(rings) : StacBox.Of(item) is { } box ? Of(box) : null;
    }

    /// <summary>The footprint of a box; null for a broken one.</summary>
    public static Footprint? Of(IReadOnlyList<double> box)
    {
        if (box.Count is not (4 or 6))
        {
            return null;
        }

        (double west, double south, double east, double north) = (box[0], box[1], box[box.Count / 2], box[(box.Count / 2) + 1]);
        if (west > east)
        {
            east += 360;
        }

        (double, double)[] ring = [(west, south), (east, south), (east, north), (west, north)];
        return ring.All(IsPlace) ? new([ring]) : null;
    }

    /// <summary>The same, moved around the Earth.</summary>
    public Footprint Moved(double degrees) => new([.. Rings.Select(ring => ring.Select(corner =>
        (corner.X + degrees, corner.Y)).ToArray())]);

    private static void Add(List<IReadOnlyList<(double, double)>> rings, JsonElement geometry, int depth)
    {
        string? type = geometry.TryGetProperty("type", out JsonElement named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        JsonElement[] inner = Array(geometry, type == "GeometryCollection" ? "geometries" : "coordinates");
        IEnumerable<JsonElement[]> outlines = type switch
        {
            "Point" => [[geometry.GetProperty("coordinates")]],
            "MultiPoint" => inner.Select(point => (JsonElement[])[point]),
            "LineString" => [inner],
            "MultiLineString" => inner.Select(Elements),
            "Polygon" => inner.Take(1).Select(Elements),
            "MultiPolygon" => inner.SelectMany(polygon => Elements(polygon).Take(1)).Select(Elements),
            _ => [],
        };
        foreach (JsonElement[] outline in outlines.Take(MostRings - rings.Count))
        {
            (double X, double Y)[] ring = Unwrapped(outline);
            if (ring.Length > 0 && ring.All(IsPlace))
            {
                rings.Add(ring);
            }
        }

        if (type == "GeometryCollection" && depth < 3)
        {
            foreach (JsonElement part in inner.Where(part => part.ValueKind == JsonValueKind.Object).Take(MostRings))
            {
                Add(rings, part, depth + 1);
            }
        }
    }

    /// <summary>Corners that are no further apart than half around the Earth.</summary>
    private static (double X, double Y)[] Unwrapped(JsonElement[] outline)
    {
        int step = Math.Max(1, outline.Length / MostCorners);
        var ring = new List<(double X, double Y)>();
        foreach (JsonElement corner in outline.Where((_, at) => at % step == 0))
        {
            if (Elements(corner) is not [var first, var second,
                ..] || first.ValueKind != JsonValueKind.Number || second.ValueKind != JsonValueKind.Number)
            {
                return [];
            }

            double x = first.GetDouble();
            if (ring.Count > 0 && Math.Abs(x) <= 360)
            {
                x -= 360 * Math.Round((x - ring[^1].X) / 360);
            }

            ring.Add((x, second.GetDouble()));
        }

        // One that is told from west of -180° on is the same told from the east.
        double shift = ring.Count > 0 && ring.Min(corner => corner.X) < -180 ? 360 : 0;
        return [.. ring.Select(corner => (corner.X + shift, corner.Y))];
    }

    private static bool IsPlace((double X, double Y) corner) => Math.Abs(corner.X) <= 540 && Math.Abs(corner.Y) <= 90;

    private static JsonElement[] Array(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out JsonElement found) ? Elements(found) : [];

    private static JsonElement[] Elements(JsonElement array) => array.ValueKind == JsonValueKind.Array ? [.. array.EnumerateArray()] : [];
}
