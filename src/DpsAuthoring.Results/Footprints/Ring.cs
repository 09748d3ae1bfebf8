namespace DpsAuthoring.Results.Footprints;

/// <summary>
/// A closed line of positions whose longitudes go on beyond 180, so that two that follow each other are as far apart as their numbers say.
/// </summary>
/// <param name="Positions">The positions, the first not repeated.</param>
/// <param name="Turns">How often it goes round a pole, eastwards.</param>
internal sealed record Ring(IReadOnlyList<Position> Positions, int Turns)
{
    /// <summary>How far a straight line may be from what it stands for, in parts of the raster's size.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>No line need be nearer than this: a tenth of a millimetre.</summary>
    private const double Nearest = 2e-11;

    private const int Deepest = 14;

    /// <summary>A longer step could be meant to go the other way round.</summary>
    private const double LongestStep = 120;

    /// <summary>At a pole all points are near each other; there a line is straight if its longitudes are, too.</summary>
    private const double LargestTurn = 30;

    private static readonly double[] s_probes = [0.5, 0.25, 0.75];

    /// <summary>Where a line is looked at besides where a probe has no image: nearer and nearer to its ends, since a map that is torn
    /// has images on both sides of the tear.</summary>
    private static readonly double[] s_probesAtTear = [0.5, 0.25, 0.75, 0.375, 0.625, 0.1, 0.9, 0.03, 0.97, 0.01, 0.99, 0.001, 0.999];

    private const double AtPole = 90 - 1e-9;
    private const double NearPole = 90 - 0.2;

    /// <summary>Follows an outline on Earth. Where straight lines would leave it, it has more points.</summary>
    /// <returns>The ring; null where the outline has no three points on Earth.</returns>
    public static Ring? Of(Placement place, IReadOnlyList<(double Column, double Row)> outline)
    {
        if (outline.Count == 0)
        {
            return null;
        }

        var positions = new List<Position>();
        double tolerance = ToleranceOf(place, outline);
        for (int i = 0; i < outline.Count; i++)
        {
            ((double Column, double Row) from, (double Column, double Row) to) = (outline[i], outline[(i + 1) % outline.Count]);
            if (place.At(from.Column, from.Row) is { } start && place.At(to.Column, to.Row) is { } end)
            {
                positions.Add(start);
                Follow(place, from, to, start, end, tolerance, 0, positions);
            }
        }

        return positions.Count < 3 ? null : place.IsInDegrees ? new Ring(positions, 0) : Unrolled(positions);
    }

    /// <summary>How far a line may be from what it stands for: so little that even of a narrow strip nothing is lost.</summary>
    private static double ToleranceOf(Placement place, IReadOnlyList<(double Column, double Row)> outline)
    {
        double[] sides = [.. outline.Select((from, i) => LengthOf(place, from, outline[(i + 1) % outline.Count]))];
        double size = Tolerance * sides.Sum() / 4;
        return Math.Max(Nearest, sides.Length > 4 ? size : Math.Min(size, 10 * Tolerance * sides.Min()));
    }

    private static double LengthOf(Placement place, (double Column, double Row) from, (double Column, double Row) to)
    {
        const int Parts = 8;
        double length = 0;
        Position? before = null;
        for (int part = 0; part <= Parts; part++)
        {
            Position? here = At(place, from, to, part / (double)Parts);
            length += before is { } one && here is { } other ? one.DistanceTo(other) : 0;
            before = here ?? before;
        }

        return length;
    }

    private static Position? At(Placement place, (double Column, double Row) from, (double Column, double Row) to, double part) =>
        place.At(from.Column + ((to.Column - from.Column) * part), from.Row + ((to.Row - from.Row) * part));

