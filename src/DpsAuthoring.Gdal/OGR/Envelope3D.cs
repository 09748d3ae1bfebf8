using OSGeo.Native;

namespace OSGeo.OGR;

/// <summary>A box along the axes.</summary>
public sealed class Envelope3D : IDisposable
{
    /// <summary>Gets or sets the least x.</summary>
    public double MinX { get; set; }

    /// <summary>Gets or sets the greatest x.</summary>
    public double MaxX { get; set; }

    /// <summary>Gets or sets the least y.</summary>
    public double MinY { get; set; }

    /// <summary>Gets or sets the greatest y.</summary>
    public double MaxY { get; set; }

    /// <summary>Gets or sets the least height.</summary>
    public double MinZ { get; set; }

    /// <summary>Gets or sets the greatest height.</summary>
    public double MaxZ { get; set; }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    internal void Set(Extent3D extent)
    {
        (MinX, MaxX, MinY, MaxY) = (extent.Flat.MinX, extent.Flat.MaxX, extent.Flat.MinY, extent.Flat.MaxY);
        (MinZ, MaxZ) = (extent.MinZ, extent.MaxZ);
    }
}
