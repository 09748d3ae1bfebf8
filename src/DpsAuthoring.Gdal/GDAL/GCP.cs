namespace OSGeo.GDAL;

/// <summary>A ground control point: a pixel, and its place.</summary>
public sealed class GCP : IDisposable
{
    /// <summary>Makes a point.</summary>
    /// <param name="x">The x of its place.</param>
    /// <param name="y">The y of its place.</param>
    /// <param name="z">The height of its place.</param>
    /// <param name="pixel">Its column; 0 is the left edge.</param>
    /// <param name="line">Its row; 0 is the upper edge.</param>
    /// <param name="info">A text on it; may be empty.</param>
    /// <param name="id">Its name; may be empty.</param>
    public GCP(double x, double y, double z, double pixel, double line, string? info, string? id)
    {
        (GCPX, GCPY, GCPZ, GCPPixel, GCPLine) = (x, y, z, pixel, line);
        (Info, Id) = (info ?? "", id ?? "");
    }

    /// <summary>Gets or sets the x of its place.</summary>
    public double GCPX { get; set; }

    /// <summary>Gets or sets the y of its place.</summary>
    public double GCPY { get; set; }

    /// <summary>Gets or sets the height of its place.</summary>
    public double GCPZ { get; set; }

    /// <summary>Gets or sets its column; 0 is the left edge.</summary>
    public double GCPPixel { get; set; }

    /// <summary>Gets or sets its row; 0 is the upper edge.</summary>
    public double GCPLine { get; set; }

    /// <summary>Gets or sets a text on it.</summary>
    public string Info { get; set; }

    /// <summary>Gets or sets its name.</summary>
    public string Id { get; set; }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
