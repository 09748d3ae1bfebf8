namespace OSGeo.GDAL;

/// <summary>What the components of a colour table's entries are.</summary>
public enum PaletteInterp
{
    /// <summary>Grey.</summary>
    GPI_Gray = 0,

    /// <summary>Red, green, blue, alpha.</summary>
    GPI_RGB = 1,

    /// <summary>Cyan, magenta, yellow, black.</summary>
    GPI_CMYK = 2,

    /// <summary>Hue, lightness, saturation.</summary>
    GPI_HLS = 3,
}
