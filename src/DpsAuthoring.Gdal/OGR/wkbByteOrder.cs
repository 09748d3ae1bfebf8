namespace OSGeo.OGR;

/// <summary>The order of bytes in WKB.</summary>
public enum wkbByteOrder
{
    /// <summary>The most significant byte first.</summary>
    wkbXDR = 0,

    /// <summary>The least significant byte first.</summary>
    wkbNDR = 1,
}
