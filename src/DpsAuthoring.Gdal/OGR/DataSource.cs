using OSGeo.GDAL;
using OSGeo.Native;
using OSGeo.OSR;

namespace OSGeo.OGR;

/// <summary>
/// Vector data, open. Dispose of it: that writes what is still in memory and closes the file. Its layers are usable until then. One data
/// source is for one thread at a time; several may be used on several threads.
/// </summary>
public sealed class DataSource : IDisposable
{
    private NativeObject? _styles;

    private DataSource(DatasetHandle handle) => Handle = handle;

#pragma warning disable IDE1006, CA1721 // So it is in GDAL's own bindings.
    /// <summary>Gets the path under which it was opened.</summary>
    public string name => GetName();
#pragma warning restore IDE1006, CA1721

    internal DatasetHandle Handle { get; }

    private nint Pointer => Handle.Pointer;

    /// <summary>Gets the path under which it was opened.</summary>
    /// <returns>The path.</returns>
    public string GetName()
    {
        using NativeCall call = Enter();
        return CallFiles.NameOf(Handle) ?? "";
    }

    /// <summary>Gets its format.</summary>
    /// <returns>The driver.</returns>
    public Driver GetDriver()
    {
        using NativeCall call = Enter();
        nint driver = call.CheckedHandle(LibGdal.GDALGetDatasetDriver(Pointer), "The data source has no driver");
        return driver == 0 ? null! : new Driver(driver);
    }

    /// <summary>Gets the number of layers.</summary>
    /// <returns>The number.</returns>
    public int GetLayerCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALDatasetGetLayerCount(Pointer));
    }

    /// <summary>Gets a layer.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="GdalException">There is no such layer.</exception>
    public Layer GetLayerByIndex(int index)
    {
        using NativeCall call = Enter();
        return Layer.At(call, Handle, index);
    }

    // Null for an unknown name, without an annotation: as Gdal.GetDriverByName.
#nullable disable annotations
#pragma warning disable RS0041
    /// <summary>Gets a layer by its name.</summary>
    /// <param name="layer_name">The name.</param>
    /// <returns>The layer, or null when there is none of that name.</returns>
    public Layer GetLayerByName(string layer_name)
