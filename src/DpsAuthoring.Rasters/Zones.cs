using System.Runtime.InteropServices;
using OSGeo.OGR;

namespace DpsAuthoring.Rasters;

/// <summary>Statistics of a raster's pixels by the zones of another.</summary>
public static class Zones
{
    /// <summary>
    /// Makes the raster of zone numbers of a layer's polygons, for <see cref="SumUpAsync"/>: a pixel has the number (FID) of the polygon that its
    /// middle lies in, of the last where there are several, and no data where there is none.
    /// </summary>
    /// <param name="path">Where it is written, as a GeoTIFF: <c>job.Scratch.GetPath("zones.tif")</c>.</param>
    /// <param name="grid">Its pixels: <c>RasterGrid.Of(raster)</c>.</param>
    /// <param name="polygons">The polygons, in any coordinate system.</param>
    public static void Burn(string path, RasterGrid grid, Layer polygons)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(polygons);
        ZoneBurning.Burn(path, grid, polygons);
    }

    /// <summary>Sums up a raster by zones. Zones on another grid are brought onto the raster's, each pixel to the nearest.</summary>
    /// <param name="values">The raster.</param>
    /// <param name="zones">A raster of zone numbers; its pixels without data belong to no zone.</param>
    /// <param name="with">Says more of how it is computed: <c>blocks => blocks.Report(job.Progress)</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The statistics of each zone that has pixels with data, by its number.</returns>
    public static async Task<IReadOnlyDictionary<long, ZoneStatistics>> SumUpAsync(
        RasterInput values, RasterInput zones, Func<Blocks<double>, Blocks<double>>? with = null,
            CancellationToken cancellationToken = default)
    {
        var blocks = Blocks.Read<double>(values, zones);
        return await (with is null ? blocks : with(blocks)).AggregateAsync<Dictionary<long, ZoneStatistics>>(
            () => [], Add, Merge, cancellationToken).ConfigureAwait(false);
    }

    private static void Add(Dictionary<long, ZoneStatistics> sums, Block<double> block)
    {
        for (int y = 0; y < block.Height; y++)
        {
            ReadOnlySpan<double> values = block.Row(0, y);
            ReadOnlySpan<double> zones = block.Row(1, y);
            for (int x = 0; x < values.Length;)
            {
                // Zones are areas: what follows in the same one is summed up before it is looked up.
                double zone = zones[x];
                int end = x + 1;
                while (end < zones.Length && zones[end] == zone)
                {
                    end++;
                }

                if (!double.IsNaN(zone))
                {
                    AddRun(sums, (long)zone, values[x..end]);
                }

                x = end;
            }
        }
    }

    private static void AddRun(Dictionary<long, ZoneStatistics> sums, long zone, ReadOnlySpan<double> values)
    {
        long count = 0;
        (double sum, double squares) = (0, 0);
        (double min, double max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                count++;
                sum += value;
                squares += value * value;
                min = value < min ? value : min;
                max = value > max ? value : max;
            }
        }

        if (count > 0)
        {
            ref ZoneStatistics total = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, zone, out bool known);
            var run = new ZoneStatistics(count, sum, min, max, squares);
            total = known ? total.With(run) : run;
        }
    }

    private static void Merge(Dictionary<long, ZoneStatistics> total, Dictionary<long, ZoneStatistics> more)
    {
        foreach ((long zone, ZoneStatistics statistics) in more)
        {
            total[zone] = total.TryGetValue(zone, out ZoneStatistics known) ? known.With(statistics) : statistics;
        }
    }
}
