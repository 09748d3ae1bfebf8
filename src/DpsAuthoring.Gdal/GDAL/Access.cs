namespace OSGeo.GDAL;

/// <summary>How a dataset is opened.</summary>
public enum Access
{
    /// <summary>Read only.</summary>
    GA_ReadOnly = 0,

    /// <summary>Read and write in place.</summary>
    GA_Update = 1,
}
