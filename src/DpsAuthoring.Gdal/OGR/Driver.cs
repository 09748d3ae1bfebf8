using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

/// <summary>A vector format: what creates, copies and deletes its files.</summary>
public sealed class Driver : IDisposable
{
    private readonly nint _driver;

    internal Driver(nint driver) => _driver = driver;

#pragma warning disable IDE1006, CA1721 // So it is in GDAL's own bindings.
    /// <summary>Gets the name: <c>GPKG</c>.</summary>
    public string name => GetName();
#pragma warning restore IDE1006, CA1721

    /// <summary>Gets the name: <c>GPKG</c>.</summary>
    /// <returns>The name.</returns>
    public string GetName() => Text.From(LibGdal.GDALGetDriverShortName(_driver)) ?? "";

    /// <summary>Creates a data source without layers.</summary>
    /// <param name="utf8_path">Where it is written.</param>
    /// <param name="options">The format's creation options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The data source, open for writing. What is written is on disk once it is disposed of.</returns>
    /// <exception cref="GdalException">It cannot be created.</exception>
    public DataSource CreateDataSource(string utf8_path, string[]? options)
    {
        using NativeCall call = Enter(new CallFiles(utf8_path));
        using var list = new StringList(options);
        nint dataset = LibGdal.GDALCreate(_driver, utf8_path, 0, 0, 0, (int)DataType.GDT_Unknown, list.Pointer);
        return DataSource.Made(call, dataset, $"{utf8_path} was not created");
    }

    /// <summary>Writes a copy of a data source in this format.</summary>
    /// <param name="copy_ds">The data source to copy.</param>
    /// <param name="utf8_path">Where the copy is written.</param>
    /// <param name="options">The format's creation options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The copy, open.</returns>
    /// <exception cref="GdalException">It cannot be written.</exception>
    public unsafe DataSource CopyDataSource(DataSource copy_ds, string utf8_path, string[]? options)
    {
        ArgumentNullException.ThrowIfNull(copy_ds);
        using NativeCall call = copy_ds.Enter(new CallFiles(utf8_path));
        using var list = new StringList(options);
        nint dataset = LibGdal.GDALCreateCopy(_driver, utf8_path, copy_ds.Handle.Pointer, 0, list.Pointer, null, null);
        return DataSource.Made(call, dataset, $"{utf8_path} was not created");
    }

    /// <summary>Opens vector data of this format.</summary>
    /// <param name="utf8_path">The path.</param>
    /// <param name="update">1 to write, 0 to read.</param>
    /// <returns>The data source, to be disposed of.</returns>
    /// <exception cref="GdalException">It cannot be opened.</exception>
    public DataSource Open(string utf8_path, int update) => Ogr.Open(utf8_path, update, shared: false, GetName());

    /// <summary>Deletes a data source with all its files.</summary>
    /// <param name="utf8_path">Its path.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It cannot be deleted.</exception>
    public int DeleteDataSource(string utf8_path)
    {
        using NativeCall call = Enter(new CallFiles(utf8_path));
        return (int)call.Checked(LibGdal.GDALDeleteDataset(_driver, utf8_path), $"{utf8_path} was not deleted");
    }

    /// <summary>Gets whether it can do something.</summary>
    /// <param name="cap">One of <see cref="Ogr"/>'s <c>ODrC</c> values.</param>
    /// <returns>True when it can.</returns>
    public bool TestCapability(string cap)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_Dr_TestCapability(_driver, cap)) != 0;
    }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    private static NativeCall Enter(CallFiles files = default) => new(owner: null, Ogr.Throws, files);
}
