namespace OSGeo.GDAL;

/// <summary>The resampling of a read or write whose buffer differs in size from its window.</summary>
public enum RIOResampleAlg
{
    /// <summary>The nearest source pixel. The default.</summary>
    GRIORA_NearestNeighbour = 0,

    /// <summary>Bilinear interpolation.</summary>
    GRIORA_Bilinear = 1,

    /// <summary>Cubic interpolation.</summary>
    GRIORA_Cubic = 2,

    /// <summary>Cubic spline interpolation.</summary>
    GRIORA_CubicSpline = 3,

    /// <summary>Lanczos windowed sinc.</summary>
    GRIORA_Lanczos = 4,

    /// <summary>Average of the source pixels.</summary>
    GRIORA_Average = 5,

    /// <summary>Root mean square of the source pixels.</summary>
    GRIORA_RMS = 14,

    /// <summary>Most frequent of the source pixels.</summary>
    GRIORA_Mode = 6,

    /// <summary>Gaussian.</summary>
    GRIORA_Gauss = 7,
}
