using System.Globalization;
using DpsAuthoring.Server.Pages.Maps;

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
        Html map = EarthMap.Of(EarthMap.Whole, $"Map of the extent. {told}", extents.Select(Place));
        return Html.Of($"""<figure class="map">{map}<figcaption>{told} (WGS 84)</figcaption></figure>""");
    }

    private static Html Place((double West, double South, double East, double North) extent)
    {
        (double west, double south, double east, double north) = extent;
        return east - west < Dot && north - south < Dot
            ? Html.Of($"""<circle class="place" cx="{(west + east) / 2}" cy="{-(south + north) / 2}" r="{Dot}"/>""")
            : Html.Of($"""<rect class="place" x="{west}" y="{-north}" width="{east - west}" height="{north - south}"/>""");
    }
}
