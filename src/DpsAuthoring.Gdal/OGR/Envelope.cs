using OSGeo.Native;

namespace OSGeo.OGR;

/// <summary>A rectangle along the axes.</summary>
public sealed class Envelope : IDisposable
{
    /// <summary>Gets or sets the least x.</summary>
    public double MinX { get; set; }

    /// <summary>Gets or sets the greatest x.</summary>
    public double MaxX { get; set; }

    /// <summary>Gets or sets the least y.</summary>
    public double MinY { get; set; }

    /// <summary>Gets or sets the greatest y.</summary>
    public double MaxY { get; set; }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    internal void Set(Extent extent) => (MinX, MaxX, MinY, MaxY) = (extent.MinX, extent.MaxX, extent.MinY, extent.MaxY);
}
