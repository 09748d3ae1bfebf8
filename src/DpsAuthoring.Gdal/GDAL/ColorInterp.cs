namespace OSGeo.GDAL;

/// <summary>What a band's values mean as colour.</summary>
public enum ColorInterp
{
    /// <summary>Nothing in particular.</summary>
    GCI_Undefined = 0,

    /// <summary>Grey level.</summary>
    GCI_GrayIndex = 1,

    /// <summary>Index into the colour table.</summary>
    GCI_PaletteIndex = 2,

    /// <summary>Red component.</summary>
    GCI_RedBand = 3,

    /// <summary>Green component.</summary>
    GCI_GreenBand = 4,

    /// <summary>Blue component.</summary>
    GCI_BlueBand = 5,

    /// <summary>Opacity: 0 is transparent.</summary>
    GCI_AlphaBand = 6,

    /// <summary>Hue component.</summary>
    GCI_HueBand = 7,

    /// <summary>Saturation component.</summary>
    GCI_SaturationBand = 8,

    /// <summary>Lightness component.</summary>
    GCI_LightnessBand = 9,

    /// <summary>Cyan component.</summary>
    GCI_CyanBand = 10,

    /// <summary>Magenta component.</summary>
    GCI_MagentaBand = 11,

    /// <summary>Yellow component.</summary>
    GCI_YellowBand = 12,

    /// <summary>Black component.</summary>
    GCI_BlackBand = 13,

    /// <summary>Luma of YCbCr.</summary>
    GCI_YCbCr_YBand = 14,

    /// <summary>Blue difference of YCbCr.</summary>
    GCI_YCbCr_CbBand = 15,

    /// <summary>Red difference of YCbCr.</summary>
    GCI_YCbCr_CrBand = 16,
}
