using OSGeo.GDAL;
using OSGeo.Native;
using OSGeo.OSR;

namespace OSGeo.OGR;

/// <summary>
/// Features of one kind: a table of a dataset, or the result of SQL. It belongs to its dataset, which it keeps open as long as it is in
/// use; after the dataset was disposed of, or the layer deleted or released, it says so.
/// </summary>
public sealed partial class Layer : IDisposable
{
    private Layer(NativeObject native) => Native = native;

    internal NativeObject Native { get; }

    private nint Pointer => Native.Pointer;

    /// <summary>Gets the name.</summary>
    /// <returns>The name.</returns>
    public string GetName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_L_GetName(Pointer)) ?? "");
    }

    /// <summary>Gets the type of its geometries.</summary>
    /// <returns>The type; <see cref="wkbGeometryType.wkbUnknown"/> for several, <see cref="wkbGeometryType.wkbNone"/> for none.</returns>
    public wkbGeometryType GetGeomType()
    {
        using NativeCall call = Enter();
        return (wkbGeometryType)call.Checked(LibGdal.OGR_L_GetGeomType(Pointer));
    }

    /// <summary>Gets the name of the column of geometries, where its format has one.</summary>
    /// <returns>The name; may be empty.</returns>
    public string GetGeometryColumn()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_L_GetGeometryColumn(Pointer)) ?? "");
    }

    /// <summary>Gets the name of the column of identifiers, where its format has one.</summary>
    /// <returns>The name; may be empty.</returns>
    public string GetFIDColumn()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_L_GetFIDColumn(Pointer)) ?? "");
    }

    /// <summary>Gets how often libgdal holds it.</summary>
    /// <returns>The number.</returns>
    public int GetRefCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_L_GetRefCount(Pointer));
    }

    /// <summary>Gets the number of features that the filters let through.</summary>
    /// <param name="force">1 to read all when there is no faster way; 0 not to.</param>
    /// <returns>The number; -1 when it is not known without reading.</returns>
    public long GetFeatureCount(int force)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_L_GetFeatureCount(Pointer, force));
    }

    /// <summary>Gets the number of features read from it since it was opened.</summary>
    /// <returns>The number.</returns>
    public long GetFeaturesRead()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_L_GetFeaturesRead(Pointer));
    }

    /// <summary>Has reading start again at the first feature.</summary>
    public void ResetReading()
    {
        using NativeCall call = Enter();
        LibGdal.OGR_L_ResetReading(Pointer);
        call.Checked(0);
    }

    /// <summary>Sets which feature is read next.</summary>
    /// <param name="new_index">Its place among those that the filters let through, from 0.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">There is no such feature.</exception>
    public int SetNextByIndex(long new_index)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OGR_L_SetNextByIndex(Pointer, new_index));
    }

    /// <summary>Reads the next feature that the filters let through.</summary>
    /// <returns>The feature, to be disposed of; null after the last.</returns>
    /// <exception cref="GdalException">It cannot be read.</exception>
    public Feature? GetNextFeature()
    {
        using NativeCall call = Enter();
        return Feature.MadeOrNull(call, LibGdal.OGR_L_GetNextFeature(Pointer));
    }

    /// <summary>Reads a feature by its identifier, whatever the filters.</summary>
    /// <param name="fid">The identifier.</param>
    /// <returns>The feature, to be disposed of; null when there is none.</returns>
    /// <exception cref="GdalException">It cannot be read.</exception>
    public Feature? GetFeature(long fid)
    {
        using NativeCall call = Enter();
        return Feature.MadeOrNull(call, LibGdal.OGR_L_GetFeature(Pointer, fid));
    }

    /// <summary>Has features read whose values pass.</summary>
    /// <param name="filter_string">What follows WHERE in SQL: <c>population > 1000 AND name LIKE 'A%'</c>; null or empty for all.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It is not SQL, or names a field that is not there.</exception>
    public int SetAttributeFilter(string? filter_string)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OGR_L_SetAttributeFilter(Pointer, filter_string));
    }

    /// <summary>Has fields left out in reading, which is faster.</summary>
    /// <param name="options">Names of fields, and <c>OGR_GEOMETRY</c>, <c>OGR_STYLE</c>; null for none.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public int SetIgnoredFields(string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return call.CheckedOgr(LibGdal.OGR_L_SetIgnoredFields(Pointer, list.Pointer));
    }

    /// <summary>Deletes a feature.</summary>
    /// <param name="fid">Its identifier.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">There is none, or the layer cannot be written.</exception>
    public int DeleteFeature(long fid)
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OGR_L_DeleteFeature(Pointer, fid));
    }

    /// <summary>Finds a field.</summary>
    /// <param name="pszFieldName">Its name.</param>
    /// <param name="bExactMatch">1 for this name only, 0 also for what its format makes of the name (shortened, in capitals).</param>
    /// <returns>The number, from 0; -1 when there is no such field.</returns>
    public int FindFieldIndex(string pszFieldName, int bExactMatch)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_L_FindFieldIndex(Pointer, pszFieldName, bExactMatch));
    }

    /// <summary>Gets whether it can do something.</summary>
    /// <param name="cap">One of <see cref="Ogr"/>'s <c>OLC</c> values.</param>
    /// <returns>True when it can.</returns>
    public bool TestCapability(string cap)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_L_TestCapability(Pointer, cap)) != 0;
    }

    /// <summary>Renames it.</summary>
    /// <param name="new_name">The new name.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It cannot be renamed.</exception>
    public int Rename(string new_name)
    {
        GdalLibrary.Require("3.5", "Layer.Rename");
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OGR_L_Rename(Pointer, new_name));
    }

    /// <summary>Writes to disk what is still in memory. The file is complete only once the dataset is disposed.</summary>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It cannot be written.</exception>
    public int SyncToDisk()
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OGR_L_SyncToDisk(Pointer));
    }

    /// <summary>Starts a transaction, where its format has them.</summary>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It cannot be started.</exception>
    public int StartTransaction()
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OGR_L_StartTransaction(Pointer));
    }

    /// <summary>Ends a transaction, and keeps what was written.</summary>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It cannot be kept.</exception>
    public int CommitTransaction()
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OGR_L_CommitTransaction(Pointer));
    }

    /// <summary>Ends a transaction, and takes back what was written.</summary>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It cannot be taken back.</exception>
    public int RollbackTransaction()
    {
        using NativeCall call = Enter();
        return call.CheckedOgr(LibGdal.OGR_L_RollbackTransaction(Pointer));
    }

    /// <summary>Gets what its features are.</summary>
    /// <returns>The definition, which outlives the layer.</returns>
    public FeatureDefn GetLayerDefn()
    {
        using NativeCall call = Enter();
        return new FeatureDefn(call.CheckedHandle(LibGdal.OGR_L_GetLayerDefn(Pointer), "The layer has no definition"));
    }

    /// <summary>Gets a copy of its coordinate system.</summary>
    /// <returns>The coordinate system, or null when it has none.</returns>
    public SpatialReference? GetSpatialRef()
    {
        using NativeCall call = Enter();
        return SpatialReference.CopyOf(call.Checked(LibGdal.OGR_L_GetSpatialRef(Pointer)));
    }

    /// <summary>Gets the rectangle around its features, whatever the filters.</summary>
    /// <param name="extent">Filled in.</param>
    /// <param name="force">1 to read all when there is no faster way; 0 not to.</param>
    /// <returns>0; 6 when it is not known without reading, and <paramref name="force"/> is 0.</returns>
    /// <exception cref="GdalException">There is no geometry.</exception>
    public int GetExtent(Envelope extent, int force)
    {
        ArgumentNullException.ThrowIfNull(extent);
        using NativeCall call = Enter();
        int error = call.Checked(LibGdal.OGR_L_GetExtent(Pointer, out Extent rectangle, force));
        if (error == 0)
        {
            extent.Set(rectangle);
        }
        else if (force != 0)
        {
            _ = call.NoSuch("There is no geometry in the layer, and so no extent");
        }

        return error;
    }

    /// <summary>Gets the geometry that features have to meet to be read.</summary>
    /// <returns>The geometry, usable until the filter is changed; null when there is none.</returns>
    public Geometry? GetSpatialFilter()
    {
        using NativeCall call = Enter();
        nint filter = call.Checked(LibGdal.OGR_L_GetSpatialFilter(Pointer));
        return filter == 0 ? null : new Geometry(new NativeObject(filter, Native));
    }

    /// <summary>Has features read whose geometry meets another one. Some formats let pass what meets the rectangle around it.</summary>
    /// <param name="filter">The geometry, in the layer's coordinate system; null for all features.</param>
    public void SetSpatialFilter(Geometry? filter)
    {
        using NativeCall call = Enter();
        using var geometry = new HandleLease(filter?.Native);
        LibGdal.OGR_L_SetSpatialFilter(Pointer, geometry.Pointer);
        Native.LoseParts();
        call.Checked(0);
    }

    /// <summary>Has features read of which the geometry of a field meets another one.</summary>
    /// <param name="iGeomField">The field's number, from 0.</param>
    /// <param name="filter">The geometry, in the layer's coordinate system; null for all features.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetSpatialFilter(int iGeomField, Geometry? filter)
    {
        using NativeCall call = Enter();
        using var geometry = new HandleLease(filter?.Native);
        if (HasGeomField(call, iGeomField))
        {
            LibGdal.OGR_L_SetSpatialFilterEx(Pointer, iGeomField, geometry.Pointer);
            Native.LoseParts();
            call.Checked(0);
        }
    }

    /// <summary>Has features read whose geometry meets a rectangle.</summary>
    /// <param name="minx">The least x.</param>
    /// <param name="miny">The least y.</param>
    /// <param name="maxx">The greatest x.</param>
    /// <param name="maxy">The greatest y.</param>
    public void SetSpatialFilterRect(double minx, double miny, double maxx, double maxy)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_L_SetSpatialFilterRect(Pointer, minx, miny, maxx, maxy);
        Native.LoseParts();
        call.Checked(0);
    }

    /// <summary>Has features read of which the geometry of a field meets a rectangle.</summary>
    /// <param name="iGeomField">The field's number, from 0.</param>
    /// <param name="minx">The least x.</param>
    /// <param name="miny">The least y.</param>
    /// <param name="maxx">The greatest x.</param>
    /// <param name="maxy">The greatest y.</param>
    /// <exception cref="GdalException">There is no such field.</exception>
    public void SetSpatialFilterRect(int iGeomField, double minx, double miny, double maxx, double maxy)
    {
        using NativeCall call = Enter();
        if (HasGeomField(call, iGeomField))
        {
            LibGdal.OGR_L_SetSpatialFilterRectEx(Pointer, iGeomField, minx, miny, maxx, maxy);
            Native.LoseParts();
            call.Checked(0);
        }
    }

    /// <summary>Gets its styles.</summary>
    /// <returns>The table, usable until it is set anew; null when there is none.</returns>
    public StyleTable? GetStyleTable()
    {
        using NativeCall call = Enter();
        nint table = call.Checked(LibGdal.OGR_L_GetStyleTable(Pointer));
        return table == 0 ? null : new StyleTable(new NativeObject(table, Native));
    }

    /// <summary>Sets its styles to a copy.</summary>
    /// <param name="table">The table; null for none.</param>
    public void SetStyleTable(StyleTable? table)
    {
        using NativeCall call = Enter();
        using var styles = new HandleLease(table?.Native);
        LibGdal.OGR_L_SetStyleTable(Pointer, styles.Pointer);
        Native.LoseParts();
        call.Checked(0);
    }

    /// <summary>Lets go of it. It stays in its dataset.</summary>
    public void Dispose() => Native.Dispose("layer");

    internal NativeCall Enter() => Native.Enter(Ogr.Throws);

    /// <summary>Wraps a layer of a dataset; null stays null.</summary>
    internal static Layer? Of(DatasetHandle dataset, nint layer, bool isResult = false) =>
        layer == 0 ? null : new Layer(dataset.Layer(layer, isResult).Shared());

    /// <summary>Gets a layer of a dataset by its number.</summary>
    internal static Layer At(in NativeCall call, DatasetHandle dataset, int index)
    {
        nint layer = call.Checked(LibGdal.GDALDatasetGetLayer(dataset.Pointer, index));
        if (layer == 0)
        {
            _ = call.NoSuch($"There is no layer {index}: the dataset has {LibGdal.GDALDatasetGetLayerCount(dataset.Pointer)}");
        }

        return Of(dataset, layer)!;
    }

    private bool HasGeomField(in NativeCall call, int field)
    {
        int count = LibGdal.OGR_FD_GetGeomFieldCount(LibGdal.OGR_L_GetLayerDefn(Pointer));
        return (uint)field < (uint)count || call.NoSuch($"There is no geometry field {field}: the layer has {count}") >= 0;
    }
}
