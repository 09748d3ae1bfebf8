using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

// Its geometries, and what its fields are.
public sealed partial class Feature
{
    /// <summary>Gets its first geometry, in its place: a change of it is a change of the feature.</summary>
    /// <returns>The geometry, usable while the feature is and keeps it; null when there is none.</returns>
    public Geometry? GetGeometryRef()
    {
        using NativeCall call = Enter();
        return LibGdal.OGR_F_GetGeomFieldCount(Pointer) == 0 ? null : Part(call, 0);
    }

    /// <summary>Gets the geometry of a field, in its place: a change of it is a change of the feature.</summary>
    /// <param name="iField">The field's number, from 0.</param>
    /// <returns>The geometry, usable while the feature is and keeps it; null when there is none.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public Geometry? GetGeomFieldRef(int iField)
    {
        using NativeCall call = Enter();
        return Part(call, GeomAt(call, iField));
    }

    /// <summary>Gets the geometry of a field, in its place: a change of it is a change of the feature.</summary>
    /// <param name="field_name">The field's name, in any case.</param>
    /// <returns>The geometry, usable while the feature is and keeps it; null when there is none.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public Geometry? GetGeomFieldRef(string field_name)
    {
        using NativeCall call = Enter();
        return Part(call, GeomAt(call, field_name));
    }

    /// <summary>Sets its first geometry to a copy. The one that it had is gone.</summary>
    /// <param name="geom">The geometry; null for none.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It has no geometry field.</exception>
    public int SetGeometry(Geometry? geom) => SetGeomField(0, geom);

    /// <summary>Gives it a geometry, which stays usable as a part of it. The one that it had is gone.</summary>
    /// <param name="geom">The geometry, not itself a part of something; null for none.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">It is a part of something.</exception>
    /// <exception cref="GdalException">It has no geometry field.</exception>
    public int SetGeometryDirectly(Geometry? geom) => SetGeomFieldDirectly(0, geom);

    /// <summary>Sets the geometry of a field to a copy. The one that it had is gone.</summary>
    /// <param name="iField">The field's number, from 0.</param>
    /// <param name="geom">The geometry; null for none.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public int SetGeomField(int iField, Geometry? geom)
    {
        using NativeCall call = Enter();
        return Set(call, GeomAt(call, iField), geom);
    }

    /// <summary>Sets the geometry of a field to a copy. The one that it had is gone.</summary>
    /// <param name="field_name">The field's name, in any case.</param>
    /// <param name="geom">The geometry; null for none.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public int SetGeomField(string field_name, Geometry? geom)
    {
        using NativeCall call = Enter();
        return Set(call, GeomAt(call, field_name), geom);
    }

    /// <summary>Gives a field a geometry, which stays usable as a part of the feature. The one that it had is gone.</summary>
    /// <param name="iField">The field's number, from 0.</param>
    /// <param name="geom">The geometry, not itself a part of something; null for none.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">It is a part of something.</exception>
    /// <exception cref="GdalException">There is no such field.</exception>
    public int SetGeomFieldDirectly(int iField, Geometry? geom)
    {
        using NativeCall call = Enter();
        return Give(call, GeomAt(call, iField), geom);
    }

    /// <summary>Gives a field a geometry, which stays usable as a part of the feature. The one that it had is gone.</summary>
    /// <param name="field_name">The field's name, in any case.</param>
    /// <param name="geom">The geometry, not itself a part of something; null for none.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">It is a part of something.</exception>
    /// <exception cref="GdalException">There is no such field.</exception>
    public int SetGeomFieldDirectly(string field_name, Geometry? geom)
    {
        using NativeCall call = Enter();
        return Give(call, GeomAt(call, field_name), geom);
    }

    /// <summary>Gets what a field is.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public FieldDefn GetFieldDefnRef(int id)
    {
        using NativeCall call = Enter();
        return At(call, id) is var field and >= 0 ? Definition().GetFieldDefn(field) : null!;
    }

    /// <summary>Gets what a field is.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public FieldDefn GetFieldDefnRef(string field_name)
    {
        using NativeCall call = Enter();
        return At(call, field_name) is var field and >= 0 ? Definition().GetFieldDefn(field) : null!;
    }

    /// <summary>Gets the type of a field.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <returns>The type.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public FieldType GetFieldType(int id)
    {
        using NativeCall call = Enter();
        return TypeOf(At(call, id));
    }

    /// <summary>Gets the type of a field.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>The type.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public FieldType GetFieldType(string field_name)
    {
        using NativeCall call = Enter();
        return TypeOf(At(call, field_name));
    }

    /// <summary>Gets what a geometry field is.</summary>
    /// <param name="id">Its number, from 0.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public GeomFieldDefn GetGeomFieldDefnRef(int id)
    {
        using NativeCall call = Enter();
        return GeomAt(call, id) is var field and >= 0 ? Definition().GetGeomFieldDefn(field) : null!;
    }

    /// <summary>Gets what a geometry field is.</summary>
    /// <param name="field_name">Its name, in any case.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="GdalException">There is no such field.</exception>
    public GeomFieldDefn GetGeomFieldDefnRef(string field_name)
    {
        using NativeCall call = Enter();
        return GeomAt(call, field_name) is var field and >= 0 ? Definition().GetGeomFieldDefn(field) : null!;
    }

    private FeatureDefn Definition() => new(LibGdal.OGR_F_GetDefnRef(Pointer));

    private FieldType TypeOf(int field) => field < 0
        ? FieldType.OFTString
        : (FieldType)LibGdal.OGR_Fld_GetType(LibGdal.OGR_FD_GetFieldDefn(LibGdal.OGR_F_GetDefnRef(Pointer), field));

    private Geometry? Part(in NativeCall call, int field)
    {
        nint geometry = field < 0 ? 0 : call.Checked(LibGdal.OGR_F_GetGeomFieldRef(Pointer, field));
        return geometry == 0 ? null : new Geometry(new NativeObject(geometry, Native));
    }

    private int Set(in NativeCall call, int field, Geometry? geom)
    {
        using var geometry = new HandleLease(geom?.Native);
        if (field < 0)
        {
            return Ogr.OGRERR_FAILURE;
        }

        // A part of what it replaces is copied first: libgdal frees the old geometry before it copies the new one.
        nint copy = geometry.Pointer == 0 ? 0 : LibGdal.OGR_G_Clone(geometry.Pointer);
        Native.LoseParts();
        return call.CheckedOgr(LibGdal.OGR_F_SetGeomFieldDirectly(Pointer, field, copy));
    }

    private int Give(in NativeCall call, int field, Geometry? geom)
    {
        geom?.RequireOwned(Native);
        if (field < 0)
        {
            return Ogr.OGRERR_FAILURE;
        }

        Native.LoseParts();
        nint pointer = geom?.Native.Pointer ?? 0;
        geom?.BecomePartOf(Native);
        return call.CheckedOgr(LibGdal.OGR_F_SetGeomFieldDirectly(Pointer, field, pointer));
    }

    private int GeomAt(in NativeCall call, int field)
    {
        int count = LibGdal.OGR_F_GetGeomFieldCount(Pointer);
        return (uint)field < (uint)count ? field : call.NoSuch($"There is no geometry field {field}: the feature has {count}");
    }

    private int GeomAt(in NativeCall call, string name) =>
        LibGdal.OGR_F_GetGeomFieldIndex(Pointer, name) is var field and >= 0 ? field : call.NoSuch($"There is no geometry field '{name}'");
}
