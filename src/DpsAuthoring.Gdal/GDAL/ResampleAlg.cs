namespace OSGeo.GDAL;

/// <summary>The resampling of a warp.</summary>
public enum ResampleAlg
{
    /// <summary>The nearest source pixel.</summary>
    GRA_NearestNeighbour = 0,

    /// <summary>Bilinear interpolation.</summary>
    GRA_Bilinear = 1,

    /// <summary>Cubic interpolation.</summary>
    GRA_Cubic = 2,

    /// <summary>Cubic spline interpolation.</summary>
    GRA_CubicSpline = 3,

    /// <summary>Lanczos windowed sinc.</summary>
    GRA_Lanczos = 4,

    /// <summary>Average of the source pixels.</summary>
    GRA_Average = 5,

    /// <summary>Most frequent of the source pixels.</summary>
    GRA_Mode = 6,

    /// <summary>Greatest of the source pixels.</summary>
    GRA_Max = 8,

    /// <summary>Least of the source pixels.</summary>
    GRA_Min = 9,

    /// <summary>Median of the source pixels.</summary>
    GRA_Med = 10,

    /// <summary>First quartile of the source pixels.</summary>
    GRA_Q1 = 11,

    /// <summary>Third quartile of the source pixels.</summary>
    GRA_Q3 = 12,

    /// <summary>Weighted sum of the source pixels.</summary>
    GRA_Sum = 13,

    /// <summary>Root mean square of the source pixels.</summary>
    GRA_RMS = 14,
}