    /// <summary>Adds what is needed between two points.</summary>
    private static void Follow(
        Placement place,
        (double Column, double Row) from,
        (double Column, double Row) to,
        Position start,
        Position end,
        double tolerance,
        int depth,
        List<Position> positions)
    {
        (double Part, Position Real)[] probes = ProbesOf(place, from, to);
        if (depth == Deepest || probes.Length == 0 || IsStraight(place, probes, start, end, tolerance))
        {
            return;
        }

        (double part, Position middle) = probes[0];
        (double Column, double Row) split = (from.Column + ((to.Column - from.Column) * part), from.Row + ((to.Row - from.Row) * part));
        Follow(place, from, split, start, middle, tolerance, depth + 1, positions);
        positions.Add(middle);
        Follow(place, split, to, middle, end, tolerance, depth + 1, positions);
    }

    /// <summary>What lies between two points, the one nearest to their middle first.</summary>
    private static (double Part, Position Real)[] ProbesOf(
        Placement place, (double Column, double Row) from, (double Column, double Row) to)
    {
        (double Part, Position Real)[] probes = Seen(s_probes);
        return probes.Length == s_probes.Length ? probes : Seen(s_probesAtTear);

        (double Part, Position Real)[] Seen(double[] parts) =>
            [.. parts.SelectMany(part => At(place, from, to, part) is { } real ? [(part, real)] : Array.Empty<(double, Position)>())];
    }

    private static bool IsStraight(
        Placement place, (double Part, Position Real)[] probes, Position start, Position end, double tolerance)
    {
        if (place.IsInDegrees)
        {
            return true;
        }

        // A pole has any longitude.
        (start, end) = Math.Abs(start.Latitude) >= AtPole ? (start with { Longitude = end.Longitude }, end)
            : Math.Abs(end.Latitude) >= AtPole ? (start, end with { Longitude = start.Longitude })
            : (start, end);
        if (Math.Abs(Position.ShortWay(end.Longitude - start.Longitude)) > LongestStep)
        {
            return false;
        }

        foreach ((double part, Position real) in probes)
        {
            Position straight = start.Towards(end, part);
            if (real.DistanceTo(straight) > tolerance || Math.Abs(Position.ShortWay(real.Longitude - straight.Longitude)) > LargestTurn)
            {
                return false;
            }
        }

        return true;
    }

    private static Ring Unrolled(List<Position> positions)
    {
        List<Position> steady = WithPoles(positions);
        double[] steps =
        [
            .. steady.Select((position, i) => Position.ShortWay(steady[(i + 1) % steady.Count].Longitude - position.Longitude)),
        ];
        int turns = (int)Math.Round(steps.Sum() / 360);

        // A step of half a turn leads over a pole, and goes round it on either side: on that on which the ring comes home.
        for (int i = 0; i < steps.Length && turns != 0; i++)
        {
            bool isOverPole = Math.Abs(steady[i].Latitude) > NearPole && Math.Abs(steady[(i + 1) % steady.Count].Latitude) > NearPole;
            if (isOverPole && Math.Sign(steps[i]) == Math.Sign(turns) && Math.Abs(steps[i]) > 170)
            {
                steps[i] -= 360 * Math.Sign(turns);
                turns -= Math.Sign(turns);
            }
        }

        double longitude = steady[0].Longitude;
        var unrolled = new List<Position>(steady.Count);
        for (int i = 0; i < steady.Count; i++)
        {
            unrolled.Add(steady[i] with { Longitude = longitude });
            longitude += steps[i];
        }

        return new Ring(unrolled, turns);
    }

    /// <summary>A pole has all longitudes: those of the points before and behind it, between which the line runs along the map's
    /// edge.</summary>
    private static List<Position> WithPoles(List<Position> positions)
    {
        var all = new List<Position>(positions.Count + 4);
        for (int i = 0; i < positions.Count; i++)
        {
            Position position = positions[i];
            Position before = positions[(i + positions.Count - 1) % positions.Count];
            Position behind = positions[(i + 1) % positions.Count];
            if (Math.Abs(position.Latitude) < AtPole || Math.Abs(before.Latitude) >= AtPole || Math.Abs(behind.Latitude) >= AtPole)
            {
                all.Add(position); // Several in a row are the edge of a map on which a pole is a line.
                continue;
            }

            double latitude = Math.CopySign(90, position.Latitude);
            all.Add(before with { Latitude = latitude });
            all.Add(behind with { Latitude = latitude });
        }

        return all;
    }
}
