using System.Runtime.InteropServices;
using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>What datasets, bands and drivers share: a description and metadata.</summary>
public abstract class MajorObject : IDisposable
{
    private readonly nint _pointer;

    private protected MajorObject(nint pointer, SafeHandle? owner)
    {
        _pointer = pointer;
        Owner = owner;
    }

    /// <summary>Gets what must stay open while the pointer is in use; null for what is never freed.</summary>
    internal SafeHandle? Owner { get; }

    internal nint Pointer => _pointer;

    /// <summary>Gets the description: a dataset's path, a band's name, a driver's short name.</summary>
    /// <returns>The description; may be empty.</returns>
    public string GetDescription()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALGetDescription(Pointer)) ?? "");
    }

    /// <summary>Sets the description. Formats keep a band's; a dataset's path does not change by it.</summary>
    /// <param name="pszNewDesc">The new description.</param>
    public void SetDescription(string pszNewDesc)
    {
        using NativeCall call = Enter();
        LibGdal.GDALSetDescription(Pointer, pszNewDesc);
        call.Checked(0);
    }

    /// <summary>Lists the domains that have metadata.</summary>
    /// <returns>The domains; the default one is the empty string.</returns>
    public string[] GetMetadataDomainList()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.TakeList(LibGdal.GDALGetMetadataDomainList(Pointer)));
    }

    /// <summary>Gets the metadata of a domain.</summary>
    /// <param name="pszDomain">The domain; empty for the default one.</param>
    /// <returns><c>NAME=value</c> items; empty when there are none.</returns>
    public string[] GetMetadata(string? pszDomain)
    {
        using NativeCall call = Enter();
        return call.Checked(Text.List(LibGdal.GDALGetMetadata(Pointer, pszDomain)));
    }

    /// <summary>Replaces the metadata of a domain.</summary>
    /// <param name="papszMetadata"><c>NAME=value</c> items.</param>
    /// <param name="pszDomain">The domain; empty for the default one.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">GDAL refuses it.</exception>
    public CPLErr SetMetadata(string[]? papszMetadata, string? pszDomain)
    {
        using NativeCall call = Enter();
        using var items = new StringList(papszMetadata);
        return call.Checked(LibGdal.GDALSetMetadata(Pointer, items.Pointer, pszDomain), "The metadata were not set");
    }

    /// <summary>Replaces the metadata of a domain by a single text, as XML domains hold.</summary>
    /// <param name="pszMetadataString">The text.</param>
    /// <param name="pszDomain">The domain.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">GDAL refuses it.</exception>
    public CPLErr SetMetadata(string pszMetadataString, string? pszDomain) => SetMetadata([pszMetadataString], pszDomain);

    /// <summary>Gets one metadata value.</summary>
    /// <param name="pszName">The item's name.</param>
    /// <param name="pszDomain">The domain; empty for the default one.</param>
    /// <returns>The value, or null when there is none of that name.</returns>
    public string? GetMetadataItem(string pszName, string? pszDomain)
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALGetMetadataItem(Pointer, pszName, pszDomain)));
    }

    /// <summary>Sets one metadata value.</summary>
    /// <param name="pszName">The item's name.</param>
    /// <param name="pszValue">The value; null removes the item.</param>
    /// <param name="pszDomain">The domain; empty for the default one.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">GDAL refuses it.</exception>
    public CPLErr SetMetadataItem(string pszName, string? pszValue, string? pszDomain)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALSetMetadataItem(Pointer, pszName, pszValue, pszDomain), $"The metadata item {pszName} was not set");
    }

    /// <summary>Lets go of the object. A dataset is written out and closed; a band or driver has nothing of its own to close.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    internal NativeCall Enter(CallFiles files = default) => new(Owner, Gdal.Throws, files);
}
