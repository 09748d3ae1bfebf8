namespace DpsAuthoring.Rasters;

/// <summary>What lies outside a raster, for computations that look at a pixel's neighbours.</summary>
public enum Edge
{
    /// <summary>Nothing: pixels without data (NaN), in float and double.</summary>
    NoData,

    /// <summary>The outermost pixel again: a a a | a b c.</summary>
    Replicate,

    /// <summary>The raster mirrored at its edge: c b a | a b c.</summary>
    Mirror,
}
