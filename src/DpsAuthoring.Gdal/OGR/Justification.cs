namespace OSGeo.OGR;

/// <summary>How values are aligned.</summary>
public enum Justification
{
    /// <summary>Not said.</summary>
    OJUndefined = 0,

    /// <summary>Left.</summary>
    OJLeft = 1,

    /// <summary>Right.</summary>
    OJRight = 2,
}
