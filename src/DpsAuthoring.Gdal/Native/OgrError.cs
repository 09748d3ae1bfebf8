namespace OSGeo.Native;

/// <summary>OGR's error numbers.</summary>
internal static class OgrError
{
    /// <summary>What a number says, in the words of GDAL's own bindings.</summary>
    public static string Meaning(int error) => error switch
    {
        1 => "OGR Error: Not enough data",
        2 => "OGR Error: Not enough memory",
        3 => "OGR Error: Unsupported geometry type",
        4 => "OGR Error: Unsupported operation",
        5 => "OGR Error: Corrupt data",
        7 => "OGR Error: Unsupported SRS",
        8 => "OGR Error: Invalid handle",
        9 => "OGR Error: Non existing feature",
        _ => "OGR Error: General error",
    };
}
