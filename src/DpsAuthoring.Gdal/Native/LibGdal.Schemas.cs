using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// Definitions of features and fields.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint OGR_Fld_GetNameRef(nint field);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void OGR_Fld_SetName(nint field, string name);

    [LibraryImport(Name)]
    public static partial nint OGR_Fld_GetAlternativeNameRef(nint field);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void OGR_Fld_SetAlternativeName(nint field, string alternativeName);

    [LibraryImport(Name)]
    public static partial int OGR_Fld_GetType(nint field);

    [LibraryImport(Name)]
    public static partial void OGR_Fld_SetType(nint field, int type);

    [LibraryImport(Name)]
    public static partial int OGR_Fld_GetSubType(nint field);

    [LibraryImport(Name)]
    public static partial void OGR_Fld_SetSubType(nint field, int type);

    [LibraryImport(Name)]
    public static partial int OGR_Fld_GetJustify(nint field);

    [LibraryImport(Name)]
    public static partial void OGR_Fld_SetJustify(nint field, int justify);

    [LibraryImport(Name)]
    public static partial int OGR_Fld_GetWidth(nint field);

    [LibraryImport(Name)]
    public static partial void OGR_Fld_SetWidth(nint field, int width);

    [LibraryImport(Name)]
    public static partial int OGR_Fld_GetPrecision(nint field);

    [LibraryImport(Name)]
    public static partial void OGR_Fld_SetPrecision(nint field, int precision);

    [LibraryImport(Name)]
    public static partial nint OGR_GetFieldTypeName(int type);

    [LibraryImport(Name)]
    public static partial int OGR_Fld_IsIgnored(nint field);

    [LibraryImport(Name)]
    public static partial void OGR_Fld_SetIgnored(nint field, int bIgnored);

    [LibraryImport(Name)]
    public static partial int OGR_Fld_IsNullable(nint field);

    [LibraryImport(Name)]
    public static partial void OGR_Fld_SetNullable(nint field, int bNullable);

    [LibraryImport(Name)]
    public static partial int OGR_Fld_IsUnique(nint field);

    [LibraryImport(Name)]
    public static partial void OGR_Fld_SetUnique(nint field, int bUnique);

    [LibraryImport(Name)]
    public static partial nint OGR_Fld_GetDefault(nint field);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void OGR_Fld_SetDefault(nint field, [MarshalUsing(typeof(OptionalText))] string? pszValue);

    [LibraryImport(Name)]
    public static partial int OGR_Fld_IsDefaultDriverSpecific(nint field);

    [LibraryImport(Name)]
    public static partial nint OGR_Fld_GetDomainName(nint field);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void OGR_Fld_SetDomainName(nint field, [MarshalUsing(typeof(OptionalText))] string? name);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OGR_Fld_Create([MarshalUsing(typeof(OptionalText))] string? name, int type);

    [LibraryImport(Name)]
    public static partial void OGR_Fld_Destroy(nint field);

    [LibraryImport(Name)]
    public static partial nint OGR_GFld_GetNameRef(nint field);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void OGR_GFld_SetName(nint field, string name);

    [LibraryImport(Name)]
    public static partial int OGR_GFld_GetType(nint field);

    [LibraryImport(Name)]
    public static partial void OGR_GFld_SetType(nint field, int type);

    [LibraryImport(Name)]
    public static partial int OGR_GFld_IsIgnored(nint field);

    [LibraryImport(Name)]
    public static partial void OGR_GFld_SetIgnored(nint field, int bIgnored);

    [LibraryImport(Name)]
    public static partial int OGR_GFld_IsNullable(nint field);

    [LibraryImport(Name)]
    public static partial void OGR_GFld_SetNullable(nint field, int bNullable);

    [LibraryImport(Name)]
    public static partial void OGR_GFld_SetSpatialRef(nint field, nint srs);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OGR_GFld_Create([MarshalUsing(typeof(OptionalText))] string? name, int type);

    [LibraryImport(Name)]
    public static partial void OGR_GFld_Destroy(nint field);

    [LibraryImport(Name)]
    public static partial nint OGR_GFld_GetSpatialRef(nint field);

    [LibraryImport(Name)]
    public static partial nint OGR_FD_GetName(nint definition);

    [LibraryImport(Name)]
    public static partial int OGR_FD_GetFieldCount(nint definition);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_FD_GetFieldIndex(nint definition, string field_name);

    [LibraryImport(Name)]
    public static partial int OGR_FD_GetGeomFieldCount(nint definition);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_FD_GetGeomFieldIndex(nint definition, string field_name);

    [LibraryImport(Name)]
    public static partial int OGR_FD_GetGeomType(nint definition);

    [LibraryImport(Name)]
    public static partial int OGR_FD_GetReferenceCount(nint definition);

    [LibraryImport(Name)]
    public static partial int OGR_FD_IsGeometryIgnored(nint definition);

    [LibraryImport(Name)]
    public static partial void OGR_FD_SetGeometryIgnored(nint definition, int bIgnored);

    [LibraryImport(Name)]
    public static partial int OGR_FD_IsStyleIgnored(nint definition);

    [LibraryImport(Name)]
    public static partial void OGR_FD_SetStyleIgnored(nint definition, int bIgnored);

    [LibraryImport(Name)]
    public static partial int OGR_FD_IsSame(nint definition, nint other_defn);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OGR_FD_Create([MarshalUsing(typeof(OptionalText))] string? name);

    [LibraryImport(Name)]
    public static partial int OGR_FD_Reference(nint definition);

    [LibraryImport(Name)]
    public static partial void OGR_FD_Release(nint definition);

    [LibraryImport(Name)]
    public static partial nint OGR_FD_GetFieldDefn(nint definition, int field);

    [LibraryImport(Name)]
    public static partial nint OGR_FD_GetGeomFieldDefn(nint definition, int field);

    [LibraryImport(Name)]
    public static partial void OGR_FD_AddFieldDefn(nint definition, nint field);

    [LibraryImport(Name)]
    public static partial void OGR_FD_AddGeomFieldDefn(nint definition, nint field);

    [LibraryImport(Name)]
    public static partial int OGR_FD_DeleteGeomFieldDefn(nint definition, int field);

    [LibraryImport(Name)]
    public static partial void OGR_FD_SetGeomType(nint definition, int type);
}
