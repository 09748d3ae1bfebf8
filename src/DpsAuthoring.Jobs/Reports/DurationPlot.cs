using System.Globalization;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>How long jobs took, as a picture: how many took about as long, from the shortest to the longest.</summary>
internal static class DurationPlot
{
    private const int Bars = 24;
    private const int Width = 640;
    private const int Height = 150;
    private const int Foot = 34;
    private const int Gap = 2;

    /// <param name="seconds">What each job took.</param>
    /// <param name="show">A duration for people.</param>
    /// <returns>The plot as SVG; nothing where no job is measured.</returns>
    public static Html Of(IReadOnlyCollection<double> seconds, Func<TimeSpan, string> show)
    {
        if (seconds.Count == 0)
        {
            return default;
        }

        double[] sorted = [.. seconds.Order()];
        double longest = Math.Max(sorted[^1], 1e-3), median = sorted[(sorted.Length - 1) / 2];
        double most = sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1];
        int[] counts = new int[Bars];
        foreach (double one in sorted)
        {
            counts[Math.Clamp((int)(one / longest * Bars), 0, Bars - 1)]++;
        }

        string Shown(double value) => show(TimeSpan.FromSeconds(value));
        string told =
            $"{seconds.Count} jobs: half took up to {Shown(median)}, 95 % up to {Shown(most)}, the longest {Shown(longest)}.";
        double wide = (double)Width / Bars;
        IEnumerable<Html> bars = counts.Select((count, at) =>
        {
            double high = count == 0 ? 0 : Math.Max(2, (Height - Foot - 16.0) * count / counts.Max());
            string title = string.Create(CultureInfo.InvariantCulture, $"{count} from {Shown(at * longest / Bars)} to {Shown((at + 1) * longest / Bars)}");
            return Html.Of($"""<rect class="bar" x="{(at * wide) + Gap}" y="{Height - Foot - high}" width="{wide - (2 * Gap)}" height="{high}"><title>{title}</title></rect>""");
        });
        double middle = median / longest * Width;
        return Html.Of(
            $"""
            <figure class="plot"><svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{told}">{bars}
            <line class="axis" x1="0" x2="{Width}" y1="{Height - Foot}" y2="{Height - Foot}"/>
            <line class="median" x1="{middle}" x2="{middle}" y1="8" y2="{Height - Foot}"/>
            <text x="0" y="{Height - 14}">0 s</text><text x="{Width}" y="{Height - 14}" text-anchor="end">{Shown(longest)}</text>
            </svg><figcaption>{told} The line is the median.</figcaption></figure>
            """);
    }
}