#pragma warning restore RS0041
#nullable restore annotations
    {
        using NativeCall call = Enter();
        return Layer.Of(Handle, call.Checked(LibGdal.GDALDatasetGetLayerByName(Pointer, layer_name)))!;
    }

    /// <summary>Adds a layer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="srs">Its coordinate system; null for none.</param>
    /// <param name="geom_type">The type of its geometries.</param>
    /// <param name="options">The format's layer creation options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public Layer CreateLayer(string name, SpatialReference? srs, wkbGeometryType geom_type, string[]? options)
    {
        using NativeCall call = Enter();
        using var system = new HandleLease(srs?.Handle);
        using var list = new StringList(options);
        nint layer = LibGdal.GDALDatasetCreateLayer(Pointer, name, system.Pointer, (int)geom_type, list.Pointer);
        return Layer.Of(Handle, call.CheckedHandle(layer, $"The layer {name} was not created"))!;
    }

    /// <summary>Adds a copy of a layer, also of another data source.</summary>
    /// <param name="src_layer">The layer.</param>
    /// <param name="new_name">The name of the copy.</param>
    /// <param name="options">The format's layer creation options, <c>NAME=value</c>; may be null.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public Layer CopyLayer(Layer src_layer, string new_name, string[]? options)
    {
        ArgumentNullException.ThrowIfNull(src_layer);
        using NativeCall call = Enter();
        using var source = new HandleLease(src_layer.Native);
        using var list = new StringList(options);
        nint layer = LibGdal.GDALDatasetCopyLayer(Pointer, source.Pointer, new_name, list.Pointer);
        return Layer.Of(Handle, call.CheckedHandle(layer, $"The layer {new_name} was not created"))!;
    }

    /// <summary>Deletes a layer.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">There is none, or the format cannot.</exception>
    public int DeleteLayer(int index)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(Handle.Dropping("The layer has been deleted.", () => LibGdal.GDALDatasetDeleteLayer(Pointer, index)));
    }

    /// <summary>Runs a statement of SQL.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="spatialFilter">What the features of the result have to meet; null for all.</param>
    /// <param name="dialect"><c>OGRSQL</c>, <c>SQLITE</c>; null or empty for the format's own.</param>
    /// <returns>The result, for <see cref="ReleaseResultSet"/>; null when the statement has none.</returns>
    /// <exception cref="GdalException">It cannot be run.</exception>
    public Layer? ExecuteSQL(string statement, Geometry? spatialFilter, string? dialect)
    {
        ArgumentNullException.ThrowIfNull(statement);
        using NativeCall call = Enter();
        using var filter = new HandleLease(spatialFilter?.Native);
        nint area = filter.Pointer;
        nint layer = 0;
        if (statement.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase))
        {
            layer = LibGdal.GDALDatasetExecuteSQL(Pointer, statement, area, dialect);
        }
        else
        {
            // It may drop layers and change their fields.
            _ = Handle.Dropping("The layer has been deleted.", () => Schema.ChangeAll(Handle.Definitions(), () =>
            {
                layer = LibGdal.GDALDatasetExecuteSQL(Pointer, statement, area, dialect);
                return 0;
            }));
        }

        try
        {
            return Layer.Of(Handle, call.Checked(layer), isResult: true);
        }
        catch when (layer != 0)
        {
            LibGdal.GDALDatasetReleaseResultSet(Pointer, layer);
            throw;
        }
    }

    /// <summary>Frees the result of <see cref="ExecuteSQL"/>.</summary>
    /// <param name="layer">The result; null does nothing.</param>
    /// <exception cref="ArgumentException">It is no result of this data source.</exception>
    public void ReleaseResultSet(Layer? layer)
    {
        if (layer is null)
        {
            return;
        }

        using NativeCall call = Enter();
        nint result = layer.Native.Pointer;
        if (layer.Native.UsableOwner() != Handle || !Handle.IsResult(result))
        {
            throw new ArgumentException("The layer is no result of ExecuteSQL of this data source.", nameof(layer));
        }

        Handle.EndLayer(result, "The result has been released.");
        LibGdal.GDALDatasetReleaseResultSet(Pointer, result);
        call.Checked(0);
    }

    /// <summary>Asks the statement under way to stop, where the format can. Another thread may call it.</summary>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public int AbortSQL()
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.GDALDatasetAbortSQL(Pointer));
    }

    /// <summary>Gets whether it can do something.</summary>
    /// <param name="cap">One of <see cref="Ogr"/>'s <c>ODsC</c> values.</param>
    /// <returns>True when it can.</returns>
    public bool TestCapability(string cap)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALDatasetTestCapability(Pointer, cap)) != 0;
    }

    /// <summary>Starts a transaction, which makes many features fast to write.</summary>
    /// <param name="force">1 also where it can be done slowly only, by copies.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public int StartTransaction(int force)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.GDALDatasetStartTransaction(Pointer, force));
    }

    /// <summary>Ends a transaction, and keeps what was written.</summary>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It cannot be kept.</exception>
    public int CommitTransaction()
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.GDALDatasetCommitTransaction(Pointer));
    }

    /// <summary>Ends a transaction, and takes back what was written. Layers that it made are gone.</summary>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It cannot be taken back.</exception>
    public int RollbackTransaction()
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(
            Handle.Dropping("The layer was taken back with its transaction.", () => LibGdal.GDALDatasetRollbackTransaction(Pointer)));
    }

    /// <summary>Gets its styles.</summary>
    /// <returns>The table, usable until it is set anew; null when there is none.</returns>
    public StyleTable? GetStyleTable()
    {
        using NativeCall call = Enter();
        nint table = call.Checked(LibGdal.GDALDatasetGetStyleTable(Pointer));
        return table == 0 ? null : new StyleTable(new NativeObject(table, _styles ??= new NativeObject(Pointer, Handle)));
    }

    /// <summary>Sets its styles to a copy.</summary>
    /// <param name="table">The table; null for none.</param>
    public void SetStyleTable(StyleTable? table)
    {
        using NativeCall call = Enter();
        using var styles = new HandleLease(table?.Native);
        LibGdal.GDALDatasetSetStyleTable(Pointer, styles.Pointer);
        _styles?.LoseParts();
        call.Checked(0);
    }

    /// <summary>Writes to disk what is still in memory. The file is complete only once it is disposed of.</summary>
    /// <exception cref="GdalException">It cannot be written.</exception>
    public void FlushCache()
    {
        using NativeCall call = Enter();
        LibGdal.GDALFlushCache(Pointer);
        call.Checked(0);
    }

    /// <inheritdoc cref="FlushCache"/>
    /// <returns>0.</returns>
    public int SyncToDisk()
    {
        FlushCache();
        return Ogr.OGRERR_NONE;
    }

    /// <summary>Writes what is still in memory, and closes the file. A second call does nothing.</summary>
    /// <exception cref="GdalException">The rest cannot be written: the file is not what it should be.</exception>
    public void Dispose() => Handle.Close(Ogr.Throws);

    internal NativeCall Enter(CallFiles files = default) => new(Handle, Ogr.Throws, files);

    internal static DataSource Made(in NativeCall call, nint dataset, string what)
    {
        DatasetHandle? handle = call.CheckedDatasetHandle(dataset, what);
        return handle is null ? null! : new DataSource(handle);
    }
}
