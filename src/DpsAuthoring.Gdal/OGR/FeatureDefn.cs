using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

/// <summary>
/// What the features of a layer are: their fields and geometry fields. That of a layer is changed by the layer; one that was made here
/// may be changed while no feature of it is in use. It outlives its layer.
/// </summary>
public sealed class FeatureDefn : IDisposable
{
    private readonly bool _fixed;

    /// <summary>Makes a definition with one geometry field, of any type.</summary>
    /// <param name="name_null_ok">The name; may be null.</param>
    public FeatureDefn(string? name_null_ok)
    {
        GdalLibrary.Start();
        using var call = new NativeCall(owner: null, throws: true);
        Native = Use(call.CheckedHandle(LibGdal.OGR_FD_Create(name_null_ok), "The definition was not made"));
    }

    /// <summary>That of a layer or a feature.</summary>
    internal FeatureDefn(nint definition)
    {
        Native = Use(definition);
        _fixed = true;
    }

    internal NativeObject Native { get; }

    private nint Pointer => Native.Pointer;

    /// <summary>Gets the name: that of the layer.</summary>
    /// <returns>The name.</returns>
    public string GetName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_FD_GetName(Pointer)) ?? "");
    }

    /// <summary>Gets the number of fields, without geometries.</summary>
    /// <returns>The number.</returns>
    public int GetFieldCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_FD_GetFieldCount(Pointer));
    }

    /// <summary>Gets the number of a field.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>The number, from 0; -1 when there is no such field.</returns>
    public int GetFieldIndex(string field_name)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_FD_GetFieldIndex(Pointer, field_name));
    }

    /// <summary>Gets the number of geometry fields.</summary>
    /// <returns>The number; 0 for a table without geometries.</returns>
    public int GetGeomFieldCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_FD_GetGeomFieldCount(Pointer));
    }

    /// <summary>Gets the number of a geometry field.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>The number, from 0; -1 when there is no such field.</returns>
    public int GetGeomFieldIndex(string field_name)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_FD_GetGeomFieldIndex(Pointer, field_name));
    }

    /// <summary>Gets the type of the first geometry field.</summary>
    /// <returns>The type; <see cref="wkbGeometryType.wkbNone"/> when there is none.</returns>
    public wkbGeometryType GetGeomType()
    {
        using NativeCall call = Enter();
        return (wkbGeometryType)call.Checked(LibGdal.OGR_FD_GetGeomType(Pointer));
    }

    /// <summary>Gets how often libgdal and this library hold it.</summary>
    /// <returns>The number.</returns>
    public int GetReferenceCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_FD_GetReferenceCount(Pointer));
    }

    /// <summary>Gets whether reading leaves the geometry out.</summary>
    /// <returns>1 when it does, else 0.</returns>
    public int IsGeometryIgnored()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_FD_IsGeometryIgnored(Pointer));
    }

    /// <summary>Sets whether reading leaves the geometry out.</summary>
    /// <param name="bIgnored">1 when it does, else 0.</param>
    public void SetGeometryIgnored(int bIgnored)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_FD_SetGeometryIgnored(Pointer, bIgnored);
        call.Checked(0);
    }

    /// <summary>Gets whether reading leaves the style out.</summary>
    /// <returns>1 when it does, else 0.</returns>
    public int IsStyleIgnored()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_FD_IsStyleIgnored(Pointer));
    }

    /// <summary>Sets whether reading leaves the style out.</summary>
    /// <param name="bIgnored">1 when it does, else 0.</param>
    public void SetStyleIgnored(int bIgnored)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_FD_SetStyleIgnored(Pointer, bIgnored);
        call.Checked(0);
    }

    /// <summary>Gets whether another definition has the same name and fields.</summary>
    /// <param name="other_defn">The other.</param>
    /// <returns>1 when it has, else 0.</returns>
    public int IsSame(FeatureDefn other_defn)
    {
        ArgumentNullException.ThrowIfNull(other_defn);
        using NativeCall call = Enter();
        using var theOther_defn = new HandleLease(other_defn.Native);
        return call.Checked(LibGdal.OGR_FD_IsSame(Pointer, theOther_defn.Pointer));
    }

    /// <summary>Gets a field.</summary>
    /// <param name="i">Its number, from 0.</param>
    /// <returns>The field, usable until the fields are changed.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public FieldDefn GetFieldDefn(int i)
    {
        using NativeCall call = Enter();
        nint field = (uint)i < (uint)LibGdal.OGR_FD_GetFieldCount(Pointer) ? LibGdal.OGR_FD_GetFieldDefn(Pointer, i) : 0;
        return call.CheckedHandle(field, $"There is no field {i}") == 0 ? null! : new FieldDefn(field, Native);
    }

    /// <summary>Gets a geometry field.</summary>
    /// <param name="i">Its number, from 0.</param>
    /// <returns>The field, usable until the fields are changed.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public GeomFieldDefn GetGeomFieldDefn(int i)
    {
        using NativeCall call = Enter();
        nint field = (uint)i < (uint)LibGdal.OGR_FD_GetGeomFieldCount(Pointer) ? LibGdal.OGR_FD_GetGeomFieldDefn(Pointer, i) : 0;
        return call.CheckedHandle(field, $"There is no geometry field {i}") == 0 ? null! : new GeomFieldDefn(field, Native);
    }

    /// <summary>Adds a copy of a field.</summary>
    /// <param name="defn">The field.</param>
    /// <exception cref="InvalidOperationException">It is a layer's, or a feature of it is in use.</exception>
    public void AddFieldDefn(FieldDefn defn)
    {
        ArgumentNullException.ThrowIfNull(defn);
        _ = Change(defn.Native, field =>
        {
            LibGdal.OGR_FD_AddFieldDefn(Pointer, field);
            return 0;
        });
    }

    /// <summary>Adds a copy of a geometry field.</summary>
    /// <param name="defn">The field.</param>
    /// <exception cref="InvalidOperationException">It is a layer's, or a feature of it is in use.</exception>
    public void AddGeomFieldDefn(GeomFieldDefn defn)
    {
        ArgumentNullException.ThrowIfNull(defn);
        _ = Change(defn.Native, field =>
        {
            LibGdal.OGR_FD_AddGeomFieldDefn(Pointer, field);
            return 0;
        });
    }

    /// <summary>Takes a geometry field away.</summary>
    /// <param name="idx">Its number, from 0.</param>
    /// <returns>0.</returns>
    /// <exception cref="InvalidOperationException">It is a layer's, or a feature of it is in use.</exception>
    /// <exception cref="GdalException">There is no such field.</exception>
    public int DeleteGeomFieldDefn(int idx) => Change(null, _ => LibGdal.OGR_FD_DeleteGeomFieldDefn(Pointer, idx));

    /// <summary>Sets the type of the first geometry field; <see cref="wkbGeometryType.wkbNone"/> takes it away.</summary>
    /// <param name="geom_type">The type.</param>
    /// <exception cref="InvalidOperationException">It is a layer's, or a feature of it is in use.</exception>
    public void SetGeomType(wkbGeometryType geom_type) => _ = Change(null, _ =>
    {
        LibGdal.OGR_FD_SetGeomType(Pointer, (int)geom_type);
        return 0;
    });

    /// <summary>Lets go of it. Layers and features that have it keep it.</summary>
    public void Dispose() => Native.Dispose("feature definition");

    private static NativeObject Use(nint definition)
    {
        OwnedHandle handle = Schema.Use(definition, out Schema schema);
        return schema.Native.Shared(handle);
    }

    private int Change(NativeObject? item, Func<nint, int> change)
    {
        if (_fixed)
        {
            throw new InvalidOperationException("The definition is a layer's: its fields are changed by Layer.CreateField and the like.");
        }

        using NativeCall call = Enter();
        using var lease = new HandleLease(item);
        nint pointer = lease.Pointer;
        return call.CheckedOgr(Schema.Change(Pointer, () => change(pointer)));
    }

    private NativeCall Enter() => Native.Enter(Ogr.Throws);
}
