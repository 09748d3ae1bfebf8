using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

// Writing features, and changing what fields they have.
public sealed partial class Layer
{
    /// <summary>Adds a feature, and gives it its identifier.</summary>
    /// <param name="feature">The feature, made for this layer's definition.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">It has other fields than the layer.</exception>
    /// <exception cref="GdalException">The layer cannot be written.</exception>
    public int CreateFeature(Feature feature) => Write(feature, LibGdal.OGR_L_CreateFeature);

    /// <summary>Replaces the feature of the same identifier.</summary>
    /// <param name="feature">The feature, made for this layer's definition.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">It has other fields than the layer.</exception>
    /// <exception cref="GdalException">There is none, or the layer cannot be written.</exception>
    public int SetFeature(Feature feature) => Write(feature, LibGdal.OGR_L_SetFeature);

    /// <summary>Replaces the feature of the same identifier, or adds it. Needs GDAL 3.6.</summary>
    /// <param name="feature">The feature, made for this layer's definition.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">It has other fields than the layer.</exception>
    /// <exception cref="GdalException">The layer cannot be written.</exception>
    public int UpsertFeature(Feature feature)
    {
        GdalLibrary.Require("3.6", "Layer.UpsertFeature");
        return Write(feature, LibGdal.OGR_L_UpsertFeature);
    }

    /// <summary>Adds a field.</summary>
    /// <param name="field_def">The field.</param>
    /// <param name="approx_ok">1 to have it as near as the format can, 0 to refuse then.</param>
    /// <returns>0.</returns>
    /// <exception cref="InvalidOperationException">Features of the layer are in use.</exception>
    /// <exception cref="GdalException">The format cannot.</exception>
    public int CreateField(FieldDefn field_def, int approx_ok)
    {
        ArgumentNullException.ThrowIfNull(field_def);
        return Change(field_def.Native, field => LibGdal.OGR_L_CreateField(Pointer, field, approx_ok));
    }

    /// <summary>Adds a geometry field.</summary>
    /// <param name="field_def">The field.</param>
    /// <param name="approx_ok">1 to have it as near as the format can, 0 to refuse then.</param>
    /// <returns>0.</returns>
    /// <exception cref="InvalidOperationException">Features of the layer are in use.</exception>
    /// <exception cref="GdalException">The format cannot.</exception>
    public int CreateGeomField(GeomFieldDefn field_def, int approx_ok)
    {
        ArgumentNullException.ThrowIfNull(field_def);
        return Change(field_def.Native, field => LibGdal.OGR_L_CreateGeomField(Pointer, field, approx_ok));
    }

    /// <summary>Takes a field away, with its values.</summary>
    /// <param name="iField">Its number, from 0.</param>
    /// <returns>0.</returns>
    /// <exception cref="InvalidOperationException">Features of the layer are in use.</exception>
    /// <exception cref="GdalException">There is none, or the format cannot.</exception>
    public int DeleteField(int iField) => Change(null, _ => LibGdal.OGR_L_DeleteField(Pointer, iField));

    /// <summary>Moves a field.</summary>
    /// <param name="iOldFieldPos">Its number, from 0.</param>
    /// <param name="iNewFieldPos">The number that it gets.</param>
    /// <returns>0.</returns>
    /// <exception cref="InvalidOperationException">Features of the layer are in use.</exception>
    /// <exception cref="GdalException">There is none, or the format cannot.</exception>
    public int ReorderField(int iOldFieldPos, int iNewFieldPos) =>
        Change(null, _ => LibGdal.OGR_L_ReorderField(Pointer, iOldFieldPos, iNewFieldPos));

