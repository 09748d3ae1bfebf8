using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>
/// A geometry in longitude and latitude, as the plane that GeoJSON means: points, lines, and areas with holes. It can tell whether it touches
/// another; one that crosses 180° is in two parts.
/// </summary>
internal sealed class Shape
{
    private readonly List<Position> _points = [];
    private readonly List<Segment> _segments = [];
    private readonly List<Position[][]> _areas = [];

    private Shape()
    {
    }

    private readonly record struct Position(double X, double Y);

    private readonly record struct Segment(Position A, Position B)
    {
        public bool Touches(Segment other)
        {
            if (Math.Max(A.X, B.X) < Math.Min(other.A.X, other.B.X) || Math.Max(other.A.X, other.B.X) < Math.Min(A.X, B.X)
                || Math.Max(A.Y, B.Y) < Math.Min(other.A.Y, other.B.Y) || Math.Max(other.A.Y, other.B.Y) < Math.Min(A.Y, B.Y))
            {
                return false;
            }

            return Side(other.A) * Side(other.B) <= 0 && other.Side(A) * other.Side(B) <= 0;
        }

        public bool Holds(Position point) =>
            Side(point) == 0
            && point.X >= Math.Min(A.X, B.X) && point.X <= Math.Max(A.X, B.X)
            && point.Y >= Math.Min(A.Y, B.Y) && point.Y <= Math.Max(A.Y, B.Y);

        private int Side(Position point) => Math.Sign(((B.X - A.X) * (point.Y - A.Y)) - ((B.Y - A.Y) * (point.X - A.X)));
    }

    /// <summary>The shape of a box: west, south, east, north, with or without heights; west of more than east crosses 180°.</summary>
    /// <exception cref="FormatException">It is no box.</exception>
    public static Shape OfBox(IReadOnlyList<double> box)
    {
        (double west, double south, double east, double north) = StacBox.Sides(box);
        var shape = new Shape();
        if (west <= east)
        {
            shape.AddRectangle(west, south, east, north);
        }
        else
        {
            shape.AddRectangle(west, south, 180, north);
            shape.AddRectangle(-180, south, east, north);
        }

        return shape;
    }

    /// <summary>The shape of a GeoJSON geometry, feature or list of features.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Shape Of(JsonElement geometry)
    {
        var shape = new Shape();
        try
        {
            shape.Add(geometry, depth: 0);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new FormatException("its coordinates are not those of its type", e);
        }

        return shape;
    }

    /// <summary>The shape of an item: its geometry, or else its box; null where it has neither.</summary>
    /// <exception cref="FormatException">It is broken.</exception>
    public static Shape? Of(StacItem item) =>
        item.Geometry is { ValueKind: JsonValueKind.Object } geometry ? Of(geometry)
        : item.Bbox is { Count: > 0 } box ? OfBox(box)
        : null;

    /// <summary>West, south, east and north of all of it; null of nothing.</summary>
    public double[]? Box
    {
        get
        {
            Position[] all = [.. _points, .. _segments.SelectMany(segment => new[] { segment.A, segment.B })];
            return all.Length == 0
                ? null
                : [all.Min(one => one.X), all.Min(one => one.Y), all.Max(one => one.X), all.Max(one => one.Y)];
        }
    }

    public bool Touches(Shape other) =>
        _points.Exists(point => other.Holds(point))
        || other._points.Exists(Holds)
        || _segments.Exists(mine => other._segments.Exists(mine.Touches))
        // One may lie within the other, without their edges meeting.
        || _segments.Exists(mine => other.IsInArea(mine.A))
        || other._segments.Exists(its => IsInArea(its.A));

    private bool Holds(Position point) =>
        _points.Contains(point) || _segments.Exists(segment => segment.Holds(point)) || IsInArea(point);

    private bool IsInArea(Position point) => _areas.Exists(rings => rings.Count(ring => IsWithin(ring, point)) % 2 == 1);

    private static bool IsWithin(Position[] ring, Position point)
    {
        bool isWithin = false;
        for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++)
        {
            if (ring[i].Y > point.Y != ring[j].Y > point.Y
                && point.X < ((ring[j].X - ring[i].X) * (point.Y - ring[i].Y) / (ring[j].Y - ring[i].Y)) + ring[i].X)
            {
                isWithin = !isWithin;
            }
        }

        return isWithin;
    }

    private void Add(JsonElement geometry, int depth)
    {
        if (depth > 16)
        {
            throw new FormatException("it is geometries within geometries without end");
        }

        string? type = geometry.GetProperty("type").GetString();
        switch (type)
        {
            case "Point":
                _points.Add(PositionOf(geometry.GetProperty("coordinates")));
                break;
            case "MultiPoint":
                _points.AddRange(geometry.GetProperty("coordinates").EnumerateArray().Select(PositionOf));
                break;
            case "LineString":
                AddLine(LineOf(geometry.GetProperty("coordinates")));
                break;
            case "MultiLineString":
                foreach (JsonElement line in geometry.GetProperty("coordinates").EnumerateArray())
                {
                    AddLine(LineOf(line));
                }

                break;
            case "Polygon":
                AddArea(geometry.GetProperty("coordinates"));
                break;
            case "MultiPolygon":
                foreach (JsonElement area in geometry.GetProperty("coordinates").EnumerateArray())
                {
                    AddArea(area);
                }

                break;
            case "GeometryCollection":
                AddAll(geometry.GetProperty("geometries"), depth);
                break;
            case "Feature":
                Add(geometry.GetProperty("geometry"), depth + 1);
                break;
            case "FeatureCollection":
                AddAll(geometry.GetProperty("features"), depth);
                break;
            default:
                throw new FormatException($"its type is \"{type}\", which GeoJSON does not have");
        }
    }

    private void AddAll(JsonElement list, int depth)
    {
        foreach (JsonElement one in list.EnumerateArray())
        {
            Add(one, depth + 1);
        }
    }

    private void AddArea(JsonElement rings)
    {
        Position[][] area = [.. rings.EnumerateArray().Select(LineOf)];
        _areas.Add(area);
        Array.ForEach(area, AddLine);
    }

    private void AddLine(Position[] line)
    {
        for (int i = 1; i < line.Length; i++)
        {
            _segments.Add(new(line[i - 1], line[i]));
        }
    }

    private void AddRectangle(double west, double south, double east, double north)
    {
        Position[] ring = [new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)];
        _areas.Add([ring]);
        AddLine(ring);
    }

    private static Position[] LineOf(JsonElement line) => [.. line.EnumerateArray().Select(PositionOf)];

    private static Position PositionOf(JsonElement position) => new(position[0].GetDouble(), position[1].GetDouble());
}
