namespace OSGeo.GDAL;

/// <summary>What values are.</summary>
public enum ExtendedDataTypeClass
{
    /// <summary>Numbers.</summary>
    GEDTC_NUMERIC = 0,

    /// <summary>Texts.</summary>
    GEDTC_STRING = 1,

    /// <summary>Of several fields.</summary>
    GEDTC_COMPOUND = 2,
}
