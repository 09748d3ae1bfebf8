using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>The colours of a band's values 0, 1, 2…</summary>
public sealed class ColorTable : IDisposable
{
    /// <summary>Makes an empty table.</summary>
    /// <param name="palette">What the components are.</param>
    public ColorTable(PaletteInterp palette)
    {
        GdalLibrary.Start();
        Handle = new ColorTableHandle(LibGdal.GDALCreateColorTable((int)palette));
    }

    internal ColorTable(ColorTableHandle handle) => Handle = handle;

    internal ColorTableHandle Handle { get; }

    private nint Pointer => Handle.DangerousGetHandle();

    /// <summary>Copies the table.</summary>
    /// <returns>The copy.</returns>
    public ColorTable Clone()
    {
        using NativeCall call = Enter();
        return new ColorTable(new ColorTableHandle(LibGdal.GDALCloneColorTable(Pointer)));
    }

    /// <summary>Gets what the components are.</summary>
    /// <returns>The interpretation.</returns>
    public PaletteInterp GetPaletteInterpretation()
    {
        using NativeCall call = Enter();
        return (PaletteInterp)LibGdal.GDALGetPaletteInterpretation(Pointer);
    }

    /// <summary>Gets the number of entries.</summary>
    /// <returns>The number.</returns>
    public int GetCount()
    {
        using NativeCall call = Enter();
        return LibGdal.GDALGetColorEntryCount(Pointer);
    }

    /// <summary>Gets a copy of an entry.</summary>
    /// <param name="entry">Its number, from 0.</param>
    /// <returns>The entry, or null when there is none of that number.</returns>
    public unsafe ColorEntry? GetColorEntry(int entry)
    {
        using NativeCall call = Enter();
        ColorComponents* components = LibGdal.GDALGetColorEntry(Pointer, entry);
        return components is null ? null : new ColorEntry { Components = *components };
    }

    /// <summary>Gets an entry as red, green, blue and alpha.</summary>
    /// <param name="entry">Its number, from 0.</param>
    /// <param name="centry">Filled in.</param>
    /// <returns>1, or 0 when there is no such entry or it has no such colour.</returns>
    public int GetColorEntryAsRGB(int entry, ColorEntry centry)
    {
        ArgumentNullException.ThrowIfNull(centry);
        using NativeCall call = Enter();
        ColorComponents components = centry.Components;
        int found = call.Checked(LibGdal.GDALGetColorEntryAsRGB(Pointer, entry, ref components));
        centry.Components = components;
        return found;
    }

    /// <summary>Sets an entry; the table grows as needed.</summary>
    /// <param name="entry">Its number, from 0.</param>
    /// <param name="centry">The colour.</param>
    public void SetColorEntry(int entry, ColorEntry centry)
    {
        ArgumentNullException.ThrowIfNull(centry);
        using NativeCall call = Enter();
        LibGdal.GDALSetColorEntry(Pointer, entry, centry.Components);
        call.Checked(0);
    }

    /// <summary>Sets entries to a ramp between two colours.</summary>
    /// <param name="nStartIndex">The first entry.</param>
    /// <param name="startcolor">Its colour.</param>
    /// <param name="nEndIndex">The last entry.</param>
    /// <param name="endcolor">Its colour.</param>
    public void CreateColorRamp(int nStartIndex, ColorEntry startcolor, int nEndIndex, ColorEntry endcolor)
    {
        ArgumentNullException.ThrowIfNull(startcolor);
        ArgumentNullException.ThrowIfNull(endcolor);
        using NativeCall call = Enter();
        LibGdal.GDALCreateColorRamp(Pointer, nStartIndex, startcolor.Components, nEndIndex, endcolor.Components);
        call.Checked(0);
    }

    /// <summary>Frees the table. Bands it was set on keep their own copy.</summary>
    public void Dispose() => Handle.Dispose();

    private NativeCall Enter() => new(Handle, Gdal.Throws);
}
