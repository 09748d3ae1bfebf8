using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// Checks of a raster that a job has made: <c>job.Output.Expect("ndvi.tif").That(RasterCheck.IsGeoreferenced)</c>. Each says what is wrong as
/// the end of a sentence, and null where nothing is.
/// </summary>
public static class RasterCheck
{
    /// <summary>Whether GDAL reads it to its last pixel.</summary>
    /// <param name="path">The raster.</param>
    public static string? IsReadable(string path) => Ask(path, dataset =>
    {
        double[] row = new double[dataset.RasterXSize];
        foreach (Band band in dataset.Bands)
        {
            using (band)
            {
                for (int y = 0; y < band.YSize; y++)
                {
                    band.Read(row.AsSpan(), new RasterWindow(0, y, band.XSize, 1));
                }
            }
        }

        return null;
    });

    /// <summary>Whether it has a coordinate system, and its pixels a place in it.</summary>
    /// <param name="path">The raster.</param>
    public static string? IsGeoreferenced(string path) => Ask(path, static dataset =>
        string.IsNullOrEmpty(dataset.GetProjection()) ? "has no coordinate system"
        : dataset.GeoTransform == GeoTransform.FromGdal([0, 1, 0, 0, 0, 1]) ? "has a coordinate system and no place in it"
        : null);

    /// <summary>Whether every band has a pixel with data.</summary>
    /// <param name="path">The raster.</param>
    public static string? HasData(string path) => Ask(path, static dataset => MostNoData(dataset) >= 1 ? "has a band without any data" : null);

    /// <summary>A check that no band has more than a share of its pixels without data.</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    public static Func<string, string?> HasNoDataAtMost(double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return path => Ask(path, dataset => MostNoData(dataset) is var most && most > share
            ? FormattableString.Invariant($"has a band with {most:P1} of its pixels without data, and at most {share:P1} were expected")
            : null);
    }

    private static string? Ask(string path, Func<Dataset, string?> check)
    {
        Gdal.AllRegister();
        using Dataset dataset = Gdal.Open(path, Access.GA_ReadOnly);
        return check(dataset);
    }

    /// <summary>The share of the band that has the most pixels without data.</summary>
    private static double MostNoData(Dataset dataset)
    {
        double most = 0;
        foreach (Band band in dataset.Bands)
        {
            using (band)
            {
                most = Math.Max(most, NoData(band));
            }
        }

        return most;
    }

    private static double NoData(Band band)
    {
        long without = 0;
        float[] row = new float[band.XSize];
        bool mayBeNaN = band.DataType is DataType.GDT_Float32 or DataType.GDT_Float64;
        for (int y = 0; y < band.YSize; y++)
        {
            var window = new RasterWindow(0, y, band.XSize, 1);
            bool[] valid = band.ReadMask(window);
            if (mayBeNaN)
            {
                band.Read(row.AsSpan(), window);
            }

            for (int x = 0; x < row.Length; x++)
            {
                without += !valid[x] || (mayBeNaN && float.IsNaN(row[x])) ? 1 : 0;
            }
        }

        return (double)without / ((long)band.XSize * band.YSize);
    }
}
