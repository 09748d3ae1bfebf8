using OSGeo.OSR;

namespace DpsAuthoring.Results.Footprints;

/// <summary>Where the pixels of a raster lie on Earth.</summary>
internal sealed class Placement : IDisposable
{
    /// <summary>
    /// How far a point may be from itself after the way there and back, in parts of the raster's size, and in metres: from one datum to
    /// another and back, some are.
    /// </summary>
    private const double RoundTrip = 1e-9;
    private const double RoundTripMetres = 1;
    private const double MetresOfDegree = 111_320;

    /// <summary>What PROJ takes for no time.</summary>
    private const double Now = double.PositiveInfinity;

    private readonly double[] _transform;
    private readonly CoordinateTransformation _there;
    private readonly CoordinateTransformation _back;
    private readonly double _farthest;
    private readonly double _pixel;
    private readonly double _circumference;
    private readonly double[] _point = new double[4];

    /// <param name="width">The raster's width in pixels.</param>
    /// <param name="height">Its height.</param>
    /// <param name="transform">GDAL's six numbers that place its pixels in its coordinate system.</param>
    /// <param name="system">Its coordinate system.</param>
    /// <exception cref="OSGeo.GDAL.GdalException">The system is none of the Earth's surface.</exception>
    public Placement(int width, int height, double[] transform, SpatialReference system)
    {
        (Width, Height, _transform) = (width, height, transform);
        using SpatialReference own = system.Clone();
        own.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using var earth = new SpatialReference("");
        earth.ImportFromEPSG(4326);
        earth.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        _there = new CoordinateTransformation(own, earth);
        _back = new CoordinateTransformation(earth, own);
        double reach = ((Math.Abs(transform[1]) + Math.Abs(transform[4])) * width)
            + ((Math.Abs(transform[2]) + Math.Abs(transform[5])) * height);
        IsInDegrees = own.IsGeographic() != 0 && AreItsDegreesLongitudes();
        _farthest = Math.Max(RoundTrip * reach, RoundTripMetres / (own.IsProjected() != 0 ? own.GetLinearUnits() : MetresOfDegree));
        _pixel = IsInDegrees ? Math.Abs(transform[4]) + Math.Abs(transform[5]) : 0;
        _circumference = IsInDegrees ? 360 : Circumference();
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Whether its coordinates are degrees, so that longitudes go on beyond 180 as the raster does.</summary>
    public bool IsInDegrees { get; }

    /// <summary>Whether the world lies in it side by side again and again, as on a cylinder that is rolled on.</summary>
    public bool GoesRound => _circumference > 0;

    /// <summary>Where a point of the raster lies; null where that is nowhere on Earth.</summary>
    /// <param name="column">Pixels from its left edge.</param>
    /// <param name="row">Pixels from its upper edge.</param>
    public Position? At(double column, double row)
    {
        double x = _transform[0] + (column * _transform[1]) + (row * _transform[2]);
        double y = _transform[3] + (column * _transform[4]) + (row * _transform[5]);
        if (IsInDegrees)
        {
            // The cells of global grids often have their centres on the poles.
            if (Math.Abs(y) > 90 + _pixel || Math.Abs(x) > 720)
            {
                return null;
            }

            y = Math.Clamp(y, -90, 90);
        }

        if (Transformed(_there, x, y) is not var (longitude, latitude) || Math.Abs(latitude) > 90 + 1e-9)
        {
            return null;
        }

        latitude = Math.Clamp(latitude, -90, 90);
        return IsInDegrees ? new Position(x + Position.ShortWay(longitude - x), latitude)
            : ComesBack(x, y, longitude, latitude) ? new Position(longitude, latitude)
            : null;
    }

    public void Dispose()
    {
        _there.Dispose();
        _back.Dispose();
    }

    /// <summary>Beyond the edge of the world, projections give positions that are elsewhere.</summary>
    private bool ComesBack(double x, double y, double longitude, double latitude)
    {
        if (Transformed(_back, longitude, latitude) is not var (backX, backY))
        {
            return false;
        }

        double across = backX - x;
        if (_circumference > 0)
        {
            across -= _circumference * Math.Round(across / _circumference);
        }

        return Math.Abs(across) + Math.Abs(backY - y) <= _farthest;
    }

    private (double X, double Y)? Transformed(CoordinateTransformation way, double x, double y)
    {
        return way.TransformPointWithErrorCode(_point, x, y, 0, Now) == 0 && double.IsFinite(_point[0]) && double.IsFinite(_point[1])
            ? (_point[0], _point[1])
            : null;
    }

    /// <summary>Of a system whose pole is turned, the degrees are others.</summary>
    private bool AreItsDegreesLongitudes() =>
        new[] { (10.0, 10.0), (100, -40), (-60, 60) }.All(point =>
            Transformed(_there, point.Item1, point.Item2) is var (longitude, latitude)
            && Math.Abs(Position.ShortWay(longitude - point.Item1)) < 0.1
            && Math.Abs(latitude - point.Item2) < 0.1);

    /// <summary>The width of the world in a projection in which a degree of longitude is as wide everywhere; 0 in any other.</summary>
    private double Circumference()
    {
        if (DegreeAt(0) is not { } atEquator || DegreeAt(45) is not { } farther || DegreeAt(-60) is not { } farthest)
        {
            return 0;
        }

        double width = Math.Abs(atEquator);
        return Math.Abs(farther - atEquator) < 1e-6 * width && Math.Abs(farthest - atEquator) < 1e-6 * width ? 360 * width : 0;
    }

    /// <summary>How wide a degree is at a latitude, if it is as wide at three longitudes and runs along x.</summary>
    private double? DegreeAt(double latitude)
    {
        var widths = new List<double>();
        foreach (double longitude in new[] { -100.5, 0.25, 60.75, 150.5 })
        {
            if (Transformed(_back, longitude, latitude) is not var (x, y)
                || Transformed(_back, longitude + 1, latitude) is not var (nextX, nextY)
                || Math.Abs(nextY - y) > 1e-6 * Math.Abs(nextX - x))
            {
                return null;
            }

            widths.Add(nextX - x);
        }

        widths.Sort(); // One degree may be where the map is cut.
        return Math.Abs(widths[2] - widths[1]) <= 1e-6 * Math.Abs(widths[1]) ? widths[1] : null;
    }
}
