using OSGeo.Native;
using OSGeo.OGR;

namespace OSGeo.GDAL;

// Its layers, where it has vector data, and transactions. What changes layers is the DataSource's, as in GDAL's own bindings.
public sealed partial class Dataset
{
    /// <summary>Gets the number of layers of vector data. GDAL's own bindings have it from 3.7 on.</summary>
    /// <returns>The number; 0 for a raster.</returns>
    public int GetLayerCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALDatasetGetLayerCount(Pointer));
    }

    /// <summary>Gets a layer. GDAL's own bindings have it from 3.7 on.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <returns>The layer, usable while the dataset is.</returns>
    /// <exception cref="GdalException">There is no such layer.</exception>
    public Layer GetLayer(int index)
    {
        using NativeCall call = Enter();
        return Layer.At(call, Handle, index);
    }

    // Null for an unknown name, without an annotation: as Gdal.GetDriverByName.
#nullable disable annotations
#pragma warning disable RS0041
    /// <summary>Gets a layer by its name. GDAL's own bindings have it from 3.7 on.</summary>
    /// <param name="layer_name">The name.</param>
    /// <returns>The layer, usable while the dataset is, or null when there is none of that name.</returns>
    public Layer GetLayerByName(string layer_name)
#pragma warning restore RS0041
#nullable restore annotations
    {
        using NativeCall call = Enter();
        return Layer.Of(Handle, call.Checked(LibGdal.GDALDatasetGetLayerByName(Pointer, layer_name)))!;
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

    /// <summary>Asks the statement under way to stop, where the format can. Another thread may call it.</summary>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public int AbortSQL()
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.GDALDatasetAbortSQL(Pointer));
    }
}
