using System.Globalization;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>Where rasters lie on Earth, on a map that is drawn here: no tile comes from anywhere.</summary>
internal static class ExtentMap
{
    /// <summary>So small a place is marked by a dot of this many degrees.</summary>
    private const double Dot = 2.5;

    public static Html Of(IReadOnlyList<(double West, double South, double East, double North)> extents)
    {
        if (extents.Count == 0)
        {
            return default;
        }

        string told = string.Create(
            CultureInfo.InvariantCulture,
            $"West {extents.Min(one => one.West):0.####}°, south {extents.Min(one => one.South):0.####}°, east {extents.Max(one => one.East):0.####}°, north {extents.Max(one => one.North):0.####}°");
        IEnumerable<Html> meridians = Enumerable.Range(-5, 11).Select(at => Html.Of($"""<line x1="{at * 30}" x2="{at * 30}" y1="-90" y2="90"/>"""));
        IEnumerable<Html> parallels = Enumerable.Range(-2, 5).Select(at => Html.Of($"""<line x1="-180" x2="180" y1="{at * 30}" y2="{at * 30}"/>"""));
        IEnumerable<Html> places = extents.Select(Place);
        return Html.Of(
            $"""
            <figure class="map"><svg viewBox="-180 -90 360 180" role="img" aria-label="Map of the extent. {told}"><rect class="sea" x="-180" y="-90" width="360" height="180"/>
            <path class="land" d="{Coastline.Path}"/><g class="grid">{meridians}{parallels}</g>{places}</svg><figcaption>{told} (WGS 84)</figcaption></figure>
            """);
    }

    private static Html Place((double West, double South, double East, double North) extent)
    {
        (double west, double south, double east, double north) = extent;
        return east - west < Dot && north - south < Dot
            ? Html.Of($"""<circle class="place" cx="{(west + east) / 2}" cy="{-(south + north) / 2}" r="{Dot}"/>""")
            : Html.Of($"""<rect class="place" x="{west}" y="{-north}" width="{east - west}" height="{north - south}"/>""");
    }
}
