using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>
/// One colour of a <see cref="ColorTable"/>: for <see cref="PaletteInterp.GPI_RGB"/> red, green, blue and alpha, each 0 to 255.
/// </summary>
public sealed class ColorEntry : IDisposable
{
    /// <summary>Gets or sets the first component: red.</summary>
    public short c1 { get; set; }

    /// <summary>Gets or sets the second component: green.</summary>
    public short c2 { get; set; }

    /// <summary>Gets or sets the third component: blue.</summary>
    public short c3 { get; set; }

    /// <summary>Gets or sets the fourth component: alpha, 255 is opaque.</summary>
    public short c4 { get; set; }

    internal ColorComponents Components
    {
        get => new() { C1 = c1, C2 = c2, C3 = c3, C4 = c4 };
        set => (c1, c2, c3, c4) = (value.C1, value.C2, value.C3, value.C4);
    }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
