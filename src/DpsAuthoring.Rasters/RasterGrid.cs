using System.Globalization;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace DpsAuthoring.Rasters;

/// <summary>A grid of pixels on the map: size, place and coordinate system.</summary>
/// <param name="Width">The width in pixels.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="GeoTransform">Where the pixels lie on the map.</param>
/// <param name="Projection">The coordinate system as WKT; empty where there is none.</param>
public sealed record RasterGrid(int Width, int Height, GeoTransform GeoTransform, string Projection)
{
    /// <summary>The grid that covers a box with square pixels. The lower right edge grows to whole pixels.</summary>
    /// <param name="west">The least x.</param>
    /// <param name="south">The least y.</param>
    /// <param name="east">The greatest x.</param>
    /// <param name="north">The greatest y.</param>
    /// <param name="resolution">A pixel's width and height, in the units of the coordinate system.</param>
    /// <param name="system">The coordinate system as GDAL takes it: <c>EPSG:32633</c>, WKT.</param>
    /// <exception cref="ArgumentException">The box is empty, or the coordinate system is not known.</exception>
    public static RasterGrid Covering(double west, double south, double east, double north, double resolution, string system)
    {
        ArgumentException.ThrowIfNullOrEmpty(system);
        double width = Math.Ceiling(((east - west) / resolution) - 1e-6);
        double height = Math.Ceiling(((north - south) / resolution) - 1e-6);
        if (!(resolution > 0 && width is >= 1 and <= int.MaxValue && height is >= 1 and <= int.MaxValue))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A box from ({west}, {south}) to ({east}, {north}) with pixels of {resolution} is no grid: write west < east, south < north and a resolution above 0."));
        }

        using var reference = new SpatialReference("");
        string wkt = "";
        if (reference.SetFromUserInput(system) != 0 || reference.ExportToWkt(out wkt, null) != 0)
        {
            throw new ArgumentException($"'{system}' is no coordinate system that GDAL knows: write an EPSG code, such as EPSG:32633.");
        }

        return new((int)width, (int)height, new(west, resolution, 0, north, 0, -resolution), wkt);
    }

    /// <summary>The grid of a raster.</summary>
    /// <param name="dataset">The raster.</param>
    public static RasterGrid Of(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new(dataset.RasterXSize, dataset.RasterYSize, dataset.GeoTransform, dataset.GetProjection() ?? "");
    }

    /// <summary>The same area in other pixels. A raster is read onto it as <c>gdal_translate -outsize</c> does.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    public RasterGrid Resized(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (double across, double down) = ((double)Width / width, (double)Height / height);
        return this with
        {
            Width = width,
            Height = height,
            GeoTransform = new(
                GeoTransform.OriginX, GeoTransform.PixelWidth * across, GeoTransform.RowRotation * down,
                GeoTransform.OriginY, GeoTransform.ColumnRotation * across, GeoTransform.PixelHeight * down),
        };
    }

    /// <summary>Whether it is the same area, in whatever pixels.</summary>
    internal bool CoversSameAs(RasterGrid other) =>
        IsGeoreferenced == other.IsGeoreferenced
        && (!IsGeoreferenced || Resized(other.Width, other.Height).IsSameAs(other));

    /// <summary>Whether it is on a map at all: pixels counted from the corner are not.</summary>
    internal bool IsGeoreferenced =>
        Projection.Length > 0 || GeoTransform with { PixelHeight = Math.Abs(GeoTransform.PixelHeight) } != new GeoTransform(0, 1, 0, 0,
            0, 1);

    /// <summary>Whether each pixel of the one is the same pixel of the other.</summary>
    internal bool IsSameAs(RasterGrid other) =>
        Width == other.Width
        && Height == other.Height
        && (!IsGeoreferenced || !other.IsGeoreferenced
            || (GeoTransform.IsSameFor(other.GeoTransform, Width, Height) && IsSameSystem(Projection, other.Projection)));

    private static bool IsSameSystem(string one, string other)
    {
        if (one == other || one.Length == 0 || other.Length == 0)
        {
            return true;
        }

        using var first = new SpatialReference(one);
        using var second = new SpatialReference(other);
        return first.IsSame(second, null) != 0;
    }
}
