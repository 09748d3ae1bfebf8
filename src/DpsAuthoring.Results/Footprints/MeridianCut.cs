namespace DpsAuthoring.Results.Footprints;

/// <summary>Cuts a polygon at the antimeridian, as often as it lies over it.</summary>
internal static class MeridianCut
{
    /// <summary>A piece with less than this, in square degrees, is a line.</summary>
    private const double Smallest = 1e-14;

    /// <param name="ring">Its ring, the first position not repeated; longitudes go on beyond 180.</param>
    /// <returns>The pieces, counter-clockwise, from -180 to 180.</returns>
    public static IReadOnlyList<IReadOnlyList<Position>> Pieces(IReadOnlyList<Position> ring)
    {
        var pieces = new List<IReadOnlyList<Position>> { CounterClockwise(ring) };
        double west = ring.Min(position => position.Longitude), east = ring.Max(position => position.Longitude);
        for (double meridian = (360 * Math.Ceiling((west - 180) / 360)) + 180; meridian < east; meridian += 360)
        {
            pieces = [.. pieces.SelectMany(piece => Cut(piece, meridian))];
        }

        return [.. pieces.Where(piece => Area(piece) > Smallest).Select(Home)];
    }

    private static Position[] CounterClockwise(IReadOnlyList<Position> ring) => Area(ring) < 0 ? [.. ring.Reverse()] : [.. ring];

    private static double Area(IReadOnlyList<Position> ring)
    {
        double twice = 0;
        double origin = ring[0].Longitude;
        for (int i = 0; i < ring.Count; i++)
        {
            (Position here, Position next) = (ring[i], ring[(i + 1) % ring.Count]);
            twice += ((here.Longitude - origin) * next.Latitude) - ((next.Longitude - origin) * here.Latitude);
        }

        return twice / 2;
    }

    private static IReadOnlyList<Position> Home(IReadOnlyList<Position> piece)
    {
        double middle = (piece.Min(position => position.Longitude) + piece.Max(position => position.Longitude)) / 2;
        double shift = 360 * Math.Floor((middle + 180) / 360);
        return shift == 0 ? piece : [.. piece.Select(position => position with { Longitude = position.Longitude - shift })];
    }

    /// <summary>
    /// Follows the ring from each place where it comes over the meridian to the next; from there the piece goes on along the meridian to
    /// the
    /// place beside it, between which two the polygon lies.
    /// </summary>
    private static List<IReadOnlyList<Position>> Cut(IReadOnlyList<Position> ring, double meridian)
    {
        List<(Position First, List<Position> Line, bool IsEast)> lines = Lines(ring, meridian);
        if (lines.Count < 2)
        {
            return [ring];
        }

        // Each line begins where the one before it ends.
        int[] byLatitude = [.. Enumerable.Range(0, lines.Count).OrderBy(line => lines[line].First.Latitude)];
        int[] rank = new int[lines.Count];
        for (int i = 0; i < byLatitude.Length; i++)
        {
            rank[byLatitude[i]] = i;
        }

        var pieces = new List<IReadOnlyList<Position>>();
        bool[] isDone = new bool[lines.Count];
        for (int start = 0; start < lines.Count; start++)
        {
            var piece = new List<Position>();
            for (int line = start; !isDone[line]; line = byLatitude[rank[(line + 1) % lines.Count] ^ 1])
            {
                isDone[line] = true;
                piece.AddRange(lines[line].Line);
            }

            if (piece.Count > 0)
            {
                pieces.Add(piece);
            }
        }

        return pieces;
    }

    /// <summary>The parts of a ring on either side of a meridian, each with the crossings at its ends.</summary>
    private static List<(Position First, List<Position> Line, bool IsEast)> Lines(IReadOnlyList<Position> ring, double meridian)
    {
        var lines = new List<(Position First, List<Position> Line, bool IsEast)>();
        bool IsEast(int i) => ring[i % ring.Count].Longitude >= meridian;
        int start = Enumerable.Range(0, ring.Count).FirstOrDefault(i => IsEast(i) != IsEast(i + 1), -1);
        for (int i = start + 1; start >= 0 && i <= start + ring.Count; i++)
        {
            if (IsEast(i) != IsEast(i + ring.Count - 1))
            {
                Position crossing = Crossing(ring[(i + ring.Count - 1) % ring.Count], ring[i % ring.Count], meridian);
                if (lines.Count > 0)
                {
                    lines[^1].Line.Add(crossing);
                }

                lines.Add((crossing, [crossing], IsEast(i)));
            }

            lines[^1].Line.Add(ring[i % ring.Count]);
        }

        if (lines.Count > 0)
        {
            lines[^1].Line.Add(lines[0].First);
        }

        return lines;
    }

    private static Position Crossing(Position from, Position to, double meridian) => new(
        meridian, from.Latitude + ((to.Latitude - from.Latitude) * ((meridian - from.Longitude) / (to.Longitude - from.Longitude))));
}
