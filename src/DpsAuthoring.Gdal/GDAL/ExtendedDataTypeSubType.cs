namespace OSGeo.GDAL;

/// <summary>A kind of values within a class.</summary>
public enum ExtendedDataTypeSubType
{
    /// <summary>None in particular.</summary>
    GEDTST_NONE = 0,

    /// <summary>Texts that are JSON.</summary>
    GEDTST_JSON = 1,
}
