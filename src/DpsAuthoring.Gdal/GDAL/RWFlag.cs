namespace OSGeo.GDAL;

/// <summary>The direction of a transfer between a raster and a buffer.</summary>
public enum RWFlag
{
    /// <summary>From the raster into the buffer.</summary>
    GF_Read = 0,

    /// <summary>From the buffer into the raster.</summary>
    GF_Write = 1,
}
