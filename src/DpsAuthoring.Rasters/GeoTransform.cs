namespace DpsAuthoring.Rasters;

/// <summary>Where pixels lie on the map: x = OriginX + column · PixelWidth + row · RowRotation, and likewise y.</summary>
/// <param name="OriginX">The map's x of the upper left corner.</param>
/// <param name="PixelWidth">A pixel's width.</param>
/// <param name="RowRotation">How much x changes from row to row; 0 where north is up.</param>
/// <param name="OriginY">The map's y of the upper left corner.</param>
/// <param name="ColumnRotation">How much y changes from column to column; 0 where north is up.</param>
/// <param name="PixelHeight">A pixel's height; negative where north is up.</param>
public readonly record struct GeoTransform(
    double OriginX, double PixelWidth, double RowRotation, double OriginY, double ColumnRotation, double PixelHeight)
{
    /// <summary>Takes GDAL's six numbers.</summary>
    /// <param name="values">The numbers, in GDAL's order.</param>
    /// <exception cref="ArgumentException">They are not six.</exception>
    public static GeoTransform FromGdal(ReadOnlySpan<double> values) =>
        values.Length == 6
            ? new(values[0], values[1], values[2], values[3], values[4], values[5])
            : throw new ArgumentException($"A geotransform has 6 numbers, and these are {values.Length}.");

    /// <summary>Whether rows run along the map's x, from north to south.</summary>
    public bool IsNorthUp => RowRotation == 0 && ColumnRotation == 0 && PixelHeight < 0;

    /// <summary>Gives GDAL's six numbers.</summary>
    public double[] ToGdal() => [OriginX, PixelWidth, RowRotation, OriginY, ColumnRotation, PixelHeight];

    /// <summary>The map's place of a column and a row; whole numbers are pixels' upper left corners.</summary>
    /// <param name="column">The column.</param>
    /// <param name="row">The row.</param>
    public (double X, double Y) ToMap(double column, double row) =>
        (OriginX + (column * PixelWidth) + (row * RowRotation), OriginY + (column * ColumnRotation) + (row * PixelHeight));

    /// <summary>The column and the row of a place on the map.</summary>
    /// <param name="x">The map's x.</param>
    /// <param name="y">The map's y.</param>
    public (double Column, double Row) ToPixel(double x, double y)
    {
        double determinant = (PixelWidth * PixelHeight) - (RowRotation * ColumnRotation);
        (double dx, double dy) = (x - OriginX, y - OriginY);
        return (((dx * PixelHeight) - (dy * RowRotation)) / determinant, ((dy * PixelWidth) - (dx * ColumnRotation)) / determinant);
    }

    /// <summary>Whether no corner of a raster of this size is further from its place in the other than a thousandth of a pixel.</summary>
    internal bool IsSameFor(GeoTransform other, int width, int height)
    {
        foreach ((int column, int row) in ((int, int)[])[(0, 0), (width, 0), (0, height), (width, height)])
        {
            (double x, double y) = other.ToMap(column, row);
            (double sameColumn, double sameRow) = ToPixel(x, y);
            if (!(Math.Abs(sameColumn - column) < 1e-3 && Math.Abs(sameRow - row) < 1e-3))
            {
                return false;
            }
        }

        return true;
    }
}
