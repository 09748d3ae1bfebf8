namespace DpsAuthoring.Results.Footprints;

/// <summary>The line around all of a raster that lies on Earth, in its pixels, with the raster on its right as one looks at a
/// map.</summary>
internal static class Outline
{
    /// <summary>How many rows and columns of points are tried of a raster whose corners are beyond the edge of the world.</summary>
    private const int Rows = 128;
    private const int Columns = 96;

    /// <summary>How often the way between a point on Earth and one beyond is halved.</summary>
    private const int Halvings = 26;

    /// <summary>What of a row counts, in parts of the raster's width.</summary>
    private const double Narrowest = 1e-6;

    /// <returns>Its points, the first not repeated; none where nothing of the raster lies on Earth.</returns>
    public static IReadOnlyList<(double Column, double Row)> Of(Placement place)
    {
        // Between corners that are on Earth a side may have gaps, where the map is torn: the world goes on behind them.
        (double Column, double Row)[] corners = [(0, 0), (place.Width, 0), (place.Width, place.Height), (0, place.Height)];
        return corners.All(corner => place.At(corner.Column, corner.Row) is not null) ? corners : Within(place);
    }

    /// <summary>What of the raster is within the edge of the world: in each row, from the first point that is to the last.</summary>
    private static List<(double Column, double Row)> Within(Placement place)
    {
        var spans = new List<(double Row, double From, double To)>();
        for (int step = 0; step <= Rows; step++)
        {
            double row = place.Height * (step / (double)Rows);
            if (SpanOf(place, row) is var (from, to))
            {
                spans.Add((row, from, to));
            }
        }

        if (spans.Count == 0)
        {
            return [];
        }

        double height = place.Height / (double)Rows;
        AddEnd(place, spans, 0, Math.Max(0, spans[0].Row - height));
        AddEnd(place, spans, spans.Count, Math.Min(place.Height, spans[^1].Row + height));
        return
        [
            (spans[0].From, spans[0].Row),
            .. spans.Select(span => (span.To, span.Row)),
            .. spans.Skip(1).Reverse().Select(span => (span.From, span.Row)),
        ];
    }

    /// <summary>Looks for the last row on Earth between one that is and one that may be beyond.</summary>
    private static void AddEnd(Placement place, List<(double Row, double From, double To)> spans, int at, double beyond)
    {
        (double known, _, _) = spans[at == 0 ? 0 : ^1];
        (double Row, double From, double To)? found = null;
        for (int halving = 0; halving < Halvings / 2 && known != beyond; halving++)
        {
            double row = (known + beyond) / 2;
            if (SpanOf(place, row) is var (from, to))
            {
                (known, found) = (row, (row, from, to));
            }
            else
            {
                beyond = row;
            }
        }

        if (found is { } last)
        {
            spans.Insert(at, last);
        }
    }

    private static (double From, double To)? SpanOf(Placement place, double row)
    {
        int first = -1, last = -1;
        for (int step = 0; step <= Columns; step++)
        {
            if (place.At(ColumnOf(place, step), row) is not null)
            {
                first = first < 0 ? step : first;
                last = step;
            }
        }

        if (first < 0)
        {
            return null;
        }

        double from = Edge(place, row, ColumnOf(place, first), ColumnOf(place, first - 1));
        double to = Edge(place, row, ColumnOf(place, last), ColumnOf(place, last + 1));
        return to - from > Narrowest * place.Width ? (from, to) : null; // A mere point may be a pole, which has no longitude.
    }

    private static double ColumnOf(Placement place, int step) => place.Width * (Math.Clamp(step, 0, Columns) / (double)Columns);

    /// <summary>The last column on Earth between one that is and one that is beyond.</summary>
    private static double Edge(Placement place, double row, double on, double beyond)
    {
        for (int halving = 0; halving < Halvings && on != beyond; halving++)
        {
            double middle = (on + beyond) / 2;
            if (place.At(middle, row) is not null)
            {
                on = middle;
            }
            else
            {
                beyond = middle;
            }
        }

        return on;
    }
}