    /// <summary>Sets the order of all fields.</summary>
    /// <param name="nList">The number of fields.</param>
    /// <param name="pList">The present number of each field, in the new order.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">The list has not one number for each field.</exception>
    /// <exception cref="InvalidOperationException">Features of the layer are in use.</exception>
    /// <exception cref="GdalException">A number is there twice, or the format cannot.</exception>
    public int ReorderFields(int nList, int[] pList)
    {
        ArgumentNullException.ThrowIfNull(pList);
        return Change(null, _ => nList == LibGdal.OGR_FD_GetFieldCount(LibGdal.OGR_L_GetLayerDefn(Pointer)) && pList.Length >= nList
            ? LibGdal.OGR_L_ReorderFields(Pointer, pList)
            : throw new ArgumentException("The list must have one number for each field of the layer.", nameof(pList)));
    }

    /// <summary>Changes a field.</summary>
    /// <param name="iField">Its number, from 0.</param>
    /// <param name="field_def">What it is to be.</param>
    /// <param name="nFlags">What is to be changed: 1 name, 2 type, 4 width and precision, 8 nullable, 16 default, 32 unique, 64 domain;
    /// a sum of these.</param>
    /// <returns>0.</returns>
    /// <exception cref="InvalidOperationException">Features of the layer are in use.</exception>
    /// <exception cref="GdalException">There is none, or the format cannot.</exception>
    public int AlterFieldDefn(int iField, FieldDefn field_def, int nFlags)
    {
        ArgumentNullException.ThrowIfNull(field_def);
        return Change(field_def.Native, field => LibGdal.OGR_L_AlterFieldDefn(Pointer, iField, field, nFlags));
    }

    /// <summary>Changes a geometry field. Needs GDAL 3.6.</summary>
    /// <param name="iGeomField">Its number, from 0.</param>
    /// <param name="field_def">What it is to be.</param>
    /// <param name="nFlags">What is to be changed: 4096 name, 8192 type, 16384 nullable, 32768 coordinate system; a sum of these.</param>
    /// <returns>0.</returns>
    /// <exception cref="InvalidOperationException">Features of the layer are in use.</exception>
    /// <exception cref="GdalException">There is none, or the format cannot.</exception>
    public int AlterGeomFieldDefn(int iGeomField, GeomFieldDefn field_def, int nFlags)
    {
        ArgumentNullException.ThrowIfNull(field_def);
        GdalLibrary.Require("3.6", "Layer.AlterGeomFieldDefn");
        return Change(field_def.Native, field => LibGdal.OGR_L_AlterGeomFieldDefn(Pointer, iGeomField, field, nFlags));
    }

    private int Change(NativeObject? item, Func<nint, int> change)
    {
        using NativeCall call = Enter();
        using var lease = new HandleLease(item);
        nint pointer = lease.Pointer;
        return call.CheckedOgr(Schema.Change(LibGdal.OGR_L_GetLayerDefn(Pointer), () => change(pointer)));
    }

    private int Write(Feature feature, Func<nint, nint, int> write)
    {
        ArgumentNullException.ThrowIfNull(feature);
        using NativeCall call = Enter();
        using var theFeature = new HandleLease(feature.Native);
        RequireSameFields(LibGdal.OGR_F_GetDefnRef(theFeature.Pointer), LibGdal.OGR_L_GetLayerDefn(Pointer));
        return call.CheckedOgr(write(Pointer, theFeature.Pointer));
    }

    /// <summary>Formats read the values of a feature by the layer's fields, and past their end where it has fewer.</summary>
    private static void RequireSameFields(nint made, nint wanted)
    {
        if (made == wanted)
        {
            return;
        }

        int fields = LibGdal.OGR_FD_GetFieldCount(wanted);
        if (LibGdal.OGR_FD_GetFieldCount(made) != fields
            || LibGdal.OGR_FD_GetGeomFieldCount(made) != LibGdal.OGR_FD_GetGeomFieldCount(wanted)
            || Enumerable.Range(0, fields).Any(i => TypeOf(made, i) != TypeOf(wanted, i)))
        {
            throw new ArgumentException(
                "The feature has other fields than the layer: make it by new Feature(layer.GetLayerDefn()), and fill it by SetFrom.");
        }
    }

    private static int TypeOf(nint definition, int field) => LibGdal.OGR_Fld_GetType(LibGdal.OGR_FD_GetFieldDefn(definition, field));
}
