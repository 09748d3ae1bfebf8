using System.Globalization;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>How often the values of a raster occur, as a picture.</summary>
internal static class HistogramPlot
{
    private const int Height = 60;

    public static Html Of(RasterHistogram? histogram)
    {
        if (histogram is not { Counts: { Count: > 0 } counts } || counts.Sum() == 0)
        {
            return default;
        }

        string Shown(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
        double wide = (histogram.Most - histogram.Least) / counts.Count;
        int most = counts.Select((count, at) => (count, at)).MaxBy(each => each.count).at;
        string told =
            $"Values from {Shown(histogram.Least)} to {Shown(histogram.Most)}, most of them between {Shown(histogram.Least + (most * wide))} and {Shown(histogram.Least + ((most + 1) * wide))}.";
        IEnumerable<Html> bars = counts.Select((count, at) =>
        {
            double high = count == 0 ? 0 : Math.Max(1, (double)Height * count / counts[most]);
            return Html.Of($"""<rect class="bar" x="{at * 10}" y="{Height - high}" width="9" height="{high}"/>""");
        });
        return Html.Of(
            $"""
            <figure class="histogram"><svg viewBox="0 0 {counts.Count * 10} {Height}" role="img" aria-label="Histogram. {told}">{bars}</svg><figcaption class="hint">{told}</figcaption></figure>
            """);
    }
}
