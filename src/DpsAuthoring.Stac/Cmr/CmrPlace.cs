using System.Buffers;
using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>Where a granule is, as GeoJSON and as a box.</summary>
internal sealed record CmrPlace(JsonElement? Geometry, IReadOnlyList<double>? Box)
{
    private readonly record struct Point(double X, double Y);

    public static CmrPlace Of(JsonElement? geometry)
    {
        List<Point[][]> areas = [.. CmrItems.List(geometry, "BoundingRectangles").SelectMany(Rectangles), .. CmrItems.List(geometry, "GPolygons").Select(Area)];
        Point[][] lines = [.. CmrItems.List(geometry, "Lines").Select(line => Points(line))];
        Point[] points = [.. CmrItems.List(geometry, "Points").Select(One).OfType<Point>()];
        areas.RemoveAll(area => area is [] or [[], ..]);
        lines = [.. lines.Where(line => line.Length > 1)];
        Point[] all = [.. areas.SelectMany(area => area[0]), .. lines.SelectMany(line => line), .. points];
        return all.Length == 0 ? new(null, null) : new(Json(areas, lines, points), BoxOf(all));
    }

    private static IEnumerable<Point[][]> Rectangles(JsonElement one)
    {
        if ((Number(one, "WestBoundingCoordinate"), Number(one, "SouthBoundingCoordinate"), Number(one, "EastBoundingCoordinate"), Number(one, "NorthBoundingCoordinate"))
            is not ({ } west, { } south, { } east, { } north))
        {
            yield break;
        }

        if (west <= east)
        {
            yield return [Rectangle(west, south, east, north)];
        }
        else
        {
            yield return [Rectangle(west, south, 180, north)];
            yield return [Rectangle(-180, south, east, north)];
        }
    }

    private static Point[] Rectangle(double west, double south, double east, double north) =>
        [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)];

    private static Point[][] Area(JsonElement polygon) =>
    [
        CmrItems.Member(polygon, "Boundary") is { } boundary ? Points(boundary) : [],
        .. CmrItems.List(CmrItems.Member(polygon, "ExclusiveZone"), "Boundaries").Select(Points).Where(hole => hole.Length > 3),
    ];

    private static Point[] Points(JsonElement line) => [.. CmrItems.List(line, "Points").Select(One).OfType<Point>()];

    private static Point? One(JsonElement point) =>
        (Number(point, "Longitude"), Number(point, "Latitude")) is ({ } x, { } y) ? new Point(x, y) : null;

    private static double? Number(JsonElement element, string name) =>
        CmrItems.Member(element, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>What spans more than half of the Earth goes round its other side.</summary>
    private static double[] BoxOf(Point[] all)
    {
        double south = all.Min(point => point.Y), north = all.Max(point => point.Y);
        double west = all.Min(point => point.X), east = all.Max(point => point.X);
        return east - west > 180 && all.All(point => Math.Abs(point.X) > 90)
            ? [all.Where(point => point.X > 0).Min(point => point.X), south, all.Where(point => point.X < 0).Max(point => point.X), north]
            : [west, south, east, north];
    }

    private static JsonElement Json(List<Point[][]> areas, Point[][] lines, Point[] points)
    {
        var parts = new List<Action<Utf8JsonWriter>>();
        if (areas.Count > 0)
        {
            parts.Add(json => Write(json, areas.Count == 1 ? "Polygon" : "MultiPolygon", areas.Count == 1, areas, (area, _) => Nested(json, area)));
        }

        if (lines.Length > 0)
        {
            parts.Add(json => Write(json, lines.Length == 1 ? "LineString" : "MultiLineString", lines.Length == 1, lines, (line, _) => Line(json, line)));
        }

        if (points.Length > 0)
        {
            parts.Add(json => Write(json, points.Length == 1 ? "Point" : "MultiPoint", points.Length == 1, points, (point, _) => Position(json, point)));
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            if (parts is [var only])
            {
                only(json);
            }
            else
            {
                json.WriteStartObject();
                json.WriteString("type", "GeometryCollection");
                json.WriteStartArray("geometries");
                parts.ForEach(part => part(json));
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Write<T>(Utf8JsonWriter json, string type, bool isOne, IReadOnlyList<T> values, Action<T, int> write)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WritePropertyName("coordinates");
        if (!isOne)
        {
            json.WriteStartArray();
        }

        for (int i = 0; i < values.Count; i++)
        {
            write(values[i], i);
        }

        if (!isOne)
        {
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Nested(Utf8JsonWriter json, Point[][] rings)
    {
        json.WriteStartArray();
        Array.ForEach(rings, ring => Line(json, ring));
        json.WriteEndArray();
    }

    private static void Line(Utf8JsonWriter json, Point[] line)
    {
        json.WriteStartArray();
        Array.ForEach(line, point => Position(json, point));
        json.WriteEndArray();
    }

    private static void Position(Utf8JsonWriter json, Point point)
    {
        json.WriteStartArray();
        json.WriteNumberValue(point.X);
        json.WriteNumberValue(point.Y);
        json.WriteEndArray();
    }
}
