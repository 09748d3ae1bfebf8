using OSGeo.Native;

namespace OSGeo.OGR;

/// <summary>Named styles.</summary>
public sealed class StyleTable : IDisposable
{
    /// <summary>Makes an empty table.</summary>
    public StyleTable()
    {
        GdalLibrary.Start();
        Native = new NativeObject(new OwnedHandle(LibGdal.OGR_STBL_Create(manager: 0), LibGdal.OGR_STBL_Destroy));
    }

    internal StyleTable(NativeObject native) => Native = native;

    internal NativeObject Native { get; }

    private nint Pointer => Native.Pointer;

    /// <summary>Adds a style.</summary>
    /// <param name="pszName">Its name.</param>
    /// <param name="pszStyleString">The style.</param>
    /// <returns>1; 0 when there is one of that name.</returns>
    public int AddStyle(string pszName, string pszStyleString)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_STBL_AddStyle(Pointer, pszName, pszStyleString));
    }

    /// <summary>Finds a style.</summary>
    /// <param name="pszName">Its name.</param>
    /// <returns>The style; null when there is none.</returns>
    public string? Find(string pszName)
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_STBL_Find(Pointer, pszName)));
    }

    /// <summary>Gets the next style.</summary>
    /// <returns>The style; null after the last.</returns>
    public string? GetNextStyle()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_STBL_GetNextStyle(Pointer)));
    }

    /// <summary>Gets the name of the style that <see cref="GetNextStyle"/> gave.</summary>
    /// <returns>The name; null when it gave none.</returns>
    public string? GetLastStyleName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_STBL_GetLastStyleName(Pointer)));
    }

    /// <summary>Has <see cref="GetNextStyle"/> start again at the first.</summary>
    public void ResetStyleStringReading()
    {
        using NativeCall call = Enter();
        LibGdal.OGR_STBL_ResetStyleStringReading(Pointer);
        call.Checked(0);
    }

    /// <summary>Reads styles from a file.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <returns>1; 0 when it cannot be read.</returns>
    public int LoadStyleTable(string utf8_path)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_STBL_LoadStyleTable(Pointer, utf8_path));
    }

    /// <summary>Writes the styles to a file.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <returns>1; 0 when it cannot be written.</returns>
    public int SaveStyleTable(string utf8_path)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_STBL_SaveStyleTable(Pointer, utf8_path));
    }

    /// <summary>Frees it, unless it is a part of something.</summary>
    public void Dispose() => Native.Dispose("style table");

    private NativeCall Enter() => Native.Enter(Ogr.Throws);
}
