namespace OSGeo.GDAL;

/// <summary>The class of a GDAL error, and the result of many calls.</summary>
public enum CPLErr
{
    /// <summary>Success.</summary>
    CE_None = 0,

    /// <summary>A debug line.</summary>
    CE_Log = 1,

    /// <summary>A warning: the result stands.</summary>
    CE_Warning = 2,

    /// <summary>A failure: the result does not stand.</summary>
    CE_Failure = 3,

    /// <summary>GDAL cannot go on, and ends the process.</summary>
    CE_Fatal = 4,
}
