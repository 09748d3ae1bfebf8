using System.Text.Json;
using CsCheck;

namespace DpsAuthoring.Stac.Tests;

/// <summary>Searches that are made here, beside what they mean in the simplest words.</summary>
public sealed class MatchingTests
{
    private static readonly Gen<double[]> s_box = Gen.Select(Gen.Int[-3, 3], Gen.Int[-3, 3], Gen.Int[-2, 2], Gen.Int[0, 2]).Select(
        (west, east, south, height) => new double[] { west * 60, south * 45, east * 60, Math.Min(90, (south + height) * 45) });

    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Boxes whose corners are on a grid have a place in common where they have a point of the grid in common.</summary>
    [Fact]
    public void Boxes_touch_where_they_have_a_point_in_common() => Gen.Select(s_box, s_box, Gen.Int[0, 3]).Sample((asked, there, kind) =>
    {
        bool expected = Grid().Any(point => IsIn(asked, point.X, point.Y) && IsIn(there, point.X, point.Y));
        StacItem item = kind switch
        {
            0 => new() { Bbox = there },
            1 => new() { Bbox = [there[0], there[1], -7, there[2], there[3], 9] },
            2 => new() { Geometry = Geometry(there) },
            _ => new() { Geometry = Geometry(there), Bbox = there },
        };
        Assert.Equal(expected, new ItemFilter(new() { Bbox = asked }, "here").Matches(item));
        Assert.Equal(expected, new ItemFilter(new() { Intersects = Geometry(asked) }, "here").Matches(item));
    });

    [Fact]
    public void Times_touch_where_they_have_a_day_in_common() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Bool).Sample((a, b, c, d, open,
            isMoment) =>
        {
            (int from, int to) = (Math.Min(a, b), Math.Max(a, b));
            (int start, int end) = isMoment ? (c, c) : (Math.Min(c, d), Math.Max(c, d));
            string first = open is 1 or 3 ? ".." : Day(from);
            string last = open == 2 ? "" : Day(to);
            string asked = open == 3 ? Day(to) : $"{first}/{last}";
            bool expected = Enumerable.Range(0, 10).Any(day =>
                day >= start && day <= end && (open == 1 || day >= (open == 3 ? to : from)) && (open == 2 || day <= to));
            var properties = new Dictionary<string, JsonElement>
            {
                ["datetime"] = isMoment ? Text(Day(start)) : JsonElement.Parse("null"),
            };
            if (!isMoment)
            {
                properties["start_datetime"] = Text(Day(start));
                properties["end_datetime"] = Text(Day(end));
            }

            Assert.Equal(expected, new ItemFilter(new() { DateTime = asked }, "here").Matches(new() { Properties = properties }));
        });

    [Theory]
    [InlineData("2026", "2026-01-01T00:00:00Z/2026-12-31T23:59:59Z")]
    [InlineData("2026-02", "2026-02-01T00:00:00Z/2026-02-28T23:59:59Z")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00Z/2024-02-29T23:59:59Z")]
    [InlineData("2026-01-01/2026-02", "2026-01-01T00:00:00Z/2026-02-28T23:59:59Z")]
    [InlineData("2026-01-01T00:00:00+01:00", "2025-12-31T23:00:00Z")]
    [InlineData("../2026", "../2026-12-31T23:59:59Z")]
    public void A_time_is_written_as_servers_take_it(string asked, string expected) =>
        Assert.Equal(expected, TimeInterval.Read(asked).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("../..")]
    [InlineData("2026-13")]
    [InlineData("2026-02/2026-01")]
    [InlineData("1/2/3")]
    [InlineData("12 March")]
    public void What_is_no_time_is_told(string asked) =>
        Assert.Equal(StacErrorKind.Refused, Assert.Throws<StacException>(() => TimeInterval.Read(asked)).Kind);

    [Theory]
    [InlineData("1,2,3", "3 numbers")]
    [InlineData("a,2,3,4", "'a'")]
    [InlineData("0,50,1,40", "south is north")]
    [InlineData("0,0,200,1", "longitudes")]
    [InlineData("0,-91,1,1", "latitudes")]
    public void What_is_no_box_is_told(string asked, string words) =>
        Assert.Contains(words, Assert.Throws<FormatException>(() => StacBox.Parse(asked)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"type":"LineString","coordinates":[[0,0],[10,10]]}""", """{"type":"LineString","coordinates":[[0,10],[10,0]]}""", true)]
    [InlineData("""{"type":"LineString","coordinates":[[0,0],[10,10]]}""", """{"type":"LineString","coordinates":[[0,10],[4,6]]}""", false)]
    [InlineData("""{"type":"Point","coordinates":[5,5]}""", """{"type":"LineString","coordinates":[[0,0],[10,10]]}""", true)]
    [InlineData("""{"type":"Point","coordinates":[2,2]}""", """{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[3,1],[3,3],[1,3],[1,1]]]}""", false)]
    [InlineData("""{"type":"MultiPoint","coordinates":[[50,50],[5,5]]}""", """{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[3,1],[3,3],[1,3],[1,1]]]}""", true)]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,1]}]}""", """{"type":"Point","coordinates":[1,1]}""", true)]
    public void Geometries_touch(string a, string b, bool expected)
    {
        Assert.Equal(expected, Shape.Of(JsonElement.Parse(a)).Touches(Shape.Of(JsonElement.Parse(b))));
        Assert.Equal(expected, Shape.Of(JsonElement.Parse(b)).Touches(Shape.Of(JsonElement.Parse(a))));
    }

    private static IEnumerable<(int X, int Y)> Grid() =>
        from x in Enumerable.Range(-3, 7) from y in Enumerable.Range(-2, 5) select (x * 60, y * 45);

    private static bool IsIn(double[] box, int x, int y) =>
        y >= box[1] && y <= box[3] && (box[0] <= box[2] ? x >= box[0] && x <= box[2] : x >= box[0] || x <= box[2]);

    private static JsonElement Geometry(double[] box)
    {
        string Ring(double west, double east) =>
            FormattableString.Invariant($"[[[{west},{box[1]}],[{east},{box[1]}],[{east},{box[3]}],[{west},{box[3]}],[{west},{box[1]}]]]");
        return JsonElement.Parse(box[0] <= box[2]
            ? $$"""{"type":"Polygon","coordinates":{{Ring(box[0], box[2])}}}"""
            : $$"""{"type":"MultiPolygon","coordinates":[{{Ring(box[0], 180)}},{{Ring(-180, box[2])}}]}""");
    }

    private static string Day(int number) => StacTime.Write(s_start.AddDays(number));

    private static JsonElement Text(string text) => JsonElement.Parse($"\"{text}\"");
}
