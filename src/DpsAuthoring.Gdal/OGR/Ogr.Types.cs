using OSGeo.Native;

namespace OSGeo.OGR;

// What types of geometries and fields are.
public static partial class Ogr
{
    /// <summary>Gets the name of a geometry type.</summary>
    /// <param name="eType">The type.</param>
    /// <returns>The name: <c>3D Point</c>.</returns>
    public static string GeometryTypeToName(wkbGeometryType eType)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGRGeometryTypeToName((int)eType)) ?? "");
    }

    /// <summary>Gets the name of a field type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The name: <c>String</c>.</returns>
    public static string GetFieldTypeName(FieldType type)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_GetFieldTypeName((int)type)) ?? "");
    }

    /// <summary>Gets the name of a field's kind.</summary>
    /// <param name="type">The kind.</param>
    /// <returns>The name: <c>Boolean</c>.</returns>
    public static string GetFieldSubTypeName(FieldSubType type)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.OGR_GetFieldSubTypeName((int)type)) ?? "");
    }

    /// <summary>Gets the type without heights and measures.</summary>
    /// <param name="eType">The type.</param>
    /// <returns>The type.</returns>
    public static wkbGeometryType GT_Flatten(wkbGeometryType eType)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return (wkbGeometryType)call.Checked(LibGdal.OGR_GT_Flatten((int)eType));
    }

    /// <summary>Gets the type with heights.</summary>
    /// <param name="eType">The type.</param>
    /// <returns>The type.</returns>
    public static wkbGeometryType GT_SetZ(wkbGeometryType eType)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return (wkbGeometryType)call.Checked(LibGdal.OGR_GT_SetZ((int)eType));
    }

    /// <summary>Gets the type with measures.</summary>
    /// <param name="eType">The type.</param>
    /// <returns>The type.</returns>
    public static wkbGeometryType GT_SetM(wkbGeometryType eType)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return (wkbGeometryType)call.Checked(LibGdal.OGR_GT_SetM((int)eType));
    }

    /// <summary>Gets the type with or without heights and measures.</summary>
    /// <param name="eType">The type.</param>
    /// <param name="bSetZ">1 with heights, else 0.</param>
    /// <param name="bSetM">1 with measures, else 0.</param>
    /// <returns>The type.</returns>
    public static wkbGeometryType GT_SetModifier(wkbGeometryType eType, int bSetZ, int bSetM)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return (wkbGeometryType)call.Checked(LibGdal.OGR_GT_SetModifier((int)eType, bSetZ, bSetM));
    }

    /// <summary>Gets whether a type has heights.</summary>
    /// <param name="eType">The type.</param>
    /// <returns>1 when it has, else 0.</returns>
    public static int GT_HasZ(wkbGeometryType eType)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_GT_HasZ((int)eType));
    }

    /// <summary>Gets whether a type has measures.</summary>
    /// <param name="eType">The type.</param>
    /// <returns>1 when it has, else 0.</returns>
    public static int GT_HasM(wkbGeometryType eType)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_GT_HasM((int)eType));
    }

    /// <summary>Gets whether a type is a kind of another.</summary>
    /// <param name="eType">The type.</param>
    /// <param name="eSuperType">The other.</param>
    /// <returns>1 when it is, else 0.</returns>
    public static int GT_IsSubClassOf(wkbGeometryType eType, wkbGeometryType eSuperType)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_GT_IsSubClassOf((int)eType, (int)eSuperType));
    }

    /// <summary>Gets whether a type is a kind of line.</summary>
    /// <param name="arg0">The type.</param>
    /// <returns>1 when it is, else 0.</returns>
    public static int GT_IsCurve(wkbGeometryType arg0)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_GT_IsCurve((int)arg0));
    }

    /// <summary>Gets whether a type is a kind of surface.</summary>
    /// <param name="arg0">The type.</param>
    /// <returns>1 when it is, else 0.</returns>
    public static int GT_IsSurface(wkbGeometryType arg0)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_GT_IsSurface((int)arg0));
    }

    /// <summary>Gets whether a type may have arcs.</summary>
    /// <param name="arg0">The type.</param>
    /// <returns>1 when it may, else 0.</returns>
    public static int GT_IsNonLinear(wkbGeometryType arg0)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_GT_IsNonLinear((int)arg0));
    }

    /// <summary>Gets the type of collections of a type.</summary>
    /// <param name="eType">The type.</param>
    /// <returns>The type.</returns>
    public static wkbGeometryType GT_GetCollection(wkbGeometryType eType)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return (wkbGeometryType)call.Checked(LibGdal.OGR_GT_GetCollection((int)eType));
    }

    /// <summary>Gets the type with arcs.</summary>
    /// <param name="eType">The type.</param>
    /// <returns>The type.</returns>
    public static wkbGeometryType GT_GetCurve(wkbGeometryType eType)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return (wkbGeometryType)call.Checked(LibGdal.OGR_GT_GetCurve((int)eType));
    }

    /// <summary>Gets the type without arcs.</summary>
    /// <param name="eType">The type.</param>
    /// <returns>The type.</returns>
    public static wkbGeometryType GT_GetLinear(wkbGeometryType eType)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return (wkbGeometryType)call.Checked(LibGdal.OGR_GT_GetLinear((int)eType));
    }

    /// <summary>Gets whether geometries may have arcs.</summary>
    /// <returns>1 when they may, else 0.</returns>
    public static int GetNonLinearGeometriesEnabledFlag()
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGRGetNonLinearGeometriesEnabledFlag());
    }

    /// <summary>Sets whether geometries may have arcs, for the whole process.</summary>
    /// <param name="bFlag">1 when they may; 0 to have arcs made into segments.</param>
    public static void SetNonLinearGeometriesEnabledFlag(int bFlag)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        LibGdal.OGRSetNonLinearGeometriesEnabledFlag(bFlag);
        call.Checked(0);
    }
}
