using OSGeo.Native;
using OSGeo.OSR;

namespace OSGeo.OGR;

/// <summary>What a geometry field of features is: its name, type and coordinate system. One of a layer is fixed.</summary>
public sealed class GeomFieldDefn : IDisposable
{
    private readonly bool _fixed;

    /// <summary>Makes a geometry field's definition, for <see cref="Layer.CreateGeomField"/>.</summary>
    /// <param name="name_null_ok">The name; may be null.</param>
    /// <param name="field_type">The type of its geometries.</param>
    public GeomFieldDefn(string? name_null_ok, wkbGeometryType field_type)
    {
        GdalLibrary.Start();
        using var call = new NativeCall(owner: null, throws: true);
        nint field = call.CheckedHandle(LibGdal.OGR_GFld_Create(name_null_ok ?? "", (int)field_type), "The field was not made");
        Native = new NativeObject(new OwnedHandle(field, LibGdal.OGR_GFld_Destroy));
    }

    /// <summary>A geometry field of a definition.</summary>
    /// <param name="field">The field.</param>
    /// <param name="whole">The definition.</param>
    internal GeomFieldDefn(nint field, NativeObject whole)
    {
        Native = new NativeObject(field, whole);
        _fixed = true;
    }

    internal NativeObject Native { get; }

    private nint Pointer => Native.Pointer;

    /// <summary>Gets the name.</summary>
    /// <returns>The name; may be empty.</returns>
    public string GetName()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_GFld_GetNameRef(Pointer)) ?? "");
    }

    /// <inheritdoc cref="GetName()"/>
    public string GetNameRef() => GetName();

    /// <summary>Sets the name.</summary>
    /// <param name="name">The name.</param>
    public void SetName(string name)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_GFld_SetName(Pointer, name);
        call.Checked(0);
    }

    /// <summary>Gets the type of its geometries.</summary>
    /// <returns>The type.</returns>
    public wkbGeometryType GetFieldType()
    {
        using NativeCall call = Enter();
        return (wkbGeometryType)call.Checked(LibGdal.OGR_GFld_GetType(Pointer));
    }

    /// <summary>Sets the type of its geometries.</summary>
    /// <param name="type">The type.</param>
    public void SetType(wkbGeometryType type)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_GFld_SetType(Pointer, (int)type);
        call.Checked(0);
    }

    /// <summary>Gets whether reading leaves it out.</summary>
    /// <returns>1 when it does, else 0.</returns>
    public int IsIgnored()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_GFld_IsIgnored(Pointer));
    }

    /// <summary>Sets whether reading leaves it out.</summary>
    /// <param name="bIgnored">1 when it does, else 0.</param>
    public void SetIgnored(int bIgnored)
    {
        using NativeCall call = Enter();
        LibGdal.OGR_GFld_SetIgnored(Pointer, bIgnored);
        call.Checked(0);
    }

    /// <summary>Gets whether a geometry may be missing.</summary>
    /// <returns>1 when it may, else 0.</returns>
    public int IsNullable()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_GFld_IsNullable(Pointer));
    }

    /// <summary>Sets whether a geometry may be missing.</summary>
    /// <param name="bNullable">1 when it may, else 0.</param>
    public void SetNullable(int bNullable)
    {
        using NativeCall call = EnterChange();
        LibGdal.OGR_GFld_SetNullable(Pointer, bNullable);
        call.Checked(0);
    }

    /// <summary>Sets the coordinate system.</summary>
    /// <param name="srs">The coordinate system; null for none.</param>
    public void SetSpatialRef(SpatialReference? srs)
    {
        using NativeCall call = EnterChange();
        using var theSrs = new HandleLease(srs?.Handle);
        LibGdal.OGR_GFld_SetSpatialRef(Pointer, theSrs.Pointer);
        call.Checked(0);
    }

    /// <summary>Gets a copy of the coordinate system.</summary>
    /// <returns>The coordinate system, or null when it has none.</returns>
    public SpatialReference? GetSpatialRef()
    {
        using NativeCall call = Enter();
        return SpatialReference.CopyOf(call.Checked(LibGdal.OGR_GFld_GetSpatialRef(Pointer)));
    }

    /// <summary>Frees it, unless it is a part of something.</summary>
    public void Dispose() => Native.Dispose("geometry field definition");

    private NativeCall Enter() => Native.Enter(Ogr.Throws);

    private NativeCall EnterChange() => _fixed
        ? throw new InvalidOperationException("The geometry field is in use by features: a layer's is changed by Layer.AlterGeomFieldDefn.")
        : Enter();
}
