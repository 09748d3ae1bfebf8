using System.Text.Json;
using System.Text.Json.Nodes;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace DpsAuthoring.Results.Footprints;

/// <summary>
/// Where something lies on Earth, as GeoJSON (RFC 7946) has it: no line goes over the antimeridian, rings run counter-clockwise, and a
/// polygon with a pole inside runs along the map's edge.
/// </summary>
/// <param name="Polygons">Outer rings, closed, as longitudes and latitudes.</param>
/// <param name="West">The western end; greater than <see cref="East"/> where it goes over the antimeridian.</param>
/// <param name="South">The southern end.</param>
/// <param name="East">The eastern end.</param>
/// <param name="North">The northern end.</param>
internal sealed record Footprint(
    IReadOnlyList<IReadOnlyList<Position>> Polygons, double West, double South, double East, double North)
{
    /// <summary>Positions so near to the antimeridian lie on it: a centimetre.</summary>
    private const double Snap = 1e-7;

    private const double Whole = 360 - Snap;

    /// <summary>A raster's.</summary>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height.</param>
    /// <param name="transform">GDAL's six numbers that place its pixels in its coordinate system.</param>
    /// <param name="system">Its coordinate system.</param>
    /// <param name="reason">Why it lies nowhere on Earth.</param>
    /// <returns>It; null where the raster lies nowhere on Earth.</returns>
    public static Footprint? Of(int width, int height, double[] transform, SpatialReference system, out string? reason)
    {
        try
        {
            using var place = new Placement(width, height, transform, system);
            reason = "its coordinates lie nowhere on Earth";
            if (Ring.Of(place, Outline.Of(place)) is not { } ring || Of(place, ring) is not { Polygons.Count: > 0 } footprint)
            {
                return null;
            }

            reason = null;
            return footprint;
        }
        catch (GdalException e)
        {
            reason = $"its coordinate system leads to no place on Earth ({e.Message.TrimEnd('.')})";
            return null;
        }
    }

    /// <summary>The footprint of a box in degrees.</summary>
    public static Footprint OfBox(double west, double south, double east, double north) =>
        Of(new Ring([new(west, south), new(east, south), new(east, north), new(west, north)], 0));

    /// <summary>It as a geometry of GeoJSON.</summary>
    public JsonElement ToGeoJson()
    {
        JsonArray[] polygons =
        [
            .. Polygons.Select(ring => new JsonArray(
                new JsonArray([.. ring.Select(position => (JsonNode)new JsonArray(position.Longitude, position.Latitude))]))),
        ];
        var geometry = new JsonObject
        {
            ["type"] = polygons.Length == 1 ? "Polygon" : "MultiPolygon",
            ["coordinates"] = polygons.Length == 1 ? polygons[0] : new JsonArray([.. polygons]),
        };
        return JsonElement.Parse(geometry.ToJsonString());
    }

    private static Footprint? Of(Placement place, Ring ring)
    {
        if (place.GoesRound && Span(ring.Positions) >= Whole)
        {
            return OfBox(-180, ring.Positions.Min(position => position.Latitude), 180, ring.Positions.Max(position => position.Latitude));
        }

        return ring.Turns switch
        {
            0 => Of(ring),
            1 or -1 => Of(RoundPole(place, ring)),
            _ => null,
        };
    }

    private static Footprint Of(Ring ring)
    {
        Position[] positions = [.. ring.Positions.Select(Snapped)];
        double west = positions.Min(position => position.Longitude), east = positions.Max(position => position.Longitude);
        IReadOnlyList<IReadOnlyList<Position>> polygons =
        [
            .. MeridianCut.Pieces(positions).Select(piece => Rounded(piece)).Where(piece => piece.Count > 3),
        ];
        bool isWhole = east - west >= Whole;
        return new Footprint(
            polygons,
            isWhole ? -180 : Round(Home(west, isEast: false)),
            Round(positions.Min(position => position.Latitude)),
            isWhole ? 180 : Round(Home(east, isEast: true)),
            Round(positions.Max(position => position.Latitude)));
    }

    /// <summary>Closes a line that goes round a pole along the edge of the map.</summary>
    private static Ring RoundPole(Placement place, Ring ring)
    {
        bool isNorth = ring.Turns > 0 == RasterIsOnLeft(place);
        IReadOnlyList<Position> eastwards = ring.Turns > 0 ? ring.Positions : [.. ring.Positions.Reverse()];

        // The map is cut where the line crosses the antimeridian, so that there is no other seam.
        int crossing = 0;
        double at = 0;
        for (int i = 0; i < eastwards.Count; i++)
        {
            double here = eastwards[i].Longitude, next = i + 1 < eastwards.Count ? eastwards[i + 1].Longitude
                : eastwards[0].Longitude + 360;
            double meridian = (360 * Math.Ceiling((here - 180) / 360)) + 180;
            if (here <= meridian && meridian < next)
            {
                (crossing, at) = (i, (meridian - here) / (next - here));
                break;
            }
        }

        Position from = eastwards[crossing];
        Position to = crossing + 1 < eastwards.Count ? eastwards[crossing + 1] : eastwards[0] with { Longitude =
            eastwards[0].Longitude + 360 };
        double latitude = from.Latitude + ((to.Latitude - from.Latitude) * at);
        double start = from.Longitude + ((to.Longitude - from.Longitude) * at);
        double shift = -180 - start;
        double pole = isNorth ? 90 : -90;
        return new Ring(
            [
                new Position(-180, latitude),
                .. Enumerable.Range(1, eastwards.Count).Select(step => crossing + step).Select(i =>
                    new Position(eastwards[i % eastwards.Count].Longitude + shift + (i >= eastwards.Count ? 360 : 0),
                        eastwards[i % eastwards.Count].Latitude)),
                new Position(180, latitude),
                new Position(180, pole),
                new Position(-180, pole),
            ],
            0);
    }

    /// <summary>Whether the raster lies to the left of its outline on Earth, which depends on how it is turned there.</summary>
    private static bool RasterIsOnLeft(Placement place)
    {
        const double Little = 0.01;
        IReadOnlyList<(double Column, double Row)> outline = Outline.Of(place);
        double votes = 0;
        for (int i = 0; i < outline.Count; i++)
        {
            ((double Column, double Row) from, (double Column, double Row) to) = (outline[i], outline[(i + 1) % outline.Count]);
            (double across, double down) = (to.Column - from.Column, to.Row - from.Row);
            for (double part = 0.1; part < 1; part += 0.2)
            {
                (double column, double row) = (from.Column + (across * part), from.Row + (down * part));
                if (place.At(column, row) is { } here
                    && place.At(column + (across * Little), row + (down * Little)) is { } ahead
                    && place.At(column - (down * Little), row + (across * Little)) is { } inside)
                {
                    double narrowing = Math.Cos(double.DegreesToRadians(here.Latitude));
                    double eastAhead = Position.ShortWay(ahead.Longitude - here.Longitude) * narrowing;
                    double eastInside = Position.ShortWay(inside.Longitude - here.Longitude) * narrowing;
                    votes += Math.Sign((eastAhead * (inside.Latitude - here.Latitude)) - ((ahead.Latitude - here.Latitude) * eastInside));
                }
            }
        }

        return votes > 0;
    }

    private static double Span(IReadOnlyList<Position> positions) =>
        positions.Max(position => position.Longitude) - positions.Min(position => position.Longitude);

    private static Position Snapped(Position position)
    {
        double meridian = (360 * Math.Round((position.Longitude - 180) / 360)) + 180;
        return Math.Abs(position.Longitude - meridian) < Snap ? position with { Longitude = meridian } : position;
    }

    /// <summary>A longitude from -180 to 180; the antimeridian is the end of what lies to its west, and the beginning of what lies to its
    /// east.</summary>
    private static double Home(double longitude, bool isEast)
    {
        double turns = isEast ? Math.Ceiling((longitude - 180) / 360) : Math.Floor((longitude + 180) / 360);
        return longitude - (360 * turns);
    }

    private static List<Position> Rounded(IReadOnlyList<Position> ring)
    {
        var rounded = new List<Position>();
        foreach (Position position in ring.Select(position => new Position(Round(position.Longitude), Round(position.Latitude))))
        {
            if (rounded.Count == 0 || rounded[^1] != position)
            {
                rounded.Add(position);
            }
        }

        if (rounded[0] != rounded[^1])
        {
            rounded.Add(rounded[0]);
        }

        return rounded;
    }

    /// <summary>A millimetre is near enough.</summary>
    private static double Round(double degrees) => Math.Round(degrees, 8) + 0.0;
}
