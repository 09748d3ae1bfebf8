namespace DpsAuthoring.Results.Footprints;

/// <summary>A position in degrees of WGS 84. Along a line, its longitude may go on beyond 180.</summary>
internal readonly record struct Position(double Longitude, double Latitude)
{
    /// <summary>How far two positions are from each other through a sphere of radius 1.</summary>
    public double DistanceTo(Position other)
    {
        (double x, double y, double z) = Vector();
        (double otherX, double otherY, double otherZ) = other.Vector();
        return Math.Sqrt(Square(x - otherX) + Square(y - otherY) + Square(z - otherZ));
    }

    /// <summary>A position on the straight line of GeoJSON to another one, which goes the short way round.</summary>
    public Position Towards(Position other, double part) =>
        new(Longitude + (ShortWay(other.Longitude - Longitude) * part), Latitude + ((other.Latitude - Latitude) * part));

    /// <summary>A difference of longitudes as one from -180 to 180.</summary>
    public static double ShortWay(double difference) => difference - (360 * Math.Round(difference / 360, MidpointRounding.AwayFromZero));

    private static double Square(double number) => number * number;

    private (double X, double Y, double Z) Vector()
    {
        (double sinLongitude, double cosLongitude) = Math.SinCos(double.DegreesToRadians(Longitude));
        (double sinLatitude, double cosLatitude) = Math.SinCos(double.DegreesToRadians(Latitude));
        return (cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }
}
