using System.Globalization;
using DpsAuthoring.Server.Pages.Maps;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>Where the items of a table are. Each knows its row.</summary>
internal static class FootprintMap
{
    /// <summary>The whole Earth with the box that is searched, which scripts let one draw.</summary>
    public static Html Box(string bbox)
    {
        Footprint? place = BoxOf(bbox);
        return EarthMap.Of(
            EarthMap.Whole,
            place is null ? "Map of the Earth; no box is searched." : $"Map of the Earth with the box {bbox}.",
            [Html.Of($"""<g id="box-drawn">{Shown(place is null ? [] : [place], EarthMap.Whole).Select(one => Path(one, "box"))}</g>""")],
            "box-map");
    }

    public static Html Of(IReadOnlyList<StacItem> items, string bbox)
    {
        (int Row, Footprint Place)[] places =
            [.. items.SelectMany((item, at) => Footprint.Of(item) is { } place ? [(at, place)] : Array.Empty<(int, Footprint)>())];
        if (places.Length == 0)
        {
            return default;
        }

        // West of the seam or east of it: where they are nearer to each other.
        (int Row, Footprint Place)[] east = [.. places.Select(one => (one.Row, one.Place.West < 0 ? one.Place.Moved(360) : one.Place))];
        (int Row, Footprint Place)[] near = Width(east) < Width(places) ? east : places;
        var window = MapWindow.Around(
            near.Min(one => one.Place.West),
            near.Min(one => one.Place.South),
            near.Max(one => one.Place.East),
            near.Max(one => one.Place.North));
        string told = string.Create(
            CultureInfo.InvariantCulture,
            $"West {Turned(near.Min(one => one.Place.West)):0.##}°, south {near.Min(one => one.Place.South):0.##}°, east {Turned(near.Max(one => one.Place.East)):0.##}°, north {near.Max(one => one.Place.North):0.##}°");
        double dot = window.Width / 150;
        IEnumerable<Html> box = Shown(BoxOf(bbox) is { } searched ? [searched] : [], window).Select(one => Path(one, "box"));
        IEnumerable<Html> drawn = near.SelectMany(one => Shown([one.Place], window).Select(place => Item(place, one.Row, dot)));
        Html map = EarthMap.Of(window, $"Map of {ShownNumber.Of(places.Length, "item", "items")}. {told}", box.Concat(drawn), "found-map");
        return Html.Of($"""<figure class="map found-map">{map}<figcaption>{told} (WGS 84)</figcaption></figure>""");
    }

    private static double Width((int Row, Footprint Place)[] places) =>
        places.Max(one => one.Place.East) - places.Min(one => one.Place.West);

    private static double Turned(double longitude) => longitude > 180 ? longitude - 360 : longitude;

    private static Footprint? BoxOf(string bbox)
    {
        try
        {
            return bbox.Length == 0 ? null : Footprint.Of(StacBox.Parse(bbox));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A place once for each time that it is in the window.</summary>
    private static IEnumerable<Footprint> Shown(IEnumerable<Footprint> places, MapWindow window) => places.SelectMany(place =>
        new[] { -720, -360, 0, 360 }.Select(shift => place.Moved(shift)).Where(moved =>
            moved.East >= window.West && moved.West <= window.West + window.Width));

    private static Html Item(Footprint place, int row, double dot) => place is { Rings: [[var only]] }
        ? Html.Of($"""<circle class="place" data-row="{row}" cx="{only.X}" cy="{-only.Y}" r="{dot}"/>""")
        : place.East - place.West < dot && place.North - place.South < dot
            ? Html.Of($"""<circle class="place" data-row="{row}" cx="{(place.West + place.East) / 2}" cy="{-(place.South + place.North) / 2}" r="{dot}"/>""")
            : Html.Of($"""<path class="place" data-row="{row}" d="{Outline(place)}"/>""");

    private static Html Path(Footprint place, string style) => Html.Of($"""<path class="{style}" d="{Outline(place)}"/>""");

    private static string Outline(Footprint place) => string.Concat(place.Rings.Where(ring => ring.Count > 1).Select(ring =>
        $"M{string.Join(' ', ring.Select(corner => string.Create(CultureInfo.InvariantCulture, $"{corner.X:0.####},{-corner.Y:0.####}")))}Z"));
}
