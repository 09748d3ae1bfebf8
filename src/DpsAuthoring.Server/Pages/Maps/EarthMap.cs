namespace DpsAuthoring.Server.Pages.Maps;

/// <summary>The Earth, or a part of it, drawn here: no tile comes from anywhere.</summary>
internal static class EarthMap
{
    /// <summary>A map of the whole Earth.</summary>
    public static MapWindow Whole { get; } = new(-180, -90, 360, 180);

    /// <param name="window">What of it is seen.</param>
    /// <param name="told">What it shows, for who does not see it.</param>
    /// <param name="places">What lies on it, with latitudes down as SVG has them.</param>
    /// <param name="id">Its id; empty for none.</param>
    public static Html Of(MapWindow window, string told, IEnumerable<Html> places, string id = "")
    {
        // What lies beyond 180° is the other side again.
        IEnumerable<Html> lands = new[] { -360, 0, 360 }
            .Where(shift => window.West < shift + 180 && window.West + window.Width > shift - 180)
            .Select(shift => Html.Of($"""<path class="land"{Html.If(shift != 0, $""" transform="translate({shift} 0)" """)} d="{Coastline.Path}"/>"""));
        IEnumerable<Html> meridians = Enumerable.Range(-17, 35).Select(at => at * 30)
            .Where(at => at > window.West && at < window.West + window.Width)
            .Select(at => Html.Of($"""<line x1="{at}" x2="{at}" y1="-90" y2="90"/>"""));
        IEnumerable<Html> parallels = Enumerable.Range(-2, 5)
            .Select(at => Html.Of($"""<line x1="{window.West}" x2="{window.West + window.Width}" y1="{at * 30}" y2="{at * 30}"/>"""));
        var named = Html.If(id.Length > 0, $""" id="{id}" """);
        return Html.Of(
            $"""
            <svg{named} viewBox="{window.West} {window.Top} {window.Width} {window.Height}" role="img" aria-label="{told}"><rect class="sea" x="{window.West}" y="-90" width="{window.Width}" height="180"/>
            {lands}<g class="grid">{meridians}{parallels}</g>{places}</svg>
            """);
    }
}

/// <summary>What is seen of the Earth, in degrees, with latitudes down as SVG has them. East of 180° it goes on.</summary>
internal readonly record struct MapWindow(double West, double Top, double Width, double Height)
{
    private const double LeastWidth = 30;

    /// <summary>A window of twice its height that has some places in it, with room around them.</summary>
    public static MapWindow Around(double west, double south, double east, double north)
    {
        double width = Math.Clamp(Math.Max((east - west) * 1.3, (north - south) * 2.6), LeastWidth, 360);
        double height = width / 2;
        double top = Math.Clamp(-((north + south) / 2) - (height / 2), -90, 90 - height);
        return new(((west + east) / 2) - (width / 2), top, width, height);
    }
}
