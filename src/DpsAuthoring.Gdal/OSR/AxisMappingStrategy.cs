namespace OSGeo.OSR;

/// <summary>The order of a coordinate system's axes in coordinates given and returned.</summary>
public enum AxisMappingStrategy
{
    /// <summary>Longitude or easting first, whatever the authority says.</summary>
    OAMS_TRADITIONAL_GIS_ORDER,

    /// <summary>As the authority defines it: latitude first in EPSG:4326. The default.</summary>
    OAMS_AUTHORITY_COMPLIANT,

    /// <summary>As given by a mapping of its own.</summary>
    OAMS_CUSTOM,
}
